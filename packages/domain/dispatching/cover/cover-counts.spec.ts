import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beyond, CoverCounts } from './index.ts'

const places = 12
const limits = 3
const reach = fc
  .array(fc.constantFrom(0, 1, 2, beyond), { minLength: places, maxLength: places })
  .map((bands) => Uint8Array.from(bands))
const situation = fc.record({
  weights: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: places, maxLength: places }),
  all: fc.array(reach, { maxLength: 6 }),
  leaving: fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 4 }),
})
const named = (all: readonly Uint8Array[]) => new Map(all.map((each, i) => [`u${i}`, each]))

describe('DR38 cover', () => {
  it('never grows when units leave, and is what a fresh count of the others gives', () => {
    fc.assert(
      fc.property(situation, ({ weights, all, leaving }) => {
        const counts = new CoverCounts({ weights, limits, reaches: named(all) })
        const gone = leaving.map((i) => `u${i}`)
        const after = counts.without(gone)
        const left = new Map([...named(all)].filter(([id]) => !gone.includes(id)))
        expect(after).toEqual(new CoverCounts({ weights, limits, reaches: left }).shares)
        after.forEach((share, limit) => expect(share).toBeLessThanOrEqual(counts.shares[limit] ?? -1))
      }),
    )
  })

  it('is no less within more minutes, and what is uncovered is the rest', () => {
    fc.assert(
      fc.property(situation, ({ weights, all }) => {
        const counts = new CoverCounts({ weights, limits, reaches: named(all) })
        const [least = 0, middle = 0, most = 0] = counts.shares
        expect(least).toBeLessThanOrEqual(middle)
        expect(middle).toBeLessThanOrEqual(most)
        const rest = counts.uncovered().reduce((sum, each) => sum + each, 0)
        expect(most + rest).toBeCloseTo(weights.some((weight) => weight > 0) ? 1 : 0, 9)
      }),
    )
  })
})
