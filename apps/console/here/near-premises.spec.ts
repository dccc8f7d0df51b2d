import type { NoteDocument, PremisesDocument } from '@tocsin/domain'
import { describe, expect, it } from 'vitest'
import { nearPremises, windOf } from './near-premises.ts'

const m = 1 / 111_195
const now = 1_000_000
const here = { lon: 0, lat: 0 }

const note = (kind: NoteDocument['kind'], until = now + 1): NoteDocument => ({
  id: kind,
  kind,
  hasContactNumber: false,
  contactReadBy: [],
  by: 'a',
  proposedAt: 0,
  wantedUntil: null,
  state: { phase: 'approved', by: 'b', at: 0, until, review: null },
})

const premises = (id: string, eastM: number, more: Partial<PremisesDocument> = {}): PremisesDocument => ({
  id,
  org: 'own',
  name: null,
  class: 'dwelling',
  address: id,
  area: { point: { lon: eastM * m, lat: 0 }, radiusM: 20, outline: null },
  floorPlans: [],
  change: null,
  emptySince: null,
  notes: [note('access')],
  ...more,
})

describe('premises near a point', () => {
  it('are the nearest three within a kilometre that have a note now, by how far their ground is', () => {
    const all = [1500, 300, 100, 500, 200, 10].map((east) => premises(`${east}`, east))
    const found = nearPremises([premises('none', 5, { notes: [] }), ...all], here, now)
    expect(found.map(({ premises: { id }, metres }) => [id, Math.round(metres)])).toEqual([
      ['10', 0],
      ['100', 80],
      ['200', 180],
    ])
  })

  it('tell each kind once, hazards first, and none that is over', () => {
    const notes = [note('water'), note('access'), note('hazard'), note('access'), note('key', now)]
    expect(nearPremises([premises('p', 50, { notes })], here, now)[0]?.kinds).toEqual(['hazard', 'access', 'water'])
  })

  it('with an outline are as far as its nearest edge', () => {
    const outline = [
      [100, -50],
      [300, -50],
      [300, 50],
      [100, 50],
    ].map(([x = 0, y = 0]) => ({ lon: x * m, lat: y * m }))
    const area = { point: { lon: 200 * m, lat: 0 }, radiusM: 5, outline }
    const [found] = nearPremises([premises('p', 0, { area })], here, now)
    expect([Math.round(found?.metres ?? 0), found?.wind]).toEqual([100, 'e'])
  })

  it.each([
    [0, 1, 'n'],
    [1, 1, 'ne'],
    [1, 0, 'e'],
    [0, -1, 's'],
    [-1, -1, 'sw'],
    [-1, 1, 'nw'],
  ])('lie %s east and %s north: %s', (east, north, wind) => {
    expect(windOf({ lon: 113, lat: 0 }, { lon: 113 + east * m, lat: north * m })).toBe(wind)
  })
})
