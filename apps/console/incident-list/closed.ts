import { dispositions, priorities } from '@tocsin/domain'
import { z } from 'zod'
import { ask, withQuery, type Asked } from '../ask.ts'

/** The fields of a past incident that the desk shows; the server sends more. */
const past = z.object({
  id: z.string(),
  number: z.string(),
  type: z.string(),
  priority: z.literal(priorities),
  place: z.object({ label: z.string() }).nullable(),
  openedAt: z.number(),
  state: z
    .union([
      z.object({ phase: z.literal('closed'), disposition: z.enum(dispositions), at: z.number() }),
      z.object({ phase: z.string() }),
    ])
    .transform((state) => ('at' in state ? state : { phase: 'other' as const })),
})
export type PastIncident = z.output<typeof past>

/** The latest closed incidents, newest first. */
export async function findClosed(signal: AbortSignal): Promise<Asked<readonly PastIncident[]>> {
  const asked = await ask(
    withQuery('/api/history/incidents', { phase: 'closed', limit: 100 }),
    z.object({ incidents: z.array(past) }),
    { signal },
  )
  return asked.phase === 'answered' ? { phase: 'answered', answer: asked.answer.incidents } : asked
}
