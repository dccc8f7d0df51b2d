import type { UnitGroups } from './best-of-groups.ts'
import type { Closures } from './closures.ts'
import type { LonLat } from './metres.ts'
import { nearestRoad, type RoadPoint, type Role } from './nearest-road.ts'
import type { RoadNetwork } from './network.ts'
import { RoadSearch, type Measure } from './search.ts'
import { roadsFor, type Vehicle } from './vehicle-roads.ts'

export type DriveTime = { readonly seconds: number; readonly metres: number }

/**
 * unknown: no road near, or no way there; never to be taken for zero. beyond: not among the best that were asked for, or
 * farther than the limit; not worked out.
 */
export type DriveAnswer = DriveTime | 'unknown' | 'beyond'

/** Somewhere on the map, or already on a road (`nearestRoad`), which saves looking for it again. */
export type Place = LonLat | RoadPoint

export type DriveQuestion = {
  readonly to: Place
  readonly from: readonly Place[]
  /** Only the so many best are needed: the search ends early. Default: all. */
  readonly best?: number
  /** In its place: so many of each group; others that are met until then are answered too. */
  readonly groups?: UnitGroups | undefined
  /** Farther than this is 'beyond'. */
  readonly maxS?: number
  /** made for the roads of the vehicle where one is given (see `roadsFor`) */
  readonly closures?: Closures
  /** default: a car that no limit bars */
  readonly vehicle?: Vehicle
}

/**
 * How long each of `from` needs to drive to `to`, in one search backwards from there. Answers are in the order of `from`;
 * seconds in free flow with turns, metres along that way. Places are taken to the nearest road (see `nearestRoad`).
 */
export function driveTimes(network: RoadNetwork, question: DriveQuestion): DriveAnswer[] {
  return driveAnswers(network, 'seconds', question.maxS ?? Infinity, question)
}

/** As `driveTimes`, but along the shortest way rather than the fastest. */
export function shortestWays(network: RoadNetwork, question: Omit<DriveQuestion, 'maxS'>): DriveAnswer[] {
  return driveAnswers(network, 'metres', Infinity, question)
}

function driveAnswers(
  roads: RoadNetwork,
  measure: Measure,
  limit: number,
  { to, from, best = from.length, groups, ...how }: DriveQuestion,
): DriveAnswer[] {
  const { network, closures } = withVehicle(roads, how)
  const destination = onRoad(network, to, 'destination')
  if (!destination) return from.map(() => 'unknown')
  const points = from.map((place) => onRoad(network, place, 'start'))
  const search = searchOn(network, measure)
  search.run({ to: destination, from: points, best, groups, limit, closures })
  return points.map((point, unit) => {
    if (!point) return 'unknown'
    const cost = search.unitCost[unit] ?? Infinity
    if (!search.isAnswered(unit) || cost > limit) return search.exhausted && cost === Infinity ? 'unknown' : 'beyond'
    const other = search.unitOther[unit] ?? 0
    return measure === 'seconds' ? { seconds: cost, metres: other } : { seconds: other, metres: cost }
  })
}

/** The roads and closures to ask with; closures that are given have the vehicle's limits in them. */
export function withVehicle(
  network: RoadNetwork,
  { closures, vehicle }: Pick<DriveQuestion, 'closures' | 'vehicle'>,
): { readonly network: RoadNetwork; readonly closures: Closures | undefined } {
  if (vehicle === undefined) return { network, closures }
  const own = roadsFor(network, vehicle)
  return { network: own.network, closures: closures ?? own.closures }
}

/** The place itself if it is on a road already, else the nearest road. */
export function onRoad(network: RoadNetwork, place: Place, role: Role, maxM?: number): RoadPoint | undefined {
  return 'piece' in place ? place : nearestRoad(network, place, role, maxM)
}

const searches: Record<Measure, WeakMap<RoadNetwork, RoadSearch>> = { seconds: new WeakMap(), metres: new WeakMap() }

/** The network's own search for a measure: its scratch memory is made once. */
export function searchOn(network: RoadNetwork, measure: Measure): RoadSearch {
  const known = searches[measure].get(network)
  if (known) return known
  const made = new RoadSearch(network, measure)
  searches[measure].set(network, made)
  return made
}
