import { DatabaseError } from 'pg'

/** Why the log took no command just now. The same command with the same id may be tried again. */
export type Unavailable =
  /** PostgreSQL does not answer */
  | 'down'
  /** no room left on its disk */
  | 'disk-full'
  /** too many commands wait already */
  | 'queue-full'
  /** the connection broke while storing and did not come back in time: stored or not, a repeat will tell */
  | 'unknown'
  /** this process is stopping */
  | 'closed'

/** The log could not take a command. Never thrown for one that it is known to have stored. */
export class LogUnavailable extends Error {
  override readonly name = 'LogUnavailable'
  readonly reason: Unavailable
  constructor(reason: Unavailable, options?: ErrorOptions) {
    super(`the log takes no commands now (${reason})`, options)
    this.reason = reason
  }
}

/** A gapless number reached the end of what can be counted exactly: nothing was stored. */
export class CounterExhausted extends Error {
  override readonly name = 'CounterExhausted'
  constructor(counter: string) {
    super(`the counter "${counter}" has reached 2^53 - 1 and gives no more numbers`)
  }
}

/** SQLSTATE classes of a server that is gone, going, full or not yet there: connection, resources, operator intervention. */
const awayStates = /^(08|53|57P|58|XX)/
const awayWords =
  /terminated|timeout|ECONN|ENOENT|EPIPE|closed|not queryable|Client has encountered a connection error/i

/** Whether a question failed because the database cannot be had now, not because of the question. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  if (error instanceof DatabaseError) return awayStates.test(code)
  return /^(ECONN|ENOENT|EPIPE|ETIMEDOUT|EHOST|ENET)/.test(code) || awayWords.test(error.message)
}
