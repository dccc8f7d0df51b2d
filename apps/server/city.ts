import { describeDrawn, describePoint, type City, type DrawnHits, type PointDescription } from '@tocsin/city'
import { checkPoint, isOutside, metresToRoadOn, type PointDoubt } from '@tocsin/city/checks'
import type { Place as FoundPlace } from '@tocsin/city/places'
import {
  keyOf,
  roadClasses,
  scaledSeconds,
  StandingClosures,
  type DelayedAnswer,
  type Reach,
  type Reaching,
  type RoadClosure,
  type UnitGroups,
  type Vehicle,
} from '@tocsin/city/roads'
import type { Point } from '@tocsin/domain'
import { networkFor, readyCity, type Readying } from './ready-city.ts'

export type CityService = ReturnType<typeof createCityService>

/** A way, with what closures make of it; ids of closures. */
export type Way = {
  readonly seconds: number
  readonly metres: number
  readonly line: readonly (readonly [number, number])[]
  /** how much longer it is for the closures */
  readonly delayS: number
  readonly around: readonly string[]
  readonly slow: readonly string[]
  readonly inside: readonly string[]
}

/** A place of the gazetteer with what is doubtful about its point. */
export type DoubtedPlace = FoundPlace & { readonly marks?: readonly PointDoubt['kind'][] }

/** How somebody goes: with what, in a drill or not, and how much longer than in free flow each class of road takes now. */
export type Going = {
  readonly vehicle?: Vehicle
  readonly exercise?: boolean
  /** by class of road, as `factorsAt` gives them; the same array while they are the same */
  readonly factors?: Float32Array | undefined
}

/** Closures as they lie on the roads of one city, for one kind of vehicle. */
type Laid = { readonly city: City; readonly standing: StandingClosures; list: readonly RoadClosure[] }

/** Help that is farther by road is told without its time: looking for it would take all the roads there are. */
const farthestS = 3600
const someCar: Vehicle = { profile: 'car' }
const nothing: readonly RoadClosure[] = []
const freeFlow = new Float32Array(roadClasses.length).fill(1)

/**
 * The city in use: its map, places and roads, swapped as a whole. Every estimate goes by the closures that are in force
 * when it is asked for: `inForce` gives the same array until they change, and drills have their own. `vehicles` are those
 * that are asked about, so that a new city knows their roads before it is used.
 */
export function createCityService(
  inForce: Readying['inForce'] = () => nothing,
  vehicles: Readying['vehicles'] = () => [],
) {
  let city: City | undefined
  /** ground that the city's own layers close for good */
  let ground: readonly RoadClosure[] = nothing
  let together = new WeakMap<readonly RoadClosure[], readonly RoadClosure[]>()

  /** The same array as long as nothing changes. */
  function withGround(drawn: readonly RoadClosure[]): readonly RoadClosure[] {
    if (ground.length === 0) return drawn
    const both = together.get(drawn) ?? [...drawn, ...ground]
    together.set(drawn, both)
    return both
  }

  // Factors of an hour that is over are let go, and all that was laid with them.
  let laid = new WeakMap<Float32Array, Map<string, Laid>>()

  /** undefined where there are no ways for this vehicle */
  function roads({ vehicle = someCar, exercise = false, factors = freeFlow }: Going): StandingClosures | undefined {
    const network = city && networkFor(city, vehicle)
    if (city === undefined || network === undefined) return undefined
    const isDriving = network === city.roads
    const ofFactors = laid.get(factors) ?? new Map<string, Laid>()
    laid.set(factors, ofFactors)
    const key = `${keyOf(vehicle)} ${exercise}`
    const kept = ofFactors.get(key)
    const isKept = kept?.city === city
    const now = isKept ? kept : { city, standing: new StandingClosures(network, vehicle), list: nothing }
    // Closures are drawn for traffic: those on foot get through, and boats are not on the road.
    const list = isDriving ? withGround(inForce(exercise)) : nothing
    if (!isKept || now.list !== list) {
      now.standing.lay(list, isDriving && factors !== freeFlow ? scaledSeconds(network, factors) : undefined)
    }
    now.list = list
    ofFactors.set(key, now)
    return now.standing
  }

  return {
    async use(dir: string): Promise<City> {
      // The old city answers until the new one can.
      const ready = await readyCity(dir, { vehicles, inForce })
      city = ready.city
      ground = ready.ground
      laid = new WeakMap()
      together = new WeakMap()
      return city
    },
    current: (): City | undefined => city,
    /** whether there are ways that such a vehicle can use */
    hasWays: (vehicle: Vehicle): boolean => city !== undefined && networkFor(city, vehicle) !== undefined,
    /**
     * Times from each of `from` to `to`, in that order; the best `best` are worked out, the others are 'beyond'. Without a
     * city, or without ways for such a vehicle, everything is 'unknown'.
     */
    driveTimes: (to: Point, from: readonly Point[], best: number, how: Going = {}): readonly DelayedAnswer[] =>
      roads(how)?.driveTimes({ to, from, best }) ?? from.map(() => 'unknown'),
    /** As `driveTimes`, for the so many best of each group; others that are met until then have their time too. */
    timesByGroup: (
      to: Point,
      from: readonly Point[],
      groups: UnitGroups,
      how: Going = {},
      maxS = Infinity,
    ): readonly DelayedAnswer[] => roads(how)?.driveTimes({ to, from, groups, maxS }) ?? from.map(() => 'unknown'),
    /** Beats and zones in which a point lies; none without a city. */
    areasAt: (at: Point): readonly string[] => city?.beats.at(at, 0).map(({ id }) => id) ?? [],
    /** How soon the first of many is anywhere, see `reachFrom`. Undefined without a city or ways for such a vehicle. */
    reach: (question: Reaching, how: Going = {}): Reach | undefined => roads(how)?.reach(question),
    way(from: Point, to: Point, how: Going = {}): Way | undefined {
      const found = roads(how)?.route(from, to)
      if (typeof found !== 'object') return undefined
      const { edges: _, ...way } = found
      return way
    },
    /** What is at a point, for the desk. Undefined without a city. */
    describe: (at: Point): PointDescription | undefined =>
      city &&
      describePoint(city, at, (from, to, best) =>
        (roads({})?.driveTimesFrom({ from, to, best, maxS: farthestS }) ?? []).map((time) =>
          typeof time === 'object' ? time : undefined,
        ),
      ),
    /** Which roads a drawing hits, before it is a closure. Undefined without a city. */
    hits: (geometry: RoadClosure['geometry'], direction: RoadClosure['direction']): DrawnHits | undefined =>
      city && describeDrawn(city, geometry, direction),
    /** What is doubtful about a point that somebody chose or told; nothing without a city. */
    check: (at: Point): readonly PointDoubt[] =>
      city === undefined ? [] : checkPoint(at, city.manifest.bbox, metresToRoadOn(city.roads)),
    /** Answers of the gazetteer with what is doubtful about each: all checks for a point that was typed, else the first alone. */
    withDoubts: (places: readonly FoundPlace[]): readonly DoubtedPlace[] => places.map((place) => doubted(place, city)),
  }
}

function doubted(place: FoundPlace, city: City | undefined): DoubtedPlace {
  if (city === undefined) return place
  const { bbox } = city.manifest
  const doubts = place.kind === 'coordinates' ? checkPoint(place, bbox, metresToRoadOn(city.roads)) : []
  if (doubts.length > 0) return { ...place, marks: doubts.map(({ kind }) => kind) }
  return isOutside(place, bbox) ? { ...place, marks: ['outside-area'] } : place
}
