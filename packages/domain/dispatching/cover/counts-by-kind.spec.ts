import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { UnitKind } from '../../unit/unit.ts'
import { beyond, countsFor, CountsByKind, CoverCounts, loadsByKind, type UnitReach } from './index.ts'

const places = 8
const limits = 2
const kind = fc.constantFrom<UnitKind[]>('patrol', 'ambulance', 'engine')
const unit = fc.record({
  kind,
  reach: fc
    .array(fc.constantFrom(0, 1, beyond), { minLength: places, maxLength: places })
    .map((bands) => Uint8Array.from(bands)),
})
const load = fc.record({
  branches: fc.constant(['fire'] as const),
  kinds: fc.option(fc.uniqueArray(kind, { maxLength: 3 })),
  weights: fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: places, maxLength: places })
    .map((all) => Float64Array.from(all)),
})
const situation = fc.record({
  loads: fc.array(load, { maxLength: 3 }),
  all: fc.array(unit, { maxLength: 6 }),
  gone: fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 3 }),
})
const named = (all: readonly UnitReach[]) => new Map(all.map((each, i) => [`u${i}`, each]))

describe('DR38 cover of several loads', () => {
  it('counts for each load the units of its kinds, place by place', () => {
    fc.assert(
      fc.property(situation, ({ loads, all, gone }) => {
        const counts = new CountsByKind({ loads, limits, units: named(all) })
        const left = all.filter((_, i) => !gone.includes(i))
        const total = loads.flatMap(({ weights }) => [...weights]).reduce((sum, each) => sum + each, 0)
        const shareOf = (units: readonly UnitReach[], limit: number): number => {
          const covered = loads.flatMap((each) =>
            [...each.weights].map((weight, place) =>
              units.some((one) => countsFor(one.kind, each) && (one.reach[place] ?? beyond) <= limit) ? weight : 0,
            ),
          )
          return total === 0 ? 0 : covered.reduce((sum, each) => sum + each, 0) / total
        }
        for (let limit = 0; limit < limits; limit++) {
          expect(counts.shares[limit]).toBeCloseTo(shareOf(all, limit), 9)
          expect(counts.without(gone.map((i) => `u${i}`))[limit]).toBeCloseTo(shareOf(left, limit), 9)
        }
        const nobody = counts.uncovered().reduce((sum, each) => sum + each, 0)
        expect(nobody).toBeCloseTo(total === 0 ? 0 : 1 - shareOf(all, limits - 1), 9)
      }),
    )
  })

  it('is what one count of all gives where all count for all', () => {
    fc.assert(
      fc.property(situation, ({ loads, all }) => {
        const alike = loads.slice(0, 1).map((each) => ({ ...each, kinds: null }))
        const reaches = new Map(all.map(({ reach }, i) => [`u${i}`, reach]))
        const [first] = alike
        fc.pre(first !== undefined)
        const { shares } = new CountsByKind({ loads: alike, limits, units: named(all) })
        const plain = new CoverCounts({ weights: first?.weights ?? [], limits, reaches }).shares
        shares.forEach((share, limit) => expect(share).toBeCloseTo(plain[limit] ?? -1, 9))
      }),
    )
  })
})

describe('DR38 loads by the kinds that count for them', () => {
  const spots = [
    { area: 'a', roadM: 100 },
    { area: null, roadM: 300 },
  ]
  const model = (sample: number | 'under-5', perHour: number) => ({
    areas: [{ area: 'a', sample, samples: [], expected: new Float64Array(168).fill(perHour) }],
    elsewhere: undefined,
    weeks: 4,
    sample,
  })
  const known = { all: model(30, 3), of: { fire: model(20, 2), medical: model(10, 1), traffic: model('under-5', 9) } }

  it('is one load of all as long as nothing is set', () => {
    const { loads, basis, sample } = loadsByKind(spots, known, 5, {})
    expect(loads).toMatchObject([{ kinds: null, weights: Float64Array.of(3, 0) }])
    expect([basis, sample]).toEqual(['reports', 30])
  })

  it('has branches of the same kinds together, and leaves out those of too few reports or of no kinds', () => {
    const { loads, sample } = loadsByKind(spots, known, 5, { medical: ['ambulance'], service: [] })
    expect(loads).toEqual([
      { branches: ['fire'], kinds: null, weights: Float64Array.of(2, 0) },
      { branches: ['medical'], kinds: ['ambulance'], weights: Float64Array.of(1, 0) },
    ])
    expect(sample).toBe(30)
  })

  it('goes by the roads where no branch that counts has reports', () => {
    const { loads, basis } = loadsByKind(spots, known, 5, { fire: [], medical: [], police: ['patrol'], service: [] })
    expect(basis).toBe('roads')
    expect(loads.map(({ branches, weights }) => [branches, [...weights]])).toEqual([
      [['police'], [100, 300]],
      [
        ['traffic', 'rescue'],
        [200, 600],
      ],
    ])
  })
})
