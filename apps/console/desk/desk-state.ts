import type { ChosenPlace, ClosureGeometry, IncidentFile, Point } from '@tocsin/domain'
import type { PastIncident } from '../incident-list/closed.ts'
import { createStore } from '../store.ts'

/** What can be done with units beside sending them; null of a dialog: the menu of these. */
export const handsSteps = ['plan', 'attach', 'divert', 'swap', 'stand-down', 'hazard', 'correct'] as const
export type HandsStep = (typeof handsSteps)[number]

/** What is asked for in a window over the desk; at most one at a time. */
export type Dialog =
  | { readonly kind: 'help' }
  /** `begins`: what stands in the line already */
  | { readonly kind: 'command-line'; readonly begins?: string }
  | { readonly kind: 'layouts' }
  | { readonly kind: 'list-view' }
  | { readonly kind: 'cities' }
  | { readonly kind: 'audit' }
  | { readonly kind: 'roll' }
  | { readonly kind: 'sounds' }
  | { readonly kind: 'honesty' }
  | { readonly kind: 'bynames' }
  /** `incident`: of that one alone */
  | { readonly kind: 'alerts'; readonly incident: string | null }
  | { readonly kind: 'site-settings' }
  | { readonly kind: 'send-to-post'; readonly incident: string }
  | { readonly kind: 'file'; readonly incident: string; readonly file: IncidentFile; readonly name: string }
  | { readonly kind: 'withdraw-file'; readonly incident: string; readonly file: string; readonly name: string }
  | { readonly kind: 'units-of'; readonly incident: string }
  | { readonly kind: 'unit'; readonly unit: string }
  /** `point`: where the place of the incident was put down on the map */
  | { readonly kind: 'correct-place'; readonly incident: string; readonly point: Point }
  | { readonly kind: 'edit'; readonly incident: string }
  | { readonly kind: 'tags'; readonly incident: string }
  | { readonly kind: 'response-plans' }
  | { readonly kind: 'join'; readonly incident: string }
  | { readonly kind: 'hand-over'; readonly incident: string }
  | { readonly kind: 'close'; readonly incident: string }
  | { readonly kind: 'throw'; readonly incident: string }
  | { readonly kind: 'share'; readonly incident: string }
  | { readonly kind: 'seal'; readonly incident: string }
  | { readonly kind: 'change-person' }
  | { readonly kind: 'terminals' }
  | { readonly kind: 'break-glass' }
  | { readonly kind: 'my-sign-in' }
  | { readonly kind: 'my-record' }
  | { readonly kind: 'stand-ins' }
  | { readonly kind: 'agreements' }
  | { readonly kind: 'relief' }
  | { readonly kind: 'duty' }
  | { readonly kind: 'feedback'; readonly incident: string; readonly slip: string | null }
  | { readonly kind: 'name-crew'; readonly slip: string }
  | { readonly kind: 'refuse-slip'; readonly slip: string }
  | { readonly kind: 'hands'; readonly incident: string; readonly step: HandsStep | null }
  | { readonly kind: 'cancel-slip'; readonly slip: string }
  | { readonly kind: 'closures' }
  /** `draft`: the call in hand, which can be handed over */
  | { readonly kind: 'phone-book'; readonly draft: string | null }
  | { readonly kind: 'answer-pass'; readonly contact: string }
  | { readonly kind: 'ring-back'; readonly contact: string }
  /** what is to be closed; `closure` names the one that is changed */
  | { readonly kind: 'closure'; readonly geometry: ClosureGeometry; readonly closure: string | null }
  /** the large picture of the floor plan that is shown */
  | { readonly kind: 'floor-plan' }
  /** `at`: where new ones would be registered; `premises`: those that are shown first */
  | { readonly kind: 'premises'; readonly at: ChosenPlace | null; readonly premises: string | null }

export type DeskState = {
  /** the incident whose card is shown */
  readonly incident: string | null
  /** the incident that this desk has asked the server to open, until it is there or the server said no */
  readonly awaited: string | null
  /** what the list of closed incidents said of the selected one; it is not on the board */
  readonly past: PastIncident | null
  /** counts the wishes to see the selected incident on the map */
  readonly findOnMap: number
  /** what was last asked to be shown on the map */
  readonly shown: readonly Point[] | null
  /** the point on the map whose surroundings are shown */
  readonly asked: Point | null
  /** the unit that is marked in the rack and on the map */
  readonly unit: string | null
  /** the draft that the call form shows */
  readonly draft: string | null
  readonly dialog: Dialog | null
  /** something was typed into the dialog that closing it would lose */
  readonly hasText: boolean
  /** leaving was asked for once while it had text; the second time does it */
  readonly isLeaving: boolean
}

const nothing: DeskState = {
  incident: null,
  awaited: null,
  past: null,
  findOnMap: 0,
  shown: null,
  asked: null,
  unit: null,
  draft: null,
  dialog: null,
  hasText: false,
  isLeaving: false,
}

export const desk = createStore<DeskState>(nothing)

/** Nothing is left selected or open for the next person. */
export const clearDesk = (): void => desk.set(nothing)

export const selectIncident = (incident: string | null): void => desk.set({ incident })
/** Selects an incident that the server does not have yet: nothing is asked about it before `incidentCame`. */
export const awaitIncident = (incident: string): void => desk.set({ incident, awaited: incident })
/** What was awaited is there, or was refused (`isThere` false): then there is nothing to show of it. */
export function incidentCame(id: string, isThere: boolean): void {
  const { incident, awaited } = desk.get()
  if (awaited !== id) return
  desk.set({ awaited: null, incident: isThere || incident !== id ? incident : null })
}
export const selectPast = (past: PastIncident): void => desk.set({ incident: past.id, past })
/** Asks what is at a point of the map; null closes the answer. */
export const askPoint = (asked: Point | null): void => desk.set({ asked })
export const selectUnit = (unit: string | null): void => desk.set({ unit })
export const openDialog = (dialog: Dialog): void => desk.set({ dialog, hasText: false, isLeaving: false })
export const closeDialog = (): void => desk.set({ dialog: null, hasText: false, isLeaving: false })
/** Closes the dialog, or asks first when that would lose what was typed. */
export function leaveDialog(): void {
  const { hasText, isLeaving } = desk.get()
  if (hasText && !isLeaving) desk.set({ isLeaving: true })
  else closeDialog()
}
export const findOnMap = (): void => desk.set({ findOnMap: desk.get().findOnMap + 1 })
export const showOnMap = (points: readonly Point[]): void => desk.set({ shown: [...points] })
