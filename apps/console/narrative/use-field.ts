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
  useEffect(() => () => unsentLines.write(incident, ''), [unsentLines, incident])

  function put(text: string, corrects: string | null): void {
    if (text === '' && corrects === null) entries.remove(id)
    else entries.put({ id, incident, text, corrects, phase: 'writing', writtenAt: 0 })
    unsentLines.write(incident, text)
  }

  const text = row?.text ?? ''
  const corrects = row?.corrects ?? null
  return {
    text,
    corrects,
    write: (next: string) => put(next, corrects),
    /** begins to put an entry right: its words stand in the field, unless something was being written */
    correct: (entry: string, words: string) => put(text === '' ? words : text, entry),
    forgetCorrection: () => put(text, null),
    /** false where there is nothing to send */
    send(): boolean {
      if (text.trim() === '') return false
      const entry = {
        id: newId(),
        incident,
        text: text.trim(),
        corrects,
        phase: 'sent',
        writtenAt: Date.now(),
      } as const
      entries.put(entry)
      entries.remove(id)
      unsentLines.write(incident, '')
      return true
    },
  }
}
export type Field = ReturnType<typeof useField>
