import {
  readRoads,
  readWays,
  roadClasses,
  scaledSeconds,
  StandingClosures,
  type DelayedAnswer,
  type OsmSource,
  type RoadNetwork,
  type Vehicle,
} from '@tocsin/city/roads'
import { defaultSettings, type Point, type Settings, type Unit, type UnitKind } from '@tocsin/domain'
import { beforeAll, describe, expect, it } from 'vitest'
import { createCityService, type Going } from '../city.ts'
import { placeRoutes } from '../http/place-routes.ts'
import type { Fold } from '../live/fold.ts'
import type { UnitFix } from '../live/positions.ts'
import { createRecommend } from './recommend.ts'

const minuteMs = 60_000
const now = Date.UTC(2026, 0, 2)
/** A road of twelve kilometres from west to east. */
const at = (km: number): Point => ({ lon: 8 + km / 76, lat: 47 })

let roads: RoadNetwork
/** Past the second kilometre no more than 10 t may go straight on; the way around is five kilometres longer. */
const source: OsmSource = (listener) => {
  for (let n = 0; n <= 12; n++) listener.node?.({ id: n + 1, ...at(n), tags: {} })
  listener.node?.({ id: 20, lon: at(2).lon, lat: 47.02, tags: {} })
  listener.node?.({ id: 21, lon: at(3).lon, lat: 47.02, tags: {} })
  const tags = { highway: 'primary', maxspeed: '50' }
  listener.way?.({ id: 1, refs: [1, 2, 3], tags })
  listener.way?.({ id: 2, refs: [3, 4], tags: { ...tags, maxweight: '10' } })
  listener.way?.({ id: 3, refs: [4, 5, 6, 7, 8, 9, 10, 11, 12, 13], tags })
  listener.way?.({ id: 4, refs: [3, 20, 21, 4], tags })
  return Promise.resolve()
}
beforeAll(async () => {
  roads = await readRoads(source)
})

const kept = { version: 1, position: 1 }

const unit = (id: string, kind: UnitKind, post: string | null = null): Unit => ({
  id,
  org: 'centre',
  callSign: id,
  kind,
  name: null,
  post,
  vehicle: null,
  crew: [],
  capabilities: [],
  people: null,
  skills: [],
  movingTo: null,
  movedAt: [],
  state: { phase: 'available' },
  since: { at: now, toldAt: now, by: 'a-lin', byRadio: false, doubtful: false },
  planned: [],
  alsoOn: [],
  news: [],
  retiredAt: null,
})

const fix = (id: string, point: Point, measuredAgoMs: number, receivedAgoMs = measuredAgoMs): UnitFix => ({
  unit: id,
  org: 'centre',
  fix: { point, at: now - measuredAgoMs, accuracyM: 5, speedMps: null, headingDeg: null },
  receivedAt: now - receivedAgoMs,
})

type More = { readonly paths?: RoadNetwork; readonly settings?: Partial<Settings>; readonly learnt?: Float32Array }

