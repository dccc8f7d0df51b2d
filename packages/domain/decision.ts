import type { Draft } from './event.ts'
import type { Refusal } from './refusals.ts'
import type { Handed } from './relief/handed.ts'
import type { States, SubjectKind } from './subject.ts'
import type { AnyEvent } from './all-events.ts'

/** Time, ids and who come with the command; the core has no clock and no chance of its own. */
export type Context = {
  /** server clock, milliseconds; never runs backwards */
  readonly now: number
  readonly account: string
  readonly org: string
  /** division code and local date of the acting organisation: the series of its slip numbers */
  readonly series: string
  /** a spoken number that was free a moment ago, the claim decides; null when none was */
  readonly spoken: number | null
  /** what the acting organisation's board hands over now, for commands that sign for it */
  readonly onBoard?: Handed
}

/** What a decision may look at. Every look is remembered with its version, and the log checks them all. */
export type World = {
  get<Kind extends SubjectKind>(kind: Kind, id: string): States[Kind] | undefined
}

export type ClaimRequest = { readonly key: string; readonly holder: string }

/** What follows from a command: events in order, exclusive claims to take and to give back. */
export type Decided = {
  readonly events: readonly Draft<AnyEvent>[]
  readonly take?: readonly ClaimRequest[]
  readonly release?: readonly ClaimRequest[]
  /** data keys that are destroyed with it: what they sealed can never be read again */
  readonly erase?: readonly string[]
}

export type Decision = Decided | Refusal

/** Decides one kind of command. Pure and total: the same world gives the same answer. */
export type Decide<Command> = (command: Command, world: World, context: Context) => Decision
