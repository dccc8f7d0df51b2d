import type { Commands } from '../all-commands.ts'
import type { AnyEvent } from '../all-events.ts'
import { isInFuture, type Told } from '../clock.ts'
import type { ClaimRequest, Context, Decide, Decision, World } from '../decision.ts'
import type { Draft } from '../event.ts'
import { whyNotFeedback } from '../catalogue/check-feedback.ts'
import { listingOf, whyNotListed } from '../catalogue/decide.ts'
import { afterSlip } from '../incident/after-slip.ts'
import { ifOpen } from '../incident/decide.ts'
import { incidentEvent, isTakingWork, type Incident } from '../incident/incident.ts'
import { unitClaim } from '../numbers.ts'
import { refuse, type Refusal } from '../refusals.ts'
import { unitOn, type Unit } from '../unit/unit.ts'
import type { slipCommands } from './commands.ts'
import { hasEnded, hasReachedScene, slipEvent, type Addressee, type Slip } from './slip.ts'

function ifKnown(world: World, id: string, then: (slip: Slip) => Decision): Decision {
  const slip = world.get('slip', id)
  return slip === undefined ? refuse('not-found', { slip: id }) : then(slip)
}

function ifLive(world: World, id: string, then: (slip: Slip) => Decision): Decision {
  return ifKnown(world, id, (slip) => (hasEnded(slip) ? refuse('slip-ended', { slip: slip.number }) : then(slip)))
}

/** Why this unit cannot be sent now; undefined when it can. The claim in the database has the last word. */
function whyNotFree(unit: Unit): Refusal | undefined {
  const { state, callSign } = unit
  if ('slip' in state) return refuse('unit-taken', { unit: callSign, slip: state.slip })
  if (state.phase === 'off-duty') return refuse('unit-off-duty', { unit: callSign })
  return state.phase === 'out-of-service'
    ? refuse('unit-out-of-service', { unit: callSign, reason: state.reason })
    : undefined
}

type Sent = {
  readonly slip: string
  readonly incident: Incident
  readonly addressee: Addressee
  readonly told: Told
  readonly instruction: Commands['dispatch-unit']['instruction']
}

function issue({ slip: id, incident, addressee, told, instruction }: Sent, context: Context): Draft<AnyEvent>[] {
  const { org, series } = context
  const data = { id, org, series, incident: incident.id, addressee, instruction, ...told }
  const units = addressee.kind === 'unit' ? [addressee.unit] : []
  const post = addressee.kind === 'post' ? addressee.post : null
  const events: Draft<AnyEvent>[] = [
    { ...slipEvent({ id, org, exercise: incident.exercise }, { type: 'slip-issued', data }), series },
    incidentEvent(incident, { type: 'incident-slip-added', data: { slip: id, post, units } }),
  ]
  if (incident.state.phase !== 'open') events.push(incidentEvent(incident, { type: 'incident-resumed', data: {} }))
  return events
}

const send = (unit: Unit, { id: slip, exercise }: Pick<Slip, 'id' | 'exercise'>, told: Told): Draft<AnyEvent> =>
  unitOn({ exercise }, unit, { type: 'unit-status-changed', data: { ...told, to: { phase: 'dispatched', slip } } })

const hold = (unit: string, slip: string): ClaimRequest => ({ key: unitClaim(unit), holder: slip })

function dispatch(command: Commands['dispatch-unit'], world: World, context: Context): Decision {
  const { slip, incident: incidentId, unit: unitId, instruction, happenedAt, byRadio } = command
  if (isInFuture(happenedAt, context.now)) return refuse('time-in-future')
  if (world.get('slip', slip)) return refuse('exists-already', { slip })
  return ifOpen(world, incidentId, (incident) => {
    const unit = world.get('unit', unitId)
    if (unit === undefined) return refuse('not-found', { unit: unitId })
    const no = whyNotFree(unit)
    if (no !== undefined) return no
    const told = { happenedAt, byRadio }
    const events = issue({ slip, incident, addressee: { kind: 'unit', unit: unitId }, told, instruction }, context)
    return {
      events: [...events, send(unit, { id: slip, exercise: incident.exercise }, told)],
      take: [hold(unitId, slip)],
    }
  })
}

function sendToPost(command: Commands['send-to-post'], world: World, context: Context): Decision {
  const { slip, incident: incidentId, post, instruction, happenedAt, byRadio } = command
  if (isInFuture(happenedAt, context.now)) return refuse('time-in-future')
  if (world.get('slip', slip)) return refuse('exists-already', { slip })
  return ifOpen(world, incidentId, (incident) => {
    if (!world.get('post', post)) return refuse('not-found', { post })
    return {
      events: issue(
        { slip, incident, addressee: { kind: 'post', post }, told: { happenedAt, byRadio }, instruction },
        context,
      ),
    }
  })
}

/** Told by a device by itself: one whose clock is ahead is believed that it arrived, not when. */
function receive(slip: Slip, at: number | null, { now }: Context): Decision {
  if (slip.arrived !== null) return { events: [] }
  return { events: [slipEvent(slip, { type: 'slip-arrived', data: { at: isInFuture(at, now) ? null : at } })] }
}

function sign(slip: Slip, told: Told): Decision {
  if (slip.addressee.kind !== 'post') return refuse('slip-not-to-post')
  if (slip.state.phase !== 'sent') return refuse('slip-not-waiting')
  return { events: [slipEvent(slip, { type: 'slip-signed', data: told })] }
}

