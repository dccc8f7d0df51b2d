import { inSteps, runWhole, type Steps } from '../slices.ts'
import { barred as bars, limitColumns } from './limits.ts'
import { Closures } from './closures.ts'
import { connecting } from './connected.ts'
import { edgeFlag, isConnected, type RoadNetwork } from './network.ts'
import { preparing } from './prepare.ts'
import { barrierOpens } from './state-graph.ts'

/** How a unit goes. Those before `foot` share the roads of cars; foot and boat have networks of their own. */
export const travelProfiles = ['car', 'large', 'motorcycle', 'foot', 'boat'] as const
export type TravelProfile = (typeof travelProfiles)[number]

/** A vehicle, with what is known of its size; what is not is that of its profile. */
export type Vehicle = {
  readonly profile: TravelProfile
  readonly heightM?: number | undefined
  readonly weightT?: number | undefined
  readonly widthM?: number | undefined
  readonly lengthM?: number | undefined
  /** has the keys of locked gates */
  readonly hasKeys?: boolean | undefined
  /** drives past signs (no lorries, weight) where there is no other way; never under a bridge that is too low */
  readonly passesSigns?: boolean | undefined
}

type Size = readonly [heightM: number, weightT: number, widthM: number, lengthM: number]

/** A patrol car with its light bar; a fire engine of 16 t (EN 1846-1, class S); a motorcycle. */
const usualSizes: Readonly<Record<TravelProfile, Size>> = {
  car: [2, 2.5, 2, 5],
  large: [3.3, 16, 2.55, 8.6],
  motorcycle: [1.6, 0.4, 1, 2.4],
  foot: [0, 0, 0, 0],
  boat: [0, 0, 0, 0],
}

/** The roads as one vehicle may use them. */
export type VehicleRoads = {
  readonly network: RoadNetwork
  /** by state, 1 where the vehicle may not drive through; undefined where nothing bars it */
  readonly barred: Uint8Array | undefined
  /** nothing closed but what bars it; undefined where nothing does */
  readonly closures: Closures | undefined
}

const known = new WeakMap<RoadNetwork, Map<string, VehicleRoads>>()

/**
 * The roads for a vehicle: worked out once for each network and each kind of vehicle, those that the same limits bar
 * share one. A barred piece cannot be driven through; one may begin and end on it, since the scene may lie before the bridge.
 */
export const roadsFor = (network: RoadNetwork, vehicle: Vehicle): VehicleRoads =>
  runWhole(findingRoads(network, vehicle))

/** The same a little at a time, so that the first question with such a vehicle need not wait for it. */
export function* findingRoads(network: RoadNetwork, vehicle: Vehicle): Steps<VehicleRoads> {
  const ofNetwork = known.get(network) ?? new Map<string, VehicleRoads>()
  known.set(network, ofNetwork)
  const key = keyOf(vehicle)
  const found = ofNetwork.get(key) ?? (yield* make(network, vehicle, ofNetwork))
  ofNetwork.set(key, found)
  return found
}

/** The same for vehicles that drive alike. */
export function keyOf(vehicle: Vehicle): string {
  return [vehicle.profile, ...sizeOf(vehicle), vehicle.hasKeys === true, vehicle.passesSigns === true].join(' ')
}

function sizeOf({ profile, heightM, weightT, widthM, lengthM }: Vehicle): Size {
  const [height, weight, width, length] = usualSizes[profile]
  return [heightM ?? height, weightT ?? weight, widthM ?? width, lengthM ?? length]
}

function* make(network: RoadNetwork, vehicle: Vehicle, made: Map<string, VehicleRoads>): Steps<VehicleRoads> {
  const opens =
    (vehicle.profile === 'motorcycle' ? barrierOpens.twoWheels : 0) | (vehicle.hasKeys === true ? barrierOpens.key : 0)
  const pieces = barredPieces(network, vehicle)
  const alike = `same ${opens} ${pieces.join()}`
  const shared = made.get(alike)
  if (shared) return shared
  const own = yield* openBarriers(network, opens)
  const barred = pieces.length === 0 ? undefined : yield* mask(own, pieces)
  const roads = { network: own, barred, closures: barred && new Closures(own, { barred }) }
  made.set(alike, roads)
  return roads
}

