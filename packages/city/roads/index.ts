import type { RoadNetwork } from './network.ts'
import { buildNetwork } from './build-network.ts'
import { collectRoads, type OsmSource } from './collect.ts'
import { prepareNetwork } from './prepare.ts'
import { writeRoads } from './roads-file.ts'

export { Closures } from './closures.ts'
export {
  driveTimes,
  shortestWays,
  type DriveAnswer,
  type DriveQuestion,
  type DriveTime,
  type Place,
} from './drive-times.ts'
export { positionAlong, type Line } from './line-along.ts'
export { metresBetween, type LonLat } from './metres.ts'
export { nearestRoad, type RoadPoint } from './nearest-road.ts'
export { edgeFlag, isConnected, isDrivable, type RoadNetwork } from './network.ts'
export { BrokenRoadsFile, openRoads } from './roads-file.ts'
export { route, type Route, type RouteQuestion } from './route.ts'
export type { OsmSource } from './collect.ts'

export type RoadsReport = {
  readonly finding: (kind: string, example: string) => void
  readonly progress?: (share: number) => void
}

/** Reads roads from an extract (twice, front to back) and makes them ready for use, in memory alone. */
export async function readRoads(read: OsmSource, { finding, progress }: RoadsReport): Promise<RoadNetwork> {
  return prepareNetwork(buildNetwork(await collectRoads(read, finding, progress), finding))
}

/** Reads roads from an extract and writes them to a new file. Returns what there is of them. */
export async function buildRoads(
  read: OsmSource,
  outFile: string,
  { finding, progress }: RoadsReport,
): Promise<Readonly<Record<string, number>>> {
  const raw = await collectRoads(read, finding, (share) => progress?.(0.7 * share))
  const data = buildNetwork(raw, finding)
  progress?.(0.9)
  await writeRoads(outFile, data)
  progress?.(1)
  return { roads: raw.ways.length, roadPieces: data.pieceWay.length, turnRestrictions: raw.restrictions.length }
}
