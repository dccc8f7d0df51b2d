import type { IncidentDocument } from '@tocsin/domain'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { useQuestion } from '../use-question.ts'

const answer = z.object({
  incident: z.object({ drawingTexts: z.record(z.string(), z.string().nullable()) }),
})
const nothing: Readonly<Record<string, string | null>> = {}
/** As with the card: going through the list with the arrow keys opens nothing. */
const restMs = 350

/** What is written beside the strokes of an incident: sealed, so it is asked for, and only where there is any. */
export function useDrawingTexts(incident: IncidentDocument | undefined): Readonly<Record<string, string | null>> {
  const written = (incident?.drawings ?? []).filter(({ hasText }) => hasText).map(({ drawing }) => drawing)
  const key = incident === undefined || written.length === 0 ? null : `${incident.id} ${written.join()}`
  const { question } = useQuestion(
    key,
    (signal) => ask(`/api/incidents/${incident?.id ?? ''}/card`, answer, { signal }),
    restMs,
  )
  return question?.answer?.incident.drawingTexts ?? nothing
}
