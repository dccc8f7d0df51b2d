import type { Commands } from '../all-commands.ts'
import type { AnyEvent } from '../all-events.ts'
import type { Context, Decide, Decision, World } from '../decision.ts'
import type { Draft } from '../event.ts'
import { ifOpen } from '../incident/if-incident.ts'
import { incidentEvent, type Incident } from '../incident/incident.ts'
import { asksFirst } from '../catalogue/catalogue.ts'
import { listingOf } from '../catalogue/decide.ts'
import { refuse } from '../refusals.ts'
import { unreachable } from '../unreachable.ts'
import type { contactCommands } from './commands.ts'
import { readClock, readClocks } from './clocks.ts'
import { attach, contactEvent, type Contact } from './contact.ts'
import { decideAtDesk } from './decide-at-desk.ts'
import { ifKnown, ifLive, nothing, one } from './if-live.ts'
import { locatableMs } from './fix.ts'
import { goesAway, isUnsigned } from './passing.ts'

function open(command: Commands['open-contact'], world: World, { account, org, series, now }: Context): Decision {
  const { contact: id, channel, words } = command
  if (world.get('contact', id)) return refuse('exists-already', { contact: id })
  // Who has no account is no person at a desk: an exchange, an alarm device, a partner's centre.
  const source = world.get('account', account) === undefined ? account : null
  const { clocks, unread } = readClocks(command.clocks, now)
  const data = { id, org, series, channel, source, clocks, ...(unread.length > 0 && { unread }), words }
  return { events: [{ ...contactEvent({ id, org }, { type: 'contact-opened', data }), series }] }
}

/** The first to take a contact has it; the next one hears who. */
function take(contact: Contact, said: number, { account, now }: Context): Decision {
  if (contact.taker === account) return nothing
  if (contact.taker !== null) return refuse('contact-taken', { contact: contact.number, by: contact.taker })
  const { at, ...unread } = readClock(said, now)
  return one(contact, { type: 'contact-taken', data: { offHookAt: at, ...unread } })
}

function join(contact: Contact, incident: Incident, world: World): Decision {
  const { state } = contact
  if (state.phase === 'attached') {
    return state.incident === incident.id ? nothing : refuse('contact-attached', { incident: state.incident })
  }
  if (contact.exercise !== incident.exercise) return refuse('exercise-and-real')
  const added = incidentEvent(incident, { type: 'incident-contact-added', data: { contact: contact.id } })
  const events: Draft<AnyEvent>[] = [
    ...attach(contact, incident, asksFirst(listingOf(world, incident.org), incident)),
    added,
  ]
  return { events }
}

function part(contact: Contact, incidentId: string, world: World): Decision {
  const incident = world.get('incident', incidentId)
  if (incident === undefined) return refuse('not-found', { incident: incidentId })
  if (contact.state.phase !== 'attached' || contact.state.incident !== incidentId) return refuse('contact-not-attached')
  return {
    events: [
      contactEvent(contact, { type: 'contact-parted', data: { incident: incidentId } }),
      incidentEvent(incident, { type: 'incident-contact-removed', data: { contact: contact.id } }),
    ],
  }
}

function end(contact: Contact, { reason }: Commands['end-contact']): Decision {
  const { state } = contact
  if (state.phase === 'attached') return refuse('contact-attached', { incident: state.incident })
  const unsigned = contact.passes.find((pass) => isUnsigned(pass) && goesAway(pass.kind))
  if (unsigned !== undefined) return refuse('pass-unsigned', { partner: unsigned.to })
  return one(contact, { type: 'contact-ended', data: { reason } })
}

/** Whose line dropped a moment ago may be found still; who ended on purpose, or long ago, is looked for by nobody. */
function mayBeLocated({ state, clocks }: Contact, now: number): boolean {
  const isFresh = (since: number | null): boolean => since === null || now - since < locatableMs
  switch (state.phase) {
    case 'waiting':
      return isFresh(clocks.hungUp)
    case 'ended':
      return (state.reason === 'abandoned' || state.reason === 'silent') && isFresh(clocks.hungUp ?? state.at)
    case 'closed':
      return false
    case 'open':
    case 'attached':
      return true
    default:
      return unreachable(state)
  }
}

function locate(contact: Contact, command: Commands['locate-contact'], { now }: Context): Decision {
  const { fix, source, spot } = command
  if (contact.fixes.some(({ id }) => id === fix)) return nothing
  if (!mayBeLocated(contact, now)) return refuse('contact-ended', { contact: contact.number })
  return one(contact, { type: 'contact-located', data: { fix, source, at: Math.min(command.at, now), spot } })
}

/** Decisions about contacts. */
export const decideContact: { [Name in keyof typeof contactCommands]: Decide<Commands[Name]> } = {
  'open-contact': open,
  'take-contact': ({ contact: id, offHookAt }, world, context) =>
    ifLive(world, id, (contact) => take(contact, offHookAt, context)),
  'describe-contact': ({ contact: id, words }, world) =>
    ifLive(world, id, (contact) => one(contact, { type: 'contact-described', data: { words } })),
  // A line is often put down after the contact has been ended or its incident closed; the clock is wanted all the same.
  'hang-up-contact': ({ contact: id, at }, world, { now }) =>
    ifKnown(world, id, (contact) =>
      contact.clocks.hungUp === null ? one(contact, { type: 'contact-hung-up', data: readClock(at, now) }) : nothing,
    ),
  'end-contact': (command, world) => ifLive(world, command.contact, (contact) => end(contact, command)),
  'join-contact': ({ contact: id, incident: incidentId }, world) =>
    ifLive(world, id, (contact) => ifOpen(world, incidentId, (incident) => join(contact, incident, world))),
  'locate-contact': (command, world, context) =>
    ifKnown(world, command.contact, (contact) => locate(contact, command, context)),
  'part-contact': ({ contact: id, incident }, world) => ifLive(world, id, (contact) => part(contact, incident, world)),
  ...decideAtDesk,
}
