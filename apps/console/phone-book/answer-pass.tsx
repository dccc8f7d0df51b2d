import { isUnsigned, passAnswers, type PassAnswer } from '@tocsin/domain'
import { useRef, useState } from 'react'
import { Choices } from '../controls/choices.tsx'
import { Field } from '../controls/field.tsx'
import { Age } from '../controls/marks.tsx'
import { closeDialog, desk } from '../desk/desk-state.ts'
import { isComposing } from '../desk/use-keys.ts'
import dialog from '../dialogs/dialog.module.css'
import { Dialog } from '../dialogs/dialog.tsx'
import { Gone } from '../dialogs/gone.tsx'
import { useDocument } from '../live/use-board.ts'
import { useSend } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { Dial } from './dial.tsx'
import { usePartnerName, usePartners } from './use-partners.ts'

const letters: { readonly [Answer in PassAnswer]: string } = { signed: 'KeyS', refused: 'KeyR', withdrawn: 'KeyW' }

/** What the other centre said of the oldest hand-over that it has not signed: one letter; the name told there, if any, first. */
export function AnswerPass({ contact: id }: { readonly contact: string }) {
  const { calls } = useWords()
  const send = useSend()
  const nameOf = usePartnerName()
  const partners = usePartners()
  const contact = useDocument('contact', id)
  const [signer, setSigner] = useState('')
  const answers = useRef<HTMLDivElement>(null)
  const pass = contact?.passes.find(isUnsigned)
  if (contact === undefined || pass === undefined) return <Gone />
  const number = partners.find((each) => each.id === pass.to)?.number
  const say = (answer: PassAnswer): void => {
    const said = signer.trim() === '' ? null : signer
    void send({ type: 'answer-pass', body: { contact: id, pass: pass.id, answer, signer: said } })
    desk.set({ hasText: false })
    closeDialog()
  }
  return (
    <Dialog title={calls.answerTitle(nameOf(pass.to))}>
      <div className={dialog['body']}>
        <p className={dialog['hint']}>
          {calls.passKinds[pass.kind]} · …{contact.number.slice(-5)} · <Age since={pass.at} />
        </p>
        {number !== undefined && <Dial number={number} />}
        <div ref={answers}>
          <Choices
            label={calls.answer}
            choices={passAnswers.map((each) => ({ id: each, code: letters[each], shown: calls.passAnswers[each] }))}
            onChoose={(chosen) => {
              const answer = passAnswers.find((each) => each === chosen)
              if (answer !== undefined) say(answer)
            }}
          />
        </div>
        <Field label={calls.signer}>
          {(field) => (
            <input
              id={field}
              value={signer}
              maxLength={100}
              autoComplete="off"
              onChange={(event) => setSigner(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return
                event.preventDefault()
                answers.current?.querySelector('fieldset')?.focus()
              }}
            />
          )}
        </Field>
        <p className={dialog['hint']}>{calls.passFirst}</p>
      </div>
    </Dialog>
  )
}
