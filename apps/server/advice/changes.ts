import { stillWanted, type Abilities, type Equivalent, type Need, type Plan, type Unit } from '@tocsin/domain'

/** What the one who asks was told last: the plan and all that it wanted. */
export type LastAdvice = {
  readonly plan: string | null
  readonly version: number | null
  readonly needs: readonly Need[]
}

const keyOf = ({ capability, atLeast, of, addressed }: Need): string =>
  JSON.stringify([capability, atLeast ?? null, of, addressed.to, addressed.to === 'post' ? addressed.post : null])

/** What of `needs` the `others` do not want, with how many more. */
function beyond(needs: readonly Need[], others: readonly Need[]): readonly Need[] {
  const counts = new Map(others.map((each) => [keyOf(each), each.count]))
  return needs.flatMap((each) => {
    const count = each.count - (counts.get(keyOf(each)) ?? 0)
    return count > 0 ? [{ ...each, count }] : []
  })
}

/** What is wanted more and what no longer since the last answer; null where nothing has changed or none was given. DR4 */
export function changedSince(
  last: LastAdvice | undefined,
  { plan, needs }: { plan: Plan | null; needs: readonly Need[] },
) {
  if (last === undefined) return null
  const more = beyond(needs, last.needs)
  const less = beyond(last.needs, needs)
  const isSamePlan = last.plan === (plan?.id ?? null) && last.version === (plan?.version ?? null)
  if (isSamePlan && more.length === 0 && less.length === 0) return null
  return { before: { plan: last.plan, version: last.version }, more, less }
}

/** Units at the incident or on their way without which nothing more would be missing, the last sent first. DR4 */
export function surplusOf(
  needs: readonly Need[],
  here: readonly Unit[],
  abilitiesFor: (unit: Unit) => Abilities,
  equivalents: readonly Equivalent[],
): readonly string[] {
  const missingOf = (units: readonly Unit[]): number =>
    stillWanted(needs, units.map(abilitiesFor), equivalents).reduce((sum, { count }) => sum + count, 0)
  const missing = missingOf(here)
  let kept = here
  for (const unit of here.toReversed()) {
    const without = kept.filter((each) => each !== unit)
    if (missingOf(without) === missing) kept = without
  }
  return here.filter((unit) => !kept.includes(unit)).map(({ id }) => id)
}
