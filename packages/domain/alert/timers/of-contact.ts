import type { Contact } from '../../contact/contact.ts'
import { waitOf, type Waiting } from './wait.ts'

/** A contact that nobody has answered. */
export const ofContact: Waiting<Contact> = {
  waits: ({ id, org, state, exercise }) =>
    state.phase === 'waiting'
      ? [
          waitOf({
            kind: 'contact-unanswered',
            about: `contact/${id}`,
            org,
            incident: null,
            unit: null,
            exercise,
            since: state.since,
          }),
        ]
      : [],
  ending: ({ state }) => (state.phase === 'ended' || state.phase === 'closed' ? 'ended' : 'answered'),
}
