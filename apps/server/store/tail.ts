import type { Stamp } from '@tocsin/domain'
import type { Pending, WrappedKey } from './contract.ts'

/** What the log says, under its lock, about everything that a batch touches. */
export type Found = {
  /** what the last batch left as its name: as long as it stands, nobody wrote */
  readonly mark: string
  readonly position: number
  readonly at: number
  readonly chains: ReadonlyMap<string, Link>
  /** by `commandKey` */
  readonly answers: ReadonlyMap<string, Answered>
  /** of subjects that have events */
  readonly versions: ReadonlyMap<string, number>
  readonly serials: ReadonlyMap<string, number>
  readonly claims: ReadonlyMap<string, string>
}
/** The newest event of an organisation's chain; its hash in hex. */
export type Link = { readonly orgSeq: number; readonly hash: string }
export type Answered = { readonly answer: object; readonly position: number }
export type StoredEvent = { readonly stamp: Stamp; readonly body: string; readonly hash: string }
/** New holder of each claim that changes hands; null where it is given back. */
export type Hands = ReadonlyMap<string, string | null>

export const commandKey = (org: string, id: string): string => `${org}\n${id}`

/** The end of the log as the commands of one batch leave it, one after the other, and all that has to be written. */
export type Tail = {
  readonly found: Found
  /** time of every event of the batch */
  readonly at: number
  readonly answers: Map<string, Answered>
  readonly versions: Map<string, number>
  readonly serials: Map<string, number>
  readonly chains: Map<string, Link>
  readonly hands: Map<string, string | null>
  readonly events: StoredEvent[]
  readonly commands: { readonly pending: Pending; readonly position: number }[]
  readonly keys: WrappedKey[]
  /** ids of keys that are destroyed */
  readonly erased: string[]
}

/** Starts a batch at the log's end; no event is stamped earlier than the log's last. */
export const openTail = (found: Found, now: number): Tail => ({
  found,
  at: Math.max(now, found.at),
  answers: new Map(found.answers),
  versions: new Map(found.versions),
  serials: new Map(),
  chains: new Map(),
  hands: new Map(),
  events: [],
  commands: [],
  keys: [],
  erased: [],
})

export const endOf = (tail: Tail): number => tail.found.position + tail.events.length

/** Who holds the claim after the batch so far; null: nobody. */
export function holderOf(tail: Tail, key: string): string | null {
  const changed = tail.hands.get(key)
  return changed === undefined ? (tail.found.claims.get(key) ?? null) : changed
}
