import { describe, expect, it } from 'vitest'
import { exactCoverage } from './exact-mexclp.fixture.ts'
import { groupByCover } from './cover-sets.ts'
import { numbersFrom, plainCoverage, strewn } from './cover-sets.fixture.ts'
import { CoverageGains, expectedCoverage } from './expected-coverage.ts'
import { planStandby } from './mexclp.ts'

const seed = Number(process.env['TOCSIN_SEED'] ?? 1)

describe('expected coverage', () => {
  it('is the same grouped by covering bases as place by place', () => {
    const unit = numbersFrom(seed)
    for (let round = 0; round < 50; round++) {
      const scene = strewn(seed + round, 1 + Math.floor(unit() * 40), 200)
      const units = Array.from({ length: scene.sets.bases }, () => Math.floor(unit() * 4))
      const busy = unit() * 0.95
      expect(expectedCoverage(scene.sets, units, busy)).toBeCloseTo(plainCoverage(scene, units, busy), 10)
    }
  })

  it('keeps bases apart beyond the 32 bits of a word', () => {
    const sets = groupByCover({ bases: 70, weights: [1, 1, 2], covers: (place, base) => base === [0, 32, 69][place] })
    const units = Array.from({ length: 70 }, (_, base) => (base === 69 ? 1 : 0))
    expect(sets.share).toHaveLength(3)
    expect(expectedCoverage(sets, units, 0)).toBe(0.5)
  })

  it('counts demand that no base covers as missed, and leaves weightless places out', () => {
    const sets = groupByCover({ bases: 1, weights: [1, 3, 0, NaN], covers: (place) => place === 0 })
    expect(sets.coverable).toBe(0.25)
    expect(expectedCoverage(sets, [2], 0.5)).toBeCloseTo(0.25 * 0.75, 12)
  })

  it('of no demand, and of no base, is 0 and not an error', () => {
    expect(expectedCoverage(groupByCover({ bases: 2, weights: [], covers: () => true }), [1, 1], 0.5)).toBe(0)
    expect(expectedCoverage(groupByCover({ bases: 0, weights: [1], covers: () => true }), [], 0.5)).toBe(0)
  })
})

describe('what a unit more, or elsewhere, adds', () => {
  it('is the difference of expected coverage', () => {
    const unit = numbersFrom(seed)
    const scene = strewn(seed, 9, 150)
    const units = Array.from({ length: 9 }, () => Math.floor(unit() * 3))
    const gains = new CoverageGains(scene.sets, 0.4)
    gains.reckonMoving(units)
    const before = plainCoverage(scene, units, 0.4)
    for (let from = 0; from < 9; from++) {
      const less = units.with(from, (units[from] ?? 0) - 1)
      for (let to = 0; to < 9; to++) {
        if (from === to) continue
        const after =
          (units[from] ?? 0) === 0 ? -Infinity : plainCoverage(scene, less.with(to, (less[to] ?? 0) + 1), 0.4)
        expect(gains.moving[from * 9 + to]).toBeCloseTo(after - before, 10)
      }
    }
  })
})

/** Every way to place so many units of two classes, at most two a base, three bases a class. */
function waysToPlace([first = 0, second = 0]: readonly number[]): readonly number[][] {
  const few = [0, 1, 2]
  const three = few.flatMap((a) => few.flatMap((b) => few.map((c) => [a, b, c])))
  const summing = (to: number) => three.filter((each) => each.reduce((sum, n) => sum + n, 0) === to)
  return summing(first).flatMap((one) => summing(second).map((other) => [...one, ...other]))
}

describe('MEXCLP', () => {
  // With the second seed exchanges from one greedy start alone ended 0.006 below the optimum.
  it.each([seed, 1003825252])('comes within 0.0005 of the exact integer solution, seed %d', async (from) => {
    const unit = numbersFrom(from)
    for (let round = 0; round < 15; round++) {
      const { sets } = strewn(from + round, 4 + Math.floor(unit() * 16), 150, 0.15 + 0.2 * unit())
      const capacity = Array.from({ length: sets.bases }, () => 1 + Math.floor(unit() * 4))
      const question = { sets, units: 2 + Math.floor(unit() * 12), capacity, busy: 0.1 + 0.7 * unit() }
      const plan = planStandby(question)
      if (plan.unplaced > 0) continue
      const exact = await exactCoverage(question)
      expect(plan.expectedCoverage, `seed ${from}, round ${round}`).toBeGreaterThanOrEqual(exact - 0.0005)
      expect(plan.expectedCoverage).toBeLessThanOrEqual(exact + 1e-6)
    }
  })

  it('keeps to the capacity of each base and says what found no room', () => {
    const { sets } = strewn(3, 4, 100)
    const plan = planStandby({ sets, units: 9, capacity: [2, 1, 0, 3], busy: 0.5 })
    expect(plan.deployment).toEqual([2, 1, 0, 3])
    expect(plan.unplaced).toBe(3)
  })

  it('keeps units of each class to bases of that class, and finds the best of all ways to place them', () => {
    const unit = numbersFrom(seed)
    for (let round = 0; round < 25; round++) {
      const scene = strewn(seed + round, 6, 80)
      const [classes, capacity] = [
        [1 + Math.floor(unit() * 2), 1 + Math.floor(unit() * 2)],
        [2, 2, 2, 2, 2, 2],
      ]
      const units = classes.reduce((sum, of) => sum + of, 0)
      const plan = planStandby({ sets: scene.sets, units, classes, capacity, busy: 0.4 })
      expect([0, 1].map((of) => plan.deployment.slice(3 * of, 3 * of + 3).reduce((sum, n) => sum + n, 0))).toEqual(
        classes,
      )
      const best = Math.max(...waysToPlace(classes).map((way) => plainCoverage(scene, way, 0.4)))
      expect(plan.expectedCoverage, `seed ${seed}, round ${round}`).toBeCloseTo(best, 10)
    }
  })

  it('puts a second unit where the demand is when units are often busy, and spreads when they never are', () => {
    const sets = groupByCover({ bases: 2, weights: [7, 3], covers: (place, base) => place === base })
    expect(planStandby({ sets, units: 2, capacity: [5, 5], busy: 0.5 }).deployment).toEqual([2, 0])
    expect(planStandby({ sets, units: 2, capacity: [5, 5], busy: 0 }).deployment).toEqual([1, 1])
  })
})
