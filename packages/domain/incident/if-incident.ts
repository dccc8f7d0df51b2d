import type { Decision, World } from '../decision.ts'
import { refuse } from '../refusals.ts'
import { isTakingWork, type Incident } from './incident.ts'

/** Runs `then` on an incident that is there. */
export function ifKnown(world: World, id: string, then: (incident: Incident) => Decision): Decision {
  const incident = world.get('incident', id)
  return incident === undefined ? refuse('not-found', { incident: id }) : then(incident)
}

/** Runs `then` on an incident that takes work; tells apart the two ways in which it may not. */
export function ifOpen(world: World, id: string, then: (incident: Incident) => Decision): Decision {
  return ifKnown(world, id, (incident) => {
    if (incident.state.phase === 'joined') return refuse('incident-joined', { into: incident.state.into })
    return isTakingWork(incident) ? then(incident) : refuse('incident-not-open', { incident: incident.number })
  })
}
