import { removalDueAt, type PremisesDocument } from '@tocsin/domain'
import { formatDistance } from '@tocsin/ui'
import { nameIn } from '@tocsin/ui/words'
import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { useWhyNot } from '../desk/why-not.ts'
import { useNow } from '../live/use-now.ts'
import { useLanguage, useWords } from '../words.ts'
import { NoteRow } from './note-row.tsx'
import classes from './premises.module.css'
import { Propose } from './propose.tsx'
import { Register } from './register.tsx'
import { Remove } from './remove.tsx'
import { isUnder, type PremisesTab } from './standings.ts'
import { useDay } from './use-day.ts'
import { WaitingChange } from './waiting-change.tsx'

type Props = { readonly premises: PremisesDocument; readonly tab: PremisesTab }

/** One place: what it is, its notes in whatever state, and the way to a new one. */
export function Detail({ premises: about, tab }: Props) {
  const words = useWords()
  const { premises } = words
  const language = useLanguage()
  const whyNot = useWhyNot()
  const now = useNow()
  const day = useDay()
  const [mode, setMode] = useState<'notes' | 'propose' | 'change'>('notes')
  const notes = about.notes.filter((note) => (tab === 'all' ? !isUnder('ended', note, now) : isUnder(tab, note, now)))
  const back = (): void => setMode('notes')
  if (mode === 'change') return <Register at={null} before={about} onDone={back} />
  const { area } = about
  return (
    <>
      <header>
        <h3>{about.name === null ? about.address : nameIn(language, about.name)}</h3>
        <small>
          {premises.classes[about.class]}
          {about.name !== null && ` · ${about.address}`} ·{' '}
          {area.outline === null ? words.card.radius(formatDistance(area.radiusM, words)) : premises.outline}
        </small>
      </header>
      {mode === 'propose' ? (
        <Propose premises={about} onDone={back} />
      ) : (
        <>
          <div className={classes['actions']}>
            <ActionButton
              tone="main"
              label={premises.propose}
              whyNot={whyNot('propose-note', { kind: 'premises', document: about })}
              onPress={() => setMode('propose')}
            />
            <ActionButton
              label={premises.change}
              whyNot={
                about.change === null
                  ? whyNot('change-premises', { kind: 'premises', document: about })
                  : premises.changeFirst
              }
              onPress={() => setMode('change')}
            />
            <Remove premises={about} />
          </div>
          {about.change !== null && <WaitingChange premises={about} change={about.change} />}
          {removalDueAt(about) < Infinity && (
            <p className={classes['none']}>{premises.leaves(day(removalDueAt(about)))}</p>
          )}
          {notes.length === 0 && <p className={classes['none']}>{premises.noNotes}</p>}
          <ul className={classes['rows']}>
            {notes.map((note) => (
              <NoteRow key={note.id} premises={about} note={note} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}
