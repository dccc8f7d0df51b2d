import type { Place } from './drive-times.ts'
import type { RoadNetwork } from './network.ts'
import { roadClasses, type RoadClass } from './road-class.ts'
import { route } from './route.ts'
import type { Vehicle } from './vehicle-roads.ts'

/** A drive that was made: from where to where, when it began (milliseconds) and how long it took. */
export type Drive = {
  readonly from: Place
  readonly to: Place
  readonly startedAt: number
  readonly seconds: number
  readonly vehicle: Vehicle
}

/** How much longer than in free flow a class of road took at an hour of the day (0 to 23, local; null: all day). */
export type LearntCell = {
  readonly roadClass: RoadClass
  readonly hour: number | null
  readonly factor: number
  /** how many drives say so */
  readonly drives: number
}

export type LearntTimes = {
  readonly drives: number
  /** left out since they were too short, could not be, or had no way */
  readonly leftOut: number
  readonly cells: readonly LearntCell[]
}

/** A cell counts from so many drives on, the table from so many in all: fewer are anecdotes. */
export const leastDrivesPerCell = 30
export const leastDrives = 300
/** A shorter drive is mostly getting in and out. */
const leastS = 60
/** What takes longer than this many times free flow stopped on the way, what takes less was not driven. */
const plausible = { least: 0.3, most: 5 } as const
/** A drive speaks for a class on which it spent this share of its time. */
const leastShare = 0.2

type Spoken = { readonly ratio: number; readonly hour: number; readonly shares: Float64Array }

/**
 * What one's own drives say of the roads: for each drive the time on the road (turns left out) over that of the way that
 * the engine finds in free flow; for each class and hour the median over the drives that used it, by the share of their
 * time that they spent there. Cells of fewer than 30 drives are in the list, and nobody drives by them. `tell` is called
 * before each drive.
 */
export function learnTimes(
  network: RoadNetwork,
  drives: readonly Drive[],
  timeZone: string,
  tell: () => void = () => {},
): LearntTimes {
  const hourAt = hours(timeZone)
  const spoken = drives.flatMap((drive) => {
    tell()
    return readDrive(network, drive, hourAt) ?? []
  })
  const cells = roadClasses.flatMap((roadClass, index) => {
    const ofClass = spoken.filter(({ shares }) => (shares[index] ?? 0) >= leastShare)
    const byHour = Map.groupBy(ofClass, ({ hour }) => hour)
    const cellOf = (members: readonly Spoken[], hour: number | null): LearntCell[] =>
      members.length === 0 ? [] : [{ roadClass, hour, factor: weightedMedian(members, index), drives: members.length }]
    return [
      ...cellOf(ofClass, null),
      ...[...byHour].toSorted(([a], [b]) => a - b).flatMap(([hour, members]) => cellOf(members, hour)),
    ]
  })
  return { drives: spoken.length, leftOut: drives.length - spoken.length, cells }
}

function readDrive(network: RoadNetwork, drive: Drive, hourAt: (at: number) => number): Spoken | undefined {
  if (!(drive.seconds >= leastS)) return undefined
  const way = route(network, drive)
  if (way === 'unknown') return undefined
  const { shares, onRoadsS } = sharesOf(network, way.edges, way.seconds)
  const ratio = (drive.seconds - (way.seconds - onRoadsS)) / onRoadsS
  if (!(onRoadsS >= leastS / 2 && ratio >= plausible.least && ratio <= plausible.most)) return undefined
  return { ratio, hour: hourAt(drive.startedAt), shares }
}

/** Which share of a drive's time went to which class of road, and how long it was on the roads, without its turns. */
function sharesOf(network: RoadNetwork, edges: readonly number[], allS: number) {
  const shares = new Float64Array(roadClasses.length)
  edges.forEach((edge, i) => {
    // The first and the last are driven in part: taken for half.
    const part = i === 0 || i === edges.length - 1 ? 0.5 : 1
    const index = network.pieceClass[edge >> 1] ?? 0
    shares[index] = (shares[index] ?? 0) + part * (network.seconds[edge] ?? 0)
  })
  const summedS = shares.reduce((sum, each) => sum + each, 0)
  const onRoadsS = Math.min(summedS, allS)
  return { shares: shares.map((each) => each / (summedS || 1)), onRoadsS }
}

function weightedMedian(members: readonly Spoken[], index: number): number {
  const sorted = members.toSorted((a, b) => a.ratio - b.ratio)
  const half = sorted.reduce((sum, { shares }) => sum + (shares[index] ?? 0), 0) / 2
  let passed = 0
  for (const { ratio, shares } of sorted) {
    passed += shares[index] ?? 0
    if (passed >= half) return ratio
  }
  return 1
}

function hours(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' })
  return (at) => Number(format.format(at))
}

/** The factors by class of road that hold at a moment: the hour's cell, else that of all day, else 1. */
export function factorsAt(learnt: LearntTimes, at: number, timeZone: string): Float32Array {
  const factors = new Float32Array(roadClasses.length).fill(1)
  if (learnt.drives < leastDrives) return factors
  const hour = hours(timeZone)(at)
  const counted = learnt.cells.filter(({ drives }) => drives >= leastDrivesPerCell)
  const ordered = [...counted.filter((cell) => cell.hour === null), ...counted.filter((cell) => cell.hour === hour)]
  for (const { roadClass, factor } of ordered) factors[roadClasses.indexOf(roadClass)] = factor
  return factors
}

/** By state: seconds in free flow times the factor of the piece's class. */
export function scaledSeconds({ seconds, stateEdge, pieceClass }: RoadNetwork, factors: Float32Array): Float32Array {
  const scaled = new Float32Array(seconds.length)
  for (let state = 0; state < scaled.length; state++) {
    scaled[state] = (seconds[state] ?? 0) * (factors[pieceClass[(stateEdge[state] ?? 0) >> 1] ?? 0] ?? 1)
  }
  return scaled
}
