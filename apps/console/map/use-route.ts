import { mayEver, type Point } from '@tocsin/domain'
import { z } from 'zod'
import { ask, withQuery } from '../ask.ts'
import { useViewer } from '../live/use-line.ts'
import { useQuestion } from '../use-question.ts'

const answer = z.object({ line: z.array(z.tuple([z.number(), z.number()])) })

/** The way of the marked unit to the selected incident, as the server's roads have it; undefined while not known. */
export function useRoute(unit: string | null, to: Point | null): readonly (readonly [number, number])[] | undefined {
  const { roles } = useViewer()
  const key = unit === null || to === null || !mayEver(roles, 'recommend') ? null : `${unit}/${to.lon},${to.lat}`
  const { question } = useQuestion(
    key,
    (signal) => ask(withQuery('/api/route', { unit: unit ?? '', lon: to?.lon, lat: to?.lat }), answer, { signal }),
    100,
  )
  return question?.phase === 'answered' ? question.answer.line : undefined
}
