import type { Recorded } from '../event.ts'
import { unreachable } from '../unreachable.ts'
import type { PremisesEvent } from './events.ts'
import type { Note, NotePhase } from './note.ts'

/** A note as it begins. */
export function proposedNote({ data, stamp }: Recorded<PremisesEvent & { type: 'note-proposed' }>): Note {
  const { note: id, ...said } = data
  return { id, ...said, contactReadBy: [], by: stamp.by, proposedAt: stamp.at, state: { phase: 'proposed' } }
}

type Later = Extract<
  PremisesEvent,
  {
    type:
      | 'note-contact-read'
      | 'note-approved'
      | 'note-review-asked'
      | 'note-refused'
      | 'note-withdrawn'
      | 'note-expired'
  }
>

/** What is over has no words: neither the text nor the contact stays in any state, table or screen. */
const over = (note: Note, state: NotePhase): Note => ({
  ...note,
  text: null,
  contactNumber: null,
  contactReadBy: [],
  state,
})

/** A note after one more event of its own. */
export function evolveNote(note: Note, event: Recorded<Later>): Note {
  const { at, by } = event.stamp
  const { state } = note
  switch (event.type) {
    case 'note-contact-read':
      // a reading is logged at whatever has become of the note meanwhile
      return note.contactNumber === null || note.contactReadBy.includes(by)
        ? note
        : { ...note, contactReadBy: [...note.contactReadBy, by] }
    case 'note-approved':
      return { ...note, contactReadBy: [], state: { phase: 'approved', by, at, until: event.data.until, review: null } }
    case 'note-review-asked':
      if (state.phase !== 'approved') return note
      return {
        ...note,
        contactReadBy: [],
        state: { ...state, review: { by, at, wantedUntil: event.data.wantedUntil } },
      }
    case 'note-refused':
      return state.phase === 'approved'
        ? { ...note, state: { ...state, review: null } }
        : over(note, { phase: 'refused', by, at, reason: event.data.reason })
    case 'note-withdrawn':
      return over(note, { phase: 'withdrawn', by, at })
    case 'note-expired':
      return over(note, { phase: 'expired', at })
    default:
      return unreachable(event)
  }
}
