import type { IncidentDocument } from '@tocsin/domain'
import { useEffect, useMemo } from 'react'
import { useWhyNot } from '../desk/why-not.ts'
import type { Entry, Personal } from '../incident-card/personal.ts'
import { useViewer } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import type { Question } from '../use-question.ts'
import { useWords } from '../words.ts'
import { useEntries } from './entries-context.tsx'
import { waitingOf } from './entry-draft.ts'
import { EntryRow } from './entry-row.tsx'
import { focusField, followEnd } from './focus-field.ts'
import classes from './narrative.module.css'
import { OthersLines } from './others-lines.tsx'
import { useField } from './use-field.ts'
import { WaitingRow } from './waiting-row.tsx'
import { WriteField } from './write-field.tsx'

type Props = {
  readonly id: string
  readonly incident: IncidentDocument | undefined
  readonly personal: Question<Personal> | null
  /** what others wrote after this is new to this person; server's clock */
  readonly newSince: number
}

const none: readonly Entry[] = []

/**
 * What was written down about an incident, in the one order that the log gives it; below it what this desk has not yet
 * sent, what others are writing, and the field. Nothing is ever changed: a correction is one more entry.
 */
export function Narrative({ id, incident, personal, newSince }: Props) {
  const { narrative } = useWords()
  const whyNot = useWhyNot()
  const entries = useEntries()
  const field = useField(id)
  const notes = personal?.answer?.incident.notes ?? none
  const shown = useMemo(() => new Set(notes.map(({ entry }) => entry)), [notes])
  const drafts = useStore(entries.store, (state) => state.drafts)
  const waiting = waitingOf(drafts, id, shown)
  const mayNot =
    incident === undefined ? whyNot('note-incident') : whyNot('note-incident', { kind: 'incident', document: incident })
  const correctedBy = new Map(notes.flatMap((note) => (note.corrects === null ? [] : [[note.corrects, note] as const])))

  const { account } = useViewer()
  const firstNew = notes.find(({ at, by }) => at > newSince && by !== account)?.entry

  useEffect(() => {
    for (const { id: entry, phase } of entries.store.get().drafts)
      if (phase === 'stored' && shown.has(entry)) entries.remove(entry)
  }, [entries, shown, drafts])

  useEffect(followEnd, [notes.length, waiting.length])

  return (
    <section aria-label={narrative.title}>
      <h3 className={classes['title']}>{narrative.title}</h3>
      {notes.length === 0 && (incident?.notes ?? 0) === 0 && waiting.length === 0 && (
        <p className={classes['none']}>{narrative.empty}</p>
      )}
      <ol className={classes['entries']} aria-live="polite">
        {notes.map((note) => (
          <EntryRow
            key={note.entry}
            isFirstNew={note.entry === firstNew}
            note={note}
            corrected={notes.find(({ entry }) => entry === note.corrects)}
            correction={correctedBy.get(note.entry)}
            onCorrect={
              mayNot === undefined
                ? () => {
                    field.correct(note.entry, note.text ?? '')
                    focusField()
                  }
                : undefined
            }
          />
        ))}
        {waiting.map((draft) => (
          <WaitingRow key={draft.id} draft={draft} />
        ))}
        <OthersLines incident={id} />
      </ol>
      <WriteField field={field} whyNot={mayNot} corrects={notes.find(({ entry }) => entry === field.corrects)} />
    </section>
  )
}
