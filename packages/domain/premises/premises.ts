import { ownedBy, type Draft, type Recorded } from '../event.ts'
import type { Bilingual } from '../fields.ts'
import { subjectId } from '../subject.ts'
import { unreachable } from '../unreachable.ts'
import type { PremisesArea } from './area.ts'
import type { PremisesEvent } from './events.ts'
import type { Note, NotePhase } from './note.ts'

/** What premises can be. */
export const premisesClasses = ['public-place', 'whole-building', 'dwelling'] as const
export type PremisesClass = (typeof premisesClasses)[number]

/** A place with notes for those who are sent there (重点场所). About the place: nobody who lives there is named. */
export type Premises = {
  readonly id: string
  readonly org: string
  /** null for a dwelling, which is known by its address alone */
  readonly name: Bilingual | null
  readonly class: PremisesClass
  /** the gazetteer's line, as chosen */
  readonly address: string
  readonly area: PremisesArea
  /** ids in the city's layer of floor plans */
  readonly floorPlans: readonly string[]
  /** in the order in which they were proposed */
  readonly notes: readonly Note[]
}

/** Live notes that premises may have, so that they stay readable, and how many of those that are over are remembered. */
export const maxLiveNotes = 40
const keptOver = 20

/** An event of premises, addressed for the log. */
export const premisesEvent = (premises: Pick<Premises, 'id' | 'org'>, event: PremisesEvent): Draft<PremisesEvent> => ({
  ...event,
  subject: subjectId('premises', premises.id),
  ...ownedBy(premises),
})

/** Whether a note's phase is one from which it can still go on. */
export const isLive = ({ state }: Pick<Note, 'state'>): boolean =>
  state.phase === 'proposed' || state.phase === 'approved'

/** Premises after one more event. Throws when the event comes before its first: then the log is broken. */
export function evolvePremises(before: Premises | undefined, event: Recorded<PremisesEvent>): Premises {
  if (event.type === 'premises-registered') return { ...event.data, notes: [] }
  if (before === undefined) throw new Error(`${event.type} before premises-registered: ${event.stamp.subject}`)
  if (event.type === 'premises-changed') return { ...before, ...event.data }
  if (event.type === 'note-proposed') return { ...before, notes: [...before.notes, proposed(event)] }
  const notes = before.notes.map((note) => (note.id === event.data.note ? evolveNote(note, event) : note))
  return { ...before, notes: forgetOldest(notes) }
}

function forgetOldest(notes: readonly Note[]): readonly Note[] {
  const kept = new Set(notes.filter((note) => !isLive(note)).slice(-keptOver))
  return notes.filter((note) => isLive(note) || kept.has(note))
}

function proposed({ data, stamp }: Recorded<PremisesEvent & { type: 'note-proposed' }>): Note {
  const { note: id, ...said } = data
  return { id, ...said, by: stamp.by, proposedAt: stamp.at, state: { phase: 'proposed' } }
}

type Later = Exclude<PremisesEvent, { type: 'premises-registered' | 'premises-changed' | 'note-proposed' }>

/** What is over has no words: neither the text nor the contact stays in any state, table or screen. */
const over = (note: Note, state: NotePhase): Note => ({ ...note, text: '', contactNumber: null, state })

function evolveNote(note: Note, event: Recorded<Later>): Note {
  const { at, by } = event.stamp
  const { state } = note
  switch (event.type) {
    case 'note-approved':
      return { ...note, state: { phase: 'approved', by, at, until: event.data.until, review: null } }
    case 'note-review-asked':
      if (state.phase !== 'approved') return note
      return { ...note, state: { ...state, review: { by, at, wantedUntil: event.data.wantedUntil } } }
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
