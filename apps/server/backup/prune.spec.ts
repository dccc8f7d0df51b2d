import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptDays, superfluous } from './prune.ts'

const day = 86_400_000
const hour = day / 24

test('keeps every set of the last day, one a day before it, none that is older, and always the newest', () => {
  const now = 100 * day
  const sets = [0, 1, 23, 25, 26, 49, 24 * 13, 24 * 15].map((hours) => ({
    name: `${hours} h`,
    madeAt: now - hours * hour,
  }))
  expect(superfluous(sets, now)).toEqual(['26 h', '360 h'])
  expect(superfluous([{ name: 'old', madeAt: 0 }], now)).toEqual([])
})

test('what is left is never more than a day of sets and one for each kept day, and leaving it out again changes nothing', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 60 * 24 }), { maxLength: 200 }), (hours) => {
      const now = 100 * day
      const sets = hours.map((ago) => ({ name: String(ago), madeAt: now - ago * hour }))
      const gone = new Set(superfluous(sets, now))
      const left = sets.filter(({ name }) => !gone.has(name))
      expect(left.filter(({ madeAt }) => now - madeAt > day).length).toBeLessThanOrEqual(keptDays + 1)
      expect(sets.filter(({ name, madeAt }) => now - madeAt <= day && gone.has(name))).toEqual([])
      expect(superfluous(left, now)).toEqual([])
    }),
  )
})
