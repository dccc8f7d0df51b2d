import { nearestRoad, type RoadNetwork } from '../roads/index.ts'
import type { MetresToRoad } from './check-point.ts'

/** Distances to the roads of a network, for the checks. */
export function metresToRoadOn(roads: RoadNetwork): MetresToRoad {
  return (p, maxM) => {
    // The search prefers roads that lead somewhere to a nearer stub; for a distance either will do.
    const [reached, leads] = [nearestRoad(roads, p, 'destination', maxM), nearestRoad(roads, p, 'start', maxM)]
    const metres = Math.min(reached?.offRoadM ?? Infinity, leads?.offRoadM ?? Infinity)
    return metres === Infinity ? undefined : metres
  }
}
