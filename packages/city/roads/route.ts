import type { Closures } from './closures.ts'
import { lineAlong } from './line-along.ts'
import { onRoad, searchOn, withVehicle, type Place } from './drive-times.ts'
import type { RoadPoint } from './nearest-road.ts'
import type { RoadNetwork } from './network.ts'
import type { Measure } from './search.ts'
import type { Vehicle } from './vehicle-roads.ts'

/** A drive from end to end; the line is lon, lat pairs in degrees and has at least two points. */
export type Route = {
  readonly seconds: number
  readonly metres: number
  readonly line: readonly (readonly [lon: number, lat: number])[]
  /** the directed edges driven, first and last in part */
  readonly edges: readonly number[]
}

export type RouteQuestion = {
  readonly from: Place
  readonly to: Place
  readonly closures?: Closures
  readonly vehicle?: Vehicle
  /** default: the fastest */
  readonly least?: Measure
}

/** The way from one place to another, by the same search and at the same cost as `driveTimes`; 'unknown' if there is none. */
export function route(roads: RoadNetwork, { from, to, least = 'seconds', ...how }: RouteQuestion): Route | 'unknown' {
  const { network, closures } = withVehicle(roads, how)
  const start = onRoad(network, from, 'start')
  const end = onRoad(network, to, 'destination')
  if (!start || !end) return 'unknown'
  const search = searchOn(network, least)
  search.run({ to: end, from: [start], best: 1, limit: Infinity, closures })
  const cost = search.unitCost[0] ?? Infinity
  if (cost === Infinity) return 'unknown'
  const other = search.unitOther[0] ?? 0
  const edges = edgesDriven(network, search.unitStart[0] ?? 0, end, (state) => search.nextState(state))
  return {
    seconds: least === 'seconds' ? cost : other,
    metres: least === 'seconds' ? other : cost,
    line: lineAlong(network, start, end, edges),
    edges,
  }
}

function edgesDriven(network: RoadNetwork, first: number, end: RoadPoint, next: (state: number) => number): number[] {
  if (first < 0) return [~first]
  const edges = [first]
  // The first state is driven to its end even when it lies on the destination's piece: that is a round trip.
  for (let state = next(first); ; state = next(state)) {
    const edge = network.stateEdge[state] ?? 0
    edges.push(edge)
    if (edge >> 1 === end.piece) return edges
  }
}
