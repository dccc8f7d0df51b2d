/* oxlint-disable typescript/no-non-null-assertion -- the hot loop: every index comes from the network's own arrays */
import { closedGround, type Closures } from './closures.ts'
import { StateHeap } from './heap.ts'
import type { RoadPoint } from './nearest-road.ts'
import { isDrivable, type RoadNetwork } from './network.ts'
import { uTurnS } from './turn-seconds.ts'

/** Somebody who could set off: where, and after how many seconds (turnout). */
export type ReachStart = { readonly at: RoadPoint; readonly startS: number }

export type ReachQuestion = {
  readonly from: readonly ReachStart[]
  /** leaves out what takes longer, the start's own seconds included */
  readonly limitS: number
  readonly closures: Closures | undefined
}

const none = -1

/**
 * Forwards from many places at once, by the rules of `SearchFrom`: how soon the first of them is anywhere. The places that
 * may be asked about are fixed, so that a question costs no more than the ground it covers. What lies deep inside closed
 * ground is not reached: nobody was sent into it. One question at a time; its scratch memory is kept.
 */
export class ReachSearch {
  readonly #network: RoadNetwork
  readonly #points: readonly (RoadPoint | undefined)[]
  readonly #heap = new StateHeap()
  // By state, valid where #seen is this round's number.
  readonly #seen: Uint32Array
  readonly #cost: Float64Array
  #round = 0
  // Points on an edge are chained: link 2n + d is point n in direction d of its piece.
  readonly #firstOn: Int32Array
  readonly #nextOn: Int32Array
  #seconds: Float32Array
  #closed: Uint8Array | undefined
  #limitS = 0
  readonly #settled: number[] = []

  /** By point: seconds until the first is there; Infinity beyond the limit. Holds until the next question. */
  readonly seconds: Float64Array

  constructor(network: RoadNetwork, points: readonly (RoadPoint | undefined)[]) {
    const states = network.stateEdge.length
    this.#network = network
    this.#points = points
    this.#seconds = network.seconds
    this.#seen = new Uint32Array(states)
    this.#cost = new Float64Array(states)
    this.#firstOn = new Int32Array(network.edgeFlags.length).fill(none)
    this.#nextOn = new Int32Array(2 * points.length)
    this.seconds = new Float64Array(points.length)
    this.#chain()
  }

  run({ from, limitS, closures }: ReachQuestion): void {
    this.#closed = closures !== undefined && closures.count > 0 ? closures.closed : undefined
    this.#seconds = closures?.seconds ?? this.#network.seconds
    this.#limitS = limitS
    this.#startRound()
    for (const { at, startS } of from) {
      for (const edge of [2 * at.piece, 2 * at.piece + 1]) {
        if (isDrivable(this.#network, edge)) this.#setOff(edge, along(at, edge & 1), startS)
      }
    }
    this.#spread()
  }

  /** The directed edges that were driven to their end within the limit, with the seconds until then; an edge may come twice. */
  eachEdge(visit: (edge: number, seconds: number) => void): void {
    for (const state of this.#settled) visit(this.#network.stateEdge[state]!, this.#cost[state]!)
  }

  #chain(): void {
    for (let n = 0; n < this.#points.length; n++) {
      const point = this.#points[n]
      if (!point) continue
      for (let direction = 0; direction < 2; direction++) {
        const edge = 2 * point.piece + direction
        if (!isDrivable(this.#network, edge)) continue
        this.#nextOn[2 * n + direction] = this.#firstOn[edge]!
        this.#firstOn[edge] = 2 * n + direction
      }
    }
  }

  #startRound(): void {
    if (++this.#round === 2 ** 32) {
      this.#seen.fill(0)
      this.#round = 1
    }
    this.#heap.clear()
    this.#settled.length = 0
    this.seconds.fill(Infinity)
  }

  #setOff(edge: number, share: number, startS: number): void {
    for (let link = this.#firstOn[edge]!; link !== none; link = this.#nextOn[link]!) {
      const ahead = along(this.#points[link >> 1]!, link & 1) - share
      if (ahead >= 0) this.#offer(link >> 1, startS + ahead * this.#seconds[edge]!)
    }
    this.#reach(edge, startS, 1 - share)
  }

  #offer(point: number, seconds: number): void {
    if (seconds <= this.#limitS && seconds < this.seconds[point]!) this.seconds[point] = seconds
  }

  #spread(): void {
    const heap = this.#heap
    while (heap.size > 0) {
      const cost = heap.least
      const state = heap.pop()
      // The queue keeps outdated entries rather than looking for them.
      if (cost > this.#cost[state]!) continue
      this.#settled.push(state)
      this.#leave(state, cost)
    }
  }

  #leave(state: number, cost: number): void {
    const { turnStart, turnTo, turnSeconds, uTurnTo } = this.#network
    const inGround = this.#closed !== undefined && this.#closed[state] === closedGround
    const end = turnStart[state + 1]!
    for (let turn = turnStart[state]!; turn < end; turn++) {
      this.#enter(turnTo[turn]!, cost + turnSeconds[turn]!, inGround)
    }
    const back = uTurnTo[state]!
    if (this.#closed !== undefined && back !== none && this.#allClosedAfter(state)) {
      this.#enter(back, cost + uTurnS, false)
    }
  }

  #enter(state: number, cost: number, fromGround: boolean): void {
    const edge = this.#network.stateEdge[state]!
    for (let link = this.#firstOn[edge]!; link !== none; link = this.#nextOn[link]!) {
      this.#offer(link >> 1, cost + along(this.#points[link >> 1]!, link & 1) * this.#seconds[state]!)
    }
    const closed = this.#closed === undefined ? 0 : this.#closed[state]!
    if (closed === 0 || (closed === closedGround && fromGround)) this.#reach(state, cost, 1)
  }

  #reach(state: number, costBefore: number, share: number): void {
    const cost = costBefore + share * this.#seconds[state]!
    if (cost > this.#limitS || (this.#seen[state] === this.#round && this.#cost[state]! <= cost)) return
    this.#seen[state] = this.#round
    this.#cost[state] = cost
    this.#heap.push(state, cost)
  }

  #allClosedAfter(state: number): boolean {
    const { turnStart, turnTo } = this.#network
    const end = turnStart[state + 1]!
    for (let turn = turnStart[state]!; turn < end; turn++) if (this.#closed![turnTo[turn]!] === 0) return false
    return true
  }
}

/** How far along the directed edge a point on its piece lies, 0 to 1. */
function along({ fraction }: RoadPoint, direction: number): number {
  return direction === 0 ? fraction : 1 - fraction
}
