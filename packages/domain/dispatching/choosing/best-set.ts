import type { Runner } from './runners.ts'
import type { State, States } from './states.ts'

/** A set in the making, by what decides between two that have come equally far. */
type Sofar = {
  readonly unknown: number
  readonly diverts: number
  readonly sum: number
  readonly latest: number
  readonly last: Runner | null
  readonly before: Sofar | null
}
type Found = Sofar & { readonly first: number }

const nobody: Sofar = { unknown: 0, diverts: 0, sum: 0, latest: 0, last: null, before: null }

/**
 * The best set (DR16): fewest unknown times (DR15: those are for where nothing known is left), fewest diverts, earliest
 * first unit, least sum, least latest time, lowest ids, among the sets that leave `unmet` and of which no unit can be
 * spared. `runners` in order of time, unknown last; `starts`: where what is there already leads.
 *
 * Dynamic programming over states, from the slowest runner to the quickest. Each set is finished by its quickest unit, so
 * the first time, which no sum over units gives, is known when it counts; until then one set is kept for each state. That
 * is enough: of two sets in one state, whatever joins them later joins both, is quicker than all in them, and adds the same
 * to unknown times, diverts and sum; so it changes neither those nor the latest time that decide between the two, nor, as
 * neither can lie within the other (all times are above zero), which has the lowest id that the other lacks.
 * A set that leaves `unmet` is never added to, so its quickest unit is needed; any other one to spare would leave a set
 * with the same quickest unit and a lower sum (or fewer unknown times).
 */
export function bestSet(
  states: States,
  starts: readonly State[],
  runners: readonly Runner[],
  unmet: number,
  bound: Bound = { sum: Infinity, least: 0, gain: 1 },
): readonly Runner[] {
  if (starts.some((state) => state.unmet === unmet)) return []
  const kept = new Kept()
  for (const state of starts) kept.offer(state, nobody)
  let best: Found | undefined
  for (const runner of runners.toReversed()) {
    const offers: (readonly [State, Sofar])[] = []
    for (const state of kept.states) {
      const sofar = kept.of(state)
      const next = states.step(state, runner.use)
      if (sofar === undefined || next.length === 0) continue
      const joined = join(sofar, runner)
      for (const to of next) {
        if (to.unmet > unmet) {
          const missing = Math.ceil((to.unmet - unmet) / bound.gain)
          if (joined.sum + missing * bound.least <= bound.sum) offers.push([to, joined])
        } else best = quicker({ ...joined, first: runner.ticks }, best)
      }
    }
    for (const [state, sofar] of offers) if (best === undefined || !isSparer(best, sofar)) kept.offer(state, sofar)
  }
  return best === undefined ? [] : unitsOf(best)
}

/**
 * What no best set exceeds: the sum of its times. `least`: no time is lower; `gain`: no unit fills more. A set in the making
 * is given up when those still missing take it beyond.
 */
export type Bound = { readonly sum: number; readonly least: number; readonly gain: number }

/** The best set yet of each state. */
class Kept {
  readonly #best: (Sofar | undefined)[] = []
  readonly #states: State[] = []

  /** Every state that was offered. */
  get states(): readonly State[] {
    return this.#states
  }

  of(state: State): Sofar | undefined {
    return this.#best[state.id]
  }

  offer(state: State, sofar: Sofar): void {
    const before = this.#best[state.id]
    if (before === undefined) this.#states.push(state)
    if (before === undefined || isBetter(sofar, before)) this.#best[state.id] = sofar
  }
}

function join(before: Sofar, last: Runner): Sofar {
  const isUnknown = last.ticks === Infinity
  return {
    unknown: before.unknown + Number(isUnknown),
    diverts: before.diverts + Number(last.candidate.divert),
    sum: isUnknown ? before.sum : before.sum + last.ticks,
    latest: before.latest === 0 && !isUnknown ? last.ticks : before.latest,
    last,
    before,
  }
}

const isSparer = (one: Sofar, other: Sofar): boolean =>
  one.unknown === other.unknown ? one.diverts < other.diverts : one.unknown < other.unknown

function isBetter(one: Sofar, other: Sofar): boolean {
  if (one.unknown !== other.unknown || one.diverts !== other.diverts) return isSparer(one, other)
  if (one.sum !== other.sum) return one.sum < other.sum
  if (one.latest !== other.latest) return one.latest < other.latest
  return hasLowerIds(one, other)
}

function quicker(one: Found, other: Found | undefined): Found {
  if (other === undefined) return one
  const isAsSpare = one.unknown === other.unknown && one.diverts === other.diverts
  const isQuicker = isAsSpare && one.first !== other.first ? one.first < other.first : isBetter(one, other)
  return isQuicker ? one : other
}

function hasLowerIds(one: Sofar, other: Sofar): boolean {
  const [ranks, others] = [ranksOf(one), ranksOf(other)]
  const at = ranks.findIndex((rank, index) => rank !== others[index])
  return at >= 0 && (ranks[at] ?? 0) < (others[at] ?? Infinity)
}

const ranksOf = (sofar: Sofar): readonly number[] =>
  unitsOf(sofar)
    .map(({ rank }) => rank)
    .toSorted((a, b) => a - b)

/** The units of a set, the quickest first. */
function unitsOf(set: Sofar): readonly Runner[] {
  const units: Runner[] = []
  for (let at: Sofar | null = set; at?.last; at = at.before) units.push(at.last)
  return units
}
