/* oxlint-disable jsx-a11y/no-noninteractive-element-interactions -- arrow keys count for the whole table, wherever in it the focus is */
import {
  alwaysFollows,
  couldFollow,
  leavableStatuses,
  reportableStatuses,
  usualNext,
  type LeavableStatus,
  type Reportable,
} from '@tocsin/domain'
import type { KeyboardEvent } from 'react'
import { StatusMark } from '../controls/marks.tsx'
import { useWords } from '../words.ts'
import classes from './status-graph.module.css'
import { nextIn, type Rows } from './status-rows.ts'

type Props = {
  readonly rows: Rows
  readonly label: string
  readonly traps: readonly LeavableStatus[]
  readonly onToggle: (from: LeavableStatus, to: Reportable) => void
}

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
}

/** The next tick box in the direction of an arrow key; cells without one are passed over. */
function move(event: KeyboardEvent<HTMLTableElement>): void {
  const step = steps[event.code]
  const at = event.target instanceof HTMLElement ? event.target.dataset['at']?.split(',').map(Number) : undefined
  if (step === undefined || at === undefined) return
  event.preventDefault()
  let [row = 0, column = 0] = at
  for (;;) {
    row += step[0]
    column += step[1]
    if (row < 0 || column < 0 || row >= leavableStatuses.length || column >= reportableStatuses.length) return
    const found = event.currentTarget.querySelector<HTMLElement>(`[data-at="${row},${column}"]`)
    if (found !== null) return found.focus()
  }
}

/** Rows: the status that a unit has. Columns: what may be reported next. Arrow keys move, space ticks. */
export function StatusMatrix({ rows, label, traps, onToggle }: Props) {
  const { units: words, trade } = useWords()
  return (
    <table className={classes['matrix']} aria-label={label} onKeyDown={move}>
      <thead>
        <tr>
          <th scope="col">{words.graphFrom}</th>
          {reportableStatuses.map((to) => (
            <th key={to} scope="col">
              <StatusMark status={to} /> {trade.statuses[to]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {leavableStatuses.map((from, row) => (
          <tr key={from} data-trap={traps.includes(from)}>
            <th scope="row">
              <StatusMark status={from} /> {trade.statuses[from]}
            </th>
            {reportableStatuses.map((to, column) => (
              <Cell
                key={to}
                from={from}
                to={to}
                at={`${row},${column}`}
                isOn={nextIn(rows, from).includes(to)}
                onToggle={onToggle}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type CellProps = Pick<Props, 'onToggle'> & {
  readonly from: LeavableStatus
  readonly to: Reportable
  readonly at: string
  readonly isOn: boolean
}

function Cell({ from, to, at, isOn, onToggle }: CellProps) {
  const { units: words, trade } = useWords()
  const name = words.graphCell(trade.statuses[from], trade.statuses[to])
  if (!couldFollow(from, to))
    return (
      <td title={`${name}: ${words.graphNever}`}>
        <span aria-hidden>–</span>
        <span className="visually-hidden">{words.graphNever}</span>
      </td>
    )
  const isFixed = alwaysFollows(from, to)
  const differs = isOn !== usualNext[from].includes(to)
  const about = isFixed ? words.graphAlways : differs ? words.graphDiffers : ''
  return (
    <td data-differs={differs} title={about === '' ? name : `${name}: ${about}`}>
      <input
        type="checkbox"
        data-at={at}
        aria-label={about === '' ? name : `${name}, ${about}`}
        aria-disabled={isFixed}
        checked={isOn}
        onChange={() => {
          if (!isFixed) onToggle(from, to)
        }}
      />
    </td>
  )
}
