import { isShown, liesOn, noteKinds, type NoteDocument, type Point, type PremisesDocument } from '@tocsin/domain'

/** Premises on which a point lies, with the notes that are shown there now, hazards first. */
export type PremisesHere = { readonly premises: PremisesDocument; readonly notes: readonly NoteDocument[] }

const rank = ({ kind }: NoteDocument): number => noteKinds.indexOf(kind)

/**
 * The notes for a call at `point`: approved and not over at `now` (milliseconds). Premises with a hazard come first; where
 * grounds lie within each other all of them tell. Nothing else follows from them.
 */
export function notesAt(all: readonly PremisesDocument[], point: Point, now: number): readonly PremisesHere[] {
  return all
    .filter(({ area }) => liesOn(area, point))
    .map((premises) => ({
      premises,
      notes: premises.notes.filter((note) => isShown(note, now)).toSorted((a, b) => rank(a) - rank(b)),
    }))
    .filter(({ notes }) => notes.length > 0)
    .toSorted((a, b) => rankOf(a) - rankOf(b))
}

const rankOf = ({ notes }: PremisesHere): number => Math.min(...notes.map(rank))
