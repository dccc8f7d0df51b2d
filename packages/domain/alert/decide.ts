import type { Commands } from '../all-commands.ts'
import type { Decide, Decision, World } from '../decision.ts'
import { scopesOf } from '../permissions.ts'
import { refuse, type Refusal } from '../refusals.ts'
import { isHiddenFrom } from '../secrecy/secrecy.ts'
import { subjectId } from '../subject.ts'
import { viewerOf } from '../viewer.ts'
import { alertEvent, type Alert } from './alert.ts'
import type { alertCommands } from './commands.ts'
import type { AlertEvent } from './events.ts'
import { alertSteps, leadersKinds, nextDesk } from './kinds.ts'
import { endingOf, waitsOf } from './timers/timers-of.ts'

function ifOpen(world: World, id: string, then: (alert: Alert) => Decision): Decision {
  const alert = world.get('alert', id)
  if (alert === undefined) return refuse('not-found', { alert: id })
  return alert.state.phase === 'open' ? then(alert) : refuse('alert-over')
}

const one = (alert: Alert, event: AlertEvent): Decision => ({ events: [alertEvent(alert, event)] })

const ownerOf = ({ owner }: Alert): string | null => (owner.phase === 'taken' ? owner.by : null)

/** Runs `then` on an open alert that `account` has taken. */
const ifOwn = (world: World, id: string, account: string, then: (alert: Alert) => Decision): Decision =>
  ifOpen(world, id, (alert) => {
    const owner = ownerOf(alert)
    return owner === account ? then(alert) : refuse('alert-not-yours', owner === null ? {} : { by: owner })
  })

/** Why a person cannot be handed an alert: not of this organisation, no longer here, or of no desk. */
function whyNotTo(person: string, alert: Alert, world: World): Refusal | undefined {
  const account = world.get('account', person)
  if (account === undefined || account.org !== alert.org) return refuse('not-found', { account: person })
  if (account.disabled) return refuse('account-disabled', { account: person })
  const viewer = viewerOf(account)
  if (viewer === undefined || isHiddenFrom(viewer, alert.sealed, alert.incident))
    return refuse('other-may-not-see', { account: person })
  return scopesOf(account.roles, 'take-alert').size > 0
    ? undefined
    : refuse('not-allowed', { verb: 'take-alert', subject: subjectId('account', person) })
}

const stillWaits = ({ about, timer }: Pick<Alert, 'about' | 'timer'>, world: World) =>
  waitsOf(about, world).find(({ key }) => key === timer)

/** Decisions about alerts. The log checks what was looked at, so an alert is raised only while its wait lasts. */
export const decideAlert: { readonly [Name in keyof typeof alertCommands]: Decide<Commands[Name]> } = {
  'raise-alert': ({ alert: id, about, timer, dueAt }, world) => {
    if (world.get('alert', id)) return refuse('exists-already', { alert: id })
    const wait = stillWaits({ about, timer }, world)
    if (wait === undefined) return refuse('wait-over')
    const { org, kind, unit, incident, exercise } = wait
    const of = incident === null ? undefined : world.get('incident', incident)
    const sealed = of === undefined || of.sealed === null ? {} : { sealed: of.org }
    const at = wait.post === undefined ? {} : { post: wait.post }
    const data = { id, org, timer, kind, about, unit, incident, dueAt, ...sealed, ...at }
    const alert = { id, org, exercise }
    const raised = alertEvent(alert, { type: 'alert-raised', data })
    if (!leadersKinds.includes(kind)) return { events: [raised] }
    return { events: [raised, alertEvent(alert, { type: 'alert-handed-on', data: { to: 'duty-leader' } })] }
  },
  'climb-alert': ({ alert: id, step }, world) =>
    ifOpen(world, id, (alert) => {
      const owner = ownerOf(alert)
      if (owner !== null) return refuse('alert-taken', { by: owner })
      const isNext = alertSteps[alertSteps.indexOf(alert.step) + 1] === step
      // A drill is told on screens alone.
      if (!isNext || alert.exercise) return refuse('step-not-next', { step: alert.step })
      return one(alert, { type: 'alert-climbed', data: { step } })
    }),
  'settle-alert': ({ alert: id }, world) =>
    ifOpen(world, id, (alert) =>
      stillWaits(alert, world) === undefined
        ? one(alert, { type: 'alert-settled', data: { by: endingOf(alert, world) } })
        : refuse('wait-lasts'),
    ),
  'take-alert': ({ alert: id, from }, world, { account }) =>
    ifOpen(world, id, (alert) => {
      const owner = ownerOf(alert)
      if (owner === account || (owner !== null && owner !== from)) return refuse('alert-taken', { by: owner })
      return one(alert, { type: 'alert-taken', data: {} })
    }),
  'hand-alert': ({ alert: id, to }, world, { account }) =>
    ifOpen(world, id, (alert) => {
      const owner = ownerOf(alert)
      if (owner !== null && owner !== account) return refuse('alert-not-yours', { by: owner })
      const cannot = typeof to === 'string' ? undefined : whyNotTo(to.person, alert, world)
      return cannot ?? one(alert, { type: 'alert-handed-on', data: { to } })
    }),
  'escalate-alert': ({ alert: id, step: seen }, world, { account }) =>
    ifOpen(world, id, (alert) => {
      const owner = ownerOf(alert)
      if (owner !== null && owner !== account) return refuse('alert-not-yours', { by: owner })
      const step = nextDesk(alert.step)
      // A drill is told on screens alone; and two who press at once take it up one step, not two.
      if (step === undefined || alert.exercise || seen !== alert.step)
        return refuse('step-not-next', { step: alert.step })
      return one(alert, { type: 'alert-escalated', data: { step } })
    }),
  'close-alert': ({ alert: id, reason }, world, { account }) =>
    ifOwn(world, id, account, (alert) => one(alert, { type: 'alert-closed', data: { reason } })),
}
