import type { IncidentDocument } from '@tocsin/domain'
import { useEffect } from 'react'
import { z } from 'zod'
import { ask } from '../ask.ts'
import { createStore, useStore } from '../store.ts'
import { useQuestion } from '../use-question.ts'

const answer = z.object({
  incident: z.object({ drawingTexts: z.record(z.string(), z.string().nullable()) }),
})
type Texts = Readonly<Record<string, string | null>>
const nothing: Texts = {}

/** What is known to be written beside the strokes of one incident: no other's is kept. */
const known = createStore<{ readonly incident: string | null; readonly texts: Texts }>({
  incident: null,
  texts: nothing,
})
const forget = (): void => known.set({ incident: null, texts: nothing })

/** As with the card: going through the list with the arrow keys opens nothing. */
const restMs = 350

/**
 * Asks for what is written beside the strokes of an incident: it is sealed, and each asking is a line in the log of readings.
 * So only one place asks, and only for what it does not know: a stroke never changes.
 */
export function useAskDrawingTexts(incident: IncidentDocument | undefined): void {
  const id = incident?.id
  const texts = useDrawingTexts(incident)
  const missing = (incident?.drawings ?? []).filter(({ drawing, hasText }) => hasText && !(drawing in texts))
  const key = id === undefined || missing.length === 0 ? null : `${id} ${missing.map((each) => each.drawing).join()}`
  const { question } = useQuestion(key, (signal) => ask(`/api/incidents/${id ?? ''}/card`, answer, { signal }), restMs)
  const told = question?.phase === 'answered' ? question.answer.incident.drawingTexts : undefined
  useEffect(() => {
    if (told === undefined || id === undefined) return
    const { incident: before, texts: those } = known.get()
    known.set({ incident: id, texts: before === id ? { ...those, ...told } : told })
  }, [told, id])
  useEffect(() => forget, [id])
}

/** What is known to be written beside the strokes of an incident. */
export function useDrawingTexts(incident: Pick<IncidentDocument, 'id'> | undefined): Texts {
  return useStore(known, (state) => (state.incident === incident?.id ? state.texts : nothing))
}
