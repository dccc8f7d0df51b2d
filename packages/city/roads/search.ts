/* oxlint-disable typescript/no-non-null-assertion -- the hot loop: every index comes from the network's own arrays */
import { BestOfGroups, type UnitGroups } from './best-of-groups.ts'
import { BestUnits } from './best-units.ts'
import { closedGround, type Closures } from './closures.ts'
import { StateHeap } from './heap.ts'
import type { RoadPoint } from './nearest-road.ts'
import { isDrivable, type RoadNetwork } from './network.ts'
import { uTurnS } from './turn-seconds.ts'

/** What a search minimises. The other quantity is counted along. */
export type Measure = 'seconds' | 'metres'

export type SearchQuestion = {
  readonly to: RoadPoint
  /** where the units are; undefined for a unit that is on no road */
  readonly from: readonly (RoadPoint | undefined)[]
  /** ends when so many are known to be the best */
  readonly best: number
  /** in the place of `best`: so many of each group */
  readonly groups?: UnitGroups | undefined
  /** leaves out what costs more */
  readonly limit: number
  readonly closures: Closures | undefined
}

const none = -1
const noClosures = new Uint8Array(0)

/**
 * One search backwards from a destination over all that can reach it, cheapest first (Dijkstra, 1959), with its scratch
 * memory: a question allocates nothing. The cost of a state is from the END of its edge to the destination; so each
 * unit's part of its own edge and the destination's part of the last one are added exactly. One question at a time.
 */
export class RoadSearch {
  readonly #network: RoadNetwork
  readonly #heap = new StateHeap()
  readonly #bestUnits = new BestUnits()
  #best: BestUnits | BestOfGroups = this.#bestUnits
  // By state, valid where #seen is this round's number.
  readonly #seen: Uint32Array
  readonly #cost: Float64Array
  readonly #other: Float64Array
  readonly #next: Int32Array
  #round = 0
  readonly #bySeconds: boolean
  // The network's own, or with slow-downs in them: a search without any reads and multiplies no more than ever.
  #edgeCost: Float32Array
  #edgeOther: Float32Array
  readonly #turnCost: Float32Array
  readonly #turnOther: Float32Array
  readonly #uTurnCost: number
  readonly #uTurnOther: number
  // Units waiting on an edge are chained: link 2u + d is unit u going in direction d of its piece.
  readonly #firstWaiting: Int32Array
  #nextWaiting = new Int32Array(0)
  #from: readonly (RoadPoint | undefined)[] = []
  #closed: Uint8Array = noClosures
  #someClosed = false

  /** Answers by unit: cost (Infinity for none), the other quantity, the state to start in (~edge: it is on the same edge). */
  unitCost = new Float64Array(0)
  unitOther = new Float64Array(0)
  unitStart = new Int32Array(0)
  /** Whether everything was searched, so that a unit without an answer has none. */
  exhausted = false

  constructor(network: RoadNetwork, measure: Measure) {
    const states = network.stateEdge.length
    const free = new Float32Array(network.intoSeconds.length)
    const bySeconds = measure === 'seconds'
    this.#network = network
    this.#bySeconds = bySeconds
    this.#seen = new Uint32Array(states)
    this.#cost = new Float64Array(states)
    this.#other = new Float64Array(states)
    this.#next = new Int32Array(states)
    this.#edgeCost = bySeconds ? network.seconds : network.metres
    this.#edgeOther = bySeconds ? network.metres : network.seconds
    this.#turnCost = bySeconds ? network.intoSeconds : free
    this.#turnOther = bySeconds ? free : network.intoSeconds
    this.#uTurnCost = bySeconds ? uTurnS : 0
    this.#uTurnOther = bySeconds ? 0 : uTurnS
    this.#firstWaiting = new Int32Array(network.edgeFlags.length).fill(none)
  }

  /** Searches; the answers are in unitCost, unitOther and unitStart until the next question. */
  run({ to, from, best, groups, limit, closures }: SearchQuestion): void {
    this.#someClosed = closures !== undefined && closures.count > 0
    this.#closed = this.#someClosed ? closures!.closed : noClosures
    const seconds = closures?.seconds ?? this.#network.seconds
    if (this.#bySeconds) this.#edgeCost = seconds
    else this.#edgeOther = seconds
    this.#from = from
    this.#startRound(from.length)
    this.#bestUnits.start(this.unitCost, from.length, best)
    this.#best = groups === undefined ? this.#bestUnits : new BestOfGroups(this.unitCost, groups)
    this.#placeUnits(to)
    this.#leaveDestination(to)
    this.#spread(limit)
    this.exhausted = this.#heap.size === 0
    for (const point of from) if (point) this.#firstWaiting.fill(none, 2 * point.piece, 2 * point.piece + 2)
  }

  /** Whether a unit's answer is final and was asked for. */
  isAnswered(unit: number): boolean {
    return this.unitCost[unit]! < Infinity && this.#best.includes(unit)
  }

  /** The state after this one on the way to the destination; -1 after the last. */
  nextState(state: number): number {
    return this.#next[state]!
  }

  #startRound(units: number): void {
    if (++this.#round === 2 ** 32) {
      this.#seen.fill(0)
      this.#round = 1
    }
    this.#heap.clear()
    if (this.unitCost.length < units) {
      this.unitCost = new Float64Array(2 * units)
      this.unitOther = new Float64Array(2 * units)
      this.unitStart = new Int32Array(2 * units)
      this.#nextWaiting = new Int32Array(4 * units)
    }
    this.unitCost.fill(Infinity, 0, units)
  }

