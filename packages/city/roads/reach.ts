import type { Closures } from './closures.ts'
import { onRoad, type Place } from './drive-times.ts'
import type { LonLat } from './metres.ts'
import type { RoadNetwork } from './network.ts'
import { ReachSearch } from './reach-search.ts'

/** Who could set off from where (WGS 84), after how many seconds, and what is asked about; the same array of points each time. */
export type Reaching = {
  readonly from: readonly { readonly at: Place; readonly startS: number }[]
  readonly to: readonly LonLat[]
  readonly limitS: number
}

export type Reach = Pick<ReachSearch, 'seconds' | 'eachEdge'> & { readonly network: RoadNetwork }

/**
 * How soon the first of many is at each of `to`, in one search forwards that ends at the limit: seconds by place, Infinity
 * beyond it and for what is on no road. The answer holds until the next question about the same places.
 */
export function reachFrom(
  network: RoadNetwork,
  { from, to, limitS }: Reaching,
  { closures, maxM }: { readonly closures?: Closures | undefined; readonly maxM?: number | undefined } = {},
): Reach {
  const search = searchTo(network, to, maxM)
  const starts = from.flatMap(({ at, startS }) => {
    const point = onRoad(network, at, 'start', maxM)
    return point === undefined ? [] : [{ at: point, startS }]
  })
  search.run({ from: starts, limitS, closures })
  return { network, seconds: search.seconds, eachEdge: (visit) => search.eachEdge(visit) }
}

const searches = new WeakMap<RoadNetwork, WeakMap<readonly LonLat[], ReachSearch>>()

function searchTo(network: RoadNetwork, to: readonly LonLat[], maxM: number | undefined): ReachSearch {
  const ofNetwork = searches.get(network) ?? new WeakMap<readonly LonLat[], ReachSearch>()
  searches.set(network, ofNetwork)
  const points = () => to.map((place) => onRoad(network, place, 'destination', maxM))
  const search = ofNetwork.get(to) ?? new ReachSearch(network, points())
  ofNetwork.set(to, search)
  return search
}
