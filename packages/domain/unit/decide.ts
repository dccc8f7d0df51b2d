import type { Commands } from '../all-commands.ts'
import type { AnyEvent } from '../all-events.ts'
import { isInFuture, type Told } from '../clock.ts'
import type { Context, Decide, Decision, World } from '../decision.ts'
import type { Draft } from '../event.ts'
import { unitClaim } from '../numbers.ts'
import { refuse } from '../refusals.ts'
import { endOf, isLastOn, runOf } from '../slip/end-slip.ts'
import { slipEvent, type Milestone, type Slip } from '../slip/slip.ts'
import { subjectId } from '../subject.ts'
import type { reportableStatuses, unitCommands } from './commands.ts'
import { decideFleet } from './fleet.ts'
import { leaveJob, statusOfRun } from './leave-job.ts'
import { mayFollow, nextStatuses, type StatusGraph } from './status-graph.ts'
import {
  isFree,
  unitEvent,
  unitOn,
  type OutOfServiceReason,
  type Unit,
  type UnitPhase,
  type UnitStatus,
  type WorkStatus,
} from './unit.ts'

type ReportableStatus = (typeof reportableStatuses)[number]

function ifKnown(world: World, id: string, then: (unit: Unit) => Decision): Decision {
  const unit = world.get('unit', id)
  return unit === undefined ? refuse('not-found', { unit: id }) : then(unit)
}

const milestoneOf: { readonly [Status in WorkStatus]: Milestone | undefined } = {
  dispatched: undefined,
  acknowledged: 'acknowledged',
  'en-route': 'left',
  'on-scene': 'onScene',
  transporting: 'transporting',
  'at-destination': 'atDestination',
  clearing: undefined,
}

function signOn(unit: Unit, command: Commands['sign-on-unit'], world: World): Decision {
  const { crew, people: counted, skills, onCall } = command
  if (unit.retiredAt !== null) return refuse('unit-retired', { unit: unit.callSign })
  if (unit.state.phase !== 'off-duty') return refuse('already-on-unit', { unit: unit.callSign })
  const joins: Draft<AnyEvent>[] = []
  const people = [...new Set(crew)]
  for (const id of people) {
    const account = world.get('account', id)
    if (account === undefined) return refuse('not-found', { account: id })
    if (account.disabled) return refuse('account-disabled', { account: id })
    if (account.unit !== null) return refuse('already-on-unit', { account: id, unit: account.unit })
    joins.push({
      type: 'account-joined-unit',
      subject: subjectId('account', id),
      owner: account.org,
      data: { unit: unit.id },
    })
  }
  return {
    events: [
      unitEvent(unit, { type: 'unit-signed-on', data: { crew: people, people: counted, skills, onCall } }),
      ...joins,
    ],
  }
}

function signOff(unit: Unit, world: World): Decision {
  const { phase } = unit.state
  if (phase === 'off-duty') return { events: [] }
  if (!isFree(unit) && phase !== 'out-of-service') return refuse('unit-at-work', { unit: unit.callSign, status: phase })
  const leaves = unit.crew
    .map((id) => world.get('account', id))
    .filter((account) => account !== undefined)
    .filter((account) => account.unit === unit.id)
    .map((account): Draft<AnyEvent> => ({
      type: 'account-left-unit',
      subject: subjectId('account', account.id),
      owner: account.org,
      data: { unit: unit.id },
    }))
  return { events: [unitEvent(unit, { type: 'unit-signed-off', data: {} }), ...leaves] }
}

/** A status that keeps the unit on its slip: the unit moves on and the run gets its clock. */
function progress(unit: Unit, status: WorkStatus, slip: Slip, told: Told): Decision {
  const events: Draft<AnyEvent>[] = [
    unitOn(slip, unit, { type: 'unit-status-changed', data: { ...told, to: { phase: status, slip: slip.id } } }),
  ]
  const milestone = milestoneOf[status]
  if (milestone !== undefined)
    events.push(slipEvent(slip, { type: 'run-progressed', data: { unit: unit.id, milestone, ...told } }))
  return { events }
}

/** The run's last clock, and the end of the slip where nobody else is on it. */
function finishRun(unit: Unit, slip: Slip, how: 'done' | 'undone', told: Told, world: World): Draft<AnyEvent>[] {
  const data = { unit: unit.id, milestone: 'finished' as const, ...told }
  const ends = isLastOn(slip, unit.id) ? endOf(slip, how, world) : []
  return [slipEvent(slip, { type: 'run-progressed', data }), ...ends]
}

/** The unit's work under the slip ends: free again, or on with what it is on beside, while the feedback stays due. */
function finish(unit: Unit, slip: Slip, told: Told, world: World): Decision {
  const { events, ...claims } = leaveJob(unit, slip, told, world)
  return { events: [...events, ...finishRun(unit, slip, 'done', told, world)], ...claims }
}

/** Out of service is out of all it was on. */
function breakDown(unit: Unit, slip: Slip, reason: OutOfServiceReason, told: Told, world: World): Decision {
  const to = { phase: 'out-of-service' as const, reason }
  const beside = unit.alsoOn.map((id) => world.get('slip', id)).filter((each) => each !== undefined)
  return {
    events: [
      unitOn(slip, unit, { type: 'unit-status-changed', data: { ...told, to } }),
      ...finishRun(unit, slip, 'undone', told, world),
      ...beside.flatMap((each) => [
        ...leaveJob(unit, each, told, world).events,
        ...finishRun(unit, each, 'undone', told, world),
      ]),
    ],
    release: [{ key: unitClaim(unit.id), holder: slip.id }],
  }
}

