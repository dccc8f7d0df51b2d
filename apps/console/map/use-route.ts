import { mayEver, type Point, type Priority } from '@tocsin/domain'
import { z } from 'zod'
import { ask, withQuery, type Asked } from '../ask.ts'
import { useKindChanges } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
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

/** Units move: the way is reckoned anew as often as the recommendation beside it. */
const refreshMs = 10_000
const notFound = 404

/** null: no way is known, which is an answer too and ends what was shown before. */
async function askFor(path: string, signal: AbortSignal): Promise<Asked<Way | null>> {
  const asked = await ask(path, answer, { signal })
  return asked.phase === 'refused' && asked.status === notFound ? { phase: 'answered', answer: null } : asked
}

/**
 * The way of a unit to a place; undefined while it is not known. Asked anew every ten seconds and when a closure changes;
 * until the answer comes, the last one stands. With the incident's `priority` it is driven as the recommendation reckons:
 * to an urgent one with sirens.
 */
export function useRoute(
  unit: string | null,
  to: Point | null,
  exercise = false,
  priority: Priority | null = null,
): Way | undefined {
  const { roles } = useViewer()
  const closures = useKindChanges('closure')
  const round = Math.floor(useNow() / refreshMs)
  const isAsked = unit !== null && to !== null && mayEver(roles, 'recommend')
  const { question } = useQuestion(
    isAsked ? `${unit}/${to.lon},${to.lat}/${exercise}/${priority} ${round} ${closures}` : null,
    (signal) => {
      const query = {
        unit: unit ?? '',
        lon: to?.lon,
        lat: to?.lat,
        exercise: String(exercise),
        priority: priority ?? undefined,
      }
      return askFor(withQuery('/api/route', query), signal)
    },
    100,
  )
  return question?.answer ?? undefined
}
