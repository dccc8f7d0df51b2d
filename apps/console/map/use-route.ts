import { mayEver, type Point } from '@tocsin/domain'
import { z } from 'zod'
import { ask, withQuery } from '../ask.ts'
import { useKindChanges } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useQuestion } from '../use-question.ts'

const answer = z.object({
  seconds: z.number(),
  metres: z.number(),
  line: z.array(z.tuple([z.number(), z.number()])),
  /** how much longer it is for closures and slow-downs */
  delayS: z.number(),
  around: z.array(z.string()),
  slow: z.array(z.string()),
  inside: z.array(z.string()),
})

/** A way on the server's roads, with the closures (by id) that it goes around, is slowed by, or enters. */
export type Way = z.output<typeof answer>

/** The way of a unit to a place; undefined while it is not known. Asked anew when a closure changes. */
export function useRoute(unit: string | null, to: Point | null, exercise = false): Way | undefined {
  const { roles } = useViewer()
  const closures = useKindChanges('closure')
  const isAsked = unit !== null && to !== null && mayEver(roles, 'recommend')
  const { question } = useQuestion(
    isAsked ? `${unit}/${to.lon},${to.lat} ${exercise} ${closures}` : null,
    (signal) => {
      const query = { unit: unit ?? '', lon: to?.lon, lat: to?.lat, exercise: String(exercise) }
      return ask(withQuery('/api/route', query), answer, { signal })
    },
    100,
  )
  return question?.phase === 'answered' ? question.answer : undefined
}