  #placeUnits(to: RoadPoint): void {
    for (let unit = 0; unit < this.#from.length; unit++) {
      const point = this.#from[unit]
      if (!point) continue
      for (let direction = 0; direction < 2; direction++) {
        const edge = 2 * point.piece + direction
        if (!isDrivable(this.#network, edge)) continue
        this.#nextWaiting[2 * unit + direction] = this.#firstWaiting[edge]!
        this.#firstWaiting[edge] = 2 * unit + direction
        if (point.piece === to.piece) this.#offerStraight(unit, edge, along(to, direction) - along(point, direction))
      }
    }
  }

  /** The destination may lie ahead on the unit's own edge. */
  #offerStraight(unit: number, edge: number, share: number): void {
    if (share >= 0) this.#offer(unit, share * this.#edgeCost[edge]!, share * this.#edgeOther[edge]!, ~edge)
  }

  #offer(unit: number, cost: number, other: number, start: number): void {
    const before = this.unitCost[unit]!
    if (cost >= before) return
    this.unitCost[unit] = cost
    this.unitOther[unit] = other
    this.unitStart[unit] = start
    this.#best.improved(unit, before === Infinity)
  }

  #leaveDestination(to: RoadPoint): void {
    const { furtherStart, furtherStates } = this.#network
    for (let direction = 0; direction < 2; direction++) {
      const edge = 2 * to.piece + direction
      if (!isDrivable(this.#network, edge)) continue
      this.#enterFrom(edge, 0, 0, along(to, direction))
      const end = furtherStart[edge + 1]!
      for (let i = furtherStart[edge]!; i < end; i++) this.#enterFrom(furtherStates[i]!, 0, 0, along(to, direction))
    }
  }

  #spread(limit: number): void {
    const heap = this.#heap
    for (;;) {
      const cost = heap.least
      if (cost > limit || cost >= this.#best.closedFrom) return
      const state = heap.pop()
      // The queue keeps outdated entries rather than looking for them.
      if (cost > this.#cost[state]!) continue
      this.#meetUnits(state, cost)
      if (this.#someClosed && this.#closed[state] !== 0) {
        if (this.#closed[state] === closedGround) this.#leaveGround(state, cost)
        continue
      }
      this.#enterFrom(state, cost, this.#other[state]!, 1)
    }
  }

  #meetUnits(state: number, cost: number): void {
    // Units stand on edges without a past; further states only lie on their way.
    if (state >= this.#firstWaiting.length) return
    for (let link = this.#firstWaiting[state]!; link !== none; link = this.#nextWaiting[link]!) {
      const unit = link >> 1
      const left = 1 - along(this.#from[unit]!, link & 1)
      this.#offer(
        unit,
        cost + left * this.#edgeCost[state]!,
        this.#other[state]! + left * this.#edgeOther[state]!,
        state,
      )
    }
  }

  /** Goes back over a share of the state's edge, and over each turn that leads onto it. */
  #enterFrom(state: number, costAtEnd: number, otherAtEnd: number, share: number): void {
    const { intoStart, intoFrom } = this.#network
    const cost = costAtEnd + share * this.#edgeCost[state]!
    const other = otherAtEnd + share * this.#edgeOther[state]!
    const end = intoStart[state + 1]!
    for (let turn = intoStart[state]!; turn < end; turn++) {
      this.#reach(intoFrom[turn]!, cost + this.#turnCost[turn]!, other + this.#turnOther[turn]!, state)
    }
    if (this.#someClosed) this.#turnBackInto(state, cost, other)
  }

  /** Goes back within closed ground: who stands deep inside drives out through it, and nobody comes through from outside. */
  #leaveGround(state: number, costAtEnd: number): void {
    const { intoStart, intoFrom } = this.#network
    const cost = costAtEnd + this.#edgeCost[state]!
    const other = this.#other[state]! + this.#edgeOther[state]!
    const end = intoStart[state + 1]!
    for (let turn = intoStart[state]!; turn < end; turn++) {
      const from = intoFrom[turn]!
      if (this.#closed[from] !== closedGround) continue
      this.#reach(from, cost + this.#turnCost[turn]!, other + this.#turnOther[turn]!, state)
    }
  }

  #turnBackInto(state: number, cost: number, other: number): void {
    const { uTurnsStart, uTurnsFrom } = this.#network
    const end = uTurnsStart[state + 1]!
    for (let i = uTurnsStart[state]!; i < end; i++) {
      const from = uTurnsFrom[i]!
      if (this.#allClosedAfter(from)) this.#reach(from, cost + this.#uTurnCost, other + this.#uTurnOther, state)
    }
  }

  #allClosedAfter(state: number): boolean {
    const { turnStart, turnTo } = this.#network
    const end = turnStart[state + 1]!
    for (let turn = turnStart[state]!; turn < end; turn++) if (this.#closed[turnTo[turn]!] === 0) return false
    return true
  }

  #reach(state: number, cost: number, other: number, next: number): void {
    if (this.#seen[state] === this.#round && this.#cost[state]! <= cost) return
    this.#seen[state] = this.#round
    this.#cost[state] = cost
    this.#other[state] = other
    this.#next[state] = next
    this.#heap.push(state, cost)
  }
}

/** How far along the directed edge a point on its piece lies, 0 to 1. */
function along({ fraction }: RoadPoint, direction: number): number {
  return direction === 0 ? fraction : 1 - fraction
}
