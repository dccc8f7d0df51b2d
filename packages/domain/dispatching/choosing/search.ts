import { bestSet } from './best-set.ts'
import type { Runner } from './runners.ts'
import { States, type State } from './states.ts'
import type { Usefulness, Wanted } from './ways.ts'

export type Search = {
  /** useful ones of the areas that are asked, in order of time */
  readonly asked: readonly Runner[]
  readonly wanted: Wanted
  /** whole states, and where what is there already leads */
  readonly states: States
  readonly start: State
  readonly unmet: number
}

/**
 * The best set. Looks first among shares instead of sets. Every set without a unit to spare is among them, so when the
 * best found has none to spare it is the best of all; otherwise all shares of each set are looked at together.
 */
export function search(question: Search): readonly Runner[] {
  const { wanted, states, start, unmet } = question
  const runners = leastDoubtful(question)
  const apart = new States(wanted, { whole: false })
  const found = searchBounded(question, runners, apart, apart.apart(start))
  const isSpare = (out: Runner): boolean =>
    leftBy(
      { states, start },
      found.filter((each) => each !== out),
    ) === unmet
  return found.some(isSpare) ? searchBounded(question, runners, states, [start]) : found
}

const leftBy = ({ states, start }: Pick<Search, 'states' | 'start'>, runners: readonly Runner[]): number =>
  states.after(
    runners.map(({ use }) => use),
    start,
  ).unmet

/** Without diverts and unknown times, or without the latter, where the others can do as much: a best set has none then. */
function leastDoubtful(question: Search): readonly Runner[] {
  const known = question.asked.filter(({ ticks }) => ticks !== Infinity)
  const free = known.filter(({ candidate }) => !candidate.divert)
  return [free, known].find((runners) => leftBy(question, runners) === question.unmet) ?? question.asked
}

const fewAtFirst = 4

/**
 * The best set of all, looked for among the quickest first. Where none is in doubt and the quickest of all is in that
 * set, no better one begins later or has a higher sum, which leaves few to look at.
 */
function searchBounded(
  question: Search,
  runners: readonly Runner[],
  states: States,
  starts: readonly State[],
): readonly Runner[] {
  const [quickest, { unmet }] = [runners[0], question]
  const hasDoubt = runners.some(({ ticks, candidate }) => ticks === Infinity || candidate.divert)
  if (hasDoubt) return bestSet(states, starts, runners, unmet)
  for (let few = fewAtFirst; few < runners.length; few *= 2) {
    const some = runners.slice(0, few)
    if (leftBy(question, some) > unmet) continue
    const set = bestSet(states, starts, some, unmet)
    if (quickest === undefined || set[0]?.ticks !== quickest.ticks) continue
    const sum = set.reduce((total, { ticks }) => total + ticks, 0)
    const able = runners.filter(({ ticks }, at) => at < few || ticks <= sum - quickest.ticks)
    return bestSet(states, starts, able, unmet, { sum, least: quickest.ticks, gain: mostFilled(runners) })
  }
  return bestSet(states, starts, runners, unmet)
}

/** The most that one unit fills, units and people together. */
const mostFilled = (runners: readonly Runner[]): number =>
  [...new Set(runners.map(({ use }) => use))].reduce((most, use) => Math.max(most, filledBy(use)), 1)

const filledBy = ({ ways, people }: Usefulness): number =>
  Math.max(0, ...ways.map(({ fills }) => fills.length)) + people.reduce((sum, count) => sum + count, 0)