function recommendFor(units: readonly Unit[], fixes: readonly UnitFix[], { paths, settings, learnt }: More = {}) {
  const organisation = {
    id: 'centre',
    name: { zh: '中', en: 'C' },
    division: '440306',
    timeZone: 'UTC',
    kind: null,
    superior: null,
    asks: null,
    area: null,
    settings: { ...defaultSettings, ...settings },
    settingsChange: null,
    reliefFrom: null,
  }
  const north = {
    id: 'north',
    org: 'centre',
    kind: 'station',
    name: { zh: '北', en: 'N' },
    point: at(6),
    number: null,
    under: null,
    area: null,
  } as const
  const folds = new Map<string, Fold>([['post/north', { kind: 'post', state: north, ...kept }]])
  folds.set('organisation/centre', { kind: 'organisation', state: organisation, ...kept })
  for (const state of units) folds.set(`unit/${state.id}`, { kind: 'unit', state, ...kept })
  const byUnit = new Map(fixes.map((each) => [each.unit, each]))
  const standing = ({ vehicle = { profile: 'car' }, factors }: Going): StandingClosures | undefined => {
    if (vehicle.profile === 'boat' || (vehicle.profile === 'foot' && paths === undefined)) return undefined
    const network = vehicle.profile === 'foot' ? (paths ?? roads) : roads
    const made = new StandingClosures(network, vehicle)
    made.lay([], factors && scaledSeconds(network, factors))
    return made
  }
  const city = {
    hasWays: (vehicle: Vehicle) => standing({ vehicle }) !== undefined,
    driveTimes: (to: Point, from: readonly Point[], best: number, how: Going = {}): readonly DelayedAnswer[] =>
      standing(how)?.driveTimes({ to, from, best }) ?? from.map(() => 'unknown'),
    way: (from: Point, to: Point, how: Going = {}) => {
      const found = standing(how)?.route(from, to)
      return typeof found === 'object' ? found : undefined
    },
  }
  return createRecommend(
    { get: (subject) => folds.get(subject), folds: () => folds.entries() },
    { of: (id) => byUnit.get(id) },
    city,
    () => now,
    () => learnt,
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

describe('given units that go by different means', () => {
  const all = ['engine', 'patrol', 'motorcycle', 'foot', 'boat'] as const
  const units = all.map((kind) => unit(kind, kind))
  const fixes = all.map((kind) => fix(kind, at(4), 0))
  const ask = async (more: More = {}, wanted: object = {}) => {
    const paths = await readWays(source, 'foot')
    return recommendFor(units, fixes, { paths, ...more }).units('centre', place, { limit: 50, ...wanted }).units
  }
  const secondsOf = (found: Awaited<ReturnType<typeof ask>>, id: string) =>
    found.find((each) => each.unit === id)?.seconds ?? NaN
  const carS = (4 * 75.95 * 3.6 * 1000) / 76 / 50

  it('each time is by its own means: a heavy engine goes around, somebody on foot walks, a boat has no water', async () => {
    const found = await ask()
    expect(secondsOf(found, 'patrol')).toBeCloseTo(carS, -1)
    expect(secondsOf(found, 'motorcycle')).toBeCloseTo(carS, -1)
    expect(secondsOf(found, 'engine')).toBeGreaterThan(1.2 * carS)
    expect(secondsOf(found, 'foot')).toBeCloseTo(10 * carS, -2)
    expect(found.map(({ unit: id, profile, whyUnknown }) => [id, profile, whyUnknown])).toEqual([
      ['motorcycle', 'motorcycle', null],
      ['patrol', 'car', null],
      ['engine', 'large', null],
      ['foot', 'foot', null],
      ['boat', 'boat', 'no-car'],
    ])
  })

  it('a vehicle of its own counts before its kind', async () => {
    const light: Unit = { ...unit('E9', 'engine'), vehicle: { profile: 'large', weightT: 3 } }
    const { units: found } = recommendFor([light], [fix('E9', at(4), 0)]).units('centre', place, { limit: 1 })
    expect(found[0]?.seconds).toBeCloseTo(carS, -1)
  })

  it('with lights and sirens an urgent drive is shorter and says so; nobody walks faster', async () => {
    const settings = { sirensFactor: 0.8, sirensFactorOf: { engine: 0.9 } } as const
    const [urgent, calm, plain] = [
      await ask({ settings }, { priority: 2 }),
      await ask({ settings }, { priority: 3 }),
      await ask(),
    ]
    const share = (id: string) => secondsOf(urgent, id) / secondsOf(plain, id)
    expect([share('patrol'), share('engine'), share('foot')]).toEqual([
      expect.closeTo(0.8),
      expect.closeTo(0.9),
      expect.closeTo(1),
    ])
    expect(urgent.map(({ factor }) => factor)).toEqual([0.8, 0.8, 0.9, 1, 0.8])
    expect(calm).toEqual(plain)
    expect(calm.every(({ factor }) => factor === 1)).toBe(true)
  })

  it('who is quicker for the siren is not dropped for those of another kind who are nearer without it', () => {
    const settings = { sirensFactorOf: { ambulance: 0.5 } } as const
    const car = { vehicle: { profile: 'car' } } as const
    const both: Unit[] = [
      { ...unit('P1', 'patrol'), ...car },
      { ...unit('A1', 'ambulance'), ...car },
    ]
    const { units: found } = recommendFor(both, [fix('P1', at(6), 0), fix('A1', at(8), 0)], { settings }).units(
      'centre',
      place,
      { limit: 1, priority: 1 },
    )
    expect(found.map(({ unit: id }) => id)).toEqual(['A1'])
  })

  it.each([3, undefined] as const)(
    'learnt times, which are of urgent drives, do not count at priority %s',
    async (priority) => {
      const learnt = new Float32Array(roadClasses.length).fill(2)
      const found = await ask({ learnt, settings: { learntTimes: 'on' } }, { priority })
      expect(found.some((each) => each.learnt)).toBe(false)
      expect(secondsOf(found, 'patrol')).toBeCloseTo(carS, -1)
    },
  )

  it('learnt times count when they are switched on, and the bonus is in them', async () => {
    const learnt = new Float32Array(roadClasses.length).fill(2)
    const settings = { sirensFactor: 0.8, learntTimes: 'on' } as const
    const found = await ask({ learnt, settings }, { priority: 1 })
    expect(found.find((each) => each.unit === 'patrol')).toMatchObject({ factor: 1, learnt: true })
    expect(secondsOf(found, 'patrol')).toBeCloseTo(2 * carS, -1)
    expect(secondsOf(found, 'foot')).toBeCloseTo(10 * carS, -2)
    const off = await ask({ learnt, settings: { ...settings, learntTimes: 'off' } }, { priority: 1 })
    expect(secondsOf(off, 'patrol')).toBeCloseTo(0.8 * carS, -1)
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
