import type { ContactDocument, Fix, MeasuredPlace } from '@tocsin/domain'
import { callerPlace, fixSources, measuredPlace } from '@tocsin/domain'
import { useEffect, useEffectEvent, useMemo } from 'react'
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
  fixes: z
    .array(
      z.object({
        id: z.string(),
        source: z.enum(fixSources),
        at: z.number(),
        arrivedAt: z.number(),
        spot: measuredPlace.nullable(),
      }),
    )
    .default([]),
})

/** A measuring of the caller's place. */
export type Measured = Fix<MeasuredPlace>

/** What came with the call as it was handed in is one of them. */
function measuredOf({ callerPlace: first, fixes }: z.output<typeof answer>): readonly Measured[] {
  const source = fixSources.find((each) => each === first?.source)
  const handedIn: readonly Measured[] =
    first === null || source === undefined
      ? []
      : [
          {
            id: 'handed-in',
            source,
            at: first.at,
            arrivedAt: first.at,
            spot: {
              point: first.point,
              radiusM: first.radiusM,
              confidencePct: null,
              method: 'unknown',
              outline: null,
            },
          },
        ]
  const told = fixes.flatMap(({ spot, ...fix }) => (spot === null ? [] : [{ ...fix, spot }]))
  return [...handedIn, ...told]
}

export type CallerWords = {
  readonly phase: 'none' | 'asking' | 'known' | 'failed'
  /** where the caller was measured to be, by network, handset or device; the newest last */
  readonly measured: readonly Measured[]
  readonly again: () => void
}

/**
 * What the exchange or the device already said of this contact (its number, its position). It fills fields that are still
 * empty and never one that somebody has typed in. The reading is logged by the server.
 */
export function useCallerWords(draft: Draft, contact: ContactDocument | undefined, change: Change): CallerWords {
  const newest = contact?.fixes.at(-1)?.id ?? ''
  const isWanted = draft.isKnown && contact !== undefined && (contact.has.length > 0 || newest !== '')
  const key = isWanted ? `${draft.contact} ${contact.has.join()} ${newest}` : null
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

  const measured = useMemo(() => (known === undefined ? [] : measuredOf(known)), [known])
  if (question === null) return { phase: 'none', measured: [], again }
  const phase = question.phase === 'answered' ? 'known' : question.phase
  return { phase, measured, again }
}
