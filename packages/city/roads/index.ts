import type { ImportFinding } from '../city.ts'
import { BrokenExtract } from '../import/broken-extract.ts'
import { firstFileOf, type Extract } from '../import/extract.ts'
import { Findings } from '../import/findings.ts'
import { readOsm } from '../import/read-osm.ts'
import type { RoadNetwork } from './network.ts'
import { buildNetwork } from './build-network.ts'
import { collectRoads, type OsmSource } from './collect.ts'
import { loadDrivingSides } from './driving-side.ts'
import { prepareNetwork } from './prepare.ts'
import { writeRoads } from './roads-file.ts'

export { Closures, edgesOf, type DrawnRoads } from './closures.ts'
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
export { nearestRoad, type RoadPoint, type Role } from './nearest-road.ts'
export { edgeFlag, isConnected, isDrivable, type RoadNetwork } from './network.ts'
export { BrokenRoadsFile, openRoads } from './roads-file.ts'
export { route, type Route, type RouteQuestion } from './route.ts'
export { StandingClosures, type DelayedAnswer, type DelayedRoute, type RoadClosure } from './standing-closures.ts'
export type { OsmSource } from './collect.ts'

export type BuildListener = {
  /** 0 to 1 */
  readonly progress?: (share: number) => void
  readonly finding?: (finding: ImportFinding) => void
}

export type RoadCounts = { readonly roads: number; readonly roadPieces: number; readonly turnRestrictions: number }

/**
 * Makes the road network of an OpenStreetMap extract and writes it to a new file. Errors are `readOsm`'s and the disk's;
 * an extract without roads that cars can use is a BrokenExtract too.
 */
export async function buildRoads(source: Extract, outFile: string, on: BuildListener = {}): Promise<RoadCounts> {
  const findings = new Findings()
  const finding = (kind: string, example: string) => findings.add(kind, example)
  const raw = await collectRoads(
    (listener) => readOsm(source, listener),
    finding,
    (share) => on.progress?.(readingShare * share),
  )
  const data = buildNetwork(raw, await loadDrivingSides(), finding)
  if (data.pieceWay.length === 0) {
    throw new BrokenExtract(
      firstFileOf(source),
      'has no roads that cars can use',
      'Give an extract that keeps its highways',
    )
  }
  await writeRoads(outFile, data)
  on.progress?.(1)
  for (const found of findings.report()) on.finding?.(found)
  return { roads: raw.ways.length, roadPieces: data.pieceWay.length, turnRestrictions: raw.restrictions.length }
}

const readingShare = 0.7

/** Reads roads from anything that can be read twice, in memory alone: for tests and measurements. */
export async function readRoads(
  read: OsmSource,
  finding: (kind: string, example: string) => void = () => {},
): Promise<RoadNetwork> {
  return prepareNetwork(buildNetwork(await collectRoads(read, finding), await loadDrivingSides(), finding))
}
