import { setTimeout as sleep } from 'node:timers/promises'

/** The world's time: runs `speed` times as fast as the wall clock. All waits end with an AbortError when the world stops. */
export type SimClock = {
  readonly speed: number
  readonly signal: AbortSignal
  /** waits so many milliseconds of the world's time */
  wait(simMs: number): Promise<void>
  /** milliseconds of the world's time since it began */
  elapsedMs(): number
}

export function createSimClock(speed: number, signal: AbortSignal): SimClock {
  const began = performance.now()
  return {
    speed,
    signal,
    wait: (simMs) => sleep(Math.max(0, simMs / speed), undefined, { signal }),
    elapsedMs: () => (performance.now() - began) * speed,
  }
}

/** Whether something ended because the world stopped, which is no error. */
export const isStop = (reason: unknown): boolean => reason instanceof Error && reason.name === 'AbortError'
