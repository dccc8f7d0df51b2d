import type { Decision, World } from '../decision.ts'
import { refuse } from '../refusals.ts'
import { contactEvent, type Contact } from './contact.ts'
import type { ContactEvent } from './events.ts'

/** One event of a contact. */
export const one = (contact: Contact, event: ContactEvent): Decision => ({ events: [contactEvent(contact, event)] })
/** Done already. */
export const nothing: Decision = { events: [] }

/** Runs `then` on a contact that is there. */
export function ifKnown(world: World, id: string, then: (contact: Contact) => Decision): Decision {
  const contact = world.get('contact', id)
  return contact === undefined ? refuse('not-found', { contact: id }) : then(contact)
}

/** Runs `then` on a contact that is still being worked on: neither ended nor closed. */
export const ifLive = (world: World, id: string, then: (contact: Contact) => Decision): Decision =>
  ifKnown(world, id, (contact) => {
    const { phase } = contact.state
    return phase === 'ended' || phase === 'closed'
      ? refuse('contact-ended', { contact: contact.number })
      : then(contact)
  })
