/** Time limits of a connection, milliseconds (docs/live-protocol). */
export type Timing = {
  /** no message for so long: the cable is cut, whatever the socket believes */
  readonly silenceMs: number
  /** a handshake that takes longer is given up */
  readonly openMs: number
  /** no message for so long although a beat is due each 5 s: what is shown may be behind */
  readonly quietMs: number
  /** wait before the first retry, and the most that the doubling leads to */
  readonly firstRetryMs: number
  readonly longestRetryMs: number
}

export const usualTiming: Timing = {
  silenceMs: 12_000,
  openMs: 10_000,
  quietMs: 7_000,
  firstRetryMs: 250,
  longestRetryMs: 10_000,
}

/**
 * Wait before retry number `attempt` (from 0): doubles up to the longest, and is spread over its upper half by `chance`
 * (0..1), so that two hundred desks do not come back in the same instant.
 */
export function retryDelayMs(
  attempt: number,
  { firstRetryMs, longestRetryMs }: Timing,
  chance = Math.random(),
): number {
  const whole = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(attempt, 30))
  return Math.round(whole * (0.5 + chance / 2))
}
