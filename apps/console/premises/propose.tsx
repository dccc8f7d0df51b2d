import { dwellingKinds, findBarred, noteKinds, type NoteKind, type PremisesDocument } from '@tocsin/domain'
import { useEffect, useRef, useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { desk } from '../desk/desk-state.ts'
import { onCtrlEnter, TextArea } from '../dialogs/text-area.tsx'
import { useSend } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { newId } from '../new-id.ts'
import { useWords } from '../words.ts'
import { KindIcon } from './kind-icon.tsx'
import classes from './premises.module.css'

type Props = { readonly premises: PremisesDocument; readonly onDone: () => void }

/** The end of a day of a date field, milliseconds; null for none. */
const endOfDay = (day: string): number | null => (day === '' ? null : new Date(`${day}T23:59:59`).getTime())

/** A new note. Numbers of persons are pointed out while they are typed; the server refuses them in any case. */
export function Propose({ premises: about, onDone }: Props) {
  const { premises } = useWords()
  const send = useSend()
  const now = useNow()
  const [kind, setKind] = useState<NoteKind>('hazard')
  const [text, setText] = useState('')
  const [contact, setContact] = useState('')
  const [day, setDay] = useState('')
  const form = useRef<HTMLDivElement>(null)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])

  const kinds = about.class === 'dwelling' ? dwellingKinds : noteKinds
  const said = text.replaceAll(/\s+/g, ' ').trim()
  const barred = findBarred(said)
  const until = endOfDay(day)
  const whyNot =
    said === ''
      ? premises.needText
      : barred !== undefined
        ? premises.barred[barred]
        : kind === 'contact' && contact.trim() === ''
          ? premises.needContact
          : until !== null && until <= now
            ? premises.dayPast
            : undefined
  const submit = (): void => {
    if (whyNot !== undefined) return
    const contactNumber = kind === 'contact' ? contact.trim() : null
    void send({
      type: 'propose-note',
      body: { premises: about.id, note: newId(), kind, text: said, contactNumber, until },
    })
    desk.set({ hasText: false, isLeaving: false })
    onDone()
  }
  return (
    <div ref={form} className={classes['form']} role="presentation" onKeyDown={onCtrlEnter(submit)}>
      <fieldset className={classes['kinds']} aria-label={premises.kind}>
        {kinds.map((each) => (
          <button key={each} type="button" aria-pressed={each === kind} onClick={() => setKind(each)}>
            <KindIcon kind={each} /> {premises.kinds[each]}
          </button>
        ))}
      </fieldset>
      <TextArea label={premises.text} text={text} onText={setText} maxLength={300} />
      {barred !== undefined && (
        <p className={classes['barred']} role="alert">
          {premises.barred[barred]}
        </p>
      )}
      {kind === 'contact' && (
        <Field label={premises.contact}>
          {(id) => (
            <input
              id={id}
              type="text"
              value={contact}
              maxLength={100}
              autoComplete="off"
              onChange={(event) => setContact(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      {kind === 'contact' && <small>{premises.contactHint}</small>}
      <Field label={premises.untilDay}>
        {(id) => <input id={id} type="date" value={day} onChange={(event) => setDay(event.currentTarget.value)} />}
      </Field>
      <small>{premises.second}</small>
      <footer className={classes['actions']}>
        <ActionButton tone="main" label={premises.propose} hint="Ctrl ↵" whyNot={whyNot} onPress={submit} />
        <ActionButton label={premises.back} onPress={onDone} />
      </footer>
    </div>
  )
}
