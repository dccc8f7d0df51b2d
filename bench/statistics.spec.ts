import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { median, p99, percentile } from './statistics.ts'

describe('statistics', () => {
  it('take the nearest rank, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5)
    expect(median([4, 3, 2, 1])).toBe(2)
    expect(p99(Array.from({ length: 200 }, (_, index) => 200 - index))).toBe(198)
    expect(percentile([7], 0)).toBe(7)
  })

  it('know nothing of no samples', () => {
    expect(median([])).toBeNaN()
  })

  it('leave at most the remaining share above', () => {
    const samples = fc.array(fc.double({ noNaN: true }), { minLength: 1 })
    fc.assert(
      fc.property(samples, fc.double({ min: 0.01, max: 1, noNaN: true }), (values, share) => {
        const limit = percentile(values, share)
        const within = values.filter((value) => value <= limit).length
        expect(within).toBeGreaterThanOrEqual(Math.floor(share * values.length))
        expect(values).toContain(limit)
      }),
    )
  })
})
