import type { Commands } from '../all-commands.ts'
import { isInFuture, type Told } from '../clock.ts'
import type { Context, Decide, Decision, World } from '../decision.ts'
import { ifOpen } from '../incident/if-incident.ts'
import { incidentEvent } from '../incident/incident.ts'
import { refuse } from '../refusals.ts'
import { jobsOf, unitOn } from '../unit/unit.ts'
import { ifLive } from './if-slip.ts'
import { hold, issue, send, whyNotFree, whyNotTwice } from './issue.ts'
import { slipEvent, type Slip } from './slip.ts'

const untold: Told = { happenedAt: null, byRadio: false }

/** For later: nothing is sent, and the unit stays as it is. DR22 */
function plan(command: Commands['plan-unit'], world: World, context: Context): Decision {
  const { slip, incident: incidentId, unit: unitId, instruction } = command
  if (world.get('slip', slip)) return refuse('exists-already', { slip })
  return ifOpen(world, incidentId, (incident) => {
    const unit = world.get('unit', unitId)
    if (unit === undefined) return refuse('not-found', { unit: unitId })
    const twice = whyNotTwice(unit, incident, world, [...jobsOf(unit), ...unit.planned])
    if (twice !== undefined) return twice
    const addressee = { kind: 'unit' as const, unit: unitId }
    const issued = issue({ slip, incident, addressee, told: untold, instruction, manner: 'planned' }, context)
    return { events: [...issued, unitOn(incident, unit, { type: 'unit-planned', data: { slip } })] }
  })
}

/** What was planned is sent. */
function start(slip: Slip, told: Told, world: World): Decision {
  const { addressee, state } = slip
  if (state.phase !== 'planned' || addressee.kind !== 'unit')
    return refuse('slip-not-planned', { slip: slip.number, status: state.phase })
  const unit = world.get('unit', addressee.unit)
  if (unit === undefined) return refuse('not-found', { unit: addressee.unit })
  const incident = world.get('incident', slip.incident)
  if (incident === undefined) return refuse('not-found', { incident: slip.incident })
  const no = whyNotFree(unit, world)
  if (no !== undefined) return no
  return {
    events: [
      slipEvent(slip, { type: 'slip-started', data: { unit: unit.id, ...told } }),
      incidentEvent(incident, { type: 'incident-crew-named', data: { slip: slip.id, units: [unit.id] } }),
      ...send(unit, slip, incident, told),
    ],
    take: [hold(unit.id, slip.id)],
  }
}

/** Decisions about work that is planned for later. */
export const decidePlanned: { [Name in 'plan-unit' | 'start-slip']: Decide<Commands[Name]> } = {
  'plan-unit': plan,
  'start-slip': ({ slip: id, happenedAt, byRadio }, world, { now }) =>
    isInFuture(happenedAt, now)
      ? refuse('time-in-future')
      : ifLive(world, id, (slip) => start(slip, { happenedAt, byRadio }, world)),
}
