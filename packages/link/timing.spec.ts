import { expect, it } from 'vitest'
import { createServerClock } from './server-clock.ts'
import { retryDelayMs, usualTiming } from './timing.ts'

it('tries again quickly first, then doubles up to the longest, and never waits longer', () => {
  const longest = [0, 1, 2, 3, 50].map((attempt) => retryDelayMs(attempt, usualTiming, 1))
  expect(longest).toEqual([250, 500, 1000, 2000, 10_000])
  expect(retryDelayMs(3, usualTiming, 0)).toBe(1000)
})

it("tells the server's time from the message that was on the way for the shortest time", () => {
  let monotonicMs = 1000
  const clock = createServerClock(() => monotonicMs)
  clock.heard(500_000 - 800)
  clock.heard(500_000 - 20)
  clock.heard(500_000 - 300)
  expect(clock.now()).toBe(499_980)
  monotonicMs += 60
  expect(clock.now()).toBe(500_040)
  clock.restart()
  clock.heard(7_000)
  expect(clock.now()).toBe(7_000)
})
