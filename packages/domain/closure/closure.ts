import { ownedBy, type Draft, type Recorded } from '../event.ts'
import type { Point } from '../place.ts'
import { subjectId } from '../subject.ts'
import { unreachable } from '../unreachable.ts'
import type { ClosureEvent } from './events.ts'

/** Why a road is closed or slow. */
export const closureReasons = ['works', 'accident', 'flood', 'ice', 'event', 'fire', 'landslide', 'other'] as const
export type ClosureReason = (typeof closureReasons)[number]

/**
 * Which roads: all that a line crosses, all that run along a line, all in or across an area (a ring, closed by itself),
 * or the one nearest to a point.
 */
export type ClosureGeometry =
  | { readonly kind: 'across' | 'along' | 'area'; readonly line: readonly Point[] }
  | { readonly kind: 'point'; readonly point: Point }

/** What it does to those roads: shut, `factor` times as long to drive, or no faster than `speedKmh`. */
export type ClosureEffect =
  | { readonly kind: 'closed' }
  | { readonly kind: 'slower'; readonly factor: number }
  | { readonly kind: 'speed'; readonly speedKmh: number }

/** `drawn`: only for those who drive the way in which the line `along` the road was drawn. */
export const closureDirections = ['both', 'drawn'] as const
export type ClosureDirection = (typeof closureDirections)[number]

/** What somebody draws. Milliseconds; `endsAt` null: until it is lifted. */
export type DrawnClosure = {
  readonly geometry: ClosureGeometry
  readonly effect: ClosureEffect
  readonly direction: ClosureDirection
  readonly startsAt: number
  readonly endsAt: number | null
  readonly reason: ClosureReason
  /** about the road, never about a person */
  readonly note: string
}

/** A closure (封路): roads that are shut or slow for a time. What it is now, the clock says: see `closureStanding`. */
export type Closure = DrawnClosure & {
  readonly id: string
  readonly org: string
  readonly drawnAt: number
  readonly drawnBy: string
  readonly exercise: boolean
  /** ended by somebody, or filed away after its time; null while it may still be in force */
  readonly liftedAt: number | null
}

/** An event of a closure, addressed for the log; a closure that is there says whether it is a drill. */
export const closureEvent = (
  closure: Pick<Closure, 'id' | 'org'> & Pick<Partial<Closure>, 'exercise'>,
  event: ClosureEvent,
): Draft<ClosureEvent> => ({ ...event, subject: subjectId('closure', closure.id), ...ownedBy(closure) })

export type ClosureStanding = 'coming' | 'in-force' | 'over'

/** Where a closure stands at a moment (milliseconds): its last millisecond is the one before `endsAt`. */
export function closureStanding(
  { startsAt, endsAt, liftedAt }: Pick<Closure, 'startsAt' | 'endsAt' | 'liftedAt'>,
  now: number,
): ClosureStanding {
  if (liftedAt !== null || (endsAt !== null && endsAt <= now)) return 'over'
  return startsAt <= now ? 'in-force' : 'coming'
}

/** A closure after one more event. Throws when the event comes before its first: then the log is broken. */
export function evolveClosure(before: Closure | undefined, event: Recorded<ClosureEvent>): Closure {
  const { stamp } = event
  if (event.type === 'closure-drawn')
    return { ...event.data, drawnAt: stamp.at, drawnBy: stamp.by, exercise: stamp.exercise, liftedAt: null }
  if (before === undefined) throw new Error(`${event.type} before closure-drawn: ${stamp.subject}`)
  switch (event.type) {
    case 'closure-changed':
      return { ...before, ...event.data }
    case 'closure-lifted':
      return { ...before, liftedAt: stamp.at }
    default:
      return unreachable(event)
  }
}
