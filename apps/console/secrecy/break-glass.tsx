import { glassReasons, type GlassReason } from '@tocsin/domain'
import { useState } from 'react'
import { z } from 'zod'
import { ask, withQuery } from '../ask.ts'
import { Field } from '../controls/field.tsx'
import { closeDialog, selectIncident, selectPast } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import dialog from '../dialogs/dialog.module.css'
import { Dialog } from '../dialogs/dialog.tsx'
import { onCtrlEnter, Submit, TextArea } from '../dialogs/text-area.tsx'
import { pastIncident } from '../incident-list/closed.ts'
import { useSend } from '../live/use-line.ts'
import { newId } from '../new-id.ts'
import { Choice } from '../sharing/share-dialog.tsx'
import { useWords } from '../words.ts'

const history = z.object({ incidents: z.array(pastIncident) })

/** Shows what was opened: from the board while it is open, else as a closed one. */
async function show(incident: string, number: string): Promise<void> {
  const asked = await ask(withQuery('/api/history/incidents', { number }), history)
  const past = asked.phase === 'answered' ? asked.answer.incidents[0] : undefined
  if (past === undefined) selectIncident(incident)
  else selectPast(past)
}

/** Opens one sealed or closed incident at once; nobody is asked before, several are told at the same moment. */
export function BreakGlass() {
  const { secrecy } = useWords()
  const send = useSend()
  const mayNot = useWhyNot()('break-glass')
  const [number, setNumber] = useState('')
  const [reason, setReason] = useState<GlassReason>('life-at-risk')
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const wanted = number.trim()
  const whyNot = mayNot ?? (wanted === '' ? secrecy.numberFirst : undefined)

  async function open(): Promise<void> {
    if (whyNot !== undefined) return
    const asked = await ask(withQuery('/api/glass', { number: wanted }), z.object({ incident: z.string() }))
    if (asked.phase !== 'answered') {
      const isUnknown = asked.phase === 'refused' && asked.status === 404
      return setProblem(isUnknown ? secrecy.notFound : secrecy.askFailed)
    }
    const { incident } = asked.answer
    const said = words.trim() === '' ? null : words.trim()
    const sent = await send({ type: 'break-glass', body: { glass: newId(), incident, reason, words: said } })
    // a refusal is told where all refusals are
    closeDialog()
    if (sent) await show(incident, wanted)
  }

  return (
    <Dialog title={secrecy.glass}>
      <div className={dialog['body']} role="presentation" onKeyDown={onCtrlEnter(() => void open())}>
        <p className={dialog['hint']}>{secrecy.glassWhat}</p>
        <Field label={secrecy.number}>
          {(id) => (
            <input
              id={id}
              data-autofocus
              value={number}
              maxLength={40}
              onChange={(event) => {
                setNumber(event.currentTarget.value)
                setProblem(null)
              }}
            />
          )}
        </Field>
        <Choice
          label={secrecy.reason}
          options={glassReasons}
          named={secrecy.glassReasons}
          chosen={reason}
          onChoose={setReason}
        />
        <TextArea label={secrecy.words} text={words} onText={setWords} maxLength={500} rows={2} />
        {problem !== null && (
          <p className={dialog['problem']} role="alert">
            {problem}
          </p>
        )}
        <Submit label={secrecy.break} whyNot={whyNot} onPress={() => void open()} />
      </div>
    </Dialog>
  )
}
