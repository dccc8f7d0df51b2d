import { liesOn, type ChosenPlace, type NoteDocument, type PremisesDocument } from '@tocsin/domain'
import { nameIn } from '@tocsin/ui/words'
import { ActionButton } from '../controls/action-button.tsx'
import { openDialog } from '../desk/desk-state.ts'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useNow } from '../live/use-now.ts'
import { useLanguage, useWords } from '../words.ts'
import { ContactNumber } from './contact-number.tsx'
import { KindIcon } from './kind-icon.tsx'
import { NoteText } from './note-text.tsx'
import { notesAt } from './notes-at.ts'
import classes from './premises.module.css'
import { useDay } from './use-day.ts'

type Props = {
  readonly at: ChosenPlace | null
  /** in the call form: nothing where there are no notes, and no way to other windows */
  readonly isBrief?: boolean
}

/** What is known of the premises where a call falls: hazards first and unmissable, each with who answers for it, until when. */
export function NotesHere({ at, isBrief = false }: Props) {
  const { premises } = useWords()
  const all = useAll('premises')
  const now = useNow()
  if (at === null) return null
  const here = notesAt(all, at.point, now)
  if (isBrief && here.length === 0) return null
  const first = here[0]?.premises.id ?? all.find(({ area }) => liesOn(area, at.point))?.id ?? null
  return (
    <section
      className={classes['here']}
      data-brief={isBrief}
      aria-label={premises.here}
      // It scrolls in the call form: without a stop of its own the keyboard could not.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={isBrief ? 0 : undefined}
    >
      {!isBrief && (
        <h3 className={classes['title']}>
          {premises.here}
          <ActionButton
            label={here.length === 0 ? premises.add : premises.manage}
            onPress={() => openDialog({ kind: 'premises', at, premises: first })}
          />
        </h3>
      )}
      {!isBrief && here.length === 0 && <p className={classes['none']}>{premises.noNotes}</p>}
      {here.map(({ premises: each, notes }) => (
        <Here key={each.id} premises={each} notes={notes} />
      ))}
    </section>
  )
}

function Here({ premises, notes }: { readonly premises: PremisesDocument; readonly notes: readonly NoteDocument[] }) {
  const language = useLanguage()
  const hasHazard = notes.some(({ kind }) => kind === 'hazard')
  return (
    <section role={hasHazard ? 'alert' : undefined}>
      <p className={classes['where']}>
        <b>{premises.name === null ? premises.address : nameIn(language, premises.name)}</b>
        {premises.name !== null && <small>{premises.address}</small>}
      </p>
      <ul className={classes['notes']}>
        {notes.map((note) => (
          <Line key={note.id} premises={premises} note={note} />
        ))}
      </ul>
    </section>
  )
}

function Line({ premises: about, note }: { readonly premises: PremisesDocument; readonly note: NoteDocument }) {
  const { premises } = useWords()
  const names = useNames()
  const day = useDay()
  const { state } = note
  return (
    <li data-kind={note.kind}>
      <span className={classes['kind']}>
        <KindIcon kind={note.kind} size={note.kind === 'hazard' ? 18 : 15} />
        {premises.kinds[note.kind]}
      </span>
      <span className={classes['text']}>
        <NoteText premises={about} note={note.id} />
        {note.hasContactNumber && <ContactNumber premises={about} note={note.id} />}
        {state.phase === 'approved' && (
          <small>
            {premises.by(names.account(note.by), names.account(state.by))} · {premises.until(day(state.until))}
          </small>
        )}
      </span>
    </li>
  )
}
