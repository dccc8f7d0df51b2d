import type { Candidate } from './candidate.ts'
import { search } from './choosing/search.ts'
import type { Choice, Filled, Shortfall } from './choosing/choice.ts'
import { chosenUnits, passedOver } from './choosing/reasons.ts'
import { byTime, ticksOf, worthLooking, type Runner } from './choosing/runners.ts'
import { shareOut, type Shares } from './choosing/share-out.ts'
import { States, type State } from './choosing/states.ts'
import { isUseful, usefulnessFor, wantedFrom, type Usefulness, type Wanted } from './choosing/ways.ts'
import type { Abilities, Equivalent, Need } from './needs.ts'

export type ChoiceQuestion = {
  /** in the plan's order; those that are addressed to a post are left to it (DR9) */
  readonly needs: readonly Need[]
  readonly equivalents: readonly Equivalent[]
  /** each unit once */
  readonly candidates: readonly Candidate[]
  /** what is at the incident already: counted first, for whatever leaves the best set to send (DR8) */
  readonly present?: readonly Abilities[]
}

/**
 * Who should go (DR16): of the sets of candidates that leave least unmet (units and people missing count one each), asking
 * as few areas as that needs (DR10), with the fewest unknown times and then diverts, the one whose first unit is there
 * first; of those the least sum of times; of those the least latest time; of those the lowest ids in code unit order. No
 * unit of it can be spared. Exact. Says what each unit fills, what is short, and why others were passed over.
 */
export function chooseSet({ needs, equivalents, candidates, present = [] }: ChoiceQuestion): Choice {
  const wanted = wantedFrom(needs)
  const useOf = usefulnessFor(wanted, equivalents)
  const runners = runnersFrom(candidates, useOf)
  const there = present.map(useOf)
  const states = new States(wanted, { whole: true })
  const start = states.after(there)
  const { asked, tier, unmet } = askAreas(runners, wanted, states, start)
  const set = search({ asked, wanted, states, start, unmet })
  const shares = shareOut([...there, ...set.map(({ use }) => use)], wanted)
  const fills = new Map(set.map((runner, index) => [runner, filledBy(runner, shares, there.length + index, wanted)]))
  const told = { runners, tier, set, fills, unmet, wanted, states, start }
  return {
    units: chosenUnits(told),
    shortfall: shortfallOf(shares, wanted, runners),
    tier,
    passedOver: passedOver(told),
  }
}

/** What of the needs is still missing when those at the incident are counted, in the plan's order (DR8). */
export function stillWanted(
  needs: readonly Need[],
  alreadyThere: readonly Abilities[],
  equivalents: readonly Equivalent[],
): readonly Need[] {
  const wanted = wantedFrom(needs)
  const missing = missingOf(shareOut(alreadyThere.map(usefulnessFor(wanted, equivalents)), wanted), wanted)
  return needs.flatMap((need, index): Need[] => {
    const count = missing.get(index) ?? need.count
    return count === 0 ? [] : [count === need.count ? need : { ...need, count }]
  })
}

function runnersFrom(candidates: readonly Candidate[], useOf: (of: Abilities) => Usefulness): readonly Runner[] {
  const byId = candidates.toSorted((one, other) => (one.unit < other.unit ? -1 : 1))
  return byId
    .map((candidate, rank) => ({ candidate, rank, use: useOf(candidate.abilities), ticks: ticksOf(candidate) }))
    .toSorted(byTime)
}

type Asked = { readonly asked: readonly Runner[]; readonly tier: number; readonly unmet: number }

/** The fewest steps down the order of areas that leave as little unmet as all of them would (DR10). */
function askAreas(runners: readonly Runner[], wanted: Wanted, states: States, start: State): Asked {
  const ask = (tier: number): Asked => {
    const useful = runners.filter(({ candidate, use }) => candidate.tier <= tier && isUseful(use))
    const asked = worthLooking(useful, wanted)
    const all = states.after(
      asked.map(({ use }) => use),
      start,
    )
    return { asked, tier, unmet: all.unmet }
  }
  const all = ask(Infinity)
  const tiers = [...new Set(runners.map(({ candidate }) => candidate.tier))].toSorted((a, b) => a - b)
  for (const tier of tiers) {
    const some = ask(tier)
    if (some.unmet === all.unmet) return some
  }
  return { ...all, tier: 0 }
}

function filledBy({ use }: Runner, shares: Shares, index: number, wanted: Wanted): readonly Filled[] {
  const way = shares.used[index]
  const asUnit = (way?.fills ?? []).map((at) => ({
    need: listedAt(wanted.unitNeeds, at),
    count: 1,
    whole: way?.whole ?? null,
  }))
  const asPeople = use.people.flatMap((count, at) =>
    count > 0 ? [{ need: listedAt(wanted.peopleNeeds, at), count, whole: null }] : [],
  )
  return [...asUnit, ...asPeople]
}

const listedAt = (listed: Wanted['unitNeeds'], at: number): number => listed[at]?.index ?? -1

const missingOf = (shares: Shares, { unitNeeds, peopleNeeds }: Wanted): ReadonlyMap<number, number> =>
  new Map([
    ...unitNeeds.map(({ index }, at): [number, number] => [index, shares.missingUnits[at] ?? 0]),
    ...peopleNeeds.map(({ index }, at): [number, number] => [index, shares.missingPeople[at] ?? 0]),
  ])

function shortfallOf(shares: Shares, wanted: Wanted, runners: readonly Runner[]): readonly Shortfall[] {
  const ables = new Map([
    ...wanted.unitNeeds.map(({ index }, at): [number, number] => [
      index,
      runners.filter(({ use }) => use.ways.some(({ fills }) => fills.includes(at))).length,
    ]),
    ...wanted.peopleNeeds.map(({ index }, at): [number, number] => [
      index,
      runners.filter(({ use }) => (use.people[at] ?? 0) > 0).length,
    ]),
  ])
  return [...missingOf(shares, wanted)]
    .filter(([, missing]) => missing > 0)
    .map(([need, missing]) => ({ need, missing, able: ables.get(need) ?? 0 }))
    .toSorted((one, other) => one.need - other.need)
}
