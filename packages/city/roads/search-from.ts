/* oxlint-disable typescript/no-non-null-assertion -- the hot loop: every index comes from the network's own arrays */
import { BestUnits } from './best-units.ts'
import { closedGround, type Closures } from './closures.ts'
import { StateHeap } from './heap.ts'
import type { RoadPoint } from './nearest-road.ts'
import { isDrivable, type RoadNetwork } from './network.ts'
import { uTurnS } from './turn-seconds.ts'

/** Somebody who could set off: where, and after how many seconds (turnout). */
export type Start = { readonly at: RoadPoint; readonly startS: number }

export type QuestionFrom = {
  /** of many, whoever is there first counts */
  readonly from: readonly Start[]
  /** where one may want to go; undefined for what is on no road */
  readonly to: readonly (RoadPoint | undefined)[]
  /** ends when so many are known to be the nearest */
  readonly best: number
  /** leaves out what takes longer */
  readonly limitS: number
  readonly closures: Closures | undefined
  /**
   * Hears of each directed edge that was driven to its end, with the seconds until then and those that the whole of it takes,
   * of some twice; the search then goes on to the limit.
   */
  readonly onEdge?: ((edge: number, seconds: number, wholeS: number) => void) | undefined
}

const none = -1

/**
 * The twin of `RoadSearch`: forwards from one place, or from several at once, to the nearest of many, by the same rules. The
 * cost of a state is from the start to the END of its edge. Closed edges are never driven through, so they get no cost: what stands on them is
 * offered when their beginning is reached. One question at a time; its scratch memory is kept.
 */
export class SearchFrom {
  readonly #network: RoadNetwork
  readonly #heap = new StateHeap()
  readonly #best = new BestUnits()
  // By state, valid where #seen is this round's number.
  readonly #seen: Uint32Array
  readonly #cost: Float64Array
  readonly #metres: Float64Array
  #round = 0
  // Places waiting on an edge are chained: link 2n + d is place n in direction d of its piece.
  readonly #firstWaiting: Int32Array
  #nextWaiting = new Int32Array(0)
  #to: readonly (RoadPoint | undefined)[] = []
  #seconds: Float32Array
  #closed: Uint8Array | undefined

  /** Answers by place: seconds (Infinity for none) and metres along that way. */
  seconds = new Float64Array(0)
  metres = new Float64Array(0)
  /** Whether everything was searched, so that a place without an answer has none. */
  exhausted = false

  constructor(network: RoadNetwork) {
    const states = network.stateEdge.length
    this.#network = network
    this.#seconds = network.seconds
    this.#seen = new Uint32Array(states)
    this.#cost = new Float64Array(states)
    this.#metres = new Float64Array(states)
    this.#firstWaiting = new Int32Array(network.edgeFlags.length).fill(none)
  }

  /** Searches; the answers are in seconds and metres until the next question. */
  run({ from, to, best, limitS, closures, onEdge }: QuestionFrom): void {
    this.#closed = closures !== undefined && closures.count > 0 ? closures.closed : undefined
    this.#seconds = closures?.seconds ?? this.#network.seconds
    this.#to = to
    this.#startRound(to.length)
    this.#best.start(this.seconds, to.length, best)
    this.#placeGoals()
    for (const start of from) this.#setOff(start)
    this.#spread(limitS, onEdge)
    this.exhausted = this.#heap.size === 0
    for (const point of to) if (point) this.#firstWaiting.fill(none, 2 * point.piece, 2 * point.piece + 2)
  }

  /** Whether a place's answer is final and was asked for. */
  isAnswered(place: number): boolean {
    return this.seconds[place]! < Infinity && this.#best.includes(place)
  }

