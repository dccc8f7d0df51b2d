import type { Commands } from '../all-commands.ts'
import type { Context, Decision, World } from '../decision.ts'
import { isOnDuty } from '../duty/duty.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { throwIncident } from './decide-throw.ts'
import { incidentEvent } from './incident.ts'

/** Puts an incident on the desk of who leads now, and writes down who was told. */
export function briefLeader(command: Commands['brief-leader'], world: World, context: Context): Decision {
  const { incident: id, throw: thrown } = command
  const duty = world.get('duty', command.duty)
  if (duty === undefined) return refuse('not-found', { duty: command.duty })
  if (duty.place.kind !== 'duty-leader' || !isOnDuty(duty, context.now)) return refuse('duty-not-now')
  const target = { kind: 'desk', to: duty.account } as const
  const decision = throwIncident({ incident: id, throw: thrown, target }, world, context)
  const incident = world.get('incident', id)
  if (isRefusal(decision) || incident === undefined) return decision
  const data = { duty: duty.id, to: duty.account }
  return { events: [...decision.events, incidentEvent(incident, { type: 'leader-briefed', data })] }
}
