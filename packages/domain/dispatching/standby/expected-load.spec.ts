import { describe, expect, it } from 'vitest'
import { numbersFrom } from './cover-sets.fixture.ts'
import { expectLoad } from './expected-load.ts'
import { countReports, hoursOfWeek, type LoadArea, type LoadReport } from './load-counts.ts'

const cell = (id: string, residents: number): LoadArea => ({ id, kind: 'cell', residents })
const report = (area: string, extra: Partial<LoadReport> = {}): LoadReport => ({
  area,
  hourOfWeek: 20,
  origin: 'public',
  sensitive: false,
  ...extra,
})
const sum = (values: Iterable<number>) => [...values].reduce((total, each) => total + each, 0)
const hours = (count: (hour: number) => number) => Array.from({ length: hoursOfWeek }, (_, hour) => count(hour))

describe('DR39 which reports count', () => {
  const areas = [cell('big', 1000), cell('small', 999), { id: 'A1', kind: 'road-section' as const }]

  it('only what the public reported, and only where at least 1,000 live or on a road section', () => {
    const reports = [report('big'), report('big', { origin: 'officers' }), report('small'), report('A1'), report('?')]
    const { byArea, leftOut } = countReports(reports, areas)
    expect([...byArea].map(([area, counts]) => [area, sum(counts)])).toEqual([
      ['big', 1],
      ['A1', 1],
    ])
    expect(leftOut).toEqual({ 'own-initiative': 1, sensitive: 0, 'small-area': 1, 'unknown-area': 1 })
  })

  it('sensitive kinds for districts alone', () => {
    const reports = [report('big', { sensitive: true }), report('north', { sensitive: true })]
    const { byArea, leftOut } = countReports(reports, [...areas, { id: 'north', kind: 'district' }])
    expect(sum(byArea.get('big') ?? [])).toBe(0)
    expect(byArea.get('north')?.[20]).toBe(1)
    expect(leftOut.sensitive).toBe(1)
  })
})

describe('DR39 expected load', () => {
  it("adds up to each area's own reports a week", () => {
    const unit = numbersFrom(7)
    const counts = new Map(['a', 'b', 'c'].map((area) => [area, hours(() => Math.floor(4 * unit() ** 3))]))
    const { areas, sample } = expectLoad(counts, 8)
    for (const { area, expected } of areas) expect(sum(expected ?? [])).toBeCloseTo(sum(counts.get(area) ?? []) / 8, 8)
    expect(sample).toBe(sum([...counts.values()].flat()))
  })

  it('hides areas with fewer than 5 reports, and tells them together when they are 5', () => {
    const two = hours((hour) => (hour === 5 ? 2 : 0))
    const many = hours(() => 1)
    const model = expectLoad(
      new Map([
        ['x', two],
        ['y', two],
        ['z', many],
      ]),
      1,
    )
    expect(model.areas.filter(({ expected }) => expected === undefined).map(({ area }) => area)).toEqual(['x', 'y'])
    expect(model.areas.find(({ area }) => area === 'x')?.sample).toBe('under-5')
    expect(model.elsewhere).toBeUndefined()
    const three = expectLoad(
      new Map([
        ['x', two],
        ['y', two],
        ['w', two],
        ['z', many],
      ]),
      1,
    )
    expect(sum(three.elsewhere ?? [])).toBeCloseTo(6, 8)
  })

  it('carries the sample size of each hour, hidden below 5', () => {
    const model = expectLoad(new Map([['a', hours((hour) => (hour === 0 ? 3 : hour === 167 ? 2 : 0))]]), 1)
    const samples = model.areas[0]?.samples
    expect(samples?.[0]).toBe(5)
    expect(samples?.[2]).toBe('under-5')
    expect(samples?.[80]).toBe('under-5')
  })

  it('follows the city where an area has little of its own, and itself where it has much', () => {
    const day = (busyAt: number) => (hour: number) => (Math.abs((hour % 24) - busyAt) <= 2 ? 40 : 2)
    const peaks = (counts: Map<string, number[]>, area: string) => {
      const expected = expectLoad(counts, 10).areas.find((each) => each.area === area)?.expected
      return (expected?.[30 + 24] ?? 0) / (expected?.[42 + 24] ?? 1)
    }
    const others = ['a', 'b', 'c', 'd'].map((area) => [area, hours(day(18))] as const)
    // Six reports in the morning, against an evening city: still busier in the evening.
    const faint = new Map([...others, ['x', hours((hour) => (hour === 30 + 24 ? 6 : 0))] as const])
    expect(peaks(faint, 'x')).toBeLessThan(1)
    const strong = new Map([...others, ['x', hours(day(6))] as const])
    expect(peaks(strong, 'x')).toBeGreaterThan(5)
  })

  it('is nearer to the truth than the bare counts', () => {
    const unit = numbersFrom(11)
    const weeks = 6
    const truth = (area: number, hour: number) =>
      0.15 * (1 + Math.sin(((hour % 24) / 24) * 2 * Math.PI)) * (1 + 0.3 * Math.sin(area + hour / 20)) * (1 + area / 5)
    const poisson = (mean: number) => {
      let [count, left] = [0, Math.exp(-mean)]
      for (let product = unit(); product > left; product *= unit()) count++
      return ((left = 0), count)
    }
    const counts = new Map(
      Array.from({ length: 10 }, (_, area) => [`${area}`, hours((hour) => poisson(weeks * truth(area, hour)))]),
    )
    let [ours, bare] = [0, 0]
    for (const { area, expected } of expectLoad(counts, weeks).areas) {
      for (let hour = 0; hour < hoursOfWeek; hour++) {
        ours += ((expected?.[hour] ?? 0) - truth(Number(area), hour)) ** 2
        bare += ((counts.get(area)?.[hour] ?? 0) / weeks - truth(Number(area), hour)) ** 2
      }
    }
    expect(ours).toBeLessThan(bare / 3)
  })

  it('of nothing is nothing, not an error', () => {
    expect(expectLoad(new Map(), 4)).toEqual({ areas: [], elsewhere: undefined, weeks: 4, sample: 'under-5' })
  })
})
