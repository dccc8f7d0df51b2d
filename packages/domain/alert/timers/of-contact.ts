import type { Contact } from '../../contact/contact.ts'
import { isUnsigned } from '../../contact/passing.ts'
import { waitOf, type Wait, type Waiting } from './wait.ts'

/** A hand-over that the other centre has not signed: the first one still has the contact. */
const unsigned = ({ id, org, passes, exercise, state }: Contact): readonly Wait[] =>
  passes.filter(isUnsigned).map(({ id: pass, at }) => {
    const incident = state.phase === 'attached' ? state.incident : null
    const about = `contact/${id}`
    const wait = waitOf({ kind: 'pass-unsigned', about, org, incident, unit: null, exercise, since: at })
    return { ...wait, key: `${wait.key}/${pass}` }
  })

/** A contact that nobody has answered, or that another centre has not signed for. */
export const ofContact: Waiting<Contact> = {
  waits: (contact) => {
    const { id, org, state, exercise } = contact
    if (state.phase === 'ended' || state.phase === 'closed') return []
    return state.phase === 'waiting'
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
      : unsigned(contact)
  },
  ending: ({ state, passes }, { kind }) => {
    if (kind === 'pass-unsigned') return passes.some((each) => each.state.phase === 'signed') ? 'signed' : 'called-off'
    return state.phase === 'ended' || state.phase === 'closed' ? 'ended' : 'answered'
  },
}
