import { nearestRoad } from './nearest-road.ts'
import { isDrivable, type RoadNetwork } from './network.ts'
import { segmentsInBox } from './road-grid.ts'
import type { LonLat } from './metres.ts'

/**
 * Roads that are closed for now. A closed edge cannot be driven through; one who stands on it may leave it and one whose
 * destination is on it may enter it. Edges 2p and 2p + 1 are the two directions of piece p.
 */
export class Closures {
  readonly #network: RoadNetwork
  /** by state, 1 for closed: what the search reads */
  readonly closed: Uint8Array
  #count = 0

  constructor(network: RoadNetwork) {
    this.#network = network
    this.closed = new Uint8Array(network.stateEdge.length)
  }

  /** How many directed edges are closed. */
  get count(): number {
    return this.#count
  }

  isClosed(edge: number): boolean {
    return this.closed[edge] === 1
  }

  /** Closes one direction of a piece. Closing twice is closing once. */
  close(edge: number): void {
    this.#set(edge, 1)
  }

  reopen(edge: number): void {
    this.#set(edge, 0)
  }

  reopenAll(): void {
    this.closed.fill(0)
    this.#count = 0
  }

  /** Closes the road nearest to a place, both directions. Returns the edges closed, none if no road is within `maxM`. */
  closeAt(at: LonLat, maxM = 50): readonly number[] {
    const road = nearestRoad(this.#network, at, 'destination', maxM)
    return road ? this.#closePieces([road.piece]) : []
  }

  /**
   * Closes every road that a line on the map crosses or touches, both directions; the line is lon, lat pairs in degrees.
   * Returns the edges closed.
   */
  closeAcross(line: readonly (readonly [lon: number, lat: number])[]): readonly number[] {
    const pieces = new Set<number>()
    line.slice(1).forEach((to, i) => {
      const from = line[i] ?? to
      for (const piece of piecesAcross(this.#network, from, to)) pieces.add(piece)
    })
    return this.#closePieces([...pieces])
  }

  #closePieces(pieces: readonly number[]): readonly number[] {
    const edges = pieces.flatMap((p) => [2 * p, 2 * p + 1]).filter((edge) => isDrivable(this.#network, edge))
    for (const edge of edges) this.close(edge)
    return edges
  }

  #set(edge: number, to: 0 | 1): void {
    const { furtherStart, furtherStates, edgeFlags } = this.#network
    if (!(edge >= 0 && edge < edgeFlags.length)) throw new RangeError(`there is no edge ${edge}`)
    if (this.closed[edge] === to) return
    this.#count += to === 1 ? 1 : -1
    this.closed[edge] = to
    const end = furtherStart[edge + 1] ?? 0
    for (let i = furtherStart[edge] ?? 0; i < end; i++) this.closed[furtherStates[i] ?? 0] = to
  }
}

type Pair = readonly [lon: number, lat: number]

function piecesAcross(network: RoadNetwork, from: Pair, to: Pair): number[] {
  const { shape } = network
  const a = scaled(from)
  const b = scaled(to)
  return segmentsInBox(network, a, b).flatMap(({ piece, point }) => {
    const [px = 0, py = 0, qx = 0, qy = 0] = shape.subarray(2 * point, 2 * point + 4)
    return segmentsMeet(a, b, [px, py], [qx, qy]) ? [piece] : []
  })
}

const scaled = ([lon, lat]: Pair): Pair => [lon * 1e7, lat * 1e7]

/** Whether two segments have a point in common: each one's ends lie on both sides of the other, or on it. */
function segmentsMeet(a: Pair, b: Pair, p: Pair, q: Pair): boolean {
  const apart = (from: Pair, to: Pair, one: Pair, two: Pair) => side(from, to, one) * side(from, to, two) > 0
  const boxesApart = [0, 1].some((axis) => {
    const i = axis === 0 ? 0 : 1
    return Math.max(a[i], b[i]) < Math.min(p[i], q[i]) || Math.max(p[i], q[i]) < Math.min(a[i], b[i])
  })
  return !boxesApart && !apart(a, b, p, q) && !apart(p, q, a, b)
}

const side = (from: Pair, to: Pair, at: Pair) =>
  Math.sign((to[0] - from[0]) * (at[1] - from[1]) - (to[1] - from[1]) * (at[0] - from[0]))
