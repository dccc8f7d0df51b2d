import { mayEver } from '@tocsin/domain'
import type { Asked } from '../ask.ts'
import { useLineState, useViewer } from '../live/use-line.ts'
import { useQuestion } from '../use-question.ts'
import { askAreas, type Area } from './ask-areas.ts'

const none: readonly Area[] = []

/** What was answered for the city in use: list, map and wall of a window ask but once, and have it while the line is down. */
let known: { readonly city: string; readonly areas: readonly Area[] } | null = null

async function askOnce(city: string, signal: AbortSignal): Promise<Asked<readonly Area[]>> {
  if (known?.city === city) return { phase: 'answered', answer: known.areas }
  const asked = await askAreas(signal)
  if (asked.phase === 'answered') known = { city, areas: asked.answer }
  return asked
}

/** Beats and zones of the city in use with their ground; none while they are not known, where there are none, or without the right. */
export function useGround(): readonly Area[] {
  const { roles } = useViewer()
  const { city } = useLineState()
  const key = typeof city === 'string' && mayEver(roles, 'see-map') ? `ground ${city}` : null
  const { question } = useQuestion(key, (signal) => askOnce(city ?? '', signal))
  return question?.answer ?? none
}
