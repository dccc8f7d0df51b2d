import type { OsmListener, OsmTags } from '../import/osm.ts'
import { blocksCars, carAccess, isUntaggedMotorway, letsMotorcyclesPass, opensByKey, type CarAccess } from './access.ts'
import { blocksBoats, boatSpeeds, mayBoat } from './boat-ways.ts'
import { ferryKmh, isFerry, parseDurationS } from './ferry.ts'
import { blocksWalkers, evenSpeeds, mayWalk, walkSpeeds } from './foot-ways.ts'
import { growingFloat64 } from './growing.ts'
import { nodeLimits, wayLimits, type Limits } from './limits.ts'
import { classOf } from './road-class.ts'
import { readRestriction, type TurnRestriction } from './restriction-tags.ts'
import { waySpeeds, type WaySpeeds } from './speeds.ts'

/** Anything that can be read front to back any number of times, as an extract on disk can. */
export type OsmSource = (listener: OsmListener) => Promise<void>

export type RawWay = {
  readonly id: number
  readonly access: CarAccess
  readonly untaggedMotorway: boolean
  readonly speeds: WaySpeeds
  /** place in `roadClasses` */
  readonly roadClass: number
  readonly limits: Limits | undefined
  /** of a ferry: one waits for it, and it takes so many seconds from end to end, where that is told */
  readonly ferry: { readonly durationS: number | undefined } | undefined
  /** refs[from] to refs[to - 1] of RawRoads are its nodes */
  readonly from: number
  readonly to: number
}

/** The part of an extract that one kind of traffic can use, before it is cut at its junctions. */
export type RawRoads = {
  readonly ways: readonly RawWay[]
  /** node numbers (below), way after way */
  readonly refs: Uint32Array
  /** By node number: OpenStreetMap id, coordinates in 1e-7 degrees, and what is known of it. */
  readonly nodeIds: Float64Array
  readonly lons: Int32Array
  readonly lats: Int32Array
  readonly nodeFlags: Uint8Array
  /** by node number: what a barrier lets pass */
  readonly nodeLimits: ReadonlyMap<number, Limits>
  readonly restrictions: readonly TurnRestriction[]
  /** Whether any way says something about direction; if none does, motorways are not taken to be one-way. */
  readonly knowsDirections: boolean
}

/** blocked: for the traffic of this network. twoWheels, key: for whom a barrier is open that is blocked for cars. */
export const nodeFlag = {
  present: 1,
  blocked: 2,
  signal: 4,
  twoWheels: 8,
  key: 16,
  noWalkers: 32,
  noBoats: 64,
} as const

/** Each kind of traffic has a network of its own; they share their nodes. */
export type RawNetworks = { readonly car: RawRoads; readonly foot: RawRoads; readonly boat: RawRoads }

/** Reads what cars can use; see `collectNetworks`. */
export async function collectRoads(read: OsmSource, finding: Finding): Promise<RawRoads> {
  return (await collectNetworks(read, finding)).car
}

type Finding = (kind: string, example: string) => void

/** Reads an extract twice: ways and restrictions, then the nodes they need. Reports what is broken to `finding`. */
export async function collectNetworks(
  read: OsmSource,
  finding: Finding,
  progress?: (share: number) => void,
): Promise<RawNetworks> {
  const { refIds, ways, restrictions, knowsDirections } = await collectWays(read, finding, (share) =>
    progress?.(share / 2),
  )
  const nodeIds = distinctSorted(refIds)
  const nodes = await collectNodes(read, nodeIds, (share) => progress?.(0.5 + share / 2))
  const refs = new Uint32Array(refIds.length)
  refIds.forEach((id, i) => (refs[i] = indexOf(nodeIds, id)))
  const shared = { ...nodes, nodeIds, refs, knowsDirections }
  const blockedBy = (flag: number) => nodes.nodeFlags.map((flags) => onlyBlocked(flags, flag))
  const plain = { ...shared, restrictions: [], nodeLimits: new Map<number, Limits>() }
  return {
    car: { ...shared, ways: ways.car, restrictions },
    foot: { ...plain, ways: ways.foot, nodeFlags: blockedBy(nodeFlag.noWalkers) },
    boat: { ...plain, ways: ways.boat, nodeFlags: blockedBy(nodeFlag.noBoats) },
  }
}

