import { isFree, mayEver, type IncidentDocument, type Point, type Priority } from '@tocsin/domain'
import { useEffect, useRef, useState } from 'react'
import { ask, type Asked } from '../ask.ts'
import { useAll, useKindChanges } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { useQuestion, type Question } from '../use-question.ts'
import { adviceAnswer, type Advice } from './answer.ts'

/** What advice is wanted for: a saved incident, or what the call form holds so far. */
export type About =
  | { readonly kind: 'incident'; readonly incident: IncidentDocument }
  | {
      readonly kind: 'draft'
      readonly type: string
      readonly priority: Priority
      readonly place: { readonly point: Point; readonly label: string } | null
    }

/** Positions move: the times are reckoned anew this often while somebody looks at them. */
const refreshMs = 10_000
/** After this the desk goes on without: sending never waits. DR20 */
const patienceMs = 1_500

/** Times that came too late are asked for again this soon: most of them are there by then. */
const againMs = 1_000

/** What an answer depends on, beside the time. */
function keyOf(about: About): string {
  if (about.kind === 'draft') return `draft ${JSON.stringify([about.type, about.priority, about.place])}`
  const { id, type, priority, tags, alarmLevel, place, slips } = about.incident
  return `${id} ${JSON.stringify([type, priority, tags, alarmLevel, place, slips])}`
}

type Last = { readonly plan: string | null; readonly version: number | null; readonly needs: Advice['needs'] }

/** Asks who should go, and again as things move; the newest answer stays until the next has come. */
export function useAdvice(about: About | null): {
  readonly question: Question<Advice> | null
  readonly again: () => void
} {
  const { roles } = useViewer()
  const round = Math.floor(useNow() / refreshMs)
  const closures = useKindChanges('closure')
  // whoever is sent or freed elsewhere makes another answer
  const units = useAll('unit')
  const freeKey = units.filter(isFree).length
  const last = useRef<{ readonly about: string; readonly told: Last } | null>(null)
  const key = about === null || !mayEver(roles, 'recommend') ? null : keyOf(about)
  const subject = key?.split(' ', 1)[0] ?? ''
  const asked = useQuestion(
    key === null ? null : `${key} ${round} ${closures} ${freeKey}`,
    (signal) => put(about, signal, lastFor(last.current, subject)),
    50,
  )
  const answer = asked.question?.answer
  useEffect(() => {
    if (answer === undefined) return
    const { plan, needs } = answer
    last.current = { about: subject, told: { plan: plan?.id ?? null, version: plan?.version ?? null, needs } }
  }, [answer, subject])
  const { again } = asked
  const isLate = answer?.late === true
  useEffect(() => {
    if (!isLate) return undefined
    const timer = setTimeout(again, againMs)
    return () => clearTimeout(timer)
  }, [answer, isLate, again])
  return asked
}

const lastFor = (last: { readonly about: string; readonly told: Last } | null, subject: string): Last | undefined =>
  last?.about === subject ? last.told : undefined

function put(about: About | null, signal: AbortSignal, last: Last | undefined): Promise<Asked<Advice>> {
  if (about === null) return Promise.resolve({ phase: 'unreachable' })
  const body =
    about.kind === 'incident'
      ? { incident: about.incident.id, last }
      : { draft: { type: about.type, priority: about.priority, place: about.place }, last }
  const within = AbortSignal.any([signal, AbortSignal.timeout(patienceMs)])
  return ask('/api/advice', adviceAnswer, { method: 'POST', body, signal: within })
}

/** The last change that was told, kept until the next one: an answer after it says that nothing has changed since. DR4 */
export function useChange(advice: Advice | undefined): Advice['changed'] {
  const [kept, setKept] = useState<Advice['changed']>(null)
  const changed = advice?.changed ?? null
  if (changed !== null && changed !== kept) setKept(changed)
  return changed ?? kept
}
