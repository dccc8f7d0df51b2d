import type { Recorded, Sealed } from '@tocsin/domain'
import { z } from 'zod'

const sealed = z.strictObject({ k: z.string(), c: z.string() })

type Parts = {
  readonly eventsOf: (subject: string) => Promise<readonly Recorded[]>
  readonly readingsOf: (subject: string) => Promise<readonly Recorded[]>
  /** the text; undefined once its key was erased */
  readonly open: (sealed: Sealed) => Promise<string | undefined>
}

/** What is kept about one call or incident: each entry with its words opened, and who has read them. Times in milliseconds. */
export type HeldAbout = {
  readonly subject: string
  readonly entries: readonly {
    readonly at: number
    readonly by: string
    readonly type: string
    readonly data: unknown
  }[]
  readonly readBy: readonly { readonly at: number; readonly by: string; readonly data: unknown }[]
}

/** What erased words are told as. */
export const erasedText = '[erased]'

/**
 * All that is kept about one contact or incident, for a request by law. By its id alone: there is no way to ask by a number or
 * a name. Undefined where there is no such subject.
 */
export async function heldAbout(
  { eventsOf, readingsOf, open }: Parts,
  subject: string,
): Promise<HeldAbout | undefined> {
  const events = await eventsOf(subject)
  if (events.length === 0) return undefined
  const opened = async (value: unknown): Promise<unknown> => {
    const hidden = sealed.safeParse(value)
    if (hidden.success) return (await open(hidden.data)) ?? erasedText
    if (Array.isArray(value)) return Promise.all(value.map(opened))
    if (typeof value !== 'object' || value === null) return value
    const parts = await Promise.all(
      Object.entries(value).map(async ([name, each]) => [name, await opened(each)] as const),
    )
    return Object.fromEntries(parts)
  }
  const entries = await Promise.all(
    events.map(async ({ type, data, stamp: { at, by } }) => ({ at, by, type, data: await opened(data) })),
  )
  const readings = await readingsOf(subject)
  return { subject, entries, readBy: readings.map(({ data, stamp: { at, by } }) => ({ at, by, data })) }
}
