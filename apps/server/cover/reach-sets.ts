import type { LoadPoint } from '@tocsin/city/cover'
import { keyOf, type Reach, type Reaching, type Vehicle } from '@tocsin/city/roads'
import { beyond, type ReachOf } from '@tocsin/domain/cover'
import type { Point } from '@tocsin/domain'
import type { CityService, Going } from '../city.ts'

/** Somebody who could set off, and how it goes. */
export type Starter = {
  readonly at: Point
  readonly vehicle: Vehicle
  readonly turnoutS: number
  readonly factor: number
  readonly factors: Float32Array | undefined
}

/** What the sets depend on beside the starter: another object of any of them makes all of them anew. */
export type ReachGround = {
  readonly points: readonly LoadPoint[]
  readonly limitsS: readonly number[]
  /** whatever is the same while the roads are the same: the closures in force, the city */
  readonly roads: readonly unknown[]
}

const mostKept = 4000

/** What each starter reaches of the points, kept while it stays where it is: a position counts to some ten metres. */
export function createReachSets(city: Pick<CityService, 'reach'>) {
  let kept = new Map<string, ReachOf>()
  let known: ReachGround | undefined

  const isSame = (a: ReachGround | undefined, b: ReachGround): boolean =>
    a !== undefined &&
    a.points === b.points &&
    a.limitsS.join() === b.limitsS.join() &&
    a.roads.length === b.roads.length &&
    a.roads.every((each, i) => each === b.roads[i])

  return {
    /** whether asking costs no search */
    has: (starter: Starter, ground: ReachGround): boolean => isSame(known, ground) && kept.has(nameOf(starter)),
    of(starter: Starter, ground: ReachGround): ReachOf {
      if (!isSame(known, ground) || kept.size > mostKept) kept = new Map()
      known = ground
      const name = nameOf(starter)
      const found = kept.get(name) ?? reachOf(city, starter, ground)
      kept.set(name, found)
      return found
    },
  }
}

const numbers = new WeakMap<Float32Array, number>()
let count = 0
function numberOf(factors: Float32Array | undefined): number {
  if (factors === undefined) return 0
  const number = numbers.get(factors) ?? ++count
  numbers.set(factors, number)
  return number
}

/** The same for starters that reach the same. */
export const nameOf = ({ at, vehicle, turnoutS, factor, factors }: Starter): string =>
  `${at.lon.toFixed(4)} ${at.lat.toFixed(4)} ${keyOf(vehicle)} ${turnoutS} ${factor} ${numberOf(factors)}`

function reachOf(city: Pick<CityService, 'reach'>, starter: Starter, { points, limitsS }: ReachGround): ReachOf {
  const bands = new Uint8Array(points.length).fill(beyond)
  const reach = searchFrom(city, [starter], points, limitsS.at(-1) ?? 0)
  if (reach === undefined) return bands
  reach.seconds.forEach((seconds, place) => {
    const limit = limitsS.findIndex((limitS) => seconds * starter.factor <= limitS)
    if (limit !== -1) bands[place] = limit
  })
  return bands
}

/** One search from starters that go alike; its seconds are to be multiplied by their factor. Undefined without ways for them. */
export function searchFrom(
  city: Pick<CityService, 'reach'>,
  alike: readonly Starter[],
  to: Reaching['to'],
  limitS: number,
): Reach | undefined {
  const [first] = alike
  if (first === undefined) return undefined
  const { vehicle, factor, factors } = first
  const from = alike.map(({ at, turnoutS }) => ({ at: rounded(at), startS: turnoutS / factor }))
  const going: Going = { vehicle, factors }
  return city.reach({ from, to, limitS: limitS / factor }, going)
}

const rounded = ({ lon, lat }: Point): Point => ({ lon: Number(lon.toFixed(4)), lat: Number(lat.toFixed(4)) })
