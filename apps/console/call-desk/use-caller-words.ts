import type { ContactDocument } from '@tocsin/domain'
import { callerPlace } from '@tocsin/domain'
import { useEffect, useEffectEvent } from 'react'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { useQuestion } from '../use-question.ts'
import type { Change } from './call-form.tsx'
import type { Draft } from './draft.ts'

const answer = z.object({
  callerName: z.string().nullable(),
  callerNumber: z.string().nullable(),
  story: z.string().nullable(),
  callerPlaceTyped: z.string().nullable(),
  callerPlace: callerPlace.nullable(),
})

export type CallerWords = {
  readonly phase: 'none' | 'asking' | 'known' | 'failed'
  /** where the caller was measured or chosen to be, by network, handset or device */
  readonly measured: z.output<typeof callerPlace> | null
  readonly again: () => void
}

/**
 * What the exchange or the device already said of this contact (its number, its position). It fills fields that are still
 * empty and never one that somebody has typed in. The reading is logged by the server.
 */
export function useCallerWords(draft: Draft, contact: ContactDocument | undefined, change: Change): CallerWords {
  const isWanted = draft.isKnown && contact !== undefined && contact.has.length > 0
  const key = isWanted ? `${draft.contact} ${contact.has.join()}` : null
  const { question, again } = useQuestion(key, (signal) =>
    ask(`/api/contacts/${draft.contact}/words`, answer, { signal }),
  )
  const known = question?.answer

  const fill = useEffectEvent((said: z.output<typeof answer>) => {
    const into = (now: string, text: string | null): string => (now === '' ? (text ?? '') : now)
    change({
      callerNumber: into(draft.callerNumber, said.callerNumber),
      callerName: into(draft.callerName, said.callerName),
      story: into(draft.story, said.story),
      ...(draft.callerPlace.typed === '' && draft.callerPlace.chosen === null
        ? { callerPlace: { typed: said.callerPlaceTyped ?? '', chosen: null } }
        : {}),
    })
  })
  useEffect(() => {
    if (known !== undefined) fill(known)
  }, [known])

  if (question === null) return { phase: 'none', measured: null, again }
  const phase = question.phase === 'answered' ? 'known' : question.phase
  return { phase, measured: known?.callerPlace ?? null, again }
}
