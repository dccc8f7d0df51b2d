import type { Draft, Recorded } from '../event.ts'
import { subjectId } from '../subject.ts'
import { unreachable } from '../unreachable.ts'
import type { DutyEvent } from './events.ts'

/** What somebody is on duty as: the leader of the day, a seat of the room, a unit. */
export type DutyPlace =
  | { readonly kind: 'duty-leader' }
  | { readonly kind: 'seat'; readonly seat: string }
  | { readonly kind: 'unit'; readonly unit: string }

export type PlannedDuty = {
  readonly account: string
  readonly place: DutyPlace
  /** milliseconds; the last one is the one before `until` */
  readonly from: number
  readonly until: number
  /** where that person is reached then; null: not by telephone */
  readonly number: string | null
}

/** A duty (值班): one person, one place, one time. */
export type Duty = PlannedDuty & {
  readonly id: string
  readonly org: string
  readonly plannedBy: string
  readonly endedAt: number | null
}

/** An event of a duty, addressed for the log. */
export const dutyEvent = ({ id, org }: Pick<Duty, 'id' | 'org'>, event: DutyEvent): Draft<DutyEvent> => ({
  ...event,
  subject: subjectId('duty', id),
  owner: org,
})

type When = Pick<Duty, 'from' | 'until' | 'endedAt'>

/** Whether a duty runs at `now` (milliseconds). */
export const isOnDuty = ({ from, until, endedAt }: When, now: number): boolean =>
  endedAt === null && from <= now && now < until

/** Who is the leader on duty now; of several the one who came last. */
export const leaderOnDuty = <Each extends Pick<Duty, 'place'> & When>(
  duties: readonly Each[],
  now: number,
): Each | undefined =>
  duties
    .filter((duty) => duty.place.kind === 'duty-leader' && isOnDuty(duty, now))
    .toSorted((a, b) => b.from - a.from)[0]

/** Duties of one person at one time: told, never forbidden, for who stands in knows best. */
export const clashesWith = <Each extends Pick<Duty, 'id' | 'account'> & When>(
  duty: Pick<Duty, 'id' | 'account' | 'from' | 'until'>,
  others: readonly Each[],
): readonly Each[] =>
  others.filter(
    (each) =>
      each.id !== duty.id &&
      each.endedAt === null &&
      each.account === duty.account &&
      each.from < duty.until &&
      duty.from < each.until,
  )

/** From so long before its end a duty may be one to extend. */
export const endsSoonMs = 15 * 60_000
/** So much longer it is by one key. */
export const extensionMs = 60 * 60_000

/** Duties that run out within a quarter of an hour with nobody who follows at that place, the soonest first. */
export const endingUnfollowed = <Each extends Pick<Duty, 'id' | 'place'> & When>(
  duties: readonly Each[],
  now: number,
): readonly Each[] =>
  duties
    .filter((duty) => isOnDuty(duty, now) && duty.until - now <= endsSoonMs)
    .filter(
      (duty) =>
        !duties.some((each) => each.id !== duty.id && isSamePlace(each.place, duty.place) && follows(each, duty)),
    )
    .toSorted((a, b) => a.until - b.until)

/** It stands at the moment at which the other ends. */
const follows = (each: When, { until }: When): boolean =>
  each.endedAt === null && each.from <= until && until < each.until

const isSamePlace = (a: DutyPlace, b: DutyPlace): boolean =>
  a.kind === 'seat'
    ? b.kind === 'seat' && a.seat === b.seat
    : a.kind === 'unit'
      ? b.kind === 'unit' && a.unit === b.unit
      : b.kind === a.kind

/** A duty after one more event. Throws when the event comes before its first: then the log is broken. */
export function evolveDuty(before: Duty | undefined, event: Recorded<DutyEvent>): Duty {
  const { at, by, subject } = event.stamp
  if (event.type === 'duty-planned') return { ...event.data, plannedBy: by, endedAt: null }
  if (before === undefined) throw new Error(`${event.type} before duty-planned: ${subject}`)
  switch (event.type) {
    case 'duty-extended':
      return { ...before, until: event.data.until }
    case 'duty-withdrawn':
    case 'duty-retired':
      return { ...before, endedAt: at }
    default:
      return unreachable(event)
  }
}