  #startRound(places: number): void {
    if (++this.#round === 2 ** 32) {
      this.#seen.fill(0)
      this.#round = 1
    }
    this.#heap.clear()
    if (this.seconds.length < places) {
      this.seconds = new Float64Array(2 * places)
      this.metres = new Float64Array(2 * places)
      this.#nextWaiting = new Int32Array(4 * places)
    }
    this.seconds.fill(Infinity, 0, places)
  }

  #placeGoals(): void {
    for (let place = 0; place < this.#to.length; place++) {
      const point = this.#to[place]
      if (!point) continue
      for (let direction = 0; direction < 2; direction++) {
        const edge = 2 * point.piece + direction
        if (!isDrivable(this.#network, edge)) continue
        this.#nextWaiting[2 * place + direction] = this.#firstWaiting[edge]!
        this.#firstWaiting[edge] = 2 * place + direction
      }
    }
  }

  #setOff({ at, startS }: Start): void {
    for (const edge of [2 * at.piece, 2 * at.piece + 1]) {
      if (!isDrivable(this.#network, edge)) continue
      const from = along(at, edge & 1)
      for (let link = this.#firstWaiting[edge]!; link !== none; link = this.#nextWaiting[link]!) {
        const ahead = along(this.#to[link >> 1]!, link & 1) - from
        if (ahead >= 0) this.#offer(link >> 1, edge, startS, 0, ahead)
      }
      this.#reach(edge, startS, 0, 1 - from)
    }
  }

  /** A place so great a share of a state's edge further on. */
  #offer(place: number, state: number, cost: number, metres: number, share: number): void {
    const seconds = cost + share * this.#seconds[state]!
    const before = this.seconds[place]!
    if (seconds >= before) return
    this.seconds[place] = seconds
    this.metres[place] = metres + share * this.#network.metres[state]!
    this.#best.improved(place, before === Infinity)
  }

  #spread(limitS: number, onEdge: QuestionFrom['onEdge']): void {
    const heap = this.#heap
    while (heap.size > 0) {
      const cost = heap.least
      if (cost > limitS || (onEdge === undefined && cost >= this.#best.closedFrom)) return
      const state = heap.pop()
      // The queue keeps outdated entries rather than looking for them.
      if (cost > this.#cost[state]!) continue
      onEdge?.(this.#network.stateEdge[state]!, cost, this.#seconds[state]!)
      this.#leave(state, cost, this.#metres[state]!)
    }
  }

  #leave(state: number, cost: number, metres: number): void {
    const { turnStart, turnTo, turnSeconds, uTurnTo } = this.#network
    const inGround = this.#closed !== undefined && this.#closed[state] === closedGround
    const end = turnStart[state + 1]!
    for (let turn = turnStart[state]!; turn < end; turn++) {
      this.#enter(turnTo[turn]!, cost + turnSeconds[turn]!, metres, inGround)
    }
    const back = uTurnTo[state]!
    if (this.#closed !== undefined && back !== none && this.#allClosedAfter(state)) {
      this.#enter(back, cost + uTurnS, metres, false)
    }
  }

  /** Who comes from closed ground goes on in it; everybody else gets to what lies on a closed edge, and no further. */
  #enter(state: number, cost: number, metres: number, fromGround: boolean): void {
    const edge = this.#network.stateEdge[state]!
    for (let link = this.#firstWaiting[edge]!; link !== none; link = this.#nextWaiting[link]!) {
      this.#offer(link >> 1, state, cost, metres, along(this.#to[link >> 1]!, link & 1))
    }
    const closed = this.#closed === undefined ? 0 : this.#closed[state]!
    if (closed === 0 || (closed === closedGround && fromGround)) this.#reach(state, cost, metres, 1)
  }

  #reach(state: number, costBefore: number, metresBefore: number, share: number): void {
    const cost = costBefore + share * this.#seconds[state]!
    if (this.#seen[state] === this.#round && this.#cost[state]! <= cost) return
    this.#seen[state] = this.#round
    this.#cost[state] = cost
    this.#metres[state] = metresBefore + share * this.#network.metres[state]!
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
