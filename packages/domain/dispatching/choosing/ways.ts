import { fills, peopleFor, type Abilities, type Equivalent, type Need } from '../needs.ts'

/** Needs that units fill, with their place in the plan's list; those addressed to a post are the post's matter (DR9). */
export type Wanted = {
  /** how many of each need that is counted in units */
  readonly unitCounts: readonly number[]
  readonly unitNeeds: readonly Listed[]
  readonly peopleCounts: readonly number[]
  readonly peopleNeeds: readonly Listed[]
}
export type Listed = { readonly need: Need; readonly index: number }

/** One way to use a unit: the units-needs (indices of `unitNeeds`) of which it fills one count each, all at once. */
export type Way = { readonly fills: readonly number[]; readonly whole: string | null }

/** What a unit can do for what is wanted; units with the same key are interchangeable but for their time and id. */
export type Usefulness = {
  readonly key: string
  /** none of them within another */
  readonly ways: readonly Way[]
  /** people for each of `peopleNeeds`, no more than are wanted */
  readonly people: readonly number[]
}

export const isUseful = ({ ways, people }: Usefulness): boolean => ways.length > 0 || people.some((count) => count > 0)

/** Splits a list of needs by how they are counted. */
export function wantedFrom(needs: readonly Need[]): Wanted {
  const listed = needs.map((need, index) => ({ need, index })).filter(({ need }) => need.addressed.to === 'units')
  const unitNeeds = listed.filter(({ need }) => need.of === 'units')
  const peopleNeeds = listed.filter(({ need }) => need.of === 'people')
  const counts = (of: readonly Listed[]) => of.map(({ need }) => need.count)
  return { unitNeeds, unitCounts: counts(unitNeeds), peopleNeeds, peopleCounts: counts(peopleNeeds) }
}

/** Tells what a unit can do for what is wanted (DR6, DR7). */
export function usefulnessFor(wanted: Wanted, equivalents: readonly Equivalent[]): (of: Abilities) => Usefulness {
  const known = new Map<string, Usefulness>()
  const ofSame = new Map<Abilities, Usefulness>()
  return (abilities) => {
    const same = ofSame.get(abilities)
    if (same !== undefined) return same
    const ways = waysOf(abilities, wanted, equivalents)
    const people = wanted.peopleNeeds.map(({ need }) => Math.min(need.count, peopleFor(abilities, need)))
    const key = `${ways.map((way) => way.fills.join('+')).join('|')}#${people.join(',')}`
    const made = known.get(key) ?? { key, ways, people }
    known.set(key, made)
    ofSame.set(abilities, made)
    return made
  }
}

function waysOf(abilities: Abilities, { unitNeeds }: Wanted, equivalents: readonly Equivalent[]): readonly Way[] {
  const direct = unitNeeds.flatMap(({ need }, at): Way[] =>
    fills(abilities, need) ? [{ fills: [at], whole: null }] : [],
  )
  const through = equivalents
    .filter(({ whole }) => abilities.capabilities.some((has) => has.code === whole))
    .flatMap((equivalent) => waysThrough(equivalent, abilities, unitNeeds))
  return withoutLesser([...direct, ...through])
}

/** For each part one need of that capability, in every combination. What must be had in an amount, the unit must have itself. */
function waysThrough({ whole, parts }: Equivalent, abilities: Abilities, unitNeeds: readonly Listed[]): readonly Way[] {
  const filledBy = (part: string): readonly number[] =>
    unitNeeds.flatMap(({ need }, at) =>
      need.capability === part && (need.atLeast === undefined || fills(abilities, need)) ? [at] : [],
    )
  const combined = [...new Set(parts)]
    .map(filledBy)
    .reduce<readonly (readonly number[])[]>(
      (ways, needs) => (needs.length === 0 ? ways : ways.flatMap((way) => needs.map((at) => [...way, at]))),
      [[]],
    )
  return combined.filter((way) => way.length > 0).map((way) => ({ fills: way.toSorted((a, b) => a - b), whole }))
}

/** A way that fills what another fills, and more besides, makes that other one needless: what is full stays full. */
function withoutLesser(ways: readonly Way[]): readonly Way[] {
  const within = (one: Way, other: Way): boolean => one.fills.every((at) => other.fills.includes(at))
  return ways
    .filter((one, index) =>
      ways.every((other, at) => at === index || !within(one, other) || (within(other, one) && index < at)),
    )
    .toSorted((one, other) => (one.fills.join() < other.fills.join() ? -1 : 1))
}
