import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Throttle } from './throttle.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('runs at once, then once an interval, and never loses the last request', () => {
  let runs = 0
  const throttle = new Throttle(100, () => runs++)
  for (let i = 0; i < 50; i++) throttle.ask()
  expect(runs).toBe(1)
  vi.advanceTimersByTime(100)
  expect(runs).toBe(2)
  vi.advanceTimersByTime(1000)
  expect(runs).toBe(2)
  throttle.ask()
  expect(runs).toBe(3)
})

it('runs no more once it is stopped', () => {
  let runs = 0
  const throttle = new Throttle(100, () => runs++)
  throttle.ask()
  throttle.ask()
  throttle.stop()
  vi.advanceTimersByTime(1000)
  expect(runs).toBe(1)
})
