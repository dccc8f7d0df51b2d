import { createStore } from '../store.ts'
import { byHeight, entranceOf, storeyFrom } from './levels.ts'
import type { Plan, PlannedPlace } from './plans-at.ts'

/** Which floor plan the desk shows. */
export type ShownPlan = {
  /** id of the place; null while none is shown */
  readonly place: string | null
  readonly plan: string
  /** the incident from whose card it was opened; null for a point of the map */
  readonly incident: string | null
  /** of the picture on the map, 0 to 1 */
  readonly opacity: number
  /** counts the wishes to see it on the map */
  readonly find: number
}

export const shownPlan = createStore<ShownPlan>({ place: null, plan: '', incident: null, opacity: 0.85, find: 0 })

/** Shows a place's plans on the map, at the storey by which one comes in. */
export function openPlans(place: PlannedPlace, incident: string | null): void {
  const plan = entranceOf(place.plans)
  if (plan !== undefined) shownPlan.set({ place: place.id, plan: plan.id, incident, find: shownPlan.get().find + 1 })
}
export const closePlans = (): void => shownPlan.set({ place: null, incident: null })
export const chooseStorey = (plan: string): void => shownPlan.set({ plan })
export const findPlan = (): void => shownPlan.set({ find: shownPlan.get().find + 1 })
export const setOpacity = (opacity: number): void => shownPlan.set({ opacity })

/** Up or down by so many storeys. */
export function stepStorey({ plans }: PlannedPlace, steps: number): void {
  const next = storeyFrom(plans, shownPlan.get().plan, steps)
  if (next !== undefined) chooseStorey(next.id)
}

/** The place and storey that are shown, of those that the city has; undefined for none. */
export function shownOf(
  places: readonly PlannedPlace[],
  { place: id, plan: planId }: Pick<ShownPlan, 'place' | 'plan'>,
): { readonly place: PlannedPlace; readonly plan: Plan; readonly storeys: readonly Plan[] } | undefined {
  const place = places.find((each) => each.id === id)
  const plan = place?.plans.find((each) => each.id === planId)
  return place && plan && { place, plan, storeys: byHeight(place.plans) }
}
