/** The log's clock: milliseconds since 1970, whole, never backwards in this process nor behind the log. */
export type Clock = {
  now(): number
  /** takes note of a time in the log: this clock is never behind it again */
  atLeast(at: number): void
  /** wall clock minus this one, milliseconds: far from 0 after the wall clock was stepped, or was wrong at start */
  skewMs(): number
}

/** Where time comes from; replaced in tests. */
export type Source = { readonly wall: () => number; readonly steady: () => number }

const machine: Source = { wall: () => Date.now(), steady: () => performance.now() }

/** Starts at the wall clock or the log's last time, whichever is later, and runs on the steady clock from there. */
export function createClock(lastAt: number, source: Source = machine): Clock {
  let base = Math.max(source.wall(), lastAt) - source.steady()
  const now = (): number => Math.floor(base + source.steady())
  return {
    now,
    atLeast(at) {
      if (at > now()) base = at - source.steady()
    },
    skewMs: () => source.wall() - now(),
  }
}
