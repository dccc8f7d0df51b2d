import { useEffect } from 'react'
import { useLive } from '../live/line-context.ts'
import { newId } from '../new-id.ts'
import { useStore } from '../store.ts'
import { useEntries } from './entries-context.tsx'
import { fieldId } from './entry-draft.ts'

/** The field of an incident's narrative: what is in it is on this machine's disk, and others with the card open see it grow. */
export function useField(incident: string) {
  const entries = useEntries()
  const { unsentLines } = useLive().line.link
  const id = fieldId(incident)
  const row = useStore(entries.store, ({ drafts }) => drafts.find((each) => each.id === id))
  const paperTyped = row?.paperTyped ?? null
  const base = { incident, paperTyped: null, onPaperAt: null }
  useEffect(() => () => unsentLines.write(incident, ''), [unsentLines, incident])

  function put(text: string, corrects: string | null, paper = paperTyped): void {
    if (text === '' && corrects === null && paper === null) entries.remove(id)
    else entries.put({ ...base, id, text, corrects, paperTyped: paper, phase: 'writing', writtenAt: 0 })
    unsentLines.write(incident, text)
  }

  const text = row?.text ?? ''
  const corrects = row?.corrects ?? null
  return {
    text,
    corrects,
    paperTyped,
    /** the time on paper is asked for (another text than null) or not */
    setPaper: (typed: string | null) => put(text, corrects, typed),
    write: (next: string) => put(next, corrects),
    /** begins to put an entry right: its words stand in the field, unless something was being written */
    correct: (entry: string, words: string) => put(text === '' ? words : text, entry),
    forgetCorrection: () => put(text, null),
    /** false where there is nothing to send */
    send(onPaperAt: number | null = null): boolean {
      if (text.trim() === '') return false
      const entry = {
        ...base,
        id: newId(),
        onPaperAt,
        text: text.trim(),
        corrects,
        phase: 'sent',
        writtenAt: Date.now(),
      } as const
      entries.put(entry)
      // the next note of the page follows
      if (paperTyped === null) entries.remove(id)
      else entries.put({ ...base, id, text: '', corrects: null, paperTyped: '', phase: 'writing', writtenAt: 0 })
      unsentLines.write(incident, '')
      return true
    },
  }
}
export type Field = ReturnType<typeof useField>
