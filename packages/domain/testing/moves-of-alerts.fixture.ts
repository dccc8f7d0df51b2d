import { alertRoles, alertSteps, closeReasons } from '../alert/kinds.ts'
import { waitsOf } from '../alert/timers/timers-of.ts'
import { subjectId } from '../subject.ts'
import { dispatchers, desk, orgOf, someone, type Moves } from './choosing.fixture.ts'
import type { Dice } from './dice.fixture.ts'

const isOpen = ({ state }: { readonly state: { readonly phase: string } }): boolean => state.phase === 'open'

/** Somebody who may, mostly the owner of an alert. */
function owner(dice: Dice, alert: string): string {
  const { owner: held } = dice.stage.ledger.get('alert', alert) ?? {}
  return held?.phase === 'taken' && !dice.once(5) ? held.by : someone(dice, orgOf(dice, 'alert', alert), desk)
}

/** A subject that may be waited for. */
function about(dice: Dice): string {
  const kind = dice.of(['contact', 'incident', 'slip', 'slip', 'unit'] as const)
  return subjectId(
    kind,
    dice.id(kind, ({ id }) => waitsOf(`${kind}/${id}`, dice.stage.ledger).length > 0),
  )
}

/** Alerts, and the word of a crew that keeps one from firing. */
export const movesOfAlerts: Moves<
  | 'raise-alert'
  | 'climb-alert'
  | 'settle-alert'
  | 'take-alert'
  | 'hand-alert'
  | 'escalate-alert'
  | 'close-alert'
  | 'welfare-check'
> = {
  'raise-alert': (dice) => {
    const subject = about(dice)
    const timer = waitsOf(subject, dice.stage.ledger)[0]?.key ?? 'no wait'
    const dueAt = dice.stage.now - dice.of([0, 1000, 90_000])
    return ['system', 'raise-alert', { alert: dice.fresh('alert', 'a'), about: subject, timer, dueAt }]
  },
  'climb-alert': (dice) => {
    const alert = dice.id('alert', (each) => isOpen(each) && each.owner.phase !== 'taken')
    const step = dice.stage.ledger.get('alert', alert)?.step ?? 'screen'
    const next = alertSteps[alertSteps.indexOf(step) + 1] ?? 'screen'
    return ['system', 'climb-alert', { alert, step: next }]
  },
  'settle-alert': (dice) => [
    'system',
    'settle-alert',
    {
      alert: dice.id(
        'alert',
        (each) => isOpen(each) && !waitsOf(each.about, dice.stage.ledger).some(({ key }) => key === each.timer),
      ),
    },
  ],
  'take-alert': (dice) => {
    const alert = dice.id('alert', isOpen)
    const held = dice.stage.ledger.get('alert', alert)?.owner
    const from = held?.phase === 'taken' && dice.once(2) ? held.by : null
    return [someone(dice, orgOf(dice, 'alert', alert), desk), 'take-alert', { alert, from }]
  },
  'hand-alert': (dice) => {
    const alert = dice.id('alert', isOpen)
    const to = dice.once(3) ? { person: dice.id('account') } : dice.of(alertRoles)
    return [owner(dice, alert), 'hand-alert', { alert, to }]
  },
  'escalate-alert': (dice) => {
    const alert = dice.id('alert', isOpen)
    const step = dice.stage.ledger.get('alert', alert)?.step ?? 'screen'
    return [owner(dice, alert), 'escalate-alert', { alert, step: dice.once(5) ? 'screen' : step }]
  },
  'close-alert': (dice) => {
    const alert = dice.id('alert', (each) => isOpen(each) && each.owner.phase === 'taken')
    return [owner(dice, alert), 'close-alert', { alert, reason: dice.of(closeReasons) }]
  },
  'welfare-check': (dice) => {
    const unit = dice.id('unit', ({ state }) => 'slip' in state)
    return [someone(dice, orgOf(dice, 'unit', unit), dispatchers), 'welfare-check', { unit, byRadio: dice.once(2) }]
  },
}
