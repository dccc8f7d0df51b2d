import { readRoads, StandingClosures, type RoadNetwork } from '@tocsin/city/roads'
import type { Point, Unit, UnitKind } from '@tocsin/domain'
import { beforeAll, describe, expect, it } from 'vitest'
import { createCityService } from './city.ts'
import { placeRoutes } from './http/place-routes.ts'
import type { Fold } from './live/fold.ts'
import type { UnitFix } from './live/positions.ts'
import { createRecommend } from './recommend.ts'

const minuteMs = 60_000
const now = Date.UTC(2026, 0, 2)
/** A road of twelve kilometres from west to east. */
const at = (km: number): Point => ({ lon: 8 + km / 76, lat: 47 })

let roads: RoadNetwork
beforeAll(async () => {
  roads = await readRoads((listener) => {
    for (let n = 0; n <= 12; n++) listener.node?.({ id: n + 1, ...at(n), tags: {} })
    const refs = Array.from({ length: 13 }, (_, n) => n + 1)
    listener.way?.({ id: 1, refs, tags: { highway: 'primary', maxspeed: '50' } })
    return Promise.resolve()
  })
})

const kept = { version: 1, position: 1 }

const unit = (id: string, kind: UnitKind, post: string | null = null): Unit => ({
  id,
  org: 'centre',
  callSign: id,
  kind,
  name: null,
  post,
  crew: [],
  state: { phase: 'available' },
  since: { at: now, toldAt: now, byRadio: false, doubtful: false },
})

const fix = (id: string, point: Point, measuredAgoMs: number, receivedAgoMs = measuredAgoMs): UnitFix => ({
  unit: id,
  org: 'centre',
  fix: { point, at: now - measuredAgoMs, accuracyM: 5, speedMps: null, headingDeg: null },
  receivedAt: now - receivedAgoMs,
})

function recommendFor(units: readonly Unit[], fixes: readonly UnitFix[]) {
  const north = { id: 'north', org: 'centre', kind: 'station', name: { zh: '北', en: 'N' }, point: at(6) } as const
  const folds = new Map<string, Fold>([['post/north', { kind: 'post', state: north, ...kept }]])
  for (const state of units) folds.set(`unit/${state.id}`, { kind: 'unit', state, ...kept })
  const byUnit = new Map(fixes.map((each) => [each.unit, each]))
  const free = new StandingClosures(roads)
  const city = {
    driveTimes: (to: Point, from: readonly Point[], best: number) => free.driveTimes({ to, from, best }),
    way: (from: Point, to: Point) => {
      const found = free.route(from, to)
      return typeof found === 'object' ? found : undefined
    },
  }
  return createRecommend(
    { get: (subject) => folds.get(subject), folds: () => folds.entries() },
    { of: (id) => byUnit.get(id) },
    city,
    () => now,
  )
}

const place = at(0)

describe('given sixty engines near and one ambulance far away', () => {
  const engines = Array.from({ length: 60 }, (_, n) => unit(`E${n}`, 'engine'))
  const recommend = () =>
    recommendFor(
      [...engines, unit('A1', 'ambulance')],
      [...engines.map(({ id }) => fix(id, at(1), 0)), fix('A1', at(11), 0)],
    )

  it('who asks for ambulances gets the ambulance', () => {
    const { units } = recommend().units('centre', place, { kinds: ['ambulance'], limit: 50 })
    expect(units).toMatchObject([{ unit: 'A1', from: 'position', whyUnknown: null }])
  })

  it('who asks for any kind gets the nearest', () => {
    const { units } = recommend().units('centre', place, { limit: 50 })
    expect(units).toHaveLength(50)
    expect(units.map(({ unit: id }) => id)).not.toContain('A1')
  })
})

describe('given units whose drive time cannot be known', () => {
  const recommend = () =>
    recommendFor(
      [unit('F1', 'foot'), unit('B1', 'boat'), unit('P1', 'patrol'), unit('P2', 'patrol')],
      [fix('F1', at(0), 0), fix('B1', at(0), 0), fix('P2', at(11), 0)],
    )

  it('they stand last with the reason, however near, and have no time at all', () => {
    const { units } = recommend().units('centre', place, { limit: 50 })
    expect(units.map(({ unit: id, whyUnknown }) => [id, whyUnknown])).toEqual([
      ['P2', null],
      ['B1', 'no-car'],
      ['F1', 'no-car'],
      ['P1', 'no-place'],
    ])
    expect(units.slice(1).every(({ seconds, metres }) => seconds === null && metres === null)).toBe(true)
  })

  it('a patrol on foot has no way on the roads; a car has', () => {
    expect(recommend().way('centre', 'F1', place)).toBeUndefined()
    expect(recommend().way('centre', 'P2', place)).toHaveProperty('seconds')
  })
})

describe('given a position that was long on its way', () => {
  it('its age is that of the measurement', () => {
    const [best] = recommendFor([unit('P1', 'patrol', 'north')], [fix('P1', at(1), 5 * minuteMs, 0)]).units(
      'centre',
      place,
      { limit: 1 },
    ).units
    expect(best).toMatchObject({ from: 'position', ageS: 300 })
  })

  it('an hour old, it says less than the station, and nothing where there is none', () => {
    const hourOld = ['P1', 'P2'].map((id) => fix(id, at(1), 60 * minuteMs, 0))
    const { units } = recommendFor([unit('P1', 'patrol', 'north'), unit('P2', 'patrol')], hourOld).units(
      'centre',
      place,
      { limit: 9 },
    )
    expect(units).toMatchObject([
      { unit: 'P1', from: 'post', ageS: null },
      { unit: 'P2', from: 'unknown', seconds: null, whyUnknown: 'no-place', ageS: null },
    ])
  })

  it('of a device clock that is ahead the time of receipt counts', () => {
    const ahead = fix('P1', at(1), -4 * minuteMs, 2 * minuteMs)
    const [best] = recommendFor([unit('P1', 'patrol')], [ahead]).units('centre', place, { limit: 1 }).units
    expect(best).toMatchObject({ from: 'position', ageS: 120 })
  })
})

describe('the question over HTTP', () => {
  const asked = (query: object) =>
    placeRoutes(createCityService(), recommendFor([], []), { search: () => [] })
      .find(({ path }) => path === '/api/recommendation')
      ?.query.safeParse({ lon: '8', lat: '47', ...query })

  it('names kinds parted by commas, or none', () => {
    expect(asked({ kinds: 'engine,ladder' })?.data).toMatchObject({ kinds: ['engine', 'ladder'] })
    expect(asked({})?.data).not.toHaveProperty('kinds')
  })

  it.each(['helicopter', '', 'engine,,ladder', 'engine;ladder'])('refuses %j', (kinds) => {
    expect(asked({ kinds })?.success).toBe(false)
  })
})
