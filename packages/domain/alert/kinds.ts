/** What an alert is about: the waits that end in a person. DR34 */
export const alertKinds = [
  'contact-unanswered',
  'incident-without-unit',
  'slip-unsigned',
  'dispatch-unacknowledged',
  'news-unacknowledged',
  'not-moving',
  'crew-silent',
  'feedback-overdue',
  'pass-unsigned',
  'glass-broken',
  'relief-late',
  'relief-unsigned',
] as const
export type AlertKind = (typeof alertKinds)[number]

/** Waits that are the duty leader's from the first: those at the desks are the ones who are late. */
export const leadersKinds: readonly AlertKind[] = ['relief-late', 'relief-unsigned']

/** How far an alert that nobody takes is told, in order. DR36 */
export const alertSteps = ['screen', 'second-path', 'shift-leader', 'duty-leader'] as const
export type AlertStep = (typeof alertSteps)[number]

/** What ended a wait, and with it its alert. DR37 */
export const endings = [
  'answered',
  'unit-sent',
  'signed',
  'acknowledged',
  'on-the-way',
  'heard',
  'moved-on',
  'filed',
  'handed-over',
  'called-off',
  'ended',
] as const
export type Ending = (typeof endings)[number]

/** Why its owner ends an alert whose cause is still there. */
export const closeReasons = ['dealt-with', 'reached-otherwise', 'not-needed', 'known-delay'] as const
export type CloseReason = (typeof closeReasons)[number]

/** To which desk an alert can be handed on: whoever has that role and takes it. */
export const alertRoles = ['call-taker', 'dispatcher', 'shift-leader', 'duty-leader'] as const
export type AlertRole = (typeof alertRoles)[number]

/** Steps to which a person can have an alert climb at once: those that end at somebody's desk. */
export const deskSteps = ['shift-leader', 'duty-leader'] as const satisfies readonly AlertStep[]

/** The next step up that ends at somebody's desk; undefined at the top. */
export const nextDesk = (step: AlertStep): AlertStep | undefined =>
  deskSteps.find((each) => alertSteps.indexOf(each) > alertSteps.indexOf(step))
