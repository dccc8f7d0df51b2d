import { BannedPaths } from './banned-paths.ts'
import { findBearings } from './bearings.ts'
import { findBuiltUp } from './built-up.ts'
import { nodeFlag, type RawRoads, type RawWay } from './collect.ts'
import type { CountryLimit } from './country-limits.ts'
import { cutAtJunctions, type Pieces } from './cut.ts'
import type { DrivingSide } from './driving-side.ts'
import type { LonLat } from './metres.ts'
import { ferryWaitS } from './ferry.ts'
import { limitColumns, narrower, type Limits } from './limits.ts'
import { edgeFlag, type RoadData } from './network.ts'
import { settleGround, type Ground } from './private-ground.ts'
import { resolveRestrictions } from './resolve-restrictions.ts'
import { barrierOpens, buildStateGraph, type StateGraph } from './state-graph.ts'
import { buildRoadGrid } from './road-grid.ts'
import { angleBetween, signalS, turnSeconds } from './turn-seconds.ts'

/** What the country decides of driving. */
export type Country = {
  readonly sideAt: (at: LonLat) => DrivingSide
  /** the speed limit where none is signed, km/h outside and in built-up areas; undefined where nothing is known */
  readonly limitAt: (at: LonLat) => CountryLimit | undefined
}

export type Traffic = {
  /** left out for those who turn without losing time, on foot or on the water */
  readonly country?: Country
  /** what counts as a network, in directed edges; left out: what is usual for roads */
  readonly networkFromEdges?: number
}

/** Makes the network from what was read. Reports what is left out to `finding`. */
export function buildNetwork(
  raw: RawRoads,
  { country, networkFromEdges }: Traffic,
  finding: (kind: string, example: string) => void,
): RoadData {
  const pieces = cutAtJunctions(raw, finding)
  const edges = new Edges(raw, pieces, country)
  const bans = new BannedPaths(resolveRestrictions(raw, pieces, edges, finding))
  const ground = settleGround({
    edgeCount: edges.count,
    networkFromEdges,
    isDrivable: (edge) => edges.isDrivable(edge),
    isThrough: (edge) => edges.isThrough(edge),
    graphWith: (isPrivate) => graphOf(edges, bans, (edge) => isPrivate[edge] === 1),
  })
  const kmh = edges.speeds()
  const { stateEdge } = ground.graph
  const metres = Float32Array.from(stateEdge, (edge) => pieces.metres[edge >> 1] ?? 0)
  return {
    pieceWay: Float64Array.from(pieces.way, (way) => raw.ways[way]?.id ?? 0),
    shapeStart: pieces.shapeStart,
    shape: pieces.shape,
    edgeFlags: flagEdges(edges, ground),
    seconds: metres.map((m, state) => (m * 3.6) / (kmh[stateEdge[state] ?? 0] ?? 1)),
    metres,
    pieceClass: Uint8Array.from(pieces.way, (way) => raw.ways[way]?.roadClass ?? 0),
    ...limitArrays(raw, pieces),
    ...ground.graph,
    ...buildRoadGrid(pieces.shape, pieces.shapeStart),
  }
}

function limitArrays(raw: RawRoads, { way, barrierLimits }: Pieces) {
  const limited: { readonly piece: number; readonly limits: Limits }[] = []
  way.forEach((of, piece) => {
    const [own, barrier] = [raw.ways[of]?.limits, barrierLimits.get(piece)]
    const limits = own && barrier ? narrower(own, barrier) : (own ?? barrier)
    if (limits) limited.push({ piece, limits })
  })
  const limitValues = new Uint16Array(limitColumns * limited.length)
  limited.forEach(({ limits: { heightCm, weight10kg, widthCm, lengthCm, bars } }, i) =>
    limitValues.set([heightCm, weight10kg, widthCm, lengthCm, bars], limitColumns * i),
  )
  return { limitPieces: Uint32Array.from(limited, ({ piece }) => piece), limitValues }
}

function graphOf(edges: Edges, bans: BannedPaths, isPrivate: (edge: number) => boolean): StateGraph {
  return buildStateGraph({
    edgeCount: edges.count,
    exits: (edge) => edges.exits(edge),
    barredExits: (edge) => edges.barredExits(edge),
    turnSeconds: (edge, exit) => edges.turnSeconds(edge, exit),
    isPrivate,
    bans,
  })
}

function flagEdges(edges: Edges, { isPrivate, connected }: Ground): Uint8Array {
  return Uint8Array.from({ length: edges.count }, (_, edge) => {
    if (!edges.isDrivable(edge)) return 0
    const leads = connected.leads[edge] === 1 ? edgeFlag.leads : 0
    const reached = connected.reached[edge] === 1 ? edgeFlag.reached : 0
    return edgeFlag.drivable | leads | reached | (isPrivate[edge] === 1 ? 0 : edgeFlag.through)
  })
}

const noExits = { exits: [], opens: 0 } as const

/** The directed edges that pieces make, before past and private ground split them into states. */
class Edges {
  readonly count: number
  readonly #raw: RawRoads
  readonly #pieces: Pieces
  readonly #drivable: Uint8Array
  readonly #leaving: number[][]
  readonly #bearings: ReturnType<typeof findBearings>
  readonly #roadsAt: Uint32Array
  /** 1 by junction of more than two roads where one drives on the left */
  readonly #keepsLeft: Uint8Array

  readonly #country: Country | undefined

