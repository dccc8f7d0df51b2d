import { barred as bars, limitColumns } from './limits.ts'
import { Closures } from './closures.ts'
import { connectedWith } from './connected.ts'
import { edgeFlag, isConnected, type RoadNetwork } from './network.ts'
import { prepareNetwork } from './prepare.ts'
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
export function roadsFor(network: RoadNetwork, vehicle: Vehicle): VehicleRoads {
  const ofNetwork = known.get(network) ?? new Map<string, VehicleRoads>()
  known.set(network, ofNetwork)
  const key = keyOf(vehicle)
  const found = ofNetwork.get(key) ?? make(network, vehicle, ofNetwork)
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

function make(network: RoadNetwork, vehicle: Vehicle, made: Map<string, VehicleRoads>): VehicleRoads {
  const opens =
    (vehicle.profile === 'motorcycle' ? barrierOpens.twoWheels : 0) | (vehicle.hasKeys === true ? barrierOpens.key : 0)
  const pieces = barredPieces(network, vehicle)
  const alike = `same ${opens} ${pieces.join()}`
  const shared = made.get(alike)
  if (shared) return shared
  const own = openBarriers(network, opens)
  const barred = pieces.length === 0 ? undefined : mask(own, pieces)
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

function mask({ stateEdge }: RoadNetwork, pieces: readonly number[]): Uint8Array {
  const isBarred = new Set(pieces)
  return Uint8Array.from(stateEdge, (edge) => Number(isBarred.has(edge >> 1)))
}

const opened = new WeakMap<RoadNetwork, Map<number, RoadNetwork>>()

/** The network with the turns past barriers that open for this vehicle; itself where there are none. */
function openBarriers(network: RoadNetwork, opens: number): RoadNetwork {
  if (!network.barrierOpens.some((each) => (each & opens) !== 0)) return network
  const ofNetwork = opened.get(network) ?? new Map<number, RoadNetwork>()
  opened.set(network, ofNetwork)
  const made = ofNetwork.get(opens) ?? connect(prepareNetwork({ ...network, ...withBarrierTurns(network, opens) }))
  ofNetwork.set(opens, made)
  return made
}

function withBarrierTurns(network: RoadNetwork, opens: number) {
  const { turnStart, turnTo, turnSeconds, barrierFrom, barrierTo, barrierSeconds } = network
  const more = [...network.barrierOpens.keys()].filter((i) => ((network.barrierOpens[i] ?? 0) & opens) !== 0)
  const all = turnTo.length + more.length
  const merged = { turnStart: turnStart.slice(), turnTo: new Uint32Array(all), turnSeconds: new Float32Array(all) }
  // Turns past barriers were written in the order of the states that they leave.
  let [next, at] = [0, 0]
  for (let state = 0; state < network.stateEdge.length; state++) {
    merged.turnStart[state] = at
    const [from, to] = [turnStart[state] ?? 0, turnStart[state + 1] ?? 0]
    merged.turnTo.set(turnTo.subarray(from, to), at)
    merged.turnSeconds.set(turnSeconds.subarray(from, to), at)
    at += to - from
    for (; next < more.length && barrierFrom[more[next] ?? 0] === state; next++, at++) {
      merged.turnTo[at] = barrierTo[more[next] ?? 0] ?? 0
      merged.turnSeconds[at] = barrierSeconds[more[next] ?? 0] ?? 0
    }
  }
  merged.turnStart[network.stateEdge.length] = at
  return merged
}

/** What the opened barriers connect, which is cut off for cars. */
function connect(network: RoadNetwork): RoadNetwork {
  const core = Uint8Array.from(network.stateEdge, (edge, state) => Number(edge === state && isConnected(network, edge)))
  const { leads, reached } = connectedWith(network, core)
  const edgeFlags = network.edgeFlags.map(
    (flags, edge) => flags | (leads[edge] === 1 ? edgeFlag.leads : 0) | (reached[edge] === 1 ? edgeFlag.reached : 0),
  )
  return { ...network, edgeFlags }
}
