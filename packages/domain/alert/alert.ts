import { ownedBy, type Draft, type Recorded } from '../event.ts'
import { subjectId } from '../subject.ts'
import { unreachable } from '../unreachable.ts'
import type { AlertEvent } from './events.ts'
import type { AlertKind, AlertRole, AlertStep, CloseReason, Ending } from './kinds.ts'

/** Who answers for it: until somebody has taken it, it climbs. DR36 */
export type AlertOwner =
  | { readonly phase: 'nobody' }
  | { readonly phase: 'asked'; readonly role: AlertRole; readonly by: string; readonly at: number }
  | { readonly phase: 'asked-person'; readonly person: string; readonly by: string; readonly at: number }
  | { readonly phase: 'taken'; readonly by: string; readonly at: number }

export type AlertPhase =
  | { readonly phase: 'open' }
  /** what was waited for has come, or is no longer wanted */
  | { readonly phase: 'settled'; readonly by: Ending; readonly at: number }
  /** ended by its owner with the cause still there */
  | { readonly phase: 'closed'; readonly reason: CloseReason; readonly by: string; readonly at: number }

/** An alert fired more than so long after it was due is late, and says so. DR35 */
export const lateAfterMs = 60_000

/** An alert (警示): a wait that has lasted too long, put before a person. */
export type Alert = {
  readonly id: string
  readonly org: string
  /** the key of the wait: one alert for each */
  readonly timer: string
  readonly kind: AlertKind
  /** the subject waited for, `slip/4f0c` */
  readonly about: string
  readonly unit: string | null
  /** whose slip or unit it waits for */
  readonly post?: string
  readonly incident: string | null
  readonly dueAt: number
  readonly firedAt: number
  readonly late: boolean
  readonly owner: AlertOwner
  readonly step: AlertStep
  /** when it came to its step, or was handed on there */
  readonly climbedAt: number
  /** a drill: marked, and told on screens alone */
  readonly exercise: boolean
  /** the organisation that sealed its incident; null: it is no secret */
  readonly sealed: string | null
  readonly state: AlertPhase
}

/** An event of an alert, addressed for the log. */
export const alertEvent = (alert: Pick<Alert, 'id' | 'org' | 'exercise'>, event: AlertEvent): Draft<AlertEvent> => ({
  ...event,
  subject: subjectId('alert', alert.id),
  ...ownedBy(alert),
})

const handedTo = (to: AlertRole | { readonly person: string }, by: string, at: number): AlertOwner =>
  typeof to === 'string' ? { phase: 'asked', role: to, by, at } : { phase: 'asked-person', person: to.person, by, at }

/** An alert after one more event. Throws when the event comes before its first: then the log is broken. */
export function evolveAlert(before: Alert | undefined, event: Recorded<AlertEvent>): Alert {
  const { at, by, subject, exercise } = event.stamp
  if (event.type === 'alert-raised')
    return {
      ...event.data,
      firedAt: at,
      late: at - event.data.dueAt > lateAfterMs,
      owner: { phase: 'nobody' },
      // that the glass was broken is the duty leaders' business from the first second
      step: event.data.kind === 'glass-broken' ? 'duty-leader' : 'screen',
      climbedAt: at,
      exercise,
      sealed: event.data.sealed ?? null,
      state: { phase: 'open' },
    }
  if (before === undefined) throw new Error(`${event.type} before alert-raised: ${subject}`)
  switch (event.type) {
    case 'alert-climbed':
      return { ...before, step: event.data.step, climbedAt: at }
    case 'alert-taken':
      return { ...before, owner: { phase: 'taken', by, at } }
    case 'alert-handed-on':
      return { ...before, owner: handedTo(event.data.to, by, at), climbedAt: at }
    case 'alert-escalated':
      return { ...before, owner: { phase: 'nobody' }, step: event.data.step, climbedAt: at }
    case 'alert-settled':
      return { ...before, state: { phase: 'settled', by: event.data.by, at } }
    case 'alert-sealed':
      return { ...before, sealed: event.data.sealed }
    case 'alert-closed':
      return { ...before, state: { phase: 'closed', reason: event.data.reason, by, at } }
    default:
      return unreachable(event)
  }
}
