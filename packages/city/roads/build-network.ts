import { BannedPaths } from './banned-paths.ts'
import { findBearings } from './bearings.ts'
import { findBuiltUp } from './built-up.ts'
import { nodeFlag, type RawRoads } from './collect.ts'
import { cutAtJunctions, type Pieces } from './cut.ts'
import type { DrivingSide } from './driving-side.ts'
import type { LonLat } from './metres.ts'
import { edgeFlag, type RoadData } from './network.ts'
import { settleGround, type Ground } from './private-ground.ts'
import { resolveRestrictions } from './resolve-restrictions.ts'
import { buildStateGraph, type StateGraph } from './state-graph.ts'
import { buildRoadGrid } from './road-grid.ts'
import { angleBetween, signalS, turnSeconds } from './turn-seconds.ts'

/** Makes the network from what was read, `sideAt` saying where one drives on which side. Reports what is left out to `finding`. */
export function buildNetwork(
  raw: RawRoads,
  sideAt: (at: LonLat) => DrivingSide,
  finding: (kind: string, example: string) => void,
): RoadData {
  const pieces = cutAtJunctions(raw, finding)
  const edges = new Edges(raw, pieces, sideAt)
  const bans = new BannedPaths(resolveRestrictions(raw, pieces, edges, finding))
  const ground = settleGround({
    edgeCount: edges.count,
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
    ...ground.graph,
    ...buildRoadGrid(pieces.shape, pieces.shapeStart),
  }
}

function graphOf(edges: Edges, bans: BannedPaths, isPrivate: (edge: number) => boolean): StateGraph {
  return buildStateGraph({
    edgeCount: edges.count,
    exits: (edge) => edges.exits(edge),
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

  constructor(raw: RawRoads, pieces: Pieces, sideAt: (at: LonLat) => DrivingSide) {
    this.count = 2 * pieces.count
    this.#raw = raw
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
    this.#keepsLeft = this.#findSides(sideAt)
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

  turnSeconds(edge: number, exit: number): number {
    const junction = this.head(edge)
    const signal = ((this.#pieces.junctionFlags[junction] ?? 0) & nodeFlag.signal) === 0 ? 0 : signalS
    if ((this.#roadsAt[junction] ?? 0) <= 2) return signal
    const angle = angleBetween(this.#bearings.end[edge] ?? 0, this.#bearings.start[exit] ?? 0)
    return signal + turnSeconds(angle, this.#keepsLeft[junction] === 1 ? 'left' : 'right')
  }

  /** km/h by edge */
  speeds(): Float32Array {
    const builtUp = findBuiltUp(this.#pieces)
    return Float32Array.from({ length: this.count }, (_, edge) => {
      const speeds = this.#way(edge)?.speeds
      return (builtUp[edge >> 1] === 1 ? speeds?.urban : speeds?.rural)?.[edge & 1] ?? 1
    })
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
