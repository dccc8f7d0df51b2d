import { mayContact, ringBackResults, safetyRuleAt, type RingBackResult } from '@tocsin/domain'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { Choices } from '../controls/choices.tsx'
import { Age } from '../controls/marks.tsx'
import { closeDialog } from '../desk/desk-state.ts'
import { Dialog } from '../dialogs/dialog.tsx'
import dialog from '../dialogs/dialog.module.css'
import { Gone } from '../dialogs/gone.tsx'
import { useDocument } from '../live/use-board.ts'
import { useLive } from '../live/line-context.ts'
import { useNow } from '../live/use-now.ts'
import { Dial } from '../phone-book/dial.tsx'
import { useQuestion } from '../use-question.ts'
import { useWords } from '../words.ts'
import { useCallDesk } from './use-call-desk.ts'

const letters: { readonly [Result in RingBackResult]: string } = {
  reached: 'KeyR',
  'no-answer': 'KeyN',
  busy: 'KeyB',
  texted: 'KeyT',
}
const numberOf = z.object({ callerNumber: z.string().nullable() })

/** Rings back who hung up: the number large, and one letter for what came of it, which is logged. Contact safety comes first. */
export function RingBack({ id }: { readonly id: string }) {
  const { calls } = useWords()
  const { line } = useLive()
  const callDesk = useCallDesk()
  const now = useNow()
  const contact = useDocument('contact', id)
  const byVoice = contact === undefined ? 'no' : mayContact(contact, 'voice', now)
  const byText = contact === undefined ? 'no' : mayContact(contact, 'text', now)
  const isAny = byVoice !== 'no' || byText !== 'no'
  const { question } = useQuestion(contact !== undefined && isAny ? `ring-back-${id}` : null, (signal) =>
    ask(`/api/contacts/${id}/words`, numberOf, { signal }),
  )
  if (contact === undefined) return <Gone />
  const number = question?.answer?.callerNumber ?? null
  const results = ringBackResults.filter((result) => (result === 'texted' ? byText : byVoice) !== 'no')

  const tried = async (result: RingBackResult): Promise<void> => {
    closeDialog()
    const asked = byVoice === 'ask'
    const sent = await line.send({ type: 'ring-back-contact', body: { contact: id, result, asked } })
    if (!sent.ok || result !== 'reached') return
    await line.link.board.reached(sent.position)
    callDesk.take(line.link.board.get('contact', id) ?? contact)
  }
  return (
    <Dialog title={`${calls.ringBack} · …${contact.number.slice(-5)}`}>
      <div className={dialog['body']}>
        <p className={dialog['hint']}>
          {calls.safety}: <b>{calls.safetyRules[safetyRuleAt(contact, now)]}</b> ·{' '}
          {calls.tried(contact.ringBacks.length)} · <Age since={contact.clocks.hungUp ?? contact.clocks.rung} />
        </p>
        {!isAny && (
          <p className={dialog['problem']} role="alert">
            {calls.ringBackNo}
          </p>
        )}
        {byVoice === 'ask' && (
          <p className={dialog['problem']} role="alert">
            {calls.ringBackAsk}
          </p>
        )}
        {isAny && (number === null ? <p className={dialog['hint']}>{calls.noNumber}</p> : <Dial number={number} />)}
        {isAny && (
          <Choices
            label={calls.ringBackWhat}
            choices={results.map((each) => ({ id: each, code: letters[each], shown: calls.ringBackResults[each] }))}
            onChoose={(chosen) => {
              const result = results.find((each) => each === chosen)
              if (result !== undefined) void tried(result)
            }}
          />
        )}
      </div>
    </Dialog>
  )
}
