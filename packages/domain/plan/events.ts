import type { PlanBody } from '../dispatching/plan.ts'
import type { Nothing } from '../event.ts'

export type PlanEvent =
  /** all of it anew */
  | { readonly type: 'plan-written'; readonly data: PlanBody & { readonly id: string; readonly org: string } }
  | { readonly type: 'plan-retired'; readonly data: Nothing }
