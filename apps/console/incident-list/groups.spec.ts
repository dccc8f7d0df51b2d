import { describe, expect, it } from 'vitest'
import { findIncidentType, listView, neutralListing, type IncidentDocument } from '@tocsin/domain'
import type { Area } from '../areas/ask-areas.ts'
import { beatFinder } from '../areas/beats.ts'
import { anIncident } from '../live/incident.fixture.ts'
import { grouped, held, shows, unknownGroup, type Item, type Lookup } from './groups.ts'
import { isNews, withLook } from './looked.ts'
import { newestByOthers } from './newest-touch.ts'
import type { Row, Stage } from './rows.ts'

const point = { lon: 114, lat: 30 }
const row = (id: string, part: Partial<IncidentDocument> = {}, more: Partial<Row> = {}): Row => ({
  incident: anIncident(id, { place: { point, radiusM: 10, label: '中山大道12号', source: 'address' }, ...part }),
  units: [],
  posts: [],
  stage: 'waiting',
  ...more,
})
const lookup: Lookup = {
  typeOf: (code) => findIncidentType(neutralListing, code),
  tagOf: (code) => code,
  posts: [
    { id: 'far', point: { lon: 115, lat: 30 }, kind: 'station' },
    { id: 'near', point: { lon: 114.01, lat: 30 }, kind: 'station' },
    { id: 'partner', point, kind: 'partner' },
  ],
  postOf: (unit) => (unit === 'E1' ? 'far' : null),
  beatOf: beatFinder([square('north', 30.1), square('middle', 30), { ...square('harbour', 30), kind: 'zone' }]),
}
/** A square of 0.1 degrees about 114 and a latitude. */
function square(name: string, lat: number): Area {
  const [west, east, south, north] = [113.95, 114.05, lat - 0.05, lat + 0.05]
  const ring: [number, number][] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { id: name, kind: 'beat', name: { zh: `${name}警区`, en: name }, shape: [[ring]] }
}
const at = (lat: number) => ({ place: { point: { lon: 114, lat }, radiusM: 10, label: '', source: 'map' as const } })
const view = (part: object) => listView.parse(part)
const keysOf = (items: readonly Item[]): string[] => items.map(({ key }) => key)

describe('grouping', () => {
  const stage = (id: string, at: Stage) => row(id, {}, { stage: at })

  it('keeps the order of rows within a group and counts them; stages go by their own order', () => {
    const items = grouped([stage('a', 'working'), stage('b', 'waiting'), stage('c', 'working')], 'stage', lookup)
    expect(keysOf(items)).toEqual(['head waiting', 'b', 'head working', 'a', 'c'])
    expect(items[2]).toMatchObject({ kind: 'head', count: 2 })
    expect(keysOf(grouped([row('a'), row('b')], 'none', lookup))).toEqual(['a', 'b'])
  })

  it('goes by the post that works on it, else by the nearest station, never by a partner', () => {
    const worked = row('b', {}, { units: [{ unit: 'E1', callSign: 'E1', status: 'en-route' }] })
    const sent = row('c', {}, { posts: ['far'] })
    const items = grouped([row('a'), worked, sent, row('d', { place: null })], 'post', lookup)
    expect(keysOf(items)).toEqual(['head near', 'a', 'head far', 'b', 'c', `head ${unknownGroup}`, 'd'])
  })
})

