import { checkPoints, metresToRoadOn } from '../checks/index.ts'
import type { RoadNetwork } from '../roads/index.ts'
import type { DatumSample } from './layers/datum.ts'
import type { OnFinding } from './layers/layer.ts'

/** Tells of layers whose points lie off the roads as GCJ-02 does. They stay as they are: only whoever gave them knows. */
export function tellDatum(samples: readonly DatumSample[], roads: RoadNetwork, finding: OnFinding): void {
  const metresToRoad = metresToRoadOn(roads)
  for (const { file, points } of samples) {
    const { isGcj02, told, nearerShare } = checkPoints(points, metresToRoad)
    if (isGcj02) finding('layer-looks-like-gcj02', `${file}: ${Math.round(nearerShare * told)}/${told}`)
  }
}
