import { StatusMark } from '../controls/marks.tsx'
import { useAll } from '../live/use-board.ts'
import { countStatuses, statusOrder } from '../unit-rack/groups.ts'
import { useWords } from '../words.ts'
import classes from './wall.module.css'

/** How many units are in each state. */
export function Units() {
  const { rack, trade } = useWords()
  const counts = countStatuses(useAll('unit'))
  return (
    <section aria-label={rack.title}>
      <h2>{rack.title}</h2>
      <ul className={classes['units']}>
        {statusOrder
          .filter((status) => status === 'available' || (counts.get(status) ?? 0) > 0)
          .map((status) => (
            <li key={status} data-status={status}>
              <StatusMark status={status} />
              <b>{counts.get(status) ?? 0}</b>
              <span>{trade.statuses[status]}</span>
            </li>
          ))}
      </ul>
    </section>
  )
}
