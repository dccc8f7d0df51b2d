import { describe, expect, it } from 'vitest'
import type { NoteDocument, PremisesDocument } from '@tocsin/domain'
import type { Area } from './ask-areas.ts'
import { beatMarks, premisesMarks } from './ground-marks.ts'

const ring = (west: number, south: number, size: number): [number, number][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]
const area = (id: string, part: Partial<Area> = {}): Area => ({
  id,
  kind: 'beat',
  name: { zh: `${id}警区`, en: `${id} beat` },
  shape: [[ring(114, 30, 0.1)]],
  ...part,
})

describe('beats on the map', () => {
  it('bear their names in the language of the screen, in the middle of their largest part', () => {
    const parted = area('east', { shape: [[ring(113, 29, 0.01)], [ring(114, 30, 0.2)]] })
    const { tints, points } = beatMarks([area('west'), parted, area('all', { kind: 'zone' })], 'en')
    expect(tints.map(({ id }) => id)).toEqual(['west', 'east'])
    expect(points.map(({ label }) => label)).toEqual(['west beat', 'east beat'])
    expect(points[0]?.lon).toBeCloseTo(114.05, 9)
    expect(points[0]?.lat).toBeCloseTo(30.05, 9)
    expect(points[1]?.lon).toBeCloseTo(114.1, 9)
    expect(beatMarks([area('x', { name: { zh: '北区' } })], 'en').points[0]?.label).toBe('北区')
  })

  it('without any ground have no middle, and are no trouble', () => {
    expect(beatMarks([area('none', { shape: [] }), area('flat', { shape: [[[[114, 30]]]] })], 'en').points).toEqual([])
  })
})

describe('premises on the map', () => {
  const now = 1_000_000
  const note: NoteDocument = {
    id: 'n-1',
    kind: 'hazard',
    by: 'a-1',
    proposedAt: 0,
    wantedUntil: null,
    contactReadBy: [],
    hasContactNumber: false,
    state: { phase: 'approved', by: 'a-2', at: 1, until: now + 1, review: null },
  }
  const premises = (id: string, part: Partial<PremisesDocument> = {}): PremisesDocument => ({
    id,
    org: 'own',
    name: { zh: '油库', en: 'Fuel depot' },
    class: 'whole-building',
    address: '河滨路 20 号',
    area: { point: { lon: 114, lat: 30 }, radiusM: 60, outline: null },
    floorPlans: [],
    notes: [note],
    change: null,
    emptySince: null,
    ...part,
  })

  it('are those with a note that is shown now, never a dwelling', () => {
    const dwelling = premises('home', { class: 'dwelling', name: null })
    const all = [premises('depot'), premises('quiet', { notes: [] }), dwelling]
    expect(premisesMarks(all, now, 'en').points).toMatchObject([{ id: 'depot', label: 'Fuel depot' }])
    expect(premisesMarks(all, now, 'zh-CN').circles).toMatchObject([{ id: 'depot', radiusM: 60 }])
    // the note has ended
    expect(premisesMarks(all, now + 2, 'en')).toEqual({ tints: [], circles: [], points: [] })
  })

  it('show their outline where they have one', () => {
    const outline = [
      { lon: 114, lat: 30 },
      { lon: 114.001, lat: 30 },
      { lon: 114.001, lat: 30.001 },
    ]
    const marks = premisesMarks(
      [premises('yard', { area: { point: { lon: 114, lat: 30 }, radiusM: 90, outline } })],
      now,
      'en',
    )
    expect(marks.circles).toEqual([])
    expect(marks.tints[0]?.shape[0]?.[0]).toHaveLength(4)
  })
})
