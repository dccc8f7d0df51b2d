import type { Unit } from '@tocsin/domain'
import type { UnitPosition } from '@tocsin/link'
import { describe, expect, it } from 'vitest'
import { unitMarks } from './marks.ts'

const clock = { at: 0, toldAt: 0, by: 'crew', byRadio: false, doubtful: false }
const unit = (id: string, state: Unit['state']): Unit => ({
  id,
  org: 'own',
  callSign: id,
  kind: 'engine',
  name: null,
  post: null,
  vehicle: null,
  capabilities: [],
  crew: [],
  people: null,
  skills: [],
  state,
  since: clock,
  planned: [],
  alsoOn: [],
  news: [],
  retiredAt: null,
  movingTo: null,
  movedAt: [],
})
const position = (of: string, at: number, more: Partial<UnitPosition> = {}): UnitPosition => ({
  unit: of,
  point: { lon: 113, lat: 23 },
  at,
  speedMps: 10,
  headingDeg: 90,
  ...more,
})
const marksAt = (now: number, units: readonly Unit[], positions: readonly UnitPosition[]) =>
  unitMarks(units, new Map(positions.map((each) => [each.unit, each])), now, null)

describe('the mark of a unit', () => {
  const free = unit('E1', { phase: 'available' })
  const there = position('E1', 1_000_000)

  it('says where it heads while it moves and is heard of, and how old it is when it is not', () => {
    expect(marksAt(1_001_000, [free], [there])[0]).toMatchObject({ label: 'E1', stale: false, heading: 90 })
    const [old] = marksAt(1_000_000 + 200_000, [free], [there])
    expect(old).toMatchObject({ label: 'E1 3′', stale: true })
    expect(old).not.toHaveProperty('heading')
  })

  it('is the same while nothing of it is another: only what moved is worked out anew', () => {
    const other = unit('E2', { phase: 'available' })
    const [first, second] = marksAt(1_001_000, [free, other], [there, position('E2', 1_000_000)])
    const [again, moved] = marksAt(1_002_000, [free, other], [there, position('E2', 1_001_500)])
    expect(again).toBe(first)
    expect(moved).not.toBe(second)
  })

  it('is more important the less its unit can do for the next call, so that one of many looks free only if all are', () => {
    const units = [
      unit('free', { phase: 'available' }),
      unit('there', { phase: 'on-scene', slip: 's' }),
      unit('sent', { phase: 'dispatched', slip: 's' }),
      unit('broken', { phase: 'out-of-service', reason: 'breakdown' }),
    ]
    const marks = marksAt(
      1_000_000,
      units,
      units.map(({ id }) => position(id, 1_000_000)),
    )
    const order = marks.toSorted((a, b) => (b.importance ?? 0) - (a.importance ?? 0)).map(({ id }) => id)
    expect(order).toEqual(['broken', 'there', 'sent', 'free'])
  })

  it('is left out for who is off duty and who was never heard of', () => {
    const off = unit('E3', { phase: 'off-duty' })
    expect(marksAt(1_000_000, [off, free], [position('E3', 1_000_000)])).toEqual([])
  })
})
