import type { ContactDocument } from '@tocsin/domain'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { useAll } from '../live/use-board.ts'
import { useQuestion } from '../use-question.ts'

const answer = z.object({
  contacts: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      phase: z.enum(['waiting', 'open', 'attached', 'ended', 'closed']),
      incident: z.string().nullable(),
      rungAt: z.number(),
    }),
  ),
  isFlood: z.boolean(),
})
export type SameNumber = z.output<typeof answer>
const nothing: SameNumber = { contacts: [], isFlood: false }

/** Contacts of the last 24 hours with the number of this one. The number itself goes nowhere: the server compares. */
export function useSameNumber(contact: ContactDocument | undefined): SameNumber {
  const waiting = useAll('contact').filter(({ state }) => state.phase === 'waiting').length
  const key = contact?.has.includes('callerNumber') === true ? `${contact.id} ${waiting} ${contact.state.phase}` : null
  const { question } = useQuestion(key, (signal) =>
    ask(`/api/contacts/${contact?.id ?? ''}/same-number`, answer, { signal }),
  )
  return question?.answer ?? nothing
}
