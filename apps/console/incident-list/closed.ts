import { chosenPlace, dispositions, priorities } from '@tocsin/domain'
import { z } from 'zod'
import { ask, withQuery, type Asked } from '../ask.ts'

/** The fields of a closed incident that its card shows; the server sends more. */
export const pastIncident = z.object({
  id: z.string(),
  number: z.string(),
  type: z.string(),
  confirmed: z.object({ type: z.string(), slip: z.string(), by: z.string(), at: z.number() }).nullable().default(null),
  tags: z.array(z.string()).default([]),
  alarmLevel: z.number().default(1),
  priority: z.literal(priorities),
  spoken: z.number(),
  exercise: z.boolean(),
  place: chosenPlace.nullable(),
  hasPlaceTyped: z.boolean(),
  contacts: z.array(z.string()),
  openedAt: z.number(),
  onPaperAt: z.number().nullable().default(null),
  state: z.object({ phase: z.literal('closed'), disposition: z.enum(dispositions), at: z.number() }),
})
export type PastIncident = z.output<typeof pastIncident>

/** The latest closed incidents, newest first. */
export async function findClosed(signal: AbortSignal): Promise<Asked<readonly PastIncident[]>> {
  const asked = await ask(
    withQuery('/api/history/incidents', { limit: 100 }),
    z.object({ incidents: z.array(pastIncident) }),
    {
      signal,
    },
  )
  return asked.phase === 'answered' ? { phase: 'answered', answer: asked.answer.incidents } : asked
}
