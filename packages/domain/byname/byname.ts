import type { z } from 'zod'
import type { Recorded } from '../event.ts'
import { unreachable } from '../unreachable.ts'
import type { tiedPlace } from './commands.ts'
import type { BynameEvent } from './events.ts'

/** The place that a byname means: the gazetteer's line with point and doubt, and how exact it is. */
export type TiedPlace = Readonly<z.output<typeof tiedPlace>>

/** `taught` is usable at once and waits to be looked at by day; `confirmed` is exported with the city too. */
export type BynamePhase =
  | { readonly phase: 'taught' }
  | { readonly phase: 'confirmed'; readonly by: string; readonly at: number }
  | { readonly phase: 'withdrawn'; readonly by: string; readonly at: number }

/** What people call a place, in their own words: an old name, a dialect word, a nickname. About places, never about people. */
export type Byname = {
  readonly id: string
  readonly org: string
  /** as heard, kept to the letter */
  readonly heard: string
  readonly place: TiedPlace
  readonly taughtBy: string
  readonly taughtAt: number
  readonly state: BynamePhase
}

/** A byname after one more event. Throws when the event comes before its first: then the log is broken. */
export function evolveByname(before: Byname | undefined, event: Recorded<BynameEvent>): Byname {
  const { at, by, subject } = event.stamp
  if (event.type === 'name-taught') return { ...event.data, taughtBy: by, taughtAt: at, state: { phase: 'taught' } }
  if (before === undefined) throw new Error(`${event.type} before name-taught: ${subject}`)
  switch (event.type) {
    case 'name-confirmed':
      return { ...before, state: { phase: 'confirmed', by, at } }
    case 'name-withdrawn':
      return { ...before, state: { phase: 'withdrawn', by, at } }
    default:
      return unreachable(event)
  }
}
