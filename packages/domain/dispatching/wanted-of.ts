import { stillWanted } from './choose-set.ts'
import type { Abilities, Equivalent, Need } from './needs.ts'
import type { Plan } from './plan.ts'

/** Whatever is asked of the same units in the same way is one need. */
const keyOf = ({ capability, atLeast, of, addressed }: Need): string =>
  JSON.stringify([capability, atLeast ?? null, of, addressed.to, addressed.to === 'post' ? addressed.post : null])

/** Everything that levels 1 to `level` want; a level above the plan's last wants what that wants. Equal needs are added up. DR8 */
export function needsAt({ levels }: Pick<Plan, 'levels'>, level: number): readonly Need[] {
  const merged = new Map<string, Need>()
  for (const need of levels.slice(0, level).flat()) {
    const before = merged.get(keyOf(need))
    merged.set(keyOf(need), { ...need, count: need.count + (before?.count ?? 0) })
  }
  return [...merged.values()]
}

/**
 * What a plan asks for at an alarm level: everything of levels 1 to `level`, less what those at the incident or on their way
 * fill, counted so that least stays missing and that late in the plan's order. For a choice, give `chooseSet` the needs of
 * `needsAt` and who is there as `present`: it counts them for whatever leaves the best set. DR8
 */
export const wantedOf = (
  plan: Pick<Plan, 'levels'>,
  level: number,
  alreadyThere: readonly Abilities[],
  equivalents: readonly Equivalent[] = [],
): readonly Need[] => stillWanted(needsAt(plan, level), alreadyThere, equivalents)
