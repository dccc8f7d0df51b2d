import type { IncidentDocument } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import { Time } from '../controls/marks.tsx'
import { openDialog } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { useNames } from '../live/names.ts'
import type { Question } from '../use-question.ts'
import { useWords } from '../words.ts'
import classes from './notes.module.css'
import type { Personal } from './personal.ts'

type Props = {
  readonly id: string
  readonly incident: IncidentDocument | undefined
  readonly personal: Question<Personal> | null
}

/** What was noted, by whom and when; entries are never changed. */
export function Notes({ id, incident, personal }: Props) {
  const { card } = useWords()
  const names = useNames()
  const whyNot = useWhyNot()
  const notes = personal?.answer?.incident.notes ?? []
  const mayNot =
    incident === undefined ? whyNot('note-incident') : whyNot('note-incident', { kind: 'incident', document: incident })
  return (
    <section aria-label={card.notes}>
      <h3 className={classes['title']}>
        {card.notes}
        <ActionButton
          label={card.saveNote}
          whyNot={mayNot}
          onPress={() => openDialog({ kind: 'note', incident: id })}
        />
      </h3>
      {notes.length === 0 && (incident?.notes ?? 0) === 0 && <p className={classes['none']}>{card.noNotes}</p>}
      <ul className={classes['notes']}>
        {notes.map(({ at, by, text }, index) => (
          <li key={index}>
            <Time at={at} />
            <span>{text}</span>
            <small>{names.account(by)}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
