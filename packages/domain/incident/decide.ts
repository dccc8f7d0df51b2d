import type { Commands } from '../all-commands.ts'
import type { AnyEvent } from '../all-events.ts'
import { asksFirst } from '../catalogue/catalogue.ts'
import { listingOf, whyNotListed } from '../catalogue/decide.ts'
import { askFirst, attach, contactEvent, share, type Contact } from '../contact/contact.ts'
import { isUnsigned } from '../contact/passing.ts'
import { isInFuture } from '../clock.ts'
import type { ClaimRequest, Context, Decide, Decision, World } from '../decision.ts'
import type { Draft } from '../event.ts'
import { spokenClaim } from '../numbers.ts'
import { refuse } from '../refusals.ts'
import { hasEnded, isSettled, slipEvent, type Slip } from '../slip/slip.ts'
import { warn } from '../unit/news.ts'
import type { incidentCommands } from './commands.ts'
import { decideDrawings } from './decide-drawings.ts'
import { ifKnown, ifOpen } from './if-incident.ts'
import { incidentEvent, type Disposition, type Incident } from './incident.ts'
import { decideNarrative } from './narrative.ts'
import { briefLeader } from './decide-brief.ts'
import { throwIncident } from './decide-throw.ts'

/** The slips of an incident, in the order in which they were sent. */
export const slipsOf = (incident: Incident, world: World): readonly Slip[] =>
  incident.slips.map(({ slip }) => world.get('slip', slip)).filter((slip) => slip !== undefined)

const contactsOf = (incident: Incident, world: World): readonly Contact[] =>
  incident.contacts.map((contact) => world.get('contact', contact)).filter((contact) => contact !== undefined)

/** An entry that comes with something else has no id of its own. */
const unnamed = { entry: null, corrects: null, onPaperAt: null }

const spoken = (incident: Incident): ClaimRequest => ({
  key: spokenClaim(incident.org, incident.spoken),
  holder: incident.id,
})

function open(command: Commands['open-incident'], world: World, context: Context): Decision {
  const { incident: id, contact: contactId, type, priority, place, placeTyped, note, tags, onPaperAt } = command
  if (isInFuture(onPaperAt, context.now)) return refuse('time-in-future')
  if (world.get('incident', id)) return refuse('exists-already', { incident: id })
  const { org, series } = context
  const contact = contactId === null ? undefined : world.get('contact', contactId)
  if (contactId !== null && contact === undefined) return refuse('not-found', { contact: contactId })
  if (contact?.state.phase === 'attached') return refuse('contact-attached', { incident: contact.state.incident })
  if (contact?.state.phase === 'ended' || contact?.state.phase === 'closed')
    return refuse('contact-ended', { contact: contact.number })
  const unlisted = whyNotListed(listingOf(world, org), { type, tags })
  if (unlisted !== undefined) return unlisted
  if (context.spoken === null) return refuse('no-free-number')
  const contacts = contactId === null ? [] : [contactId]
  // What comes of a drill is a drill, and what comes of a real call is real: the contact knows, the desk may be wrong.
  const incident = { id, org, exercise: contact?.exercise }
  const data = { id, org, series, spoken: context.spoken, type, priority, place, placeTyped, contacts, tags, onPaperAt }
  const events: Draft<AnyEvent>[] = [{ ...incidentEvent(incident, { type: 'incident-opened', data }), series }]
  if (note !== null)
    events.push(incidentEvent(incident, { type: 'incident-noted', data: { note, ...unnamed, onPaperAt } }))
  if (contact !== undefined) events.push(...attach(contact, incident, asksFirst(listingOf(world, org), { type, tags })))
  return { events, take: [{ key: spokenClaim(org, context.spoken), holder: id }] }
}

type Closing = { readonly events: Draft<AnyEvent>[]; readonly release: ClaimRequest[] }

/** Closes `incident` and, as duplicates, all that were joined to it. */
function closeAll(incident: Incident, disposition: Disposition, world: World, closing: Closing): void {
  closing.events.push(incidentEvent(incident, { type: 'incident-closed', data: { disposition } }))
  closing.release.push(spoken(incident))
  for (const slip of slipsOf(incident, world)) {
    if (!slip.filedAway) closing.events.push(slipEvent(slip, { type: 'slip-filed-away', data: {} }))
  }
  for (const contact of contactsOf(incident, world)) {
    closing.events.push(contactEvent(contact, { type: 'contact-closed', data: { incident: incident.id } }))
  }
  for (const id of incident.joined) {
    const joined = world.get('incident', id)
    if (joined?.state.phase === 'joined') closeAll(joined, 'duplicate', world, closing)
  }
}