  constructor(raw: RawRoads, pieces: Pieces, country: Country | undefined) {
    this.count = 2 * pieces.count
    this.#raw = raw
    this.#country = country
    this.#pieces = pieces
    this.#bearings = findBearings(pieces)
    this.#drivable = Uint8Array.from({ length: this.count }, (_, edge) => Number(this.#mayDrive(edge)))
    this.#leaving = Array.from(pieces.junctionFlags, () => [])
    this.#roadsAt = new Uint32Array(pieces.junctionFlags.length)
    for (let edge = 0; edge < this.count; edge++) {
      const junction = this.tail(edge)
      this.#roadsAt[junction] = (this.#roadsAt[junction] ?? 0) + 1
      if (this.isDrivable(edge)) this.#leaving[junction]?.push(edge)
    }
    this.#keepsLeft = country ? this.#findSides(country.sideAt) : new Uint8Array(0)
  }

  tail = (edge: number): number => ((edge & 1) === 0 ? this.#pieces.from : this.#pieces.to)[edge >> 1] ?? 0

  head = (edge: number): number => this.tail(edge ^ 1)

  leaving = (junction: number): readonly number[] => this.#leaving[junction] ?? []

  isDrivable(edge: number): boolean {
    return this.#drivable[edge] === 1
  }

  isThrough(edge: number): boolean {
    return this.#way(edge)?.access.through ?? true
  }

  /** Where one can go on at the end of an edge; where a barrier stands only back. */
  exits(edge: number): readonly number[] {
    if (!this.isDrivable(edge)) return []
    const junction = this.head(edge)
    const exits = this.leaving(junction)
    return this.#isBlocked(junction) ? exits.filter((exit) => exit === (edge ^ 1)) : exits
  }

  /** Where those could go on for whom the barrier at the end of an edge opens, and who they are. */
  barredExits(edge: number): { readonly exits: readonly number[]; readonly opens: number } {
    if (!this.isDrivable(edge)) return noExits
    const junction = this.head(edge)
    const flags = this.#pieces.junctionFlags[junction] ?? 0
    const twoWheels = (flags & nodeFlag.twoWheels) === 0 ? 0 : barrierOpens.twoWheels
    const opens = twoWheels | ((flags & nodeFlag.key) === 0 ? 0 : barrierOpens.key)
    return opens === 0 ? noExits : { exits: this.leaving(junction), opens }
  }

  turnSeconds(edge: number, exit: number): number {
    const wait = this.#way(exit)?.ferry && !this.#way(edge)?.ferry ? ferryWaitS : 0
    return this.#country ? wait + this.#drivenTurnSeconds(edge, exit) : wait
  }

  #drivenTurnSeconds(edge: number, exit: number): number {
    const junction = this.head(edge)
    const signal = ((this.#pieces.junctionFlags[junction] ?? 0) & nodeFlag.signal) === 0 ? 0 : signalS
    if ((this.#roadsAt[junction] ?? 0) <= 2) return signal
    const angle = angleBetween(this.#bearings.end[edge] ?? 0, this.#bearings.start[exit] ?? 0)
    return signal + turnSeconds(angle, this.#keepsLeft[junction] === 1 ? 'left' : 'right')
  }

  /** km/h by edge */
  speeds(): Float32Array {
    const builtUp = this.#country ? findBuiltUp(this.#pieces) : new Uint8Array(this.#pieces.count)
    const ferryMetres = this.#ferryMetres()
    return Float32Array.from({ length: this.count }, (_, edge) => {
      const way = this.#way(edge)
      if (way?.ferry?.durationS !== undefined) return ((ferryMetres.get(way) ?? 0) * 3.6) / way.ferry.durationS || 1
      const isUrban = builtUp[edge >> 1] === 1
      const kmh = (isUrban ? way?.speeds.urban : way?.speeds.rural)?.[edge & 1] ?? 1
      if (!way?.speeds.unsigned?.[edge & 1]) return kmh
      const limit = this.#country?.limitAt(this.#startOf(edge))
      return Math.min(kmh, (isUrban ? limit?.urban : limit?.rural) ?? kmh)
    })
  }

  /** How long each ferry is in all. */
  #ferryMetres(): ReadonlyMap<RawWay, number> {
    const metres = new Map<RawWay, number>()
    this.#pieces.way.forEach((of, piece) => {
      const way = this.#raw.ways[of]
      if (way?.ferry) metres.set(way, (metres.get(way) ?? 0) + (this.#pieces.metres[piece] ?? 0))
    })
    return metres
  }

  #findSides(sideAt: (at: LonLat) => DrivingSide): Uint8Array {
    const keepsLeft = new Uint8Array(this.#roadsAt.length)
    const asked = new Uint8Array(this.#roadsAt.length)
    for (let edge = 0; edge < this.count; edge++) {
      const junction = this.tail(edge)
      if (asked[junction] === 1 || (this.#roadsAt[junction] ?? 0) <= 2) continue
      asked[junction] = 1
      keepsLeft[junction] = Number(sideAt(this.#startOf(edge)) === 'left')
    }
    return keepsLeft
  }

  #startOf(edge: number): LonLat {
    const { shape, shapeStart } = this.#pieces
    const point = (edge & 1) === 0 ? (shapeStart[edge >> 1] ?? 0) : (shapeStart[(edge >> 1) + 1] ?? 0) - 1
    return { lon: (shape[2 * point] ?? 0) / 1e7, lat: (shape[2 * point + 1] ?? 0) / 1e7 }
  }

  #isBlocked(junction: number): boolean {
    return ((this.#pieces.junctionFlags[junction] ?? 0) & nodeFlag.blocked) !== 0
  }

  #mayDrive(edge: number): boolean {
    const way = this.#way(edge)
    if (!way) return false
    if ((edge & 1) === 0) return way.access.forward
    return way.access.backward && !(way.untaggedMotorway && this.#raw.knowsDirections)
  }

  #way(edge: number) {
    return this.#raw.ways[this.#pieces.way[edge >> 1] ?? 0]
  }
}
