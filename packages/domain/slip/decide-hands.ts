import type { Commands } from '../all-commands.ts'
import { isInFuture } from '../clock.ts'
import type { Context, Decide, Decision, World } from '../decision.ts'
import { ifOpen } from '../incident/if-incident.ts'
import { incidentEvent, type Incident } from '../incident/incident.ts'
import { refuse, type Refusal } from '../refusals.ts'
import { leaveJob } from '../unit/leave-job.ts'
import { calledOff, hazardNews } from '../unit/news.ts'
import { unitOn, type Unit } from '../unit/unit.ts'
import { endOf, isLastOn, runOf } from './end-slip.ts'
import { ifLive } from './if-slip.ts'
import { hold, issue, send, taken, takeUp, whyNotFree, whyNotTwice } from './issue.ts'
import { slipEvent, type Slip } from './slip.ts'

type New = { slip: string; incident: string; unit: string; happenedAt: number | null }

/** Runs `then` for a slip that is to be new, at an incident that takes work, with a unit that is there. */
function ifNew(
  { slip, incident: incidentId, unit: unitId, happenedAt }: New,
  world: World,
  { now }: Context,
  then: (incident: Incident, unit: Unit) => Decision,
): Decision {
  if (isInFuture(happenedAt, now)) return refuse('time-in-future')
  if (world.get('slip', slip)) return refuse('exists-already', { slip })
  return ifOpen(world, incidentId, (incident) => {
    const unit = world.get('unit', unitId)
    return unit === undefined ? refuse('not-found', { unit: unitId }) : then(incident, unit)
  })
}

const toUnit = (unit: Unit) => ({ kind: 'unit' as const, unit: unit.id })

/** A second job beside the first: no claim, and the unit's own status and clocks stay. DR23 */
function attach(command: Commands['attach-unit'], world: World, context: Context): Decision {
  return ifNew(command, world, context, (incident, unit) => {
    const { slip, instruction, happenedAt, byRadio } = command
    if (!('slip' in unit.state)) return refuse('unit-not-at-work', { unit: unit.callSign, status: unit.state.phase })
    const twice = whyNotTwice(unit, incident, world)
    if (twice !== undefined) return twice
    const told = { happenedAt, byRadio }
    return {
      events: [
        ...issue({ slip, incident, addressee: toUnit(unit), told, instruction, manner: 'beside' }, context),
        ...takeUp(unit, incident, world),
        unitOn(incident, unit, { type: 'unit-attached', data: { slip } }),
        ...hazardNews(unit, slip, incident),
      ],
    }
  })
}

/** Why a unit cannot be taken off `leaving`: it is on something else by now, the new work is not more urgent, it is there already. */
function whyNotDivert(
  { leaving, forced }: Commands['divert-unit'],
  { unit, incident }: { unit: Unit; incident: Incident },
  world: World,
): Refusal | undefined {
  const { state, callSign } = unit
  if (!('slip' in state)) return refuse('not-on-this-slip', { unit: callSign })
  if (state.slip !== leaving) return taken(unit, state.slip, world)
  const twice = whyNotTwice(unit, incident, world)
  if (twice !== undefined) return twice
  const old = world.get('slip', leaving)
  const left = old === undefined ? undefined : world.get('incident', old.incident)
  const isMoreUrgent = left === undefined || incident.priority < left.priority
  return isMoreUrgent || forced
    ? undefined
    : refuse('not-more-urgent', { unit: callSign, incident: left.number, priority: left.priority })
}

