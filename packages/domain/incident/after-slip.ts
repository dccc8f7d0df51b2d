import type { World } from '../decision.ts'
import type { Draft } from '../event.ts'
import { standingOf, type Slip, type SlipStanding } from '../slip/slip.ts'
import { slipsOf } from './decide.ts'
import { incidentEvent, isTakingWork, type Incident } from './incident.ts'
import type { IncidentEvent } from './events.ts'

/**
 * What it means for an incident that `slip` now stands otherwise. While any slip is at work the incident stays as it is;
 * then it is returned when a feedback has gone back for correction, or awaits feedback when one is owed. Once all are
 * settled it waits to be closed, in whatever phase it is.
 */
export function afterSlip(slip: Slip, standing: SlipStanding, world: World): Draft<IncidentEvent>[] {
  const incident = world.get('incident', slip.incident)
  if (incident === undefined || !isTakingWork(incident)) return []
  const others = slipsOf(incident, world).filter(({ id }) => id !== slip.id)
  const phase = phaseBy([standing, ...others.map(standingOf)])
  return phase === undefined || phase === incident.state.phase ? [] : [enter(phase, incident)]
}

function phaseBy(standings: readonly SlipStanding[]): 'awaiting-feedback' | 'returned' | undefined {
  if (standings.includes('at-work')) return undefined
  if (standings.includes('returned')) return 'returned'
  return standings.includes('owes-feedback') ? 'awaiting-feedback' : undefined
}

const enter = (phase: 'awaiting-feedback' | 'returned', incident: Incident): Draft<IncidentEvent> =>
  incidentEvent(incident, {
    type: phase === 'returned' ? 'incident-returned' : 'incident-awaits-feedback',
    data: {},
  })
