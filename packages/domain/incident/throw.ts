import { z } from 'zod'
import { id } from '../fields.ts'

/** Where an incident can be thrown: the wall of the room, another person's desk, a unit that works on it. */
export const throwTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wall') }),
  z.object({ kind: z.literal('desk'), to: id }),
  z.object({ kind: z.literal('unit'), to: id }),
])
export type ThrowTarget = Readonly<z.output<typeof throwTarget>>

/** 警情飞投: who showed it to whom, when by the server's clock. */
export type Throw = {
  readonly id: string
  readonly target: ThrowTarget
  readonly by: string
  readonly thrownAt: number
}

/** An incident remembers so many: more are not looked at any more. */
export const throwsKept = 4