/** Off the old work and onto the new in one decision. The old slip goes on with its others, or ends. DR25 */
function divert(command: Commands['divert-unit'], world: World, context: Context): Decision {
  return ifNew(command, world, context, (incident, unit) => {
    const { slip, leaving, instruction, advice, happenedAt, byRadio } = command
    const no = whyNotDivert(command, { unit, incident }, world)
    if (no !== undefined) return no
    const old = world.get('slip', leaving)
    if (old === undefined || runOf(old, unit.id) === undefined)
      return refuse('not-on-this-slip', { unit: unit.callSign })
    const told = { happenedAt, byRadio }
    return {
      events: [
        slipEvent(old, { type: 'run-diverted', data: { unit: unit.id, to: slip, ...told } }),
        ...(isLastOn(old, unit.id) ? endOf(old, 'undone', world) : []),
        ...issue({ slip, incident, addressee: toUnit(unit), told, instruction, advice }, context),
        ...takeUp(unit, incident, world),
        ...send(unit, { id: slip }, incident, told),
      ],
      take: [hold(unit.id, slip)],
      release: [hold(unit.id, leaving)],
    }
  })
}

/** One takes over from another under the same slip; both keep their clocks. DR26 */
function swap(command: Commands['swap-unit'], slip: Slip, world: World): Decision {
  const { unit: id, relieves, happenedAt, byRadio } = command
  const [unit, relieved] = [world.get('unit', id), world.get('unit', relieves)]
  if (unit === undefined) return refuse('not-found', { unit: id })
  if (relieved === undefined) return refuse('not-found', { unit: relieves })
  // what its owner sees ends with its own feedback
  if (slip.help !== null) return refuse('slip-of-lent-unit', { slip: slip.number })
  const incident = world.get('incident', slip.incident)
  if (incident === undefined) return refuse('not-found', { incident: slip.incident })
  // first, so that who was late with the same wish hears who has it
  const no = whyNotFree(unit, world)
  if (no !== undefined) return no
  if (runOf(slip, relieves) === undefined) return refuse('not-on-this-slip', { unit: relieved.callSign })
  const told = { happenedAt, byRadio }
  const left = leaveJob(relieved, slip, told, world)
  const units = [...new Set([...slip.runs.map((run) => run.unit), id])]
  return {
    events: [
      slipEvent(slip, { type: 'run-relieved', data: { unit: relieves, by: id, ...told } }),
      incidentEvent(incident, { type: 'incident-crew-named', data: { slip: slip.id, units } }),
      ...left.events,
      calledOff(relieved, 'stand-down', slip),
      ...takeUp(unit, incident, world),
      ...send(unit, slip, incident, told),
    ],
    take: [...left.take, hold(id, slip.id)],
    release: left.release,
  }
}

/** A crew that says that it goes has acknowledged by it. The same claim decides as for any other. DR27 */
function join(command: Commands['join-work'], world: World, context: Context): Decision {
  return ifNew(command, world, context, (incident, unit) => {
    const { slip, happenedAt, byRadio } = command
    const no = whyNotFree(unit, world)
    if (no !== undefined) return no
    const told = { happenedAt, byRadio }
    const run = { unit: unit.id, milestone: 'acknowledged' as const, ...told }
    const issued = { slip, incident, addressee: toUnit(unit), told, instruction: null }
    return {
      events: [
        ...issue({ ...issued, manner: 'self-attached' }, context),
        slipEvent({ id: slip, org: context.org, exercise: incident.exercise }, { type: 'run-progressed', data: run }),
        ...takeUp(unit, incident, world),
        ...send(unit, { id: slip }, incident, told, 'acknowledged'),
      ],
      take: [hold(unit.id, slip)],
    }
  })
}

/** Decisions by which units come to work, leave it or take over: beside the plain dispatch. */
export const decideHands: {
  [Name in 'attach-unit' | 'divert-unit' | 'swap-unit' | 'join-work']: Decide<Commands[Name]>
} = {
  'attach-unit': attach,
  'divert-unit': divert,
  'swap-unit': (command, world, { now }) =>
    isInFuture(command.happenedAt, now)
      ? refuse('time-in-future')
      : ifLive(world, command.slip, (slip) => swap(command, slip, world)),
  'join-work': join,
}
