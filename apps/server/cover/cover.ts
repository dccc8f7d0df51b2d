import { setImmediate } from 'node:timers/promises'
import { runInSlices } from '@tocsin/city'
import { CoverGrid, type BandShape } from '@tocsin/city/cover'
import { keyOf } from '@tocsin/city/roads'
import { defaultSettings, type Branch, type Settings, type UnitKind } from '@tocsin/domain'
import {
  countsFor,
  CountsByKind,
  loadsByKind,
  type KindOfLoad,
  type LoadByBranch,
  type LoadsByKind,
  type UnitReach,
} from '@tocsin/domain/cover'
import type { LoadModel, SampleSize } from '@tocsin/domain/standby'
import type { Logger } from 'pino'
import type { CityService } from '../city.ts'
import type { Board } from '../live/board.ts'
import type { Positions } from '../live/positions.ts'
import type { LearntFactors } from '../advice/going.ts'
import { hourOfWeek } from './hour-of-week.ts'
import { idleUnits, type IdleUnit, type Post } from './idle-units.ts'
import type { Load, LoadFile } from './load.ts'
import type { CountedReports, OrgLoad } from './load-messages.ts'
import { createReachSets, nameOf, searchFrom, type ReachGround, type Starter } from './reach-sets.ts'

type Parts = {
  readonly board: Pick<Board, 'get' | 'folds'>
  readonly positions: Pick<Positions, 'of'>
  readonly city: Pick<CityService, 'current' | 'reach'>
  readonly load: Pick<Load, 'current'>
  /** the same array while the closures in force are the same */
  readonly inForce: (exercise: boolean) => readonly unknown[]
  readonly now: () => number
  readonly learntFactors: LearntFactors
  readonly log: Pick<Logger, 'warn'>
}

export type Hole = {
  readonly area: string
  readonly name: string | null
  readonly lon: number
  readonly lat: number
  /** share of all expected load that lies here and is reached by nobody within the most minutes */
  readonly share: number
}

/** What free units reach, as of one moment. */
export type Cover = {
  /** another one whenever anything in it is */
  readonly version: string
  readonly at: number
  readonly minutes: readonly number[]
  readonly shares: readonly number[]
  readonly bands: readonly BandShape[]
  readonly holes: readonly Hole[]
  readonly units: number
  /** free units of which nobody knows where they are */
  readonly nowhere: number
  /** which free units count for which load; `kinds` null: all of them */
  readonly counted: readonly {
    readonly branches: readonly Branch[]
    readonly kinds: readonly UnitKind[] | null
    readonly units: number
  }[]
  readonly basis: LoadsByKind['basis']
  readonly sample: SampleSize
  readonly weeks: number
  readonly countedAt: string
}

/** A cover with what it was made from. */
export type Reckoned = {
  readonly cover: Cover
  readonly counts: CountsByKind
  readonly ground: ReachGround
  readonly loads: readonly KindOfLoad[]
  readonly idle: readonly IdleUnit[]
  readonly posts: readonly Post[]
  readonly settings: Settings
  readonly starterOf: (idle: Omit<IdleUnit, 'unit' | 'post'>) => Starter
}

/** No matter how many ask, cover is reckoned anew no more often. */
const restMs = 3000
/** What units would leave uncovered is not told from a cover older than this: they have moved since. */
const oldestMs = 60_000
const mostHoles = 5
const leastHole = 0.005

export type CoverService = ReturnType<typeof createCover>

