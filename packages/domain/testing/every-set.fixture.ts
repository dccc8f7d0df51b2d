import type { Candidate, ChoiceQuestion } from '../index.ts'

/** One filled count: of a units-need by the unit's own capability, or of several by an equivalent. */
type Use = readonly number[]

/** A set by its objectives in the order of DR16; smaller is better in each. */
export type Standing = { readonly units: readonly string[]; readonly figures: readonly number[] }

/**
 * The best set by looking at every one: for few candidates. Written from the rules alone (DR6, DR7, DR10, DR15, DR16), by
 * recursion over who is used for what, to hold the choice against.
 */
export function everySet(question: ChoiceQuestion): Standing {
  const tiers = question.candidates.map(({ tier }) => tier)
  const least = unmetBy(question, question.candidates)
  for (const tier of [...new Set([-1, ...tiers])].toSorted((a, b) => a - b)) {
    const asked = question.candidates.filter((each) => each.tier <= tier)
    if (unmetBy(question, asked) === least) return bestOf(question, asked, least)
  }
  throw new Error('all candidates leave more unmet than all candidates')
}

function bestOf(question: ChoiceQuestion, asked: readonly Candidate[], least: number): Standing {
  const unmet = Array.from({ length: 2 ** asked.length }, (_, bits) => unmetBy(question, members(asked, bits)))
  const standings = unmet.flatMap((left, bits): Standing[] => {
    const spares = asked.some((_, at) => (bits & (2 ** at)) > 0 && unmet[bits - 2 ** at] === least)
    return left === least && !spares ? [standingOf(members(asked, bits))] : []
  })
  return standings.reduce((best, each) => (isBefore(each, best) ? each : best))
}

const members = (asked: readonly Candidate[], bits: number): readonly Candidate[] =>
  asked.filter((_, at) => (bits & (2 ** at)) > 0)

function standingOf(set: readonly Candidate[]): Standing {
  const known = set.flatMap(({ seconds }) => (seconds === null ? [] : [seconds]))
  const sum = known.reduce((total, each) => total + each, 0)
  const figures = [
    set.length - known.length,
    set.filter(({ divert }) => divert).length,
    Math.min(Infinity, ...known),
    sum,
    Math.max(0, ...known),
  ]
  return { units: set.map(({ unit }) => unit).toSorted(), figures }
}

function isBefore(one: Standing, other: Standing): boolean {
  const at = one.figures.findIndex((figure, index) => figure !== other.figures[index])
  if (at >= 0) return (one.figures[at] ?? 0) < (other.figures[at] ?? 0)
  return one.units.join('\n') < other.units.join('\n')
}

/** What a set leaves missing when it is used as well as can be. */
export function unmetBy({ needs, equivalents, present = [] }: ChoiceQuestion, set: readonly Candidate[]): number {
  const abilities = [...present, ...set.map((each) => each.abilities)]
  const people = needs
    .filter(({ of }) => of === 'people')
    .map(({ capability, count }) => {
      const come = abilities.flatMap((each) => each.people.filter(({ code }) => code === capability))
      return Math.max(0, count - come.reduce((sum, each) => sum + each.count, 0))
    })
  const uses = abilities.map(({ capabilities }): readonly Use[] => {
    const own = needs.flatMap((need, at) =>
      need.of === 'units' &&
      capabilities.some((has) => has.code === need.capability && (has.amount ?? 0) >= (need.atLeast ?? 0))
        ? [at]
        : [],
    )
    const through = equivalents
      .filter(({ whole }) => capabilities.some(({ code }) => code === whole))
      .flatMap(({ parts }) =>
        parts.reduce<readonly Use[]>(
          (ways, part) =>
            ways.flatMap((way) => [
              way,
              ...needs.flatMap((need, at) =>
                need.of === 'units' && need.capability === part && (need.atLeast === undefined || own.includes(at))
                  ? [[...way, at]]
                  : [],
              ),
            ]),
          [[]],
        ),
      )
    return [[], ...own.map((at) => [at]), ...through]
  })
  const counts = needs.map(({ of, count }) => (of === 'units' ? count : 0))
  return leastMissing(uses, counts) + people.reduce((sum, each) => sum + each, 0)
}

function leastMissing(uses: readonly (readonly Use[])[], missing: readonly number[]): number {
  const [first, ...rest] = uses
  if (first === undefined) return missing.reduce((sum, each) => sum + Math.max(0, each), 0)
  return Math.min(
    ...first.map((use) =>
      leastMissing(
        rest,
        missing.map((each, at) => (use.includes(at) ? Math.max(0, each - 1) : each)),
      ),
    ),
  )
}
