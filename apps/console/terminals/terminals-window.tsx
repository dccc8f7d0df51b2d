import { useState } from 'react'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { useMoment } from '../audit/entries-tab.tsx'
import { ActionButton } from '../controls/action-button.tsx'
import { Field } from '../controls/field.tsx'
import { showDone } from '../desk/notices.ts'
import dialog from '../dialogs/dialog.module.css'
import { Dialog } from '../dialogs/dialog.tsx'
import { useQuestion } from '../use-question.ts'
import { useWords } from '../words.ts'
import classes from './terminals.module.css'

const terminal = z.object({
  id: z.string(),
  name: z.string(),
  madeBy: z.string(),
  enrolledAt: z.number().nullable(),
  seenAt: z.number().nullable(),
  lostAt: z.number().nullable(),
  wipedAt: z.number().nullable(),
  signedIn: z.array(z.string()),
})
type Terminal = z.output<typeof terminal>
const list = z.object({ terminals: z.array(terminal) })
const made = z.object({ code: z.string() })
const ended = z.object({ ended: z.number() })

/** The terminals of the organisation: who let each in, who is on it, a code for a new one, the loss of one. */
export function TerminalsWindow() {
  const { terminals } = useWords()
  const { question, again } = useQuestion('terminals', (signal) => ask('/api/terminals', list, { signal }))
  const all = question?.answer?.terminals
  return (
    <Dialog title={terminals.title} wide>
      <div className={dialog['body']}>
        <p className={dialog['hint']}>{terminals.about}</p>
        <MakeCode onMade={again} />
        {question?.phase === 'failed' && <p role="alert">{terminals.failed}</p>}
        {all?.length === 0 && <p className={dialog['hint']}>{terminals.none}</p>}
        <ul className={classes['list']}>
          {all?.map((each) => (
            <Line key={each.id} terminal={each} onLost={again} />
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

function MakeCode({ onMade }: { readonly onMade: () => void }) {
  const { terminals } = useWords()
  const [name, setName] = useState('')
  const [said, setSaid] = useState<{ readonly name: string; readonly code: string } | string | null>(null)
  async function make(): Promise<void> {
    if (name.trim() === '') return
    const came = await ask('/api/terminals', made, { method: 'POST', body: { name: name.trim() } })
    if (came.phase !== 'answered')
      return setSaid(
        came.phase === 'refused' && came.type === 'confirm-first' ? terminals.confirmFirst : terminals.noAnswer,
      )
    setSaid({ name, code: came.answer.code })
    setName('')
    onMade()
  }
  return (
    <section className={classes['make']} aria-label={terminals.make}>
      <Field label={terminals.name}>
        {(id) => (
          <input
            id={id}
            value={name}
            maxLength={60}
            placeholder={terminals.nameHint}
            data-finds
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
      </Field>
      <ActionButton tone="main" label={terminals.make} onPress={() => void make()} />
      {typeof said === 'string' && <p role="alert">{said}</p>}
      {said !== null && typeof said !== 'string' && (
        <output className={classes['code']}>
          {terminals.code(said.name)} <code>{said.code}</code>
        </output>
      )}
    </section>
  )
}

function Line({ terminal: each, onLost }: { readonly terminal: Terminal; readonly onLost: () => void }) {
  const { terminals, desk } = useWords()
  const moment = useMoment()
  const [isSure, setSure] = useState(false)
  const { id, name, madeBy, enrolledAt, seenAt, lostAt, wipedAt, signedIn } = each
  async function lose(): Promise<void> {
    const came = await ask(`/api/terminals/${id}/lost`, ended, { method: 'POST', body: {} })
    showDone(came.phase === 'answered' ? terminals.ended(came.answer.ended) : terminals.noAnswer)
    onLost()
  }
  const facts = [
    enrolledAt === null ? terminals.notEnrolled : terminals.enrolled(moment(enrolledAt), madeBy),
    seenAt === null ? terminals.never : terminals.seen(moment(seenAt)),
    signedIn.length === 0 ? terminals.nobodyIn : terminals.signedIn(signedIn.join(desk.listSeparator)),
    ...(lostAt === null ? [] : [terminals.lost(moment(lostAt))]),
    ...(lostAt === null ? [] : [wipedAt === null ? terminals.notWiped : terminals.wiped(moment(wipedAt))]),
  ]
  return (
    <li data-lost={lostAt !== null}>
      <b>{name}</b>
      <span>{facts.join(' · ')}</span>
      {lostAt === null && !isSure && <ActionButton label={terminals.lose} onPress={() => setSure(true)} />}
      {lostAt === null && isSure && (
        <>
          <p>{terminals.loseWhat}</p>
          <ActionButton tone="main" label={terminals.loseSure(name)} onPress={() => void lose()} />
        </>
      )}
    </li>
  )
}
