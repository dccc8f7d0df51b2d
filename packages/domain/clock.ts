import { z } from 'zod'
import { moment } from './fields.ts'
import type { Stamp } from './event.ts'

/**
 * When something happened. `at` is what people go by: the time that was said, or else the server's; `toldAt` is when
 * the server heard of it, and the only one that gives order; `by`: the account that told it. `doubtful` marks a time said that contradicts the one before it.
 */
export type Clock = {
  readonly at: number
  readonly toldAt: number
  readonly by: string
  readonly byRadio: boolean
  readonly doubtful: boolean
}

/** What a command may say about time: back-dated, heard by radio. */
export const told = z.object({ happenedAt: moment.nullable().default(null), byRadio: z.boolean().default(false) })
export type Told = Readonly<z.infer<typeof told>>

/** A desk's or device's clock may be this much ahead before a time said counts as being in the future. */
export const futureGraceMs = 60_000

/** Whether a time said lies further ahead of the server's clock than clocks differ; milliseconds. */
export const isInFuture = (said: number | null, now: number): boolean => said !== null && said > now + futureGraceMs

/** The clock for an event that carries `told`; `notBefore` is the clock that came before it: of the same run, slip or unit. */
export function clockFrom(data: Told, stamp: Stamp, notBefore: Pick<Clock, 'at'> | null): Clock {
  const at = data.happenedAt ?? stamp.at
  const doubtful = notBefore !== null && at < notBefore.at
  return { at, toldAt: stamp.at, by: stamp.by, byRadio: data.byRadio, doubtful }
}
