import { inStateSince, isTakingWork, type Incident, type Unit } from '@tocsin/domain'
import type { Board } from '../live/board.ts'
import { restStatuses, type Rest, type Rests, type RestStatus } from './rests.ts'
import type { Asked } from './situation.ts'

/** Work that a unit would leave: of which incident, and whether anybody else stays with it. DR13 */
export type Abandons = {
  readonly incident: string
  readonly number: string
  readonly spoken: number
  readonly priority: number
  readonly othersStay: boolean
}

/** How a unit stands towards a new incident. DR13 */
export type Standing =
  | { readonly kind: 'available' }
  | { readonly kind: 'on-call' }
  /** at work whose end is expected shortly; `abandons`: what it would leave, null where it is not to be taken off it */
  | { readonly kind: 'clearing'; readonly rest: Rest; readonly abandons: Abandons | null }
  | { readonly kind: 'divert'; readonly abandons: Abandons }
  | NotStanding
export type NotStanding = {
  readonly kind: 'none'
  readonly why: 'off-duty' | 'out-of-service' | 'equal-or-higher' | 'here'
  /** when its present work is expected to end */
  readonly rest: Rest | null
}

/** Work whose end is further away than this does not count as about to clear. */
const aboutToClearS = 600

type Parts = { readonly board: Pick<Board, 'get'>; readonly rests: Pick<Rests, 'expect'>; readonly now: () => number }

/** How a unit stands towards an incident that is asked about: whether it could come, and what it would leave. */
export function standingOf({ board, rests, now }: Parts, unit: Unit, asked: Asked): Standing {
  const { state } = unit
  // Compared as words: a status that is new to this file makes nobody a candidate.
  const phase: string = state.phase
  if (phase === 'available') return { kind: 'available' }
  if (phase === 'on-call') return { kind: 'on-call' }
  if (!('slip' in state)) return none(phase === 'off-duty' ? 'off-duty' : 'out-of-service')
  const slip = board.get(`slip/${state.slip}`)
  const work = slip?.kind === 'slip' ? board.get(`incident/${slip.state.incident}`) : undefined
  if (work?.kind !== 'incident') return none('equal-or-higher')
  const status = restStatuses.find((each) => each === phase)
  // a time that was corrected since counts as it is known now; DR32
  const { clock } = inStateSince(unit, slip?.kind === 'slip' ? slip.state : undefined)
  const rest = status === undefined ? null : restOf(rests, work.state, status, (now() - clock.at) / 1000)
  if (work.state.id === asked.incident || isBesideAt(board, unit, asked)) return none('here', rest)
  // what it would leave is not told of a sealed job, so nobody is advised to leave it
  if (work.state.sealed !== null) return none('equal-or-higher')
  const isClearing = rest !== null && rest.seconds <= aboutToClearS
  if (!mayLeave(work.state, asked)) {
    // it is planned for when it is done: work of whatever priority is left to its end, but real work not for a drill
    const isSame = work.state.exercise === asked.exercise
    return isClearing && isSame ? { kind: 'clearing', rest, abandons: null } : none('equal-or-higher', rest)
  }
  const abandons = abandonedBy(board, unit.id, work.state)
  return isClearing ? { kind: 'clearing', rest, abandons } : { kind: 'divert', abandons }
}

/** A neighbour's unit is never taken off work, and what it is at is not told: it comes when it is free. */
export function standingOfLent(board: Pick<Board, 'get'>, { state }: Unit, { incident }: Asked): Standing {
  if (state.phase === 'available' || state.phase === 'on-call') return { kind: state.phase }
  if (!('slip' in state)) return none(state.phase === 'off-duty' ? 'off-duty' : 'out-of-service')
  const slip = board.get(`slip/${state.slip}`)
  return none(slip?.kind === 'slip' && slip.state.incident === incident ? 'here' : 'equal-or-higher')
}

/** Whether it is at the incident by a job beside its own: there already, and not to be sent again. DR23 */
const isBesideAt = (board: Pick<Board, 'get'>, { alsoOn }: Unit, { incident }: Asked): boolean =>
  alsoOn.some((id) => {
    const slip = board.get(`slip/${id}`)
    return slip?.kind === 'slip' && slip.state.incident === incident
  })

const none = (why: NotStanding['why'], rest: Rest | null = null): NotStanding => ({ kind: 'none', why, rest })

const restOf = (rests: Pick<Rests, 'expect'>, { org, type }: Incident, status: RestStatus, elapsedS: number) =>
  rests.expect(org, type, status, Math.max(0, elapsedS)) ?? null

/** Real work goes before any drill; no drill takes a unit from real work. */
function mayLeave(work: Incident, { exercise, priority }: Asked): boolean {
  if (!isTakingWork(work)) return true
  if (work.exercise !== exercise) return work.exercise
  return work.priority > priority
}

function abandonedBy(board: Pick<Board, 'get'>, unit: string, work: Incident): Abandons {
  const { id: incident, number, spoken, priority } = work
  const othersStay = unitsAt(board, work).some((each) => each !== unit)
  return { incident, number, spoken, priority, othersStay }
}

/** Units at an incident or on their way to it, by its slips. */
export function unitsAt(board: Pick<Board, 'get'>, { slips }: Pick<Incident, 'slips'>): readonly string[] {
  const units = slips.flatMap(({ slip }) => {
    const fold = board.get(`slip/${slip}`)
    if (fold?.kind !== 'slip' || fold.state.state.phase === 'cancelled') return []
    return fold.state.runs.flatMap((run) => (run.finished === null ? [run.unit] : []))
  })
  return [...new Set(units)]
}
