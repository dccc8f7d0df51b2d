import { isLive, type PremisesDocument } from '@tocsin/domain'
import { useEffect } from 'react'
import { useLive } from '../live/line-context.ts'
import { useStore } from '../store.ts'
import type { TextsHere } from './note-texts.ts'

/** What the live notes of these premises say, as far as it has come; kept in memory while this is drawn. */
export function useNoteTexts({ id, notes }: Pick<PremisesDocument, 'id' | 'notes'>): {
  readonly here: TextsHere | undefined
  readonly again: () => void
} {
  const { noteTexts } = useLive()
  const here = useStore(noteTexts.store, ({ places }) => places.get(id))
  const live = notes
    .filter(isLive)
    .map((note) => note.id)
    .join(' ')
  useEffect(() => noteTexts.hold(id), [noteTexts, id])
  useEffect(() => noteTexts.follow(id, live === '' ? [] : live.split(' ')), [noteTexts, id, live])
  return { here, again: () => noteTexts.again(id) }
}
