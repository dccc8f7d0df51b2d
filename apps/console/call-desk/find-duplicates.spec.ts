import { describe, expect, it } from 'vitest'
import type { IncidentDocument, Point } from '@tocsin/domain'
import { anIncident } from '../live/incident.fixture.ts'
import { findDuplicates } from './find-duplicates.ts'

const here: Point = { lon: 114.3, lat: 30.6 }
/** About so many metres north of here. */
const north = (metres: number): Point => ({ lon: here.lon, lat: here.lat + metres / 111_195 })
const now = Date.parse('2026-11-22T05:00:00Z')
const minutes = 60_000

const incident = (id: string, at: Point | null, part: Partial<IncidentDocument> = {}): IncidentDocument =>
  anIncident(id, {
    type: 'theft',
    priority: 3,
    place: at === null ? null : { point: at, radiusM: 10, label: id, source: 'address' },
    openedAt: now - 10 * minutes,
    openSince: now - 10 * minutes,
    ...part,
  })
const found = (incidents: readonly IncidentDocument[], type: string | null = null): string[] =>
  findDuplicates(here, type, incidents, now).map((each) => each.incident.id)

describe('probable duplicates', () => {
  it('are near, the nearest first', () => {
    expect(found([incident('far', north(301)), incident('b', north(290)), incident('a', north(20))])).toEqual([
      'a',
      'b',
    ])
  })
  it('are of the last two hours', () => {
    const old = { openedAt: now - 121 * minutes }
    const young = { openedAt: now - 119 * minutes }
    expect(found([incident('old', here, old), incident('young', here, young)])).toEqual(['young'])
  })
  it('of the same type stand before nearer ones', () => {
    const fire = { type: 'fire-building' }
    expect(found([incident('near', north(5)), incident('same', north(250), fire)], 'fire-building')).toEqual([
      'same',
      'near',
    ])
  })
  it('are not those without a place, closed or joined to another', () => {
    const closed = { state: { phase: 'closed', disposition: 'handled', at: now } } as const
    const joined = { state: { phase: 'joined', into: 'x', since: now } } as const
    expect(
      found([incident('nowhere', null), incident('closed', here, closed), incident('joined', here, joined)]),
    ).toEqual([])
  })
  it('are never more than are read', () => {
    expect(found(Array.from({ length: 30 }, (_, index) => incident(String(index), north(index))))).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
    ])
  })
})
