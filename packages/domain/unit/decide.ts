import type { Commands } from '../all-commands.ts'
import type { AnyEvent } from '../all-events.ts'
import { isInFuture, type Told } from '../clock.ts'
import type { Context, Decide, Decision, World } from '../decision.ts'
import type { Draft } from '../event.ts'
import { unitClaim } from '../numbers.ts'
import { refuse } from '../refusals.ts'
import { afterSlip } from '../incident/after-slip.ts'
import { hasReachedScene, slipEvent, type Milestone, type Slip } from '../slip/slip.ts'
import { subjectId } from '../subject.ts'
import type { unitCommands } from './commands.ts'
import { mayFollow, nextStatuses } from './status-graph.ts'
import { unitEvent, unitOn, type Unit, type UnitPhase, type WorkStatus } from './unit.ts'

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

function signOn(unit: Unit, { crew, people: counted, skills }: Commands['sign-on-unit'], world: World): Decision {
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
    events: [unitEvent(unit, { type: 'unit-signed-on', data: { crew: people, people: counted, skills } }), ...joins],
  }
}

function signOff(unit: Unit, world: World): Decision {
  const { phase } = unit.state
  if (phase === 'off-duty') return { events: [] }
  if (phase !== 'available' && phase !== 'out-of-service')
    return refuse('unit-at-work', { unit: unit.callSign, status: phase })
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

/** The unit's work under the slip ends: free again, while the feedback stays due. */
function finish(unit: Unit, to: UnitPhase, slip: Slip, told: Told, world: World): Decision {
  const events: Draft<AnyEvent>[] = [
    unitOn(slip, unit, { type: 'unit-status-changed', data: { ...told, to } }),
    slipEvent(slip, { type: 'run-progressed', data: { unit: unit.id, milestone: 'finished', ...told } }),
  ]
  const isLast = slip.runs.every((run) => run.unit === unit.id || run.finished !== null)
  const ends = isLast ? endOf(slip, to, world) : []
  return { events: [...events, ...ends], release: [{ key: unitClaim(unit.id), holder: slip.id }] }
}

/**
 * A slip ends with its last unit. When that one broke down and nobody had got there, no help has come: then the slip is
 * void, and the incident does not pass for worked.
 */
function endOf(slip: Slip, lastUnit: UnitPhase, world: World): Draft<AnyEvent>[] {
  return lastUnit.phase === 'out-of-service' && !hasReachedScene(slip)
    ? [slipEvent(slip, { type: 'slip-cancelled', data: { reason: null } }), ...afterSlip(slip, 'settled', world)]
    : [slipEvent(slip, { type: 'slip-finished', data: {} }), ...afterSlip(slip, 'owes-feedback', world)]
}

const refuseStatus = ({ callSign, state: { phase } }: Unit, to: string): Decision =>
  refuse('status-not-next', { unit: callSign, from: phase, to, next: nextStatuses[phase].join(' ') })

function report(command: Commands['report-status'], world: World, { now }: Context): Decision {
  const { unit: id, status, reason, slip: meant, happenedAt, byRadio } = command
  if (isInFuture(happenedAt, now)) return refuse('time-in-future')
  return ifKnown(world, id, (unit) => {
    const { state } = unit
    const on = 'slip' in state ? state.slip : null
    if (meant !== null && meant !== on) return refuse('not-on-this-slip', { unit: unit.callSign })
    if (!mayFollow(state.phase, status)) return refuseStatus(unit, status)
    const told = { happenedAt, byRadio }
    const slip = on === null ? undefined : world.get('slip', on)
    if (status === 'available' || status === 'out-of-service') {
      const to: UnitPhase = status === 'available' ? { phase: status } : { phase: status, reason }
      return slip === undefined
        ? { events: [unitEvent(unit, { type: 'unit-status-changed', data: { ...told, to } })] }
        : finish(unit, to, slip, told, world)
    }
    return slip === undefined ? refuse('not-on-this-slip', { unit: unit.callSign }) : progress(unit, status, slip, told)
  })
}

/** Decisions about units, and what a unit's status means for its slip. */
export const decideUnit: { [Name in keyof typeof unitCommands]: Decide<Commands[Name]> } = {
  'register-unit': (command, world, { org }) => {
    const { unit: id, callSign, kind, name, post, vehicle } = command
    if (world.get('unit', id)) return refuse('exists-already', { unit: id })
    if (post !== null && !world.get('post', post)) return refuse('not-found', { post })
    return {
      events: [
        unitEvent({ id, org }, { type: 'unit-registered', data: { id, org, callSign, kind, name, post, vehicle } }),
      ],
      take: [{ key: `call-sign/${org}/${callSign}`, holder: id }],
    }
  },
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
}
