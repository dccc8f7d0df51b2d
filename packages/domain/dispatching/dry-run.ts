import { codesOf, findIncidentType, type Listing } from '../catalogue/catalogue.ts'
import { choosePlan, type PlanSituation } from './choose-plan.ts'
import { stillWanted } from './choose-set.ts'
import { needsWithoutPlan } from './fallback.ts'
import type { Abilities, Need } from './needs.ts'
import type { Plan } from './plan.ts'
import { needsAt } from './wanted-of.ts'

/** An incident of the past as plans are asked about it, and who was sent. */
export type PastCall = {
  readonly number: string
  readonly at: number
  readonly type: string
  readonly alarmLevel: number
  readonly situation: Omit<PlanSituation, 'types'>
  readonly sent: readonly { readonly kind: string; readonly abilities: Abilities }[]
}

/** What would have held for an incident: a plan, the needs of its type, or one unit of its branch. DR11 */
export type Held = { readonly by: 'plan' | 'type' | 'branch' | 'nothing'; readonly plan: string | null }

/** Which plan would have held, what it wanted at the incident's alarm level, and what of it those who were sent lacked. */
export type DryAnswer = Held & { readonly wanted: readonly Need[]; readonly missing: readonly Need[] }

/** Asks the plans about one incident of the past, by its type as reported. DR5, DR8, DR11 */
export function dryRun(plans: readonly Plan[], listing: Listing, call: PastCall): DryAnswer {
  const plan = choosePlan(plans, { ...call.situation, types: codesOf(listing, call.type) })
  const type = findIncidentType(listing, call.type)
  const [held, wanted]: readonly [Held, readonly Need[]] =
    plan !== undefined
      ? [{ by: 'plan', plan: plan.id }, needsAt(plan, call.alarmLevel)]
      : type === undefined
        ? [{ by: 'nothing', plan: null }, []]
        : [{ by: type.needs.length > 0 ? 'type' : 'branch', plan: null }, needsWithoutPlan(type.needs, type.branch)]
  const there = call.sent.map(({ abilities }) => abilities)
  return { ...held, wanted, missing: stillWanted(wanted, there, listing.equivalents) }
}