function close(incident: Incident, disposition: Disposition, world: World): Decision {
  if (incident.handover !== null) return refuse('handover-pending', { to: incident.handover.to })
  const unsettled = slipsOf(incident, world).filter((slip) => !isSettled(slip))
  if (unsettled[0] !== undefined)
    return refuse('incident-has-open-slips', { count: unsettled.length, first: unsettled[0].number })
  const unsigned = contactsOf(incident, world)
    .flatMap(({ passes }) => passes)
    .find(isUnsigned)
  if (unsigned !== undefined) return refuse('pass-unsigned', { partner: unsigned.to })
  const closing: Closing = { events: [], release: [] }
  closeAll(incident, disposition, world, closing)
  return closing
}

function join(incident: Incident, into: Incident, world: World): Decision {
  if (incident.id === into.id) return refuse('incident-is-itself')
  if (incident.sealed !== null || into.sealed !== null) return refuse('incident-sealed')
  if (incident.exercise !== into.exercise) return refuse('exercise-and-real')
  const offered = incident.handover ?? into.handover
  if (offered !== null) return refuse('handover-pending', { to: offered.to })
  const active = slipsOf(incident, world).filter((slip) => !isSettled(slip))
  if (active[0] !== undefined)
    return refuse('incident-has-open-slips', { count: active.length, first: active[0].number })
  return {
    events: [
      incidentEvent(incident, { type: 'incident-joined', data: { into: into.id } }),
      incidentEvent(into, { type: 'incident-took-in', data: { incident: incident.id } }),
    ],
  }
}

function part(incident: Incident, from: Incident): Decision {
  if (incident.state.phase !== 'joined' || incident.state.into !== from.id) return refuse('incident-not-joined')
  return {
    events: [
      incidentEvent(incident, { type: 'incident-parted', data: { from: from.id } }),
      incidentEvent(from, { type: 'incident-let-go', data: { incident: incident.id } }),
    ],
  }
}

/** What is known of it now may make calling back a matter of asking first. */
function askFirstOf(incident: Incident, now: Partial<Pick<Incident, 'type' | 'tags'>>, world: World) {
  return asksFirst(listingOf(world, incident.org), { ...incident, ...now })
    ? contactsOf(incident, world).flatMap(askFirst)
    : []
}

/** Its contacts belong to it again; incidents that were closed with it as duplicates stay closed. */
function reopen(incident: Incident, world: World, context: Context): Decision {
  if (incident.state.phase !== 'closed') return refuse('incident-not-closed')
  if (context.spoken === null) return refuse('no-free-number')
  const contacts = contactsOf(incident, world).flatMap((contact) => attach(contact, incident))
  return {
    events: [incidentEvent(incident, { type: 'incident-reopened', data: { spoken: context.spoken } }), ...contacts],
    take: [{ key: spokenClaim(incident.org, context.spoken), holder: incident.id }],
  }
}

function offer(incident: Incident, to: string, world: World): Decision {
  if (incident.handover !== null) return refuse('handover-pending', { to: incident.handover.to })
  if (to === incident.org) return refuse('incident-is-itself')
  if (incident.sealed !== null) return refuse('incident-sealed')
  if (incident.joined.length > 0) return refuse('incident-has-joined', { count: incident.joined.length })
  if (!world.get('organisation', to)) return refuse('not-found', { organisation: to })
  return { events: [incidentEvent(incident, { type: 'handover-offered', data: { to } })] }
}

/**
 * The incident changes hands, and its contacts are shared with it. Slips stay with who sent them. One to which others
 * are joined stays where it is: closing it would close incidents of somebody else.
 */
function accept(incident: Incident, world: World, { org, spoken: number }: Context): Decision {
  if (incident.handover?.to !== org) return refuse('no-handover')
  if (incident.joined.length > 0) return refuse('incident-has-joined', { count: incident.joined.length })
  if (number === null) return refuse('no-free-number')
  const data = { to: org, from: incident.org, spoken: number }
  return {
    events: [
      incidentEvent({ ...incident, org }, { type: 'handover-accepted', data }),
      ...contactsOf(incident, world).flatMap((contact) => share(contact, org)),
    ],
    take: [{ key: spokenClaim(org, number), holder: incident.id }],
    release: [spoken(incident)],
  }
}

/** Ends an offer: the one it was made to refuses, or the one who made it withdraws. */
function end(incident: Incident, type: 'handover-refused' | 'handover-withdrawn', { org }: Context): Decision {
  const { handover } = incident
  const whose = type === 'handover-refused' ? handover?.to : incident.org
  if (handover === null || whose !== org) return refuse('no-handover')
  return { events: [incidentEvent(incident, { type, data: { to: handover.to } })] }
}

