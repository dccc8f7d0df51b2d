import { ownedBy, type Draft, type Recorded } from '../event.ts'
import type { Bilingual } from '../fields.ts'
import { subjectId } from '../subject.ts'
import { unreachable } from '../unreachable.ts'
import { isSameArea, type PremisesArea } from './area.ts'
import type { PremisesEvent } from './events.ts'
import { evolveNote, proposedNote } from './evolve-note.ts'
import { endOf, proposalMs, type Note } from './note.ts'

/** What premises can be. */
export const premisesClasses = ['public-place', 'whole-building', 'dwelling'] as const
export type PremisesClass = (typeof premisesClasses)[number]

/** What is said of premises when they are registered or changed. */
export type Described = {
  /** null for a dwelling, which is known by its address alone */
  readonly name: Bilingual | null
  readonly class: PremisesClass
  /** the gazetteer's line, as chosen */
  readonly address: string
  readonly area: PremisesArea
  /** ids in the city's layer of floor plans */
  readonly floorPlans: readonly string[]
}

/** A change of the ground under approved notes: it waits for a second person, until then the old ground holds. */
export type PremisesChange = Described & { readonly by: string; readonly at: number }

/** A place with notes for those who are sent there (重点场所). About the place: nobody who lives there is named. */
export type Premises = Described & {
  readonly id: string
  readonly org: string
  /** in the order in which they were proposed */
  readonly notes: readonly Note[]
  readonly change: PremisesChange | null
  /** since when there has been no live note; null while there is one */
  readonly emptySince: number | null
  /** when they were taken off the board; nothing but this is kept of them then */
  readonly removedAt: number | null
}

/** Live notes that premises may have, so that they stay readable, and how many of those that are over are remembered. */
export const maxLiveNotes = 40
const keptOver = 20
/** A dwelling without a live note is forgotten after this: 90 days. */
export const emptyDwellingMs = 90 * 86_400_000

/** An event of premises, addressed for the log. */
export const premisesEvent = (premises: Pick<Premises, 'id' | 'org'>, event: PremisesEvent): Draft<PremisesEvent> => ({
  ...event,
  subject: subjectId('premises', premises.id),
  ...ownedBy(premises),
})

/** Whether a note's phase is one from which it can still go on. */
export const isLive = ({ state }: Pick<Note, 'state'>): boolean =>
  state.phase === 'proposed' || state.phase === 'approved'

/** Whether `next` puts the notes on other ground: another area or address, or in or out of being a dwelling. */
export const movesGround = (before: Described, next: Described): boolean =>
  before.address !== next.address ||
  (before.class === 'dwelling') !== (next.class === 'dwelling') ||
  !isSameArea(before.area, next.area)

/** When a change that nobody answered lapses, as a proposed note does. */
export const changeEndsAt = ({ change }: Pick<Premises, 'change'>): number =>
  change === null ? Infinity : change.at + proposalMs

/** When premises leave the board by themselves: dwellings alone do. */
export const removalDueAt = ({ class: kind, emptySince }: Pick<Premises, 'class' | 'emptySince'>): number =>
  kind === 'dwelling' && emptySince !== null ? emptySince + emptyDwellingMs : Infinity

/** When the clock next ends something of premises, milliseconds; Infinity for never. */
export const nextEndOf = (premises: Premises): number =>
  Math.min(changeEndsAt(premises), removalDueAt(premises), ...premises.notes.map((note) => endOf(note) ?? Infinity))

/** Premises after one more event. Throws when the event comes before its first: then the log is broken. */
export function evolvePremises(before: Premises | undefined, event: Recorded<PremisesEvent>): Premises {
  if (event.type === 'premises-registered')
    return { ...event.data, notes: [], change: null, emptySince: event.stamp.at, removedAt: null }
  if (before === undefined) throw new Error(`${event.type} before premises-registered: ${event.stamp.subject}`)
  const { at, by } = event.stamp
  switch (event.type) {
    case 'premises-changed':
      return { ...before, ...event.data, change: null }
    case 'premises-change-asked':
      return { ...before, change: { ...event.data, by, at } }
    case 'premises-change-dropped':
      return { ...before, change: null }
    case 'premises-removed':
      return removed(before, at)
    case 'note-proposed':
      return withNotes(before, [...before.notes, proposedNote(event)], at)
    case 'note-approved':
    case 'note-contact-read':
    case 'note-expired':
    case 'note-refused':
    case 'note-review-asked':
    case 'note-withdrawn':
      return withNotes(
        before,
        before.notes.map((note) => (note.id === event.data.note ? evolveNote(note, event) : note)),
        at,
      )
    default:
      return unreachable(event)
  }
}

/** Keeps what is live, the newest of what is over, and since when nothing is live. */
function withNotes(premises: Premises, notes: readonly Note[], at: number): Premises {
  const kept = new Set(notes.filter((note) => !isLive(note)).slice(-keptOver))
  return {
    ...premises,
    notes: notes.filter((note) => isLive(note) || kept.has(note)),
    emptySince: notes.some(isLive) ? null : (premises.emptySince ?? at),
  }
}

const nowhere: PremisesArea = { point: { lon: 0, lat: 0 }, radiusM: 0, outline: null }

/** Neither name nor place nor notes are kept. */
const removed = ({ id, org }: Premises, removedAt: number): Premises => ({
  id,
  org,
  name: null,
  class: 'public-place',
  address: '',
  area: nowhere,
  floorPlans: [],
  notes: [],
  change: null,
  emptySince: null,
  removedAt,
})
