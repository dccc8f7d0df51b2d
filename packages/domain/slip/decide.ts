import type { Commands } from '../all-commands.ts'
import type { AnyEvent } from '../all-events.ts'
import { isInFuture, type Told } from '../clock.ts'
import type { Context, Decide, Decision, World } from '../decision.ts'
import type { Draft } from '../event.ts'
import { whyNotFeedback } from '../catalogue/check-feedback.ts'
import { listingOf, whyNotListed } from '../catalogue/decide.ts'
import { afterSlip } from '../incident/after-slip.ts'
import { ifOpen } from '../incident/if-incident.ts'
import { incidentEvent, isTakingWork } from '../incident/incident.ts'
import { helpOf } from '../lending/help.ts'
import { refuse } from '../refusals.ts'
import type { Unit } from '../unit/unit.ts'
import { cancel, standDown } from './cancel.ts'
import type { slipCommands } from './commands.ts'
import { correct } from './correct.ts'
import { decideHands } from './decide-hands.ts'
import { decidePlanned } from './decide-planned.ts'
import { ifKnown, ifLive, ifOf } from './if-slip.ts'
import { helpBy, hold, issue, send, takeUp, whyNotFree, whyNotLent } from './issue.ts'
import { hasEnded, slipEvent, type ChoiceReason, type Slip, type SlipRefusal } from './slip.ts'

function dispatch(command: Commands['dispatch-unit'], world: World, context: Context): Decision {
  const { slip, incident: incidentId, unit: unitId, instruction, advice, happenedAt, byRadio } = command
  if (isInFuture(happenedAt, context.now)) return refuse('time-in-future')
  if (world.get('slip', slip)) return refuse('exists-already', { slip })
  return ifOpen(world, incidentId, (incident) => {
    const unit = world.get('unit', unitId)
    if (unit === undefined) return refuse('not-found', { unit: unitId })
    const no = whyNotLent(unit, incident, context) ?? whyNotFree(unit, world, context.org)
    if (no !== undefined) return no
    const told = { happenedAt, byRadio }
    const addressee = { kind: 'unit', unit: unitId } as const
    const help = helpBy(unit, context)
    const events = issue({ slip, incident, addressee, told, instruction, advice, help }, context)
    return {
      events: [...events, ...takeUp(unit, incident, world), ...send(unit, { id: slip }, incident, told)],
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

/** Help that nobody has promised: the desk sends elsewhere. What has been signed for is the post's, and is cancelled by the desk alone. */
function refuseSlip(slip: Slip, reason: SlipRefusal, world: World): Decision {
  if (slip.addressee.kind !== 'post') return refuse('slip-not-to-post')
  if (slip.state.phase !== 'sent') return refuse('slip-not-waiting')
  return { events: [slipEvent(slip, { type: 'slip-refused', data: { reason } }), ...afterSlip(slip, 'settled', world)] }
}

function nameCrew(slip: Slip, units: readonly string[], told: Told, world: World): Decision {
  if (slip.addressee.kind !== 'post') return refuse('slip-not-to-post')
  if (slip.state.phase === 'sent') return refuse('slip-not-waiting')
  const crew: Unit[] = []
  for (const id of new Set(units)) {
    const unit = world.get('unit', id)
    if (unit === undefined) return refuse('not-found', { unit: id })
    const no = whyNotFree(unit, world)
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
      ...crew.flatMap((unit) => [...takeUp(unit, incident, world), ...send(unit, slip, incident, told)]),
    ],
    take: crew.map((unit) => hold(unit.id, slip.id)),
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
  return { events: [...events, ...afterSlip(slip, 'owes-feedback', world), ...helpOf(slip, 'over', world)] }
}

function giveBack(command: Commands['return-feedback'], slip: Slip, world: World): Decision {
  if (slip.feedback.phase !== 'filed') return refuse('feedback-not-filed')
  const returned = slipEvent(slip, { type: 'feedback-returned', data: { reason: command.reason } })
  return { events: [returned, ...afterSlip(slip, 'returned', world), ...helpOf(slip, 'on', world)] }
}

/** One word, asked for after the unit has gone; a second answer, and one that nobody asked for, changes nothing. DR20 */
function explain(slip: Slip, reason: ChoiceReason): Decision {
  const isAsked = slip.advice?.followed === false && slip.choice === null
  if (!isAsked) return refuse('choice-not-asked', { slip: slip.number })
  return { events: [slipEvent(slip, { type: 'choice-explained', data: { reason } })] }
}

/** Decisions about slips and feedback. */
export const decideSlip: { [Name in keyof typeof slipCommands]: Decide<Commands[Name]> } = {
  'dispatch-unit': dispatch,
  'explain-choice': ({ slip: id, reason }, world) => ifKnown(world, id, (slip) => explain(slip, reason)),
  'send-to-post': sendToPost,
  'receive-slip': ({ slip: id, at }, world, context) => ifLive(world, id, (slip) => receive(slip, at, context)),
  'sign-slip': ({ slip: id, happenedAt, byRadio }, world, { now }) =>
    isInFuture(happenedAt, now)
      ? refuse('time-in-future')
      : ifLive(world, id, (slip) => sign(slip, { happenedAt, byRadio })),
  'refuse-slip': ({ slip: id, reason }, world) => ifLive(world, id, (slip) => refuseSlip(slip, reason, world)),
  'name-crew': ({ slip: id, units, happenedAt, byRadio }, world, { now }) =>
    isInFuture(happenedAt, now)
      ? refuse('time-in-future')
      : ifLive(world, id, (slip) => nameCrew(slip, units, { happenedAt, byRadio }, world)),
  'cancel-slip': (command, world) =>
    ifOf(world, command, (slip) =>
      hasEnded(slip) ? refuse('slip-ended', { slip: slip.number }) : cancel(slip, command.reason, world),
    ),
  ...decidePlanned,
  ...decideHands,
  'stand-down': (command, world) => ifOf(world, command, (slip) => standDown(command, slip, world)),
  'correct-milestone': (command, world, context) =>
    ifKnown(world, command.slip, (slip) => correct(command, slip, context)),
  'file-feedback': (command, world, context) => ifOf(world, command, (slip) => file(command, slip, world, context)),
  'return-feedback': (command, world) => ifOf(world, command, (slip) => giveBack(command, slip, world)),
  'accept-feedback': ({ slip: id }, world) =>
    ifKnown(world, id, (slip) =>
      slip.feedback.phase === 'filed'
        ? { events: [slipEvent(slip, { type: 'feedback-accepted', data: {} })] }
        : refuse('feedback-not-filed'),
    ),
}