/** A word about a job beside the unit's own moves that run alone: what may follow is judged by its own last milestone. DR23 */
function reportBeside(unit: Unit, status: ReportableStatus, slip: Slip, told: Told, world: World): Decision {
  const run = runOf(slip, unit.id)
  if (run === undefined) return refuse('not-on-this-slip', { unit: unit.callSign })
  const from = statusOfRun(run)
  // a run has no clock for clearing, which is a status of the unit
  const milestone =
    status === 'available' || status === 'out-of-service'
      ? 'finished'
      : status === 'on-call'
        ? undefined
        : milestoneOf[status]
  if (milestone === undefined || !mayFollow(graphOf(unit, world), unit.kind, from, status))
    return refuseFrom(unit, from, status, world)
  if (milestone === 'finished') return finish(unit, slip, told, world)
  return { events: [slipEvent(slip, { type: 'run-progressed', data: { unit: unit.id, milestone, ...told } })] }
}

const graphOf = ({ org }: Unit, world: World): StatusGraph => world.get('organisation', org)?.settings.statusGraph ?? {}

function refuseFrom(unit: Unit, from: UnitStatus, to: string, world: World): Decision {
  const next = nextStatuses(graphOf(unit, world), unit.kind, from).join(' ')
  return refuse('status-not-next', { unit: unit.callSign, from, to, next })
}

function report(command: Commands['report-status'], world: World, { now, org }: Context): Decision {
  const { unit: id, status, reason, slip: meant, happenedAt, byRadio } = command
  if (isInFuture(happenedAt, now)) return refuse('time-in-future')
  return ifKnown(world, id, (unit) => {
    const { state } = unit
    const on = 'slip' in state ? state.slip : null
    const told = { happenedAt, byRadio }
    // by radio from the desk that it is lent to: about its own work alone
    const isOthers = unit.org !== org && (on === null || world.get('slip', on)?.org !== org)
    if (isOthers) return refuse('not-lent', { unit: unit.callSign })
    const beside = meant !== null && unit.alsoOn.includes(meant) ? world.get('slip', meant) : undefined
    if (beside !== undefined && status !== 'out-of-service') return reportBeside(unit, status, beside, told, world)
    if (meant !== null && meant !== on && beside === undefined)
      return refuse('not-on-this-slip', { unit: unit.callSign })
    if (!mayFollow(graphOf(unit, world), unit.kind, state.phase, status))
      return refuseFrom(unit, state.phase, status, world)
    const slip = on === null ? undefined : world.get('slip', on)
    if (status === 'available' || status === 'on-call' || status === 'out-of-service') {
      const to: UnitPhase = status === 'out-of-service' ? { phase: status, reason } : { phase: status }
      if (slip === undefined)
        return { events: [unitEvent(unit, { type: 'unit-status-changed', data: { ...told, to } })] }
      return status === 'out-of-service' ? breakDown(unit, slip, reason, told, world) : finish(unit, slip, told, world)
    }
    return slip === undefined ? refuse('not-on-this-slip', { unit: unit.callSign }) : progress(unit, status, slip, told)
  })
}

/** What two people of a crew acknowledge is acknowledged once; the second hears no "no". */
function acknowledge(command: Commands['acknowledge-news'], world: World, { now }: Context): Decision {
  const { unit: id, news, happenedAt, byRadio } = command
  if (isInFuture(happenedAt, now)) return refuse('time-in-future')
  return ifKnown(world, id, (unit) => {
    const heard = unit.news.find((each) => each.news === news)
    if (heard === undefined) return { events: [] }
    const exercise = world.get('incident', heard.incident)?.exercise ?? false
    return {
      events: [unitOn({ exercise }, unit, { type: 'news-acknowledged', data: { news, happenedAt, byRadio } })],
    }
  })
}

/** Decisions about units, and what a unit's status means for its slip. */
export const decideUnit: { [Name in keyof typeof unitCommands]: Decide<Commands[Name]> } = {
  ...decideFleet,
  'equip-unit': ({ unit: id, capabilities }, world) =>
    ifKnown(world, id, (unit) => ({ events: [unitEvent(unit, { type: 'unit-equipped', data: { capabilities } })] })),
  'sign-on-unit': (command, world) => ifKnown(world, command.unit, (unit) => signOn(unit, command, world)),
  'sign-off-unit': ({ unit: id }, world) => ifKnown(world, id, (unit) => signOff(unit, world)),
  'move-unit': ({ unit: id, post: to, reason }, world) =>
    ifKnown(world, id, (unit) => {
      if (unit.state.phase !== 'available')
        return refuse('unit-at-work', { unit: unit.callSign, status: unit.state.phase })
      if (to !== null && world.get('post', to) === undefined) return refuse('not-found', { post: to })
      if ((unit.movingTo?.post ?? null) === to) return { events: [] }
      return { events: [unitEvent(unit, { type: 'unit-moved', data: { to, reason } })] }
    }),
  'report-status': report,
  'acknowledge-news': acknowledge,
  'welfare-check': ({ unit: id, byRadio }, world) =>
    ifKnown(world, id, (unit) => {
      const slip = 'slip' in unit.state ? world.get('slip', unit.state.slip) : undefined
      return slip === undefined
        ? refuse('not-on-this-slip', { unit: unit.callSign })
        : { events: [unitOn(slip, unit, { type: 'unit-heard', data: { byRadio } })] }
    }),
}
