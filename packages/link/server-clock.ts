/** What the server's clock says, told from the times in its messages. */
export type ServerClock = {
  /** A message said that the server's clock stood at `serverMs` when it was sent. */
  heard(serverMs: number): void
  /** The server's time now, milliseconds since 1970; this device's own before anything was heard. */
  now(): number
  /** How far this device's clock is ahead of the server's, milliseconds. */
  aheadMs(): number
  /** A new connection may lead to another machine: earlier samples no longer count. */
  restart(): void
}

/** A minute of beats: long enough to meet a quick one, short enough to follow a drifting clock. */
const samplesKept = 12

/**
 * A message is always late, never early, so of the last samples the one that puts the server furthest ahead was on the way
 * for the shortest time and is nearest to the truth. Counted on the monotonic clock: setting this device's clock changes nothing.
 */
export function createServerClock(monotonicMs = () => performance.now()): ServerClock {
  let samples: number[] = []
  const now = (): number => (samples.length === 0 ? Date.now() : Math.round(Math.max(...samples) + monotonicMs()))
  return {
    heard: (serverMs) => {
      samples = [...samples, serverMs - monotonicMs()].slice(-samplesKept)
    },
    now,
    aheadMs: () => Date.now() - now(),
    restart: () => {
      samples = []
    },
  }
}
