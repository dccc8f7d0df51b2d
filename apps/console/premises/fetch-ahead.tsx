import { liesOn, type PremisesDocument } from '@tocsin/domain'
import { useMemo } from 'react'
import { useAll } from '../live/use-board.ts'
import { useNoteTexts } from './use-note-texts.ts'

/** Holds the texts of all premises on which an open incident lies, from when its place is known: nobody waits, and a cut cable takes none. */
export function FetchAhead() {
  const incidents = useAll('incident')
  const all = useAll('premises')
  const near = useMemo(() => {
    const points = incidents.flatMap(({ place }) => (place === null ? [] : [place.point]))
    return all.filter(({ area, notes }) => notes.length > 0 && points.some((point) => liesOn(area, point)))
  }, [incidents, all])
  return near.map((each) => <Held key={each.id} premises={each} />)
}

function Held({ premises }: { readonly premises: PremisesDocument }) {
  useNoteTexts(premises)
  return null
}
