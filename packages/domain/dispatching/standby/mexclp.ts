import type { CoverSets } from './cover-sets.ts'
import { CoverageGains, expectedCoverage } from './expected-coverage.ts'

export type StandbyQuestion = {
  readonly sets: CoverSets
  readonly units: number
  /**
   * Where units differ in what they cover: how many there are of each class, together `units`. Bases then come class by
   * class, equally many each, and a unit waits at one of its own class; left out: all units are alike.
   */
  readonly classes?: readonly number[]
  /** how many units each base has room for */
  readonly capacity: ArrayLike<number>
  /** the share of the time that a unit is busy, 0 <= q < 1 */
  readonly busy: number
}

export type StandbyPlan = {
  /** share of all demand, 0 to 1 */
  readonly expectedCoverage: number
  /** how many units wait at each base */
  readonly deployment: readonly number[]
  /** units that no base has room for */
  readonly unplaced: number
}

/**
 * Where units should wait at the start of a shift: MEXCLP (M. S. Daskin, "A Maximum Expected Covering Location Model",
 * Transportation Science 17(1), 1983). Greedy from nothing and from a unit at each base, each mended by exchanges of one
 * unit; the best of them by exchanges of two as well, until none is left. The objective is submodular, so greedy alone
 * is at least 63 % of the optimum; the tests hold the answer against the exact integer solution, from which it has to
 * lie less than 0.0005. The same question has the same answer.
 */
export function planStandby({ sets, units, classes = [units], capacity, busy }: StandbyQuestion): StandbyPlan {
  const gains = new CoverageGains(sets, busy)
  const fleet: Fleet = { classes, capacity, basesEach: sets.bases / classes.length }
  const coverage = (deployment: readonly number[]) => expectedCoverage(sets, deployment, busy)
  const ends = startsOf(sets.bases, fleet).map((deployment) => {
    placeGreedily(gains, deployment, fleet)
    while (exchangeOne(gains, deployment, fleet));
    return deployment
  })
  const best = distinct(ends)
    .sort((a, b) => coverage(b) - coverage(a))
    .slice(0, mendedWell)
  for (const deployment of best) {
    while (exchangeOne(gains, deployment, fleet) || exchangeTwo(gains, deployment, fleet));
  }
  const deployment = best.reduce((one, other) => (coverage(other) > coverage(one) ? other : one), best[0] ?? [])
  const placed = deployment.reduce((sum, there) => sum + there, 0)
  return { expectedCoverage: coverage(deployment), deployment, unplaced: units - placed }
}

type Capacity = ArrayLike<number>
type Fleet = {
  readonly classes: readonly number[]
  readonly basesEach: number
  readonly capacity: Capacity
}

const classOf = (base: number, { basesEach }: Fleet): number => Math.floor(base / basesEach)

/** Nothing placed, and a unit at each base that has room for it. */
function startsOf(bases: number, fleet: Fleet): number[][] {
  const nothing = Array.from({ length: bases }, () => 0)
  const open = [...roomFor(nothing, fleet).entries()].flatMap(([base, room]) => (room > 0 ? [base] : []))
  return [nothing, ...open.map((base) => nothing.with(base, 1))]
}

/** By base: how many units may stand there while their class has some that are not placed; 0 where it has none. */
function roomFor(deployment: readonly number[], fleet: Fleet): readonly number[] {
  const left = fleet.classes.slice()
  for (const [base, there] of deployment.entries()) {
    const of = classOf(base, fleet)
    left[of] = (left[of] ?? 0) - there
  }
  return deployment.map((_, base) => ((left[classOf(base, fleet)] ?? 0) > 0 ? (fleet.capacity[base] ?? 0) : 0))
}

const distinct = (deployments: readonly number[][]): number[][] => [
  ...new Map(deployments.map((deployment) => [deployment.join(), deployment])).values(),
]

// So many of the starts' ends are mended by exchanges of two; each costs some hundred milliseconds with 44 bases.
const mendedWell = 6

// Below this a gain is the rounding of the sums.
const leastGain = 1e-12

/** Places what is not placed yet, as far as there is room. */
function placeGreedily(gains: CoverageGains, deployment: number[], fleet: Fleet): void {
  const left = fleet.classes.reduce((sum, of) => sum + of, 0) - deployment.reduce((sum, there) => sum + there, 0)
  for (let placed = 0; placed < left; placed++) {
    const base = bestBase(gains.reckonAdding(deployment), deployment, roomFor(deployment, fleet))
    if (base === undefined) return
    shift(deployment, base, 1)
  }
}

/** The base with room where a unit adds most; the first of equals; undefined when none has room. */
export function bestBase(adding: Float64Array, units: ArrayLike<number>, capacity: Capacity): number | undefined {
  let best: number | undefined
  for (let base = 0; base < adding.length; base++) {
    if ((units[base] ?? 0) >= (capacity[base] ?? 0)) continue
    if (best === undefined || (adding[base] ?? 0) > (adding[best] ?? 0)) best = base
  }
  return best
}

type Exchange = { readonly from: number; readonly to: number; readonly gain: number }

function bestExchange(gains: CoverageGains, deployment: readonly number[], fleet: Fleet): Exchange {
  const moving = gains.reckonMoving(deployment)
  let best: Exchange = { from: -1, to: -1, gain: -Infinity }
  for (const [from, to] of openMoves(deployment, fleet)) {
    const gain = moving[from * deployment.length + to] ?? -Infinity
    if (gain > best.gain) best = { from, to, gain }
  }
  return best
}

function* openMoves(deployment: readonly number[], fleet: Fleet): Generator<readonly [from: number, to: number]> {
  for (const [from, there] of deployment.entries()) {
    if (there === 0) continue
    for (const [to, here] of deployment.entries())
      if (to !== from && here < (fleet.capacity[to] ?? 0) && classOf(to, fleet) === classOf(from, fleet))
        yield [from, to]
  }
}

function exchangeOne(gains: CoverageGains, deployment: number[], fleet: Fleet): boolean {
  const { from, to, gain } = bestExchange(gains, deployment, fleet)
  if (gain <= leastGain) return false
  move(deployment, from, to)
  return true
}

/** Tries every first exchange, losing ones too, with the best second one after it; takes the first pair that wins. */
function exchangeTwo(gains: CoverageGains, deployment: number[], fleet: Fleet): boolean {
  const firsts = [...openMoves(deployment, fleet)]
  const costs = gains.reckonMoving(deployment).slice()
  for (const [from, to] of firsts) {
    move(deployment, from, to)
    const second = bestExchange(gains, deployment, fleet)
    if ((costs[from * deployment.length + to] ?? -Infinity) + second.gain > leastGain) {
      move(deployment, second.from, second.to)
      return true
    }
    move(deployment, to, from)
  }
  return false
}

function move(deployment: number[], from: number, to: number): void {
  shift(deployment, from, -1)
  shift(deployment, to, 1)
}

function shift(deployment: number[], base: number, by: number): void {
  deployment[base] = (deployment[base] ?? 0) + by
}
