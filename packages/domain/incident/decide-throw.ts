import type { Commands } from '../all-commands.ts'
import type { AnyEvent } from '../all-events.ts'
import type { Context, Decision, World } from '../decision.ts'
import type { Draft } from '../event.ts'
import { mayReach } from '../reach.ts'
import { refuse } from '../refusals.ts'
import { hasEnded } from '../slip/slip.ts'
import { warn } from '../unit/news.ts'
import { viewerOf } from '../viewer.ts'
import { incidentEvent, isTakingWork, type Incident } from './incident.ts'

/** Nobody is shown what he may not see: the other's rights are asked, not the thrower's alone. */
export function throwIncident(
  { throw: thrown, incident: of, target }: Commands['throw-incident'],
  world: World,
  context: Context,
): Decision {
  const incident = world.get('incident', of)
  if (incident === undefined) return refuse('not-found', { incident: of })
  if (!isTakingWork(incident)) return refuse('incident-not-open', { incident: incident.number })
  if (incident.throws.some((each) => each.id === thrown)) return refuse('exists-already', { throw: thrown })
  const event = incidentEvent(incident, { type: 'incident-thrown', data: { throw: thrown, target } })
  if (target.kind === 'wall') return incident.sealed === null ? { events: [event] } : refuse('incident-sealed')
  if (target.kind === 'unit') return toUnit(incident, target.to, thrown, event, world)
  const account = world.get('account', target.to)
  if (account === undefined || account.org !== context.org) return refuse('not-found', { account: target.to })
  const viewer = viewerOf(account)
  const sees = viewer !== undefined && mayReach(viewer, 'see-incident', 'incident', incident)
  return sees ? { events: [event] } : refuse('other-may-not-see', { account: target.to })
}

/** A crew sees what it works on: it is told as it is told of danger, and has it to acknowledge. */
function toUnit(incident: Incident, id: string, news: string, event: Draft<AnyEvent>, world: World): Decision {
  const unit = world.get('unit', id)
  if (unit === undefined) return refuse('not-found', { unit: id })
  const slip = incident.slips
    .map(({ slip: each }) => world.get('slip', each))
    .find(
      (each) =>
        each !== undefined && !hasEnded(each) && each.runs.some((run) => run.unit === id && run.finished === null),
    )
  if (slip === undefined) return refuse('other-may-not-see', { unit: id })
  return {
    events: [event, warn(unit, { news, kind: 'look', incident: incident.id, slip: slip.id, hazards: [] }, incident)],
  }
}
