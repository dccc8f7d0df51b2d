import { expect, it } from 'vitest'
import { isStale } from './staleness.ts'

const position = (ageMs: number, speedMps: number | null) => ({
  unit: 'E1',
  point: { lon: 0, lat: 0 },
  at: -ageMs,
  speedMps,
  headingDeg: null,
})

it('takes a vehicle under way for lost after a minute', () => {
  expect(isStale(position(60_000, 12), 0)).toBe(false)
  expect(isStale(position(60_001, 12), 0)).toBe(true)
})

it('forgives a parked one that a single report was missed', () => {
  expect(isStale(position(90_000, 0), 0)).toBe(false)
  expect(isStale(position(90_001, null), 0)).toBe(true)
})

it('never believes a position that was not given', () => {
  expect(isStale(undefined, 0)).toBe(true)
})
