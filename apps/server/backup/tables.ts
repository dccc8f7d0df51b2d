import type { Mark } from '../store/index.ts'

/** Tables that no backup holds, and why; every other table of the schema is kept. */
export const notKept: Readonly<Record<string, string>> = {
  migrations: 'the program writes it as it makes the schema',
  installation: 'what comes back is another log: desks that knew later events have to start afresh',
  sessions: 'nobody is signed in on a machine that has just been restored',
  subjects: 'folded again from the log',
  folds: 'says how far subjects are folded',
}

/**
 * Tables that only grow: written once, in segments that end with the same event, and never again. By table: which rows
 * came after one event, up to and with another, by position or by time. Times never fall along the log, so once the
 * head is later than a segment's end, no further row can belong to it.
 */
export const growing: Readonly<Record<string, (range: Range) => string>> = {
  events: ({ from, to }) => `position > ${from.position} and position <= ${to.position}`,
  commands: ({ from, to }) => `at > ${from.at} and at <= ${to.at}`,
}

/** What came after `from`, up to and with `to`. */
export type Range = { readonly from: Mark; readonly to: Mark }

export const logStart: Mark = { position: 0, at: -1 }

/** What came after the last segment, up to an event. A command may be stored without one, and later: its time has no end. */
export const restAfter = (segment: Range | undefined, position: number): Range => ({
  from: segment?.to ?? logStart,
  to: { position, at: Number.MAX_SAFE_INTEGER },
})

/** Where units were grows fastest and is missed least: sets that are made every few minutes leave it to a daily one. */
export const seldomKept: ReadonlySet<string> = new Set(['positions'])
