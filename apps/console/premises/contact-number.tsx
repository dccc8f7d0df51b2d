import { useState } from 'react'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { ActionButton } from '../controls/action-button.tsx'
import { useWhyNot } from '../desk/why-not.ts'
import type { PremisesDocument } from '@tocsin/domain'
import { useQuestion } from '../use-question.ts'
import { useWords } from '../words.ts'
import classes from './premises.module.css'

const answer = z.object({ contactNumber: z.string().nullable() })
type Props = { readonly premises: PremisesDocument; readonly note: string }

/** The operator's contact: asked for by a press, since every reading is logged. Who may not read it sees that there is one. */
export function ContactNumber({ premises: about, note }: Props) {
  const { premises, desk } = useWords()
  const whyNot = useWhyNot()
  const [isAsked, setAsked] = useState(false)
  const path = `/api/premises/${about.id}/notes/${note}/contact`
  const { question, again } = useQuestion(isAsked ? path : null, (signal) => ask(path, answer, { signal }))
  if (whyNot('read-personal', { kind: 'premises', document: about }) !== undefined)
    return <small>{premises.contactDenied}</small>
  if (!isAsked) return <ActionButton label={premises.showContact} onPress={() => setAsked(true)} />
  if (question?.phase === 'failed')
    return (
      <span role="alert">
        {premises.contactFailed} <ActionButton label={desk.retry} onPress={again} />
      </span>
    )
  return <b className={classes['number']}>{question?.answer?.contactNumber ?? desk.loading}</b>
}
