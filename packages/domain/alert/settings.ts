import { z } from 'zod'
import { unitKinds, type UnitKind } from '../unit/unit.ts'
import { alertSteps, type AlertKind, type AlertStep } from './kinds.ts'

const aDayS = 86_400
const seconds = z
  .int()
  .min(1)
  .max(7 * aDayS)

/** 0: no alert of this kind */
const patience = z
  .int()
  .min(0)
  .max(7 * aDayS)
const top = z.enum(alertSteps)

const alertAfter = z.object({
  'contact-unanswered': patience.default(20),
  'incident-without-unit': patience.default(120),
  'slip-unsigned': patience.default(60),
  'dispatch-unacknowledged': patience.default(60),
  'news-unacknowledged': patience.default(60),
  'not-moving': patience.default(120),
  'crew-silent': patience.default(1200),
  'feedback-overdue': patience.default(4 * 3600),
  'pass-unsigned': patience.default(180),
  'glass-broken': patience.min(1).default(1),
  'relief-late': patience.default(1200),
  'relief-unsigned': patience.default(1800),
} satisfies Record<AlertKind, unknown>)

const alertTop = z.object({
  'contact-unanswered': top.default('duty-leader'),
  'incident-without-unit': top.default('duty-leader'),
  'slip-unsigned': top.default('duty-leader'),
  'dispatch-unacknowledged': top.default('duty-leader'),
  'news-unacknowledged': top.default('duty-leader'),
  'not-moving': top.default('shift-leader'),
  'crew-silent': top.default('duty-leader'),
  'feedback-overdue': top.default('shift-leader'),
  'pass-unsigned': top.default('shift-leader'),
  'glass-broken': top.default('duty-leader'),
  'relief-late': top.default('duty-leader'),
  'relief-unsigned': top.default('duty-leader'),
} satisfies Record<AlertKind, unknown>)

/** What an organisation sets about alerts: how long each wait may last, and how fast the ladder is climbed. DR36 */
export const alertSettings = {
  alertAfter: alertAfter.prefault({}),
  /** the last step that an alert of a kind climbs to */
  alertTop: alertTop.prefault({}),
  /** `not-moving` for kinds of unit that differ, in seconds; two officers on foot turn out otherwise than an engine */
  notMovingOf: z.partialRecord(z.enum(unitKinds), seconds).default({ foot: 600, boat: 300 }),
  /** seconds on each step before the next one, while nobody takes the alert */
  alertLadder: z
    .object({
      screen: seconds.default(30),
      'second-path': seconds.default(30),
      'shift-leader': seconds.default(60),
    })
    .prefault({}),
  /** whether a new alert is heard at the desk: one soft tone, never repeated */
  alertTone: z.enum(['off', 'soft']).default('off'),
}

export type AlertSettings = Readonly<z.output<z.ZodObject<typeof alertSettings>>>

/** How long a wait of a kind may last, in milliseconds; null: for ever. `unit` counts for `not-moving` alone. */
export function patienceMs(
  { alertAfter: after, notMovingOf }: Pick<AlertSettings, 'alertAfter' | 'notMovingOf'>,
  kind: AlertKind,
  unit?: UnitKind,
): number | null {
  const usual = after[kind]
  if (usual === 0) return null
  const own = kind === 'not-moving' && unit !== undefined ? notMovingOf[unit] : undefined
  return (own ?? usual) * 1000
}

/** The step after `step` for an alert of a kind; undefined at its top. */
function nextStep({ alertTop: tops }: Pick<AlertSettings, 'alertTop'>, kind: AlertKind, step: AlertStep) {
  const at = alertSteps.indexOf(step)
  return at < alertSteps.indexOf(tops[kind]) ? alertSteps[at + 1] : undefined
}

/** When an alert that nobody takes climbs on (milliseconds), and to which step; undefined where it stays. A drill never climbs. */
export function nextClimb(
  settings: Pick<AlertSettings, 'alertTop' | 'alertLadder'>,
  alert: {
    readonly kind: AlertKind
    readonly step: AlertStep
    readonly climbedAt: number
    readonly exercise: boolean
    readonly owner: { readonly phase: string }
  },
): { readonly at: number; readonly step: AlertStep } | undefined {
  if (alert.exercise || alert.owner.phase === 'taken' || alert.step === 'duty-leader') return undefined
  const step = nextStep(settings, alert.kind, alert.step)
  return step && { at: alert.climbedAt + settings.alertLadder[alert.step] * 1000, step }
}
