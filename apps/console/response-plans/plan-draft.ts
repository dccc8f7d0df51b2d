import { planBody, rowOfPlan, type PlanBody, type ResponsePlan } from '@tocsin/domain'
import { createStore } from '../store.ts'

/** A plan that is being written: which, on which version, what it says now. */
export type PlanDraft = { readonly id: string; readonly basedOn: number; readonly body: PlanBody; readonly was: string }

/** Outlives the window, so that nothing is lost by closing it or by looking elsewhere. */
export const planDrafts = createStore<{ readonly drafts: ReadonlyMap<string, PlanDraft> }>({ drafts: new Map() })

export const emptyBody = (name: { readonly zh: string; readonly en: string }): PlanBody =>
  planBody.parse({ name, levels: [[]] })

/** The draft of a plan: what is in hand, or the plan as it is. */
export function draftOf(plan: ResponsePlan, kept: PlanDraft | undefined): PlanDraft {
  if (kept !== undefined) return kept
  const { body } = rowOfPlan(plan)
  return { id: plan.id, basedOn: plan.version, body, was: JSON.stringify(body) }
}

export function putDraft(draft: PlanDraft): void {
  planDrafts.set({ drafts: new Map([...planDrafts.get().drafts, [draft.id, draft]]) })
}

export function dropDraft(id: string): void {
  planDrafts.set({ drafts: new Map([...planDrafts.get().drafts].filter(([each]) => each !== id)) })
}

/** Ends a draft that was saved; what was typed while that was on its way stays, on the version that it has made. */
export function endSaved(saved: PlanDraft): void {
  const now = planDrafts.get().drafts.get(saved.id)
  if (now === undefined || now === saved) return dropDraft(saved.id)
  putDraft({ ...now, basedOn: saved.basedOn + 1, was: JSON.stringify(saved.body) })
}

/** Whether anything would be lost by dropping it. */
export const isChanged = (draft: PlanDraft): boolean => JSON.stringify(draft.body) !== draft.was
