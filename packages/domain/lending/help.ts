import type { World } from '../decision.ts'
import type { Draft } from '../event.ts'
import type { IncidentEvent } from '../incident/events.ts'
import { incidentEvent } from '../incident/incident.ts'
import type { Slip } from '../slip/slip.ts'

/**
 * What a lent unit's organisation sees of the incident ends with the help: with its feedback, or with a slip that came to
 * nothing; and begins anew where a feedback goes back for correction.
 */
export function helpOf(slip: Slip, state: 'over' | 'on', world: World): Draft<IncidentEvent>[] {
  if (slip.help === null) return []
  const incident = world.get('incident', slip.incident)
  if (incident === undefined) return []
  const isOver = state === 'over'
  if (incident.slips.some((each) => each.slip === slip.id && each.help?.over === isOver)) return []
  return [incidentEvent(incident, { type: isOver ? 'help-ended' : 'help-resumed', data: { slip: slip.id } })]
}
