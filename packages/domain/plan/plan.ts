import type { Plan } from '../dispatching/plan.ts'
import { ownedBy, type Draft, type Recorded } from '../event.ts'
import { subjectId } from '../subject.ts'
import { unreachable } from '../unreachable.ts'
import type { PlanEvent } from './events.ts'

/** A response plan as its organisation keeps it; each change is a version, what was sent by names it. DR12 */
export type ResponsePlan = Plan & {
  readonly org: string
  readonly changedBy: string
  readonly changedAt: number
  /** no longer asked; kept for those that were sent by it */
  readonly retired: boolean
}

/** An event of a plan, addressed for the log. */
export const planEvent = (plan: Pick<ResponsePlan, 'id' | 'org'>, event: PlanEvent): Draft<PlanEvent> => ({
  ...event,
  subject: subjectId('plan', plan.id),
  ...ownedBy(plan),
})

/** A plan after one more event. Throws when the event comes before its first: then the log is broken. */
export function evolvePlan(before: ResponsePlan | undefined, event: Recorded<PlanEvent>): ResponsePlan {
  const { at, by, subject } = event.stamp
  const changed = { changedBy: by, changedAt: at, version: (before?.version ?? 0) + 1 }
  if (event.type === 'plan-written') return { ...event.data, ...changed, retired: false }
  if (before === undefined) throw new Error(`${event.type} before plan-written: ${subject}`)
  switch (event.type) {
    case 'plan-retired':
      return { ...before, ...changed, retired: true }
    default:
      return unreachable(event)
  }
}
