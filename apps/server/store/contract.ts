import type { Draft, Recorded, Stamp } from '@tocsin/domain'

/** Who acts, as the log records it. */
export type Actor = {
  readonly org: string
  readonly account: string
  readonly seat: string | null
  readonly exercise: boolean
  readonly deviceAt: number | null
}

/** A data key made for this command, wrapped by the organisation's key. Stored with the events that use it. */
export type WrappedKey = {
  readonly id: string
  readonly org: string
  readonly subject: string
  readonly retention: string
  readonly wrapped: Uint8Array
}

/** "This key belongs to this holder until released": a unit on one job, a spoken number on one open incident. */
export type Claim = { readonly key: string; readonly holder: string }

/** The fold of one subject as of its newest event: what the `subjects` table keeps. */
export type SubjectRow = {
  readonly subject: string
  readonly kind: string
  readonly owner: string
  readonly version: number
  readonly position: number
  /** open subjects are loaded into the board at start; the others leave memory */
  readonly open: boolean
  readonly exercise: boolean
  readonly number: string | null
  readonly type: string | null
  readonly phase: string | null
  readonly lon: number | null
  readonly lat: number | null
  /** when the subject began, milliseconds */
  readonly since: number
  readonly state: object
}

/** One decided command on its way into the log. */
export type Pending = {
  /** the client's id; a second command with the same id gets the first one's answer */
  readonly command: string
  readonly actor: Actor
  readonly drafts: readonly Draft[]
  /** versions the decision was made on, of every subject read or written; a subject not stored yet has version 0 */
  readonly expects: ReadonlyMap<string, number>
  /** subjects that take the event at whatever version they have (the reading log) */
  readonly unversioned?: ReadonlySet<string>
  readonly take: readonly Claim[]
  readonly release: readonly Claim[]
  readonly keys: readonly WrappedKey[]
  /** data keys that are destroyed with these events, by id */
  readonly erase?: readonly string[]
  readonly answer: object
  /** tries to fold the events, and throws where that cannot be done: such events must not get into the log */
  readonly rehearse?: (recorded: readonly Recorded[]) => void
}

export type Outcome =
  | { readonly kind: 'stored'; readonly answer: object; readonly recorded: readonly Recorded[] }
  /** `position` is that of the first time's last event; 0 when it stored none */
  | { readonly kind: 'repeated'; readonly answer: object; readonly position: number }
  /** decided on old news: read again (at least up to `position`) and decide again */
  | { readonly kind: 'stale'; readonly subjects: readonly string[]; readonly position: number }
  | { readonly kind: 'taken'; readonly key: string; readonly holder: string; readonly position: number }

export type Appender = {
  append(pending: Pending): Promise<Outcome>
  /** waits for what has queued, then takes no more */
  close(): Promise<void>
}

/** The tail of the log, in order, without gaps, from a position on; every reader keeps its own position. */
export type Feed = {
  /** calls back with batches of consecutive events until the returned function is called */
  follow(after: number, take: (batch: readonly Recorded[]) => void | Promise<void>): () => void
  /** hands over what this process has just stored, so that it need not be read back */
  hint(recorded: readonly Recorded[]): void
  /** rejects with `NewerLog` when the log holds what this program cannot read; never resolves */
  readonly unreadable: Promise<never>
  close(): Promise<void>
}

export type { Draft, Recorded, Stamp }
