import { runWhole, type Steps } from '../slices.ts'
import type { LonLat } from './metres.ts'
import { nearestRoad } from './nearest-road.ts'
import { isDrivable, type RoadNetwork } from './network.ts'
import { piecesAcross, piecesAlong, piecesWithin } from './pieces-drawn.ts'

/** What `Closures.closed` says of an edge that is part of closed ground. */
export const closedGround = 2

type Line = readonly (readonly [lon: number, lat: number])[]

/**
 * Roads that are closed or slow for now. A closed edge cannot be driven through; one who stands on it may leave it and one
 * whose destination is on it may enter it. Edges of closed ground are closed as a whole: who stands on one may leave over
 * others of them. Edges 2p and 2p + 1 are the two directions of piece p.
 */
export class Closures {
  readonly #network: RoadNetwork
  readonly #barred: Uint8Array | undefined
  #free: Float32Array
  /** by state, 1 for closed, `closedGround` for part of closed ground: what the search reads */
  readonly closed: Uint8Array
  #seconds: Float32Array
  #count = 0

  /** `barred` stays closed whatever is reopened; `seconds` are those of free roads where they are not the network's own. */
  constructor(
    network: RoadNetwork,
    { barred, seconds }: { readonly barred?: Uint8Array | undefined; readonly seconds?: Float32Array | undefined } = {},
  ) {
    this.#network = network
    this.#barred = barred
    this.#free = seconds ?? network.seconds
    this.closed = barred?.slice() ?? new Uint8Array(network.stateEdge.length)
    this.#count = this.#countBarred()
    this.#seconds = this.#free
  }

  /** How many directed edges are closed. */
  get count(): number {
    return this.#count
  }

  /** By state: seconds to drive the whole edge as it is now. The network's own array while nothing is slow. */
  get seconds(): Float32Array {
    return this.#seconds
  }

  isClosed(edge: number): boolean {
    return (this.closed[edge] ?? 0) !== 0
  }

  /** Closes one direction of a piece. Closing twice is closing once. */
  close(edge: number): void {
    this.#set(edge, 1)
  }

  /** Closes one direction of a piece as part of closed ground. */
  closeGround(edge: number): void {
    this.#set(edge, closedGround)
  }

  reopen(edge: number): void {
    this.#set(edge, 0)
  }

  reopenAll(): void {
    if (this.#barred) this.closed.set(this.#barred)
    else this.closed.fill(0)
    this.#count = this.#countBarred()
  }

  /** Has one direction of a piece take at least so many seconds. The longest counts; none makes it faster than it is. */
  slow(edge: number, seconds: number): void {
    this.#check(edge)
    if (!(seconds > (this.#seconds[edge] ?? 0))) return
    if (this.#seconds === this.#free) this.#seconds = this.#free.slice()
    for (const state of this.#statesOf(edge)) this.#seconds[state] = seconds
  }

  /** Ends all slow-downs; `seconds`: those of free roads from now on. */
  quickenAll(seconds?: Float32Array): void {
    this.#free = seconds ?? this.#free
    this.#seconds = this.#free
  }

  /** Closes the road nearest to a place, both directions. Returns the edges closed, none if no road is within `maxM`. */
  closeAt(at: LonLat, maxM = 50): readonly number[] {
    return this.#closeEdges(edgesAt(this.#network, at, maxM))
  }

  /**
   * Closes every road that a line on the map crosses or touches, both directions; the line is lon, lat pairs in degrees.
   * Returns the edges closed.
   */
  closeAcross(line: Line): readonly number[] {
    const points = line.map(([lon, lat]) => ({ lon, lat }))
    return this.#closeEdges([...edgesOf(this.#network, { kind: 'across', line: points }, 'both')])
  }

  #closeEdges(edges: readonly number[]): readonly number[] {
    for (const edge of edges) this.close(edge)
    return edges
  }

  #set(edge: number, to: 0 | 1 | 2): void {
    this.#check(edge)
    if (this.closed[edge] === to || this.#barred?.[edge] === 1) return
    this.#count += Number(to !== 0) - Number(this.isClosed(edge))
    for (const state of this.#statesOf(edge)) this.closed[state] = to
  }

  #countBarred(): number {
    if (this.#barred === undefined) return 0
    let count = 0
    for (let edge = 0; edge < this.#network.edgeFlags.length; edge++) count += this.#barred[edge] ?? 0
    return count
  }

  #check(edge: number): void {
    if (!(edge >= 0 && edge < this.#network.edgeFlags.length)) throw new RangeError(`there is no edge ${edge}`)
  }

  *#statesOf(edge: number): Generator<number> {
    const { furtherStart, furtherStates } = this.#network
    yield edge
    const end = furtherStart[edge + 1] ?? 0
    for (let i = furtherStart[edge] ?? 0; i < end; i++) yield furtherStates[i] ?? 0
  }
}

/** Which roads are meant, as it is drawn on a map. An area's line is its border, closed by itself. */
export type DrawnRoads =
  | { readonly kind: 'across' | 'along' | 'area'; readonly line: readonly LonLat[] }
  | { readonly kind: 'point'; readonly point: LonLat }

/** A point means the road within this many metres. */
const nearM = 50

type ByDirection = Map<'both' | 'drawn', ReadonlySet<number>>
const known = new WeakMap<RoadNetwork, WeakMap<DrawnRoads, ByDirection>>()

/**
 * The drivable directed edges that a drawing means, looked for once for each network and drawing. `drawn` leaves out those
 * that lead against the way in which a line along a road was drawn, and changes nothing for other drawings.
 */
export const edgesOf = (network: RoadNetwork, drawn: DrawnRoads, direction: 'both' | 'drawn'): ReadonlySet<number> =>
  runWhole(findingEdges(network, drawn, direction))

/** The same a little at a time, for a network that nobody asks yet. */
export function* findingEdges(
  network: RoadNetwork,
  drawn: DrawnRoads,
  direction: 'both' | 'drawn',
): Steps<ReadonlySet<number>> {
  const ofNetwork = known.get(network) ?? new WeakMap<DrawnRoads, ByDirection>()
  known.set(network, ofNetwork)
  const ofDrawing: ByDirection = ofNetwork.get(drawn) ?? new Map()
  ofNetwork.set(drawn, ofDrawing)
  const edges = ofDrawing.get(direction) ?? new Set(yield* findEdges(network, drawn, direction))
  ofDrawing.set(direction, edges)
  return edges
}

function* findEdges(network: RoadNetwork, drawn: DrawnRoads, direction: 'both' | 'drawn'): Steps<readonly number[]> {
  switch (drawn.kind) {
    case 'point':
      return edgesAt(network, drawn.point, nearM)
    case 'across':
      return bothWays(network, piecesAcross(network, drawn.line))
    case 'area':
      return bothWays(network, yield* piecesWithin(network, drawn.line))
    case 'along': {
      const along = piecesAlong(network, drawn.line)
      if (direction === 'both') return bothWays(network, along.keys())
      return [...along.values()].filter((edge) => isDrivable(network, edge))
    }
  }
}

function edgesAt(network: RoadNetwork, at: LonLat, maxM: number): readonly number[] {
  const road = nearestRoad(network, at, 'destination', maxM)
  return road ? bothWays(network, [road.piece]) : []
}

const bothWays = (network: RoadNetwork, pieces: Iterable<number>): readonly number[] =>
  [...pieces].flatMap((p) => [2 * p, 2 * p + 1]).filter((edge) => isDrivable(network, edge))
