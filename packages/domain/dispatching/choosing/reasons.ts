import type { ChosenReason, ChosenUnit, Filled, PassedOver, PassedOverReason } from './choice.ts'
import { byTime, type Runner } from './runners.ts'
import type { State, States } from './states.ts'
import { isUseful, type Usefulness, type Wanted } from './ways.ts'

/** What the reasons are read off: all candidates in order of time, those asked, and the set. */
export type Told = {
  readonly runners: readonly Runner[]
  readonly tier: number
  readonly set: readonly Runner[]
  readonly fills: ReadonlyMap<Runner, readonly Filled[]>
  readonly unmet: number
  readonly wanted: Wanted
  /** whole states: what a set leaves unmet is known exactly */
  readonly states: States
  /** where what is there already leads */
  readonly start: State
}

/** The units of the set, each with what it fills and why it is in it (DR18). */
export function chosenUnits(told: Told): readonly ChosenUnit[] {
  const others = othersByUse(told)
  return told.set.map((runner, index) => {
    const { unit, seconds, divert, tier } = runner.candidate
    const isKnown = runner.ticks !== Infinity
    const reasons: ChosenReason[] = []
    if (index === 0 && isKnown) reasons.push({ code: 'first-there' })
    reasons.push(standing(runner, others, told))
    if (!isKnown) reasons.push({ code: 'time-unknown' })
    if (divert) reasons.push({ code: 'divert-needed' })
    if (tier > 0) reasons.push({ code: 'further-area', tier })
    return { unit, seconds: isKnown ? seconds : null, divert, tier, fills: told.fills.get(runner) ?? [], reasons }
  })
}

/** How a unit of the set stands among those outside it that could take its place. */
function standing(runner: Runner, others: OthersByUse, told: Told): ChosenReason {
  let [able, quicker] = [0, 0]
  for (const [use, alike] of others) {
    if (leftBySwap(runner, use, told) !== told.unmet) continue
    able += alike.length
    const later = alike.findIndex((other) => byTime(other, runner) > 0)
    quicker += later === -1 ? alike.length : later
  }
  if (able === 0) return { code: 'only-one' }
  return quicker === 0 ? { code: 'quickest-of', of: able + 1 } : { code: 'fits-set', quicker }
}

type OthersByUse = ReadonlyMap<Usefulness, readonly Runner[]>

/** Those asked that are not in the set, by what they can do, each in order of time. */
function othersByUse(told: Told): OthersByUse {
  const chosen = new Set(told.set)
  return Map.groupBy(
    told.runners.filter((other) => isAsked(other, told) && !chosen.has(other)),
    ({ use }) => use,
  )
}

/** A line for each unit that would be there before the last of the set and is not in it (DR18). */
export function passedOver(told: Told): readonly PassedOver[] {
  const slowest = told.set.at(-1)
  if (slowest === undefined) return []
  const chosen = new Set(told.set)
  return told.runners.flatMap((runner): PassedOver[] => {
    const { unit, seconds } = runner.candidate
    if (chosen.has(runner) || seconds === null || runner.ticks >= slowest.ticks) return []
    return [{ unit, seconds, reason: whyNot(runner, told) }]
  })
}

const isAsked = ({ candidate, use }: Runner, told: Told): boolean => candidate.tier <= told.tier && isUseful(use)

function whyNot(runner: Runner, told: Told): PassedOverReason {
  const { tier, divert } = runner.candidate
  if (!isUseful(runner.use)) return { code: 'lacks-capability' }
  if (tier > told.tier) return { code: 'area-not-asked', tier }
  if (told.states.step(told.start, runner.use).length === 0) return { code: 'met-already' }
  if (divert) return { code: 'would-abandon' }
  const left = told.set.map((chosen) => ({ chosen, unmet: leftBySwap(chosen, runner.use, told) }))
  const rivals = left.filter(({ unmet, chosen }) => unmet === told.unmet && chosen.ticks <= runner.ticks)
  if (rivals.length === 0) return { code: 'fits-worse', more: Math.min(...left.map(({ unmet }) => unmet)) - told.unmet }
  const shared = rivals.map(({ chosen }) => ({ chosen, need: sharedNeed(chosen, runner, told) }))
  const { chosen, need } = shared.findLast((each) => each.need !== null) ?? shared[0] ?? { chosen: runner, need: null }
  return { code: 'filled-no-later', by: chosen.candidate.unit, need, seconds: chosen.candidate.seconds ?? 0 }
}

/** What a unit of the set fills and another could fill as well; null where it would take its place only by others moving up. */
function sharedNeed(chosen: Runner, other: Runner, { fills, wanted }: Told): number | null {
  const { ways, people } = other.use
  const able = [
    ...ways.flatMap((way) => way.fills.map((at) => wanted.unitNeeds[at]?.index)),
    ...people.flatMap((count, at) => (count > 0 ? [wanted.peopleNeeds[at]?.index] : [])),
  ]
  return fills.get(chosen)?.find(({ need }) => able.includes(need))?.need ?? null
}

const swaps = new WeakMap<Told, Map<Runner, Map<Usefulness, number>>>()

/** What the set leaves unmet with another unit in the place of one of its own; one answer for all units of the same use. */
function leftBySwap(out: Runner, into: Usefulness, told: Told): number {
  const ofTold = swaps.get(told) ?? new Map<Runner, Map<Usefulness, number>>()
  swaps.set(told, ofTold)
  const ofOut = ofTold.get(out) ?? new Map<Usefulness, number>()
  ofTold.set(out, ofOut)
  const known = ofOut.get(into)
  if (known !== undefined) return known
  const rest = told.set.filter((each) => each !== out).map(({ use }) => use)
  const { unmet } = told.states.after([...rest, into], told.start)
  ofOut.set(into, unmet)
  return unmet
}