function nameCrew(slip: Slip, units: readonly string[], told: Told, world: World): Decision {
  if (slip.addressee.kind !== 'post') return refuse('slip-not-to-post')
  if (slip.state.phase === 'sent') return refuse('slip-not-waiting')
  const crew: Unit[] = []
  for (const id of new Set(units)) {
    const unit = world.get('unit', id)
    if (unit === undefined) return refuse('not-found', { unit: id })
    const no = whyNotFree(unit)
    if (no !== undefined) return no
    crew.push(unit)
  }
  const incident = world.get('incident', slip.incident)
  if (incident === undefined) return refuse('not-found', { incident: slip.incident })
  const named = crew.map(({ id }) => id)
  const all = [...new Set([...slip.runs.map(({ unit }) => unit), ...named])]
  return {
    events: [
      slipEvent(slip, { type: 'crew-named', data: { units: named, ...told } }),
      incidentEvent(incident, { type: 'incident-crew-named', data: { slip: slip.id, units: all } }),
      ...crew.map((unit) => send(unit, slip, told)),
    ],
    take: crew.map((unit) => hold(unit.id, slip.id)),
  }
}

const free = (unit: Unit, slip: Slip): Draft<AnyEvent> =>
  unitOn(slip, unit, {
    type: 'unit-status-changed',
    data: { happenedAt: null, byRadio: false, to: { phase: 'available' } },
  })

/** Units still under way are free again; one that has moved on already is left alone. */
function cancel(slip: Slip, reason: Commands['cancel-slip']['reason'], world: World): Decision {
  const freed = slip.runs
    .filter((run) => run.finished === null)
    .map((run) => world.get('unit', run.unit))
    .filter((unit) => unit !== undefined)
  return {
    events: [
      slipEvent(slip, { type: 'slip-cancelled', data: { reason } }),
      ...freed.map((unit) => free(unit, slip)),
      ...afterSlip(slip, hasReachedScene(slip) ? 'owes-feedback' : 'settled', world),
    ],
    release: freed.map((unit) => hold(unit.id, slip.id)),
  }
}

function file(command: Commands['file-feedback'], slip: Slip, world: World, context: Context): Decision {
  const { phase } = slip.feedback
  if (phase !== 'due' && phase !== 'returned') return refuse('feedback-not-due')
  const incident = world.get('incident', slip.incident)
  if (incident === undefined) return refuse('not-found', { incident: slip.incident })
  const { confirmed, severity, values, texts, words, result, byRadio } = command
  const told = { confirmed, severity, values, words: Object.keys(texts) }
  const listing = listingOf(world, incident.org)
  // the type that the desk took it for may have been retired since
  const isListed = confirmed === null || confirmed === incident.type
  const no =
    (isListed ? undefined : whyNotListed(listing, { type: confirmed })) ?? whyNotFeedback(listing, incident.type, told)
  if (no !== undefined) return no
  const { series } = context
  const data = { series, result, words, told, texts, byRadio }
  const events: Draft<AnyEvent>[] = [{ ...slipEvent(slip, { type: 'feedback-filed', data }), series }]
  if (confirmed !== null && isTakingWork(incident))
    events.push(incidentEvent(incident, { type: 'incident-confirmed', data: { type: confirmed, slip: slip.id } }))
  return { events: [...events, ...afterSlip(slip, 'owes-feedback', world)] }
}

function giveBack(command: Commands['return-feedback'], slip: Slip, world: World): Decision {
  if (slip.feedback.phase !== 'filed') return refuse('feedback-not-filed')
  const returned = slipEvent(slip, { type: 'feedback-returned', data: { reason: command.reason } })
  return { events: [returned, ...afterSlip(slip, 'returned', world)] }
}

/** Runs `then` on a slip that belongs to the incident whose key sealed the command's words. */
function ifOf(
  world: World,
  { slip: id, incident }: { slip: string; incident: string },
  then: (slip: Slip) => Decision,
): Decision {
  return ifKnown(world, id, (slip) =>
    slip.incident === incident ? then(slip) : refuse('key-mismatch', { slip: slip.number }),
  )
}

/** Decisions about slips and feedback. */
export const decideSlip: { [Name in keyof typeof slipCommands]: Decide<Commands[Name]> } = {
  'dispatch-unit': dispatch,
  'send-to-post': sendToPost,
  'receive-slip': ({ slip: id, at }, world, context) => ifLive(world, id, (slip) => receive(slip, at, context)),
  'sign-slip': ({ slip: id, happenedAt, byRadio }, world, { now }) =>
    isInFuture(happenedAt, now)
      ? refuse('time-in-future')
      : ifLive(world, id, (slip) => sign(slip, { happenedAt, byRadio })),
  'name-crew': ({ slip: id, units, happenedAt, byRadio }, world, { now }) =>
    isInFuture(happenedAt, now)
      ? refuse('time-in-future')
      : ifLive(world, id, (slip) => nameCrew(slip, units, { happenedAt, byRadio }, world)),
  'cancel-slip': (command, world) =>
    ifOf(world, command, (slip) =>
      hasEnded(slip) ? refuse('slip-ended', { slip: slip.number }) : cancel(slip, command.reason, world),
    ),
  'file-feedback': (command, world, context) => ifOf(world, command, (slip) => file(command, slip, world, context)),
  'return-feedback': (command, world) => ifOf(world, command, (slip) => giveBack(command, slip, world)),
  'accept-feedback': ({ slip: id }, world) =>
    ifKnown(world, id, (slip) =>
      slip.feedback.phase === 'filed'
        ? { events: [slipEvent(slip, { type: 'feedback-accepted', data: {} })] }
        : refuse('feedback-not-filed'),
    ),
}