function barredPieces({ limitPieces, limitValues }: RoadNetwork, vehicle: Vehicle): number[] {
  const [height, weight, width, length] = sizeOf(vehicle)
  const passes = vehicle.passesSigns === true
  const signs = vehicle.profile === 'large' ? bars.heavy : vehicle.profile === 'motorcycle' ? bars.motorcycle : 0
  const bar = passes ? 0 : signs
  const sizes = [height, passes ? 0 : weight, width, length].map((size) => Math.round(size * 100))
  const isBarred = (at: number) =>
    sizes.some((size, column) => {
      const limit = limitValues[at + column] ?? 0
      return limit > 0 && size > limit
    }) || ((limitValues[at + sizes.length] ?? 0) & bar) !== 0
  return [...limitPieces].filter((_, i) => isBarred(limitColumns * i))
}

function* mask({ stateEdge, pieceWay }: RoadNetwork, pieces: readonly number[]): Steps<Uint8Array> {
  const isBarred = new Uint8Array(pieceWay.length)
  for (const piece of pieces) isBarred[piece] = 1
  const barred = new Uint8Array(stateEdge.length)
  yield* inSteps(0, stateEdge.length, (from, to) => {
    for (let state = from; state < to; state++) barred[state] = isBarred[(stateEdge[state] ?? 0) >> 1] ?? 0
  })
  return barred
}

const opened = new WeakMap<RoadNetwork, Map<number, RoadNetwork>>()

/** The network with the turns past barriers that open for this vehicle; itself where there are none. */
function* openBarriers(network: RoadNetwork, opens: number): Steps<RoadNetwork> {
  if (!network.barrierOpens.some((each) => (each & opens) !== 0)) return network
  const ofNetwork = opened.get(network) ?? new Map<number, RoadNetwork>()
  opened.set(network, ofNetwork)
  const made = ofNetwork.get(opens) ?? (yield* withBarriersOpen(network, opens))
  ofNetwork.set(opens, made)
  return made
}

function* withBarriersOpen(network: RoadNetwork, opens: number): Steps<RoadNetwork> {
  const turns = yield* withBarrierTurns(network, opens)
  return yield* connect(yield* preparing({ ...network, ...turns }))
}

function* withBarrierTurns(
  network: RoadNetwork,
  opens: number,
): Steps<Pick<RoadNetwork, 'turnStart' | 'turnTo' | 'turnSeconds'>> {
  const { turnStart, turnTo, turnSeconds, barrierFrom, barrierTo, barrierSeconds } = network
  const more = [...network.barrierOpens.keys()].filter((i) => ((network.barrierOpens[i] ?? 0) & opens) !== 0)
  const all = turnTo.length + more.length
  const merged = { turnStart: turnStart.slice(), turnTo: new Uint32Array(all), turnSeconds: new Float32Array(all) }
  // Turns past barriers were written in the order of the states that they leave.
  let [next, at] = [0, 0]
  yield* inSteps(0, network.stateEdge.length, (first, end) => {
    for (let state = first; state < end; state++) {
      merged.turnStart[state] = at
      for (let turn = turnStart[state] ?? 0; turn < (turnStart[state + 1] ?? 0); turn++, at++) {
        merged.turnTo[at] = turnTo[turn] ?? 0
        merged.turnSeconds[at] = turnSeconds[turn] ?? 0
      }
      for (; next < more.length && barrierFrom[more[next] ?? 0] === state; next++, at++) {
        merged.turnTo[at] = barrierTo[more[next] ?? 0] ?? 0
        merged.turnSeconds[at] = barrierSeconds[more[next] ?? 0] ?? 0
      }
    }
  })
  merged.turnStart[network.stateEdge.length] = at
  return merged
}

/** What the opened barriers connect, which is cut off for cars. */
function* connect(network: RoadNetwork): Steps<RoadNetwork> {
  const { stateEdge } = network
  const core = new Uint8Array(stateEdge.length)
  yield* inSteps(0, stateEdge.length, (from, to) => {
    for (let state = from; state < to; state++)
      core[state] = Number(stateEdge[state] === state && isConnected(network, state))
  })
  const { leads, reached } = yield* connecting(network, core)
  const edgeFlags = network.edgeFlags.slice()
  yield* inSteps(0, edgeFlags.length, (from, to) => {
    for (let edge = from; edge < to; edge++) {
      const more = (leads[edge] === 1 ? edgeFlag.leads : 0) | (reached[edge] === 1 ? edgeFlag.reached : 0)
      edgeFlags[edge] = (edgeFlags[edge] ?? 0) | more
    }
  })
  return { ...network, edgeFlags }
}
