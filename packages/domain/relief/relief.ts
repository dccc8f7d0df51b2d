import type { Draft, Recorded } from '../event.ts'
import type { Sealed } from '../personal.ts'
import { subjectId } from '../subject.ts'
import { unreachable } from '../unreachable.ts'
import type { ReliefEvent } from './events.ts'
import type { Handed, ReliefSection } from './handed.ts'

export type ReliefComment = {
  readonly id: string
  readonly section: ReliefSection | 'all'
  readonly by: string
  readonly at: number
  readonly text: Sealed
}

/** Who signed for which list, and when. */
export type ReliefSignature = { readonly by: string; readonly at: number; readonly handed: Handed }

export type ReliefPhase =
  | { readonly phase: 'begun' }
  | { readonly phase: 'handed' }
  | { readonly phase: 'taken'; readonly at: number; readonly alerts: readonly string[] }
  | { readonly phase: 'dropped'; readonly by: string; readonly at: number }

/** A shift relief (交接班): one shift hands the board to the next, both sign. */
export type Relief = {
  readonly id: string
  readonly org: string
  readonly begunBy: string
  readonly begunAt: number
  /** accounts of those who go: what they answer for goes over */
  readonly people: readonly string[]
  readonly comments: readonly ReliefComment[]
  readonly outgoing: ReliefSignature | null
  readonly incoming: ReliefSignature | null
  readonly state: ReliefPhase
}

/** Neither taken nor dropped. */
export const isUnderWay = ({ state }: Pick<Relief, 'state'>): boolean =>
  state.phase === 'begun' || state.phase === 'handed'

/** An event of a relief, addressed for the log. */
export const reliefEvent = ({ id, org }: Pick<Relief, 'id' | 'org'>, event: ReliefEvent): Draft<ReliefEvent> => ({
  ...event,
  subject: subjectId('relief', id),
  owner: org,
})

/** A relief after one more event. Throws when the event comes before its first: then the log is broken. */
export function evolveRelief(before: Relief | undefined, event: Recorded<ReliefEvent>): Relief {
  const { at, by, subject } = event.stamp
  if (event.type === 'relief-begun')
    return {
      ...event.data,
      begunBy: by,
      begunAt: at,
      comments: [],
      outgoing: null,
      incoming: null,
      state: { phase: 'begun' },
    }
  if (before === undefined) throw new Error(`${event.type} before relief-begun: ${subject}`)
  switch (event.type) {
    case 'relief-commented': {
      const { comment: id, section, text } = event.data
      return { ...before, comments: [...before.comments, { id, section, text, by, at }] }
    }
    case 'relief-handed':
      return { ...before, outgoing: { by, at, handed: event.data.handed }, state: { phase: 'handed' } }
    case 'relief-taken': {
      const { handed, alerts } = event.data
      return { ...before, incoming: { by, at, handed }, state: { phase: 'taken', at, alerts } }
    }
    case 'relief-dropped':
      return { ...before, state: { phase: 'dropped', by, at } }
    default:
      return unreachable(event)
  }
}
