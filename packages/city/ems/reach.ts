import { driveTimes } from '../roads/drive-times.ts'
import { metresBetween, type LonLat } from '../roads/metres.ts'
import { nearestRoad, type RoadPoint } from '../roads/nearest-road.ts'
import type { RoadNetwork } from '../roads/network.ts'

/** How far places are from bases. */
export type Reach = {
  /** seconds on the road in free flow, signed speeds kept: [place * bases + base]; Infinity where it is beyond or unknown */
  readonly roadS: Float32Array
  /** metres off the road at both ends, or in a straight line where there are no roads; the same order */
  readonly offRoadM: Float32Array
}

/** Farther from any road than this is out of reach. */
const farthestOffRoadM = 5000

/**
 * How far each place is from each base, up to `limitS` of driving. Places by the same piece of road share one search to
 * its middle: a piece is short against a cover time. Without roads everything is off the road.
 */
export function reachOf(
  roads: RoadNetwork | undefined,
  { places, bases, limitS }: { places: readonly LonLat[]; bases: readonly LonLat[]; limitS: number },
): Reach {
  const roadS = new Float32Array(places.length * bases.length)
  const offRoadM = new Float32Array(places.length * bases.length)
  if (roads === undefined) {
    for (const [place, at] of places.entries()) {
      for (const [base, from] of bases.entries()) offRoadM[place * bases.length + base] = metresBetween(at, from)
    }
    return { roadS, offRoadM }
  }
  const starts = bases.map((base) => nearestRoad(roads, base, 'start', farthestOffRoadM))
  const secondsTo = searchByPiece(roads, starts, limitS)
  for (const [place, at] of places.entries()) {
    const end = nearestRoad(roads, at, 'destination', farthestOffRoadM)
    const seconds = end && secondsTo(end)
    for (const [base, start] of starts.entries()) {
      roadS[place * bases.length + base] = seconds?.[base] ?? Infinity
      offRoadM[place * bases.length + base] = (end?.offRoadM ?? 0) + (start?.offRoadM ?? 0)
    }
  }
  return { roadS, offRoadM }
}

function searchByPiece(roads: RoadNetwork, starts: readonly (RoadPoint | undefined)[], limitS: number) {
  const known = new Map<number, readonly number[]>()
  const places = starts.filter((start) => start !== undefined)
  return (end: RoadPoint): readonly number[] => {
    const before = known.get(end.piece)
    if (before) return before
    const answers = driveTimes(roads, { to: { ...end, fraction: 0.5 }, from: places, maxS: limitS })
    const found = new Map(places.map((place, i) => [place, answers[i]]))
    const seconds = starts.map((start) => {
      const answer = start && found.get(start)
      return typeof answer === 'object' ? answer.seconds : Infinity
    })
    known.set(end.piece, seconds)
    return seconds
  }
}
