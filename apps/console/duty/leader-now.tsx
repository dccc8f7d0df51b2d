import { leaderOnDuty } from '@tocsin/domain'
import { openDialog } from '../desk/desk-state.ts'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useNow } from '../live/use-now.ts'
import { telOf } from '../phone-book/dial.tsx'
import { useWords } from '../words.ts'
import classes from './duty.module.css'

/** Who leads now, and the number that reaches that person; nothing where no leader is in the calendar at all. */
export function LeaderNow() {
  const { duty: words } = useWords()
  const names = useNames()
  const now = useNow()
  const duties = useAll('duty')
  if (duties.every(({ place }) => place.kind !== 'duty-leader')) return null
  const leader = leaderOnDuty(duties, now)
  return (
    <span className={classes['leader']}>
      <button
        type="button"
        title={words.title}
        onClick={() => openDialog({ kind: 'duty' })}
        data-none={leader === undefined}
      >
        <small>{words.leader}</small> {leader === undefined ? words.noLeader : names.account(leader.account)}
      </button>
      {leader !== undefined && leader.number !== null && (
        <a className="tabular" href={telOf(leader.number)}>
          {leader.number}
        </a>
      )}
    </span>
  )
}