describe('beats', () => {
  const rows = [row('a', at(30.1)), row('b', at(30)), row('c', { place: null }), row('d', at(30.12)), row('e', at(31))]

  it('are those of the city in which the places lie; without a place or outside of all it is none; zones are no beats', () => {
    const items = grouped(rows, 'beat', lookup)
    expect(keysOf(items)).toEqual(['head north', 'a', 'd', 'head middle', 'b', `head ${unknownGroup}`, 'c', 'e'])
    expect(keysOf(grouped(rows.slice(0, 1), 'beat', { ...lookup, beatOf: beatFinder([]) }))).toEqual([
      `head ${unknownGroup}`,
      'a',
    ])
  })

  it('can be kept to, also to what lies in none', () => {
    const kept = (...beats: string[]) =>
      rows.filter((each) => shows(view({ beats }), each, '', false, lookup)).map(({ incident }) => incident.id)
    expect(kept('north')).toEqual(['a', 'd'])
    expect(kept('middle', '')).toEqual(['b', 'c', 'e'])
    expect(kept('harbour')).toEqual([])
    expect(kept()).toHaveLength(rows.length)
  })

  it('move with the place', () => {
    const moved = { ...rows[0], ...row('a', at(30)) }
    expect(keysOf(grouped([moved], 'beat', lookup))).toEqual(['head middle', 'a'])
  })
})

describe('filters', () => {
  it('have all to hold, and within a kind either will do', () => {
    const fire = row('a')
    expect(shows(view({ branches: ['fire', 'medical'], priorities: [1, 2] }), fire, '', false, lookup)).toBe(true)
    expect(shows(view({ branches: ['medical'] }), fire, '', false, lookup)).toBe(false)
    expect(shows(view({ priorities: [1] }), fire, '', false, lookup)).toBe(false)
    expect(shows(view({ posts: ['near'] }), fire, '', false, lookup)).toBe(true)
    expect(shows(view({ words: ['中山'] }), fire, '火灾', false, lookup)).toBe(true)
    expect(shows(view({ words: ['中山', '北京'] }), fire, '', false, lookup)).toBe(false)
    expect(shows(view({ changedOnly: true }), fire, '', false, lookup)).toBe(false)
    expect(shows(view({ stage: 'working' }), fire, '', false, lookup)).toBe(false)
  })
})

describe('under a moving pointer', () => {
  it('every line keeps its place, with what is new of it; what has come stands at the end', () => {
    const items = (...rows: Row[]): readonly Item[] => grouped(rows, 'none', lookup)
    const before = items(row('a'), row('b'), row('c'))
    const after = held(before, items(row('new', { priority: 1 }), row('c', { spoken: 9 }), row('a')))
    expect(keysOf(after)).toEqual(['a', 'b', 'c', 'new'])
    expect(after[2]).toMatchObject({ row: { incident: { spoken: 9 } } })
  })

  it('and so do groups', () => {
    const before = grouped([row('a', {}, { stage: 'waiting' }), row('b', {}, { stage: 'working' })], 'stage', lookup)
    const now = grouped([row('a', {}, { stage: 'working' }), row('b', {}, { stage: 'working' })], 'stage', lookup)
    expect(keysOf(held(before, now))).toEqual(keysOf(before))
  })
})

describe('what changed since I looked', () => {
  const known = { since: 100, at: { a: 500 } }
  const touched = (...touches: { by: string; at: number }[]) => row('a', { touches }).incident

  it('is what others did after the last look, never what I did', () => {
    const newest = (...touches: { by: string; at: number }[]) => newestByOthers(touched(...touches), [], 'me')
    expect(isNews(newest({ by: 'me', at: 900 }), 'a', known)).toBe(false)
    expect(isNews(newest({ by: 'me', at: 900 }, { by: 'other', at: 400 }), 'a', known)).toBe(false)
    expect(isNews(newest({ by: 'me', at: 900 }, { by: 'other', at: 600 }), 'a', known)).toBe(true)
    expect(isNews(newest({ by: 'other', at: 90 }), 'never looked at', known)).toBe(false)
    expect(isNews(newest({ by: 'other', at: 110 }), 'never looked at', known)).toBe(true)
  })

  it('forgets those not looked at longest, without making them news', () => {
    let all: Parameters<typeof withLook>[0] = { since: 0, at: {} }
    for (let n = 1; n <= 602; n += 1) all = withLook(all, `i-${n}`, n)
    expect(Object.keys(all.at)).toHaveLength(600)
    expect(all.since).toBe(2)
  })
})
