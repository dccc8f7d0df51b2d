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

/** A duty after one more event. Throws when the event comes before its first: then the log is broken. */
export function evolveDuty(before: Duty | undefined, event: Recorded<DutyEvent>): Duty {
  const { at, by, subject } = event.stamp
  if (event.type === 'duty-planned') return { ...event.data, plannedBy: by, endedAt: null }
  if (before === undefined) throw new Error(`${event.type} before duty-planned: ${subject}`)
  switch (event.type) {
    case 'duty-withdrawn':
    case 'duty-retired':
      return { ...before, endedAt: at }
    default:
      return unreachable(event)
  }
}
