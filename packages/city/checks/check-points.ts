import type { Point } from '../places/index.ts'
import { onRoadM, shiftedM, type MetresToRoad } from './check-point.ts'
import { fromGcj02 } from './gcj02.ts'

/** What taking a whole set of points as GCJ-02 would do for them. */
export type DatumFinding = {
  readonly isGcj02: boolean
  /** points near enough to a road, as they are or converted, to say anything */
  readonly told: number
  /** share of these that come nearer to a road when converted, 0 to 1 */
  readonly nearerShare: number
  /** share on a road (15 m) as they are, and converted */
  readonly onRoadShare: number
  readonly convertedOnRoadShare: number
}

/** With fewer, chance decides. */
const fewestTold = 10
/** Points that have nothing to do with the datum come nearer half of the time: so many standard deviations above that. */
const deviations = 3
const leastNearerShare = 0.65

/**
 * Whether a track or layer of points was drawn in GCJ-02: then most of them lie nearer to roads once converted. Good for
 * what stands at or drives on roads; nothing is changed. Points far from all roads count for neither side.
 */
export function checkPoints(points: readonly Point[], metresToRoad: MetresToRoad): DatumFinding {
  let [told, nearer, onRoad, convertedOnRoad] = [0, 0, 0, 0]
  for (const p of points) {
    const instead = fromGcj02(p)
    if (instead.lon === p.lon && instead.lat === p.lat) continue
    const asIs = metresToRoad(p, shiftedM.most) ?? Infinity
    const converted = metresToRoad(instead, shiftedM.most) ?? Infinity
    if (asIs === converted) continue
    told++
    nearer += converted < asIs ? 1 : 0
    onRoad += asIs <= onRoadM ? 1 : 0
    convertedOnRoad += converted <= onRoadM ? 1 : 0
  }
  const share = (count: number) => (told === 0 ? 0 : count / told)
  const beyondChance = 0.5 + (deviations * 0.5) / Math.sqrt(Math.max(1, told))
  const isGcj02 =
    told >= fewestTold &&
    share(nearer) >= Math.max(leastNearerShare, Math.min(1, beyondChance)) &&
    convertedOnRoad > 2 * onRoad
  return {
    isGcj02,
    told,
    nearerShare: share(nearer),
    onRoadShare: share(onRoad),
    convertedOnRoadShare: share(convertedOnRoad),
  }
}
