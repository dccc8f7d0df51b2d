import { dirname, join } from 'node:path'
import { cityFiles, type ImportFinding } from '../city.ts'
import { BrokenExtract } from '../import/broken-extract.ts'
import { firstFileOf, type Extract } from '../import/extract.ts'
import { Findings } from '../import/findings.ts'
import { readOsm } from '../import/read-osm.ts'
import type { RoadNetwork } from './network.ts'
import { buildNetwork, type Country, type Traffic } from './build-network.ts'
import { beyondMap } from './edge-of-earth.ts'
import { collectNetworks, collectRoads, type OsmSource, type RawNetworks } from './collect.ts'
import { loadCountryLimits } from './country-limits.ts'
import { loadDrivingSides } from './driving-side.ts'
import { prepareNetwork } from './prepare.ts'
import { writeRoads } from './roads-file.ts'

export type { UnitGroups } from './best-of-groups.ts'
export { Closures, edgesOf, findingEdges, type DrawnRoads } from './closures.ts'
export {
  driveTimes,
  shortestWays,
  type DriveAnswer,
  type DriveQuestion,
  type DriveTime,
  type Place,
} from './drive-times.ts'
export { driveTimesFrom, type DriveQuestionFrom } from './drive-times-from.ts'
export { positionAlong, type Line } from './line-along.ts'
export { degreeMetres, metresBetween, type LonLat } from './metres.ts'
export { nearestRoad, type RoadPoint, type Role } from './nearest-road.ts'
export { edgeFlag, isConnected, isDrivable, type RoadNetwork } from './network.ts'
export { BrokenRoadsFile, openRoads } from './roads-file.ts'
export { reachFrom, type Reach, type Reaching } from './reach.ts'
export { route, type Route, type RouteQuestion } from './route.ts'
export {
  factorsAt,
  learnTimes,
  leastDrives,
  leastDrivesPerCell,
  scaledSeconds,
  type Drive,
  type LearntCell,
  type LearntTimes,
} from './learnt-times.ts'
export { roadClasses, type RoadClass } from './road-class.ts'
export { findingRoads, keyOf, roadsFor, travelProfiles, type TravelProfile, type Vehicle } from './vehicle-roads.ts'
export { StandingClosures, type DelayedAnswer, type DelayedRoute, type RoadClosure } from './standing-closures.ts'
export type { OsmSource } from './collect.ts'

export type BuildListener = {
  /** 0 to 1 */
  readonly progress?: (share: number) => void
  readonly finding?: (finding: ImportFinding) => void
}

export type RoadCounts = {
  readonly roads: number
  readonly roadPieces: number
  readonly footPieces: number
  readonly boatPieces: number
  readonly turnRestrictions: number
}

/**
 * Makes the road network of an OpenStreetMap extract and writes it to a new file; the networks of those on foot
 * and of boats go beside it (roads-foot.bin, roads-boat.bin). Errors are `readOsm`'s and the disk's;
 * an extract without roads that cars can use, or across the 180th meridian or near a pole, is a BrokenExtract too.
 */
export async function buildRoads(source: Extract, outFile: string, on: BuildListener = {}): Promise<RoadCounts> {
  const findings = new Findings()
  const finding = (kind: string, example: string) => findings.add(kind, example)
  const raw = await collectNetworks(
    (listener) => readOsm(source, listener),
    finding,
    (share) => on.progress?.(readingShare * share),
  )
  const beyond = beyondMap(raw.car)
  if (beyond !== undefined) throw new BrokenExtract(firstFileOf(source), beyond.problem, beyond.remedy)
  const data = buildNetwork(raw.car, { country: await loadCountry() }, finding)
  if (data.pieceWay.length === 0) {
    throw new BrokenExtract(
      firstFileOf(source),
      'has no roads that cars can use',
      'Give an extract that keeps its highways',
    )
  }
  await writeRoads(outFile, prepareNetwork(data))
  on.progress?.((1 + readingShare) / 2)
  const others = await writeOthers(raw, dirname(outFile))
  on.progress?.(1)
  for (const found of findings.report()) on.finding?.(found)
  const { ways, restrictions } = raw.car
  return { roads: ways.length, roadPieces: data.pieceWay.length, ...others, turnRestrictions: restrictions.length }
}

/** Rivers fork seldom: each is a network. */
const onWater: Traffic = { networkFromEdges: 1 }

/** The networks of those on foot and of boats, each a file beside the roads; none where there is nothing of the kind. */
async function writeOthers({ foot, boat }: RawNetworks, folder: string) {
  const write = async (raw: RawNetworks['foot'], how: Traffic, file: string): Promise<number> => {
    if (raw.ways.length === 0) return 0
    // Broken ways have been told of with the roads.
    const data = buildNetwork(raw, how, () => {})
    if (data.pieceWay.length > 0) await writeRoads(join(folder, file), prepareNetwork(data))
    return data.pieceWay.length
  }
  return {
    footPieces: await write(foot, {}, cityFiles.roadsFoot),
    boatPieces: await write(boat, onWater, cityFiles.roadsBoat),
  }
}

const loadCountry = async (): Promise<Country> => ({
  sideAt: await loadDrivingSides(),
  limitAt: await loadCountryLimits(),
})

const readingShare = 0.7

/** Reads roads from anything that can be read twice, in memory alone: for tests and measurements. */
export async function readRoads(
  read: OsmSource,
  finding: (kind: string, example: string) => void = () => {},
): Promise<RoadNetwork> {
  return prepareNetwork(buildNetwork(await collectRoads(read, finding), { country: await loadCountry() }, finding))
}

/** As `readRoads`, for those on foot or for boats. */
export async function readWays(read: OsmSource, of: 'foot' | 'boat'): Promise<RoadNetwork> {
  const raw = await collectNetworks(read, () => {})
  return prepareNetwork(buildNetwork(raw[of], of === 'boat' ? onWater : {}, () => {}))
}
