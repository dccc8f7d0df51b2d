import type { OsmListener } from '../import/osm.ts'
import { blocksCars, carAccess, isUntaggedMotorway, type CarAccess } from './access.ts'
import { growingFloat64 } from './growing.ts'
import { readRestriction, type TurnRestriction } from './restriction-tags.ts'
import { waySpeeds, type WaySpeeds } from './speeds.ts'

/** Anything that can be read front to back any number of times, as an extract on disk can. */
export type OsmSource = (listener: OsmListener) => Promise<void>

export type CarWay = {
  readonly id: number
  readonly access: CarAccess
  readonly untaggedMotorway: boolean
  readonly speeds: WaySpeeds
  /** refs[from] to refs[to - 1] of RawRoads are its nodes */
  readonly from: number
  readonly to: number
}

/** The part of an extract that cars can use, before it is cut at its junctions. */
export type RawRoads = {
  readonly ways: readonly CarWay[]
  /** node numbers (below), way after way */
  readonly refs: Uint32Array
  /** By node number: OpenStreetMap id, coordinates in 1e-7 degrees, and what is known of it. */
  readonly nodeIds: Float64Array
  readonly lons: Int32Array
  readonly lats: Int32Array
  readonly nodeFlags: Uint8Array
  readonly restrictions: readonly TurnRestriction[]
  /** Whether any way says something about direction; if none does, motorways are not taken to be one-way. */
  readonly knowsDirections: boolean
}

export const nodeFlag = { present: 1, blocked: 2, signal: 4 } as const

/** Reads an extract twice: ways and restrictions, then the nodes they need. Reports what is broken to `finding`. */
export async function collectRoads(
  read: OsmSource,
  finding: (kind: string, example: string) => void,
  progress?: (share: number) => void,
): Promise<RawRoads> {
  const { refIds, ...roads } = await collectWays(read, finding, (share) => progress?.(share / 2))
  const nodeIds = distinctSorted(refIds)
  const nodes = await collectNodes(read, nodeIds, (share) => progress?.(0.5 + share / 2))
  const refs = new Uint32Array(refIds.length)
  refIds.forEach((id, i) => (refs[i] = indexOf(nodeIds, id)))
  return { ...roads, ...nodes, nodeIds, refs }
}

async function collectWays(
  read: OsmSource,
  finding: (kind: string, example: string) => void,
  progress: (share: number) => void,
) {
  const ways: CarWay[] = []
  const seen = new Set<number>()
  const refIds = growingFloat64()
  const restrictions: TurnRestriction[] = []
  let knowsDirections = false
  await read({
    way: ({ id, refs, tags }) => {
      const access = tags['highway'] === undefined ? undefined : carAccess(tags)
      if (!access) return
      if (seen.has(id)) return finding('duplicate-way', `way ${id}`)
      seen.add(id)
      if (refs.length < 2) return finding('road-without-line', `way ${id}`)
      knowsDirections ||= tags['oneway'] !== undefined
      const from = refIds.length
      for (const ref of refs) refIds.push(ref)
      const untaggedMotorway = isUntaggedMotorway(tags)
      ways.push({ id, access, untaggedMotorway, speeds: waySpeeds(tags), from, to: refIds.length })
    },
    relation: (relation) => {
      const restriction = readRestriction(relation)
      if (restriction === 'broken') finding('broken-turn-restriction', `relation ${relation.id}`)
      else if (restriction) restrictions.push(restriction)
    },
    progress,
  })
  return { ways, refIds: refIds.finish(), restrictions, knowsDirections }
}

async function collectNodes(read: OsmSource, nodeIds: Float64Array, progress: (share: number) => void) {
  const lons = new Int32Array(nodeIds.length)
  const lats = new Int32Array(nodeIds.length)
  const nodeFlags = new Uint8Array(nodeIds.length)
  await read({
    node: ({ id, lon, lat, tags }) => {
      const node = indexOf(nodeIds, id)
      if (node < 0 || nodeFlags[node] !== 0 || !isOnEarth(lon, lat)) return
      lons[node] = Math.round(lon * 1e7)
      lats[node] = Math.round(lat * 1e7)
      const signal = tags['highway'] === 'traffic_signals' ? nodeFlag.signal : 0
      nodeFlags[node] = nodeFlag.present | signal | (blocksCars(tags) ? nodeFlag.blocked : 0)
    },
    progress,
  })
  return { lons, lats, nodeFlags }
}

const isOnEarth = (lon: number, lat: number) => Math.abs(lon) <= 180 && Math.abs(lat) <= 90

function distinctSorted(ids: Float64Array): Float64Array {
  return ids.toSorted().filter((id, i, sorted) => i === 0 || id !== sorted[i - 1])
}

/** Where `id` is in ascending `ids`, or -1. */
export function indexOf(ids: Float64Array, id: number): number {
  let low = 0
  let high = ids.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = ids[middle] ?? NaN
    if (found === id) return middle
    if (found < id) low = middle + 1
    else high = middle - 1
  }
  return -1
}
