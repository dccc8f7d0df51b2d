import { coversIncident } from '../agreement/agreement.ts'
import type { Commands } from '../all-commands.ts'
import { listingOf } from '../catalogue/decide.ts'
import type { Context, Decide, Decision, World } from '../decision.ts'
import { ifKnown, ifOpen } from '../incident/if-incident.ts'
import { incidentEvent, type Incident } from '../incident/incident.ts'
import { refuse } from '../refusals.ts'
import type { sharingCommands } from './commands.ts'
import { mostShares, type Share, type ShareEnd } from './share.ts'

function offer(command: Commands['share-incident'], incident: Incident, world: World, { now }: Context): Decision {
  const { incident: _, share, ...data } = command
  if (incident.shares.some(({ id }) => id === share)) return refuse('exists-already', { share })
  if (incident.sealed !== null) return refuse('incident-sealed')
  if (data.with === incident.org) return refuse('incident-is-itself')
  if (!world.get('organisation', data.with)) return refuse('not-found', { organisation: data.with })
  if (incident.shares.some((each) => each.with === data.with && each.agreement === null))
    return refuse('shared-already', { organisation: data.with })
  if (incident.shares.length >= mostShares) return refuse('too-many-shares', { count: mostShares })
  if (data.until !== null && data.until <= now) return refuse('time-in-past')
  return { events: [incidentEvent(incident, { type: 'incident-shared', data: { share, ...data, agreement: null } })] }
}

const ended = (incident: Incident, share: string, why: ShareEnd): Decision => ({
  events: [incidentEvent(incident, { type: 'share-ended', data: { share, why } })],
})

function ifShared(incident: Incident, id: string, then: (share: Share) => Decision): Decision {
  const share = incident.shares.find((each) => each.id === id)
  return share === undefined ? refuse('no-share', { share: id }) : then(share)
}

function accept(incident: Incident, share: Share, org: string): Decision {
  if (share.with !== org || share.state !== 'offered') return refuse('no-share', { share: share.id })
  return { events: [incidentEvent(incident, { type: 'share-accepted', data: { share: share.id } })] }
}

/** What an agreement shares ends with the agreement, for all incidents alike. */
function end(incident: Incident, share: Share, org: string): Decision {
  if (share.agreement !== null) return refuse('share-by-agreement', { agreement: share.agreement })
  if (incident.org === org) return ended(incident, share.id, 'withdrawn')
  if (share.with !== org) return refuse('no-share', { share: share.id })
  return ended(incident, share.id, share.state === 'offered' ? 'refused' : 'left')
}

function byAgreement(command: Commands['share-by-agreement'], incident: Incident, world: World): Decision {
  const { share, agreement: id } = command
  const agreement = world.get('agreement', id)
  if (agreement === undefined) return refuse('not-found', { agreement: id })
  if (incident.shares.some((each) => each.agreement === id)) return { events: [] }
  if (!coversIncident(agreement, incident, listingOf(world, incident.org))) return refuse('not-covered')
  const data = { share, with: agreement.with, level: 'redacted', reason: 'agreement', until: null } as const
  return { events: [incidentEvent(incident, { type: 'incident-shared', data: { ...data, agreement: id } })] }
}

function endDue(incident: Incident, share: Share, world: World, { now }: Context): Decision {
  if (share.until !== null && share.until <= now) return ended(incident, share.id, 'expired')
  if (share.agreement === null) return refuse('share-stands')
  const agreement = world.get('agreement', share.agreement)
  if (agreement?.state.phase !== 'standing') return ended(incident, share.id, 'agreement-over')
  return coversIncident(agreement, incident, listingOf(world, incident.org))
    ? refuse('share-stands')
    : ended(incident, share.id, 'not-covered')
}

/** Decisions about sharing incidents. */
export const decideSharing: { [Name in keyof typeof sharingCommands]: Decide<Commands[Name]> } = {
  'share-incident': (command, world, context) =>
    ifOpen(world, command.incident, (incident) => offer(command, incident, world, context)),
  'accept-share': ({ incident: id, share: shareId }, world, { org }) =>
    ifOpen(world, id, (incident) => ifShared(incident, shareId, (share) => accept(incident, share, org))),
  'end-share': ({ incident: id, share: shareId }, world, { org }) =>
    ifKnown(world, id, (incident) => ifShared(incident, shareId, (share) => end(incident, share, org))),
  'share-by-agreement': (command, world) =>
    ifOpen(world, command.incident, (incident) => byAgreement(command, incident, world)),
  'end-due-share': ({ incident: id, share: shareId }, world, context) =>
    ifKnown(world, id, (incident) => ifShared(incident, shareId, (share) => endDue(incident, share, world, context))),
}
