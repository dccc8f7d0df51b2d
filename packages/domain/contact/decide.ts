import type { Commands } from '../all-commands.ts'
import type { Context, Decide, Decision, World } from '../decision.ts'
import type { Draft } from '../event.ts'
import { incidentEvent, isTakingWork } from '../incident/incident.ts'
import { refuse } from '../refusals.ts'
import { subjectId } from '../subject.ts'
import type { contactCommands } from './commands.ts'
import type { Contact } from './contact.ts'
import type { ContactEvent } from './events.ts'

export const contactEvent = (contact: Pick<Contact, 'id' | 'org'>, event: ContactEvent): Draft<ContactEvent> => ({
  ...event,
  subject: subjectId('contact', contact.id),
  owner: contact.org,
})

/** Runs `then` on a contact that is still being worked on; says which of the two ends it has reached otherwise. */
function ifLive(world: World, id: string, then: (contact: Contact) => Decision): Decision {
  const contact = world.get('contact', id)
  if (contact === undefined) return refuse('not-found', { contact: id })
  const { phase } = contact.state
  return phase === 'ended' || phase === 'closed' ? refuse('contact-ended', { contact: contact.number }) : then(contact)
}

function open(command: Commands['open-contact'], context: Context, source: string | null): Decision {
  const { contact: id, channel, clocks, words } = command
  const data = { id, org: context.org, series: context.series, channel, source, clocks, words }
  return {
    events: [{ ...contactEvent({ id, org: context.org }, { type: 'contact-opened', data }), series: context.series }],
  }
}

function join(contact: Contact, incidentId: string, world: World): Decision {
  if (contact.state.phase === 'attached') return refuse('contact-attached', { incident: contact.state.incident })
  const incident = world.get('incident', incidentId)
  if (incident === undefined) return refuse('not-found', { incident: incidentId })
  if (!isTakingWork(incident)) return refuse('incident-not-open', { incident: incident.number })
  return {
    events: [
      contactEvent(contact, { type: 'contact-attached', data: { incident: incidentId } }),
      incidentEvent(incident, { type: 'incident-contact-added', data: { contact: contact.id } }),
    ],
  }
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

export const decideContact: { [Name in keyof typeof contactCommands]: Decide<Commands[Name]> } = {
  'open-contact': (command, world, context) =>
    world.get('contact', command.contact)
      ? refuse('exists-already', { contact: command.contact })
      : open(
          command,
          context,
          command.channel === 'alarm-device' || command.channel === 'partner' ? context.account : null,
        ),
  'take-contact': ({ contact: id, offHookAt }, world) =>
    ifLive(world, id, (contact) => ({
      events: [contactEvent(contact, { type: 'contact-taken', data: { offHookAt } })],
    })),
  'describe-contact': ({ contact: id, words }, world) =>
    ifLive(world, id, (contact) => ({
      events: [contactEvent(contact, { type: 'contact-described', data: { words } })],
    })),
  'hang-up-contact': ({ contact: id, at }, world) =>
    ifLive(world, id, (contact) => ({
      events: contact.clocks.hungUp === null ? [contactEvent(contact, { type: 'contact-hung-up', data: { at } })] : [],
    })),
  'end-contact': ({ contact: id, reason }, world) =>
    ifLive(world, id, (contact) =>
      contact.state.phase === 'attached'
        ? refuse('contact-attached', { incident: contact.state.incident })
        : { events: [contactEvent(contact, { type: 'contact-ended', data: { reason } })] },
    ),
  'join-contact': ({ contact: id, incident }, world) => ifLive(world, id, (contact) => join(contact, incident, world)),
  'part-contact': ({ contact: id, incident }, world) => ifLive(world, id, (contact) => part(contact, incident, world)),
}