const onlyBlocked = (flags: number, by: number) =>
  (flags & nodeFlag.present) | ((flags & by) === 0 ? 0 : nodeFlag.blocked)

async function collectWays(read: OsmSource, finding: Finding, progress: (share: number) => void) {
  const ways = { car: [] as RawWay[], foot: [] as RawWay[], boat: [] as RawWay[] }
  const seen = new Set<number>()
  const refIds = growingFloat64()
  const restrictions: TurnRestriction[] = []
  let knowsDirections = false
  await read({
    way: ({ id, refs, tags }) => {
      const uses = usesOf(tags)
      if (uses.length === 0) return
      if (seen.has(id)) return finding('duplicate-way', `way ${id}`)
      seen.add(id)
      if (refs.length < 2) return finding('road-without-line', `way ${id}`)
      knowsDirections ||= tags['oneway'] !== undefined && uses.some(({ network }) => network === 'car')
      const from = refIds.length
      for (const ref of refs) refIds.push(ref)
      for (const { network, ...use } of uses) ways[network].push({ id, ...use, from, to: refIds.length })
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

type Use = Omit<RawWay, 'id' | 'from' | 'to'> & { readonly network: keyof RawNetworks }

const bothWays = { forward: true, backward: true, through: true } as const

/** The networks that a way with these tags is part of, and what it is there. */
function usesOf(tags: OsmTags): readonly Use[] {
  const isWater = tags['waterway'] !== undefined
  if (tags['highway'] === undefined && !isWater && !isFerry(tags)) return []
  const uses: Use[] = []
  const ferry = isFerry(tags) ? { durationS: parseDurationS(tags['duration']) } : undefined
  const shared = { untaggedMotorway: false, roadClass: classOf(tags), limits: undefined, ferry }
  const access = isWater ? undefined : carAccess(tags)
  if (access) {
    const speeds = ferry ? evenSpeeds(ferryKmh) : waySpeeds(tags)
    const untaggedMotorway = isUntaggedMotorway(tags)
    uses.push({ network: 'car', ...shared, access, untaggedMotorway, speeds, limits: wayLimits(tags) })
  }
  if (!isWater && mayWalk(tags)) uses.push({ network: 'foot', ...shared, access: bothWays, speeds: walkSpeeds(tags) })
  // A boat of one's own waits for nobody.
  if (mayBoat(tags)) {
    uses.push({ network: 'boat', ...shared, ferry: undefined, access: bothWays, speeds: boatSpeeds(tags) })
  }
  return uses
}

async function collectNodes(read: OsmSource, nodeIds: Float64Array, progress: (share: number) => void) {
  const lons = new Int32Array(nodeIds.length)
  const lats = new Int32Array(nodeIds.length)
  const nodeFlags = new Uint8Array(nodeIds.length)
  const limits = new Map<number, Limits>()
  await read({
    node: ({ id, lon, lat, tags }) => {
      const node = indexOf(nodeIds, id)
      if (node < 0 || nodeFlags[node] !== 0 || !isOnEarth(lon, lat)) return
      lons[node] = Math.round(lon * 1e7)
      lats[node] = Math.round(lat * 1e7)
      nodeFlags[node] = nodeFlag.present | flagsOf(tags)
      const limit = nodeLimits(tags)
      if (limit) limits.set(node, limit)
    },
    progress,
  })
  return { lons, lats, nodeFlags, nodeLimits: limits }
}

function flagsOf(tags: OsmTags): number {
  const noBoats = blocksBoats(tags) ? nodeFlag.noBoats : 0
  const signal = tags['highway'] === 'traffic_signals' ? nodeFlag.signal : 0
  const noWalkers = blocksWalkers(tags) ? nodeFlag.noWalkers : 0
  if (!blocksCars(tags)) return signal | noBoats | noWalkers
  const twoWheels = letsMotorcyclesPass(tags) ? nodeFlag.twoWheels : 0
  return signal | noBoats | noWalkers | nodeFlag.blocked | twoWheels | (opensByKey(tags) ? nodeFlag.key : 0)
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
