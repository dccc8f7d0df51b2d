import type { DelayedAnswer } from '@tocsin/city/roads'
import { usesFor, type Abilities, type Candidate, type Choice, type Need, type Unit } from '@tocsin/domain'
import type { Comer, Left } from './comers.ts'
import type { Goings } from './going.ts'

const othersTold = 24
const fillersTold = 5

/** What the time is made of, from where, and with what doubt. DR14, DR15, DR18 */
export function detailOf(
  comer: Comer | undefined,
  time: DelayedAnswer | undefined,
  { org, reasonOf }: { readonly org: string; readonly reasonOf: Goings['reasonOf'] },
) {
  if (comer === undefined) throw new Error('a unit was chosen that is no candidate')
  const { standing, origin, going, unit } = comer
  const drive = typeof time === 'object' ? time : undefined
  return {
    standing: comer.isMovingBack ? ('moving-back' as const) : standing.kind,
    /** the neighbour that has lent it; null: one's own */
    lentBy: unit.org === org ? null : unit.org,
    abandons: 'abandons' in standing ? standing.abandons : null,
    rest: standing.kind === 'clearing' ? standing.rest : null,
    turnoutS: comer.turnoutS,
    driveS: drive?.seconds ?? null,
    metres: drive?.metres ?? null,
    delayS: drive?.delayS ?? null,
    whyUnknown: drive === undefined ? (time === 'closed-off' ? time : reasonOf(origin)) : null,
    from: origin.from,
    ageS: origin.ageS,
    ...going.told,
    /** those with the same can stand in for each other */
    use: comer.use.key,
  }
}

/** Useful ones outside the set, the quickest first, unknown ones last. */
export function othersOf(candidates: readonly Candidate[], byId: ReadonlyMap<string, Comer>, { units }: Choice) {
  const chosen = new Set(units.map(({ unit }) => unit))
  return candidates
    .filter(({ unit }) => !chosen.has(unit) && (byId.get(unit)?.use.most ?? 0) > 0)
    .toSorted((a, b) => (a.seconds ?? Infinity) - (b.seconds ?? Infinity) || (a.unit < b.unit ? -1 : 1))
    .slice(0, othersTold)
}

/** How many of a need those present leave open. */
export const missingOf = (need: Need, missing: readonly Need[]): number =>
  missing.find(
    (each) =>
      each.capability === need.capability &&
      each.of === need.of &&
      each.atLeast === need.atLeast &&
      JSON.stringify(each.addressed) === JSON.stringify(need.addressed),
  )?.count ?? 0

/** Who would fill what is short, the first to be free first; null: nobody knows when. DR17 */
export function fillersOf(
  need: Need | undefined,
  left: readonly Left[],
  equivalents: Parameters<typeof usesFor>[1],
  abilitiesFor: (unit: Unit) => Abilities,
) {
  if (need === undefined) return []
  const useOf = usesFor([need], equivalents)
  return left
    .filter(({ unit, standing }) => standing.why !== 'here' && useOf(abilitiesFor(unit)).most > 0)
    .map(({ unit, standing }) => ({
      unit: unit.id,
      why: standing.why,
      freeInS: standing.rest?.seconds ?? null,
      cases: standing.rest?.cases ?? null,
    }))
    .toSorted(
      (a, b) =>
        (a.freeInS ?? Infinity) - (b.freeInS ?? Infinity) ||
        whyOrder(a.why) - whyOrder(b.why) ||
        (a.unit < b.unit ? -1 : 1),
    )
    .slice(0, fillersTold)
}

const whyOrder = (why: Left['standing']['why']): number =>
  ['equal-or-higher', 'out-of-service', 'off-duty', 'here'].indexOf(why)

/** How many cannot come, by why. */
export function countsOf(left: readonly Left[]): Readonly<Record<Left['standing']['why'], number>> {
  const counts = { 'off-duty': 0, 'out-of-service': 0, 'equal-or-higher': 0, here: 0 }
  for (const { standing } of left) counts[standing.why] += 1
  return counts
}