/** Every unit that is under way to it or there is told, whatever it is on beside; what is said in words is a note. DR33 */
function updateHazard(command: Commands['update-hazard'], incident: Incident, world: World): Decision {
  const { news, note } = command
  if (incident.hazards?.news === news) return refuse('exists-already', { news })
  const hazards = [...new Set(command.hazards)]
  const events: Draft<AnyEvent>[] = [incidentEvent(incident, { type: 'hazards-updated', data: { news, hazards } })]
  if (note !== null) events.push(incidentEvent(incident, { type: 'incident-noted', data: { note, ...unnamed } }))
  for (const slip of slipsOf(incident, world).filter((each) => !hasEnded(each))) {
    for (const run of slip.runs.filter(({ finished }) => finished === null)) {
      const unit = world.get('unit', run.unit)
      const told = { news, kind: 'hazard' as const, incident: incident.id, slip: slip.id, hazards }
      if (unit !== undefined) events.push(warn(unit, told, incident))
    }
  }
  return { events }
}

/** Decisions about incidents. */
export const decideIncident: { [Name in keyof typeof incidentCommands]: Decide<Commands[Name]> } = {
  'open-incident': open,
  'retype-incident': ({ incident: id, type, priority }, world) =>
    ifOpen(
      world,
      id,
      (incident) =>
        // what it has already may stay, whatever has become of the list
        (type === incident.type ? undefined : whyNotListed(listingOf(world, incident.org), { type })) ?? {
          events: [
            incidentEvent(incident, { type: 'incident-retyped', data: { type, priority } }),
            ...askFirstOf(incident, { type }, world),
          ],
        },
    ),
  'tag-incident': ({ incident: id, tags }, world) =>
    ifOpen(world, id, (incident) => {
      const added = tags.filter((each) => !incident.tags.includes(each))
      const data = { tags: [...new Set(tags)] }
      return (
        whyNotListed(listingOf(world, incident.org), { tags: added }) ?? {
          events: [incidentEvent(incident, { type: 'incident-tagged', data }), ...askFirstOf(incident, data, world)],
        }
      )
    }),
  'update-hazard': (command, world) =>
    ifOpen(world, command.incident, (incident) => updateHazard(command, incident, world)),
  'set-alarm-level': ({ incident: id, level }, world) =>
    ifOpen(world, id, (incident) => ({
      events:
        level === incident.alarmLevel ? [] : [incidentEvent(incident, { type: 'alarm-level-set', data: { level } })],
    })),
  'place-incident': ({ incident: id, place, placeTyped }, world) =>
    ifOpen(world, id, (incident) => ({
      events: [incidentEvent(incident, { type: 'incident-placed', data: { place, placeTyped } })],
    })),
  ...decideNarrative,
  ...decideDrawings,
  'close-incident': ({ incident: id, disposition }, world) =>
    ifOpen(world, id, (incident) => close(incident, disposition, world)),
  'reopen-incident': ({ incident: id }, world, context) =>
    ifKnown(world, id, (incident) => reopen(incident, world, context)),
  'hold-incident': ({ incident: id, reason }, world) =>
    ifKnown(world, id, (incident) =>
      incident.held === null
        ? { events: [incidentEvent(incident, { type: 'incident-held', data: { reason } })] }
        : refuse('exists-already', { incident: incident.number }),
    ),
  'release-incident': ({ incident: id }, world) =>
    ifKnown(world, id, (incident) => ({
      events: incident.held === null ? [] : [incidentEvent(incident, { type: 'incident-released', data: {} })],
    })),
  'join-incident': ({ incident: id, into: intoId }, world) =>
    ifOpen(world, id, (incident) => ifOpen(world, intoId, (into) => join(incident, into, world))),
  'part-incident': ({ incident: id, from: fromId }, world) =>
    ifKnown(world, id, (incident) => ifKnown(world, fromId, (from) => part(incident, from))),
  'throw-incident': throwIncident,
  'brief-leader': briefLeader,
  'offer-incident': ({ incident: id, to }, world) => ifOpen(world, id, (incident) => offer(incident, to, world)),
  'withdraw-incident': ({ incident: id }, world, context) =>
    ifKnown(world, id, (incident) => end(incident, 'handover-withdrawn', context)),
  'accept-incident': ({ incident: id }, world, context) =>
    ifOpen(world, id, (incident) => accept(incident, world, context)),
  'refuse-incident': ({ incident: id }, world, context) =>
    ifKnown(world, id, (incident) => end(incident, 'handover-refused', context)),
}
