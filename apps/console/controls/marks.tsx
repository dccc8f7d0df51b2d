import { statusMarks } from '@tocsin/ui'
import { formatAge, formatTime } from '@tocsin/ui'
import type { Clock, Priority, UnitStatus } from '@tocsin/domain'
import { useNames } from '../live/names.ts'
import { useNow } from '../live/use-now.ts'
import { useTimeZone } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import classes from './marks.module.css'

/** 1 to 4 in its colour; the number says it too. */
export function PriorityMark({ priority, size }: { readonly priority: Priority; readonly size?: 'large' }) {
  const { incidentList, trade } = useWords()
  return (
    <span className={classes['priority']} data-priority={priority} data-size={size} title={trade.priorities[priority]}>
      <span className="visually-hidden">{incidentList.priorityOf(priority)}</span>
      <span aria-hidden="true">{priority}</span>
    </span>
  )
}

/** Not real: an exercise. */
export function ExerciseMark() {
  return <em className={classes['exercise']}>{useWords().desk.exercise}</em>
}

/** A unit's status as a shape in its colour; `named` writes the short word beside it. */
export function StatusMark({ status, named }: { readonly status: UnitStatus; readonly named?: boolean }) {
  const { trade } = useWords()
  const { path, colour } = statusMarks[status]
  return (
    <span className={classes['status']} style={{ color: `var(${colour})` }} title={trade.statuses[status]}>
      <svg viewBox="0 0 16 16" width="12" height="12" aria-hidden="true">
        <path d={path} fill="currentColor" fillRule="evenodd" />
      </svg>
      <span className={named === true ? undefined : 'visually-hidden'}>
        {named === true ? trade.shortStatuses[status] : trade.statuses[status]}
      </span>
    </span>
  )
}

/** How long ago, counting on. */
export function Age({ since }: { readonly since: number }) {
  const words = useWords()
  return <>{formatAge(useNow() - since, words)}</>
}

/** A time at the centre's place. */
export function Time({ at, to }: { readonly at: number; readonly to?: 'minute' }) {
  const zone = useTimeZone()
  return <time dateTime={new Date(at).toISOString()}>{formatTime(at, zone, to)}</time>
}

/** A clock with how it is known: who told it when, by radio, and when it contradicts the one before it. DR31 */
export function ClockTime({ clock }: { readonly clock: Clock }) {
  const { times, units } = useWords()
  const names = useNames()
  const zone = useTimeZone()
  const told = {
    at: formatTime(clock.toldAt, zone),
    by: names.account(clock.by),
    radio: clock.byRadio,
    happened: clock.at === clock.toldAt ? undefined : formatTime(clock.at, zone),
  }
  const said = clock.doubtful ? `${units.told(told)} · ${times.doubtful}` : units.told(told)
  return (
    <span className={classes['clock']} data-doubtful={clock.doubtful} title={said}>
      <Time at={clock.at} />
      {clock.byRadio && <abbr title={said}>R</abbr>}
      {clock.doubtful && <abbr title={times.doubtful}>?</abbr>}
    </span>
  )
}