/** What free units of an organisation reach within its minutes, and what it would be without some of them. DR38 */
export function createCover(parts: Parts) {
  const { board, city, load, inForce, now, learntFactors, log } = parts
  const sets = createReachSets(city)
  const last = new Map<string, Reckoned & { readonly key: string }>()
  const under = new Map<string, Promise<Reckoned | undefined>>()

  function organisation(org: string): { readonly settings: Settings; readonly timeZone: string } {
    const fold = board.get(`organisation/${org}`)
    return fold?.kind === 'organisation' ? fold.state : { settings: defaultSettings, timeZone: 'UTC' }
  }

  async function reckon(org: string): Promise<Reckoned | undefined> {
    const startedAt = now()
    const [file, current] = [load.current(), city.current()]
    if (file === undefined || current === undefined) return undefined
    const { settings, timeZone } = organisation(org)
    const learnt = settings.learntTimes === 'on' ? learntFactors(org, timeZone) : undefined
    const { placed: idle, posts, nowhere } = idleUnits(parts, org, settings)
    const ground: ReachGround = {
      points: file.points,
      limitsS: settings.coverMinutes.map((minutes) => 60 * minutes),
      roads: [current, inForce(false)],
    }
    const starterOf = ({ at, vehicle, turnoutS, factor }: Omit<IdleUnit, 'unit' | 'post'>): Starter => {
      const isLearnt = learnt !== undefined && vehicle.profile !== 'foot' && vehicle.profile !== 'boat'
      return { at, vehicle, turnoutS, factor: isLearnt ? 1 : factor, factors: isLearnt ? learnt : undefined }
    }
    const starters = idle.map((each) => ({ id: each.unit.id, kind: each.unit.kind, starter: starterOf(each) }))
    const hour = hourOfWeek(timeZone)(now())
    const key = [hour, nowhere, file.countedAt, ...starters.map(({ id, starter }) => `${id} ${nameOf(starter)}`)].join(
      '|',
    )
    const before = last.get(org)
    if (before?.key === key && sameGround(before.ground, ground) && before.settings === settings) {
      const kept = { ...before, cover: { ...before.cover, at: startedAt }, posts }
      last.set(org, kept)
      return kept
    }
    const units = new Map<string, UnitReach>()
    for (const { id, kind, starter } of starters) {
      if (!sets.has(starter, ground)) await setImmediate()
      units.set(id, { kind, reach: sets.of(starter, ground) })
    }
    const own = file.organisations[org]
    const { loads, basis, sample } = loadsByKind(placesOf(file), own && modelOf(own), hour, settings.coverKinds)
    const counts = new CountsByKind({ loads, limits: ground.limitsS.length, units })
    const bands = await bandsOf(
      starters.map(({ starter }) => starter),
      ground,
      current.manifest.bbox,
    )
    const cover: Cover = {
      version: `${startedAt}`,
      at: startedAt,
      minutes: settings.coverMinutes,
      shares: counts.shares,
      bands,
      holes: holesOf(file, counts),
      units: idle.length,
      nowhere,
      counted: loads.map((load) => ({
        branches: load.branches,
        kinds: load.kinds,
        units: idle.filter(({ unit }) => countsFor(unit.kind, load)).length,
      })),
      basis,
      sample,
      weeks: own?.all.weeks ?? 0,
      countedAt: file.countedAt,
    }
    const reckoned = { cover, counts, ground, loads, idle, posts, settings, starterOf, key }
    last.set(org, reckoned)
    return reckoned
  }

  /** One search for each kind of going, with a pause for others between them; drawing gives way to all that waits. */
  async function bandsOf(
    starters: readonly Starter[],
    { points, limitsS }: ReachGround,
    [west, south, east, north]: readonly [number, number, number, number],
  ): Promise<readonly BandShape[]> {
    const grid = new CoverGrid([west, south, east, north])
    const alike = Map.groupBy(starters, ({ vehicle, factor }) => `${keyOf(vehicle)} ${factor}`)
    for (const group of alike.values()) {
      await setImmediate()
      const reach = searchFrom(city, group, points, limitsS.at(-1) ?? 0)
      if (reach !== undefined) await runInSlices(grid.add(reach, group[0]?.factor))
    }
    return runInSlices(grid.shapes(limitsS))
  }

  /**
   * Cover as of the last few seconds, and of nothing before `since` (milliseconds) where that is given; undefined without a
   * city, or before its load was counted.
   */
  async function reckoned(org: string, since = -Infinity): Promise<Reckoned | undefined> {
    const leastAt = Math.max(now() - restMs, Math.min(since, now()))
    const before = last.get(org)
    if (before !== undefined && before.cover.at >= leastAt && city.current() === before.ground.roads[0]) return before
    const running = under.get(org) ?? reckon(org).finally(() => under.delete(org))
    under.set(org, running)
    const made = await running
    // it was under way already before what it is to know of
    return made === undefined || made.cover.at >= Math.min(since, leastAt) ? made : reckoned(org, since)
  }

  return {
    reckoned,
    reachOf: (starter: Starter, ground: ReachGround): Uint8Array => sets.of(starter, ground),
    /**
     * Shares covered before and after some units leave, by minutes, as of the last cover that anybody asked for: at once,
     * without a search. Undefined where there is none of the last minute: then it is being reckoned, for who asks again. DR19
     */
    uncoveredBy(org: string, units: readonly string[]) {
      const known = last.get(org)
      if (known === undefined || known.cover.at < now() - oldestMs || known.ground.roads[0] !== city.current()) {
        reckoned(org).catch((error: unknown) => log.warn({ err: error }, 'cover could not be reckoned'))
        return undefined
      }
      const { minutes, shares, basis, sample, at } = known.cover
      return { minutes, before: shares, after: known.counts.without(units), basis, sample, at }
    },
  }
}

const sameGround = (a: ReachGround, b: ReachGround): boolean =>
  a.points === b.points && a.roads.every((each, i) => each === b.roads[i])

const spreadPlaces = new WeakMap<LoadFile, readonly { readonly area: string | null; readonly roadM: number }[]>()
function placesOf(file: LoadFile) {
  const known =
    spreadPlaces.get(file) ?? file.points.map(({ area, roadM }) => ({ area: file.areas[area]?.id ?? null, roadM }))
  spreadPlaces.set(file, known)
  return known
}

const modelOf = ({ all, of }: OrgLoad): LoadByBranch => ({
  all: modelFrom(all),
  of: Object.fromEntries(Object.entries(of).map(([branch, counted]) => [branch, modelFrom(counted)])),
})

const modelFrom = ({ areas, elsewhere, weeks, sample }: CountedReports): LoadModel => ({
  areas: areas.map((area) => ({
    area: area.area,
    sample: area.sample,
    samples: [],
    expected: area.expected === null ? undefined : Float64Array.from(area.expected),
  })),
  elsewhere: elsewhere === null ? undefined : Float64Array.from(elsewhere),
  weeks,
  sample,
})

/** The areas with the most load that nobody reaches, each marked where most of that lies. */
function holesOf(file: LoadFile, counts: CountsByKind): readonly Hole[] {
  const byArea = new Map<number, { share: number; lon: number; lat: number }>()
  counts.uncovered().forEach((share, place) => {
    const point = file.points[place]
    if (point === undefined || share === 0 || point.area === -1) return
    const sum = byArea.get(point.area) ?? { share: 0, lon: 0, lat: 0 }
    byArea.set(point.area, sum)
    sum.share += share
    sum.lon += share * point.lon
    sum.lat += share * point.lat
  })
  return [...byArea]
    .filter(([, { share }]) => share >= leastHole)
    .toSorted(([, a], [, b]) => b.share - a.share)
    .slice(0, mostHoles)
    .map(([area, { share, lon, lat }]) => ({
      area: file.areas[area]?.id ?? '',
      name: file.areas[area]?.name ?? null,
      lon: lon / share,
      lat: lat / share,
      share,
    }))
}
