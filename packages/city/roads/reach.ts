import type { Closures } from './closures.ts'
import { onRoad, type Place } from './drive-times.ts'
import type { LonLat } from './metres.ts'
import type { RoadPoint } from './nearest-road.ts'
import type { RoadNetwork } from './network.ts'
import { SearchFrom } from './search-from.ts'

/** Who could set off from where (WGS 84), after how many seconds, and what is asked about; the same array of points each time. */
export type Reaching = {
  readonly from: readonly { readonly at: Place; readonly startS: number }[]
  readonly to: readonly LonLat[]
  readonly limitS: number
}

export type Reach = {
  readonly network: RoadNetwork
  /** by place: until the first is there; Infinity beyond the limit and for what is on no road */
  readonly seconds: Float64Array
  /**
   * Directed edges driven to their end within the limit, the seconds until then, and those that the whole edge takes, side by
   * side; an edge may come twice.
   */
  readonly edges: readonly number[]
  readonly edgeSeconds: readonly number[]
  readonly edgeWholeS: readonly number[]
}

/** How soon the first of many is at each of `to`, in one search forwards that ends at the limit. */
export function reachFrom(
  network: RoadNetwork,
  { from, to, limitS }: Reaching,
  { closures, maxM }: { readonly closures?: Closures | undefined; readonly maxM?: number | undefined } = {},
): Reach {
  const { search, points } = asked(network, to, maxM)
  const starts = from.flatMap(({ at, startS }) => {
    const point = onRoad(network, at, 'start', maxM)
    return point === undefined ? [] : [{ at: point, startS }]
  })
  const [edges, edgeSeconds, edgeWholeS]: [number[], number[], number[]] = [[], [], []]
  const onEdge = (edge: number, seconds: number, wholeS: number): void => {
    edges.push(edge)
    edgeSeconds.push(seconds)
    edgeWholeS.push(wholeS)
  }
  search.run({ from: starts, to: points, best: to.length, limitS, closures, onEdge })
  const seconds = search.seconds.slice(0, to.length).map((each) => (each <= limitS ? each : Infinity))
  return { network, seconds, edges, edgeSeconds, edgeWholeS }
}

type Asked = { readonly search: SearchFrom; readonly points: readonly (RoadPoint | undefined)[] }

const known = new WeakMap<RoadNetwork, WeakMap<readonly LonLat[], Asked>>()

/** Where places lie on the roads does not change: it is looked up once for an array of them. */
function asked(network: RoadNetwork, to: readonly LonLat[], maxM: number | undefined): Asked {
  const ofNetwork = known.get(network) ?? new WeakMap<readonly LonLat[], Asked>()
  known.set(network, ofNetwork)
  const make = (): Asked => ({
    search: new SearchFrom(network),
    points: to.map((place) => onRoad(network, place, 'destination', maxM)),
  })
  const found = ofNetwork.get(to) ?? make()
  ofNetwork.set(to, found)
  return found
}
