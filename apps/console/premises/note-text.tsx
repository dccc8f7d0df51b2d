import type { PremisesDocument } from '@tocsin/domain'
import { ActionButton } from '../controls/action-button.tsx'
import { useWords } from '../words.ts'
import classes from './premises.module.css'
import { useNoteTexts } from './use-note-texts.ts'

type Props = { readonly premises: PremisesDocument; readonly note: string }

/** What a note says. Where it cannot be fetched this is said, so that nobody takes a hazard for one without words. */
export function NoteText({ premises: about, note }: Props) {
  const { premises, desk } = useWords()
  const { here, again } = useNoteTexts(about)
  const text = here?.texts.get(note)
  if (text !== undefined) return <span>{text}</span>
  if (here === undefined || here.phase === 'asking') return <span className={classes['missing']}>{desk.loading}</span>
  return (
    <span className={classes['missing']} role="alert">
      {premises.textFailed} <ActionButton label={desk.retry} onPress={again} />
    </span>
  )
}
