import { expect, it } from 'vitest'
import fc from 'fast-check'
import { assignDigits, unitOf, type DigitPlace } from './digits.ts'

const units = Array.from({ length: 16 }, (_, index) => `P${index}`)
const shown = (places: readonly DigitPlace[]): Record<string, number> =>
  Object.fromEntries(places.filter(({ goneAt }) => goneAt === null).map(({ unit, digit }) => [unit, digit]))

it('counts from 1 in the order given', () => {
  expect(shown(assignDigits([], ['a', 'b'], 0))).toEqual({ a: 1, b: 2 })
})

it('lets a unit keep its digit when the order changes', () => {
  const before = assignDigits([], ['a', 'b', 'c'], 0)
  expect(shown(assignDigits(before, ['c', 'a', 'b'], 0))).toEqual({ a: 1, b: 2, c: 3 })
})

it('lets the digit of a unit that left rest before another one gets it: who presses 2 now means b', () => {
  const before = assignDigits([], ['a', 'b', 'c'], 0)
  const next = assignDigits(before, ['d', 'a', 'c'], 1_000)
  expect(shown(next)).toEqual({ a: 1, c: 3, d: 4 })
  expect(unitOf(next, 2)).toBeUndefined()
  expect(shown(assignDigits(next, ['d', 'a', 'c', 'e'], 10_000))).toEqual({ a: 1, c: 3, d: 4, e: 2 })
})

it('gives a unit that comes back at once its own digit', () => {
  const gone = assignDigits(assignDigits([], ['a', 'b'], 0), ['a'], 1_000)
  expect(shown(assignDigits(gone, ['c', 'b', 'a'], 2_000))).toEqual({ a: 1, b: 2, c: 3 })
})

it('never gives a digit twice, nor another one to a unit that stays, and nine to nine, over any changes', () => {
  const round = fc.record({
    ids: fc.uniqueArray(fc.constantFrom(...units), { maxLength: 16 }),
    afterMs: fc.integer({ min: 0, max: 8_000 }),
  })
  fc.assert(
    fc.property(fc.array(round, { maxLength: 20 }), (rounds) => {
      let places: readonly DigitPlace[] = []
      let now = 0
      for (const { ids, afterMs } of rounds) {
        now += afterMs
        const next = assignDigits(places, ids, now)
        expect(new Set(next.map(({ digit }) => digit)).size).toBe(next.length)
        const stayed = places.filter(({ unit, goneAt }) => goneAt === null && ids.slice(0, 9).includes(unit))
        expect(stayed.map(({ unit }) => shown(next)[unit])).toEqual(stayed.map(({ digit }) => digit))
        places = next
      }
      const settled = assignDigits(assignDigits(places, units, now), units, now + 60_000)
      expect(Object.keys(shown(settled))).toHaveLength(9)
    }),
  )
})
