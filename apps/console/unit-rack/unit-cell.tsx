/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no tag lists rows that are drawn as needed and move with the arrow keys */
import type { Unit } from '@tocsin/domain'
import { formatAge } from '@tocsin/ui'
import { IconCurrentLocation, IconCurrentLocationOff } from '@tabler/icons-react'
import { StatusMark } from '../controls/marks.tsx'
import { openDialog, selectIncident, selectUnit } from '../desk/desk-state.ts'
import { useLive } from '../live/line-context.ts'
import { useNow } from '../live/use-now.ts'
import { useWords } from '../words.ts'
import classes from './unit-rack.module.css'

export const cellWidthPx = 196

/** A position older than this is said so, and drawn stale after a minute: the unit may be anywhere by then. */
const mentionedMs = 15_000
export const staleMs = 60_000

/** One unit: status, call sign, time in the status, its incident, and, apart from that, the age of its position. */
export function UnitCell({ unit, isMarked }: { readonly unit: Unit; readonly isMarked: boolean }) {
  const words = useWords()
  const { board, positions } = useLive().line.link
  const now = useNow()
  const { state } = unit
  const slip = 'slip' in state ? board.get('slip', state.slip) : undefined
  const incident = slip === undefined ? undefined : board.get('incident', slip.incident)
  const isOnDuty = state.phase !== 'off-duty'
  const positionAt = positions.get(unit.id)?.at
  const positionAge = positionAt === undefined ? undefined : now - positionAt
  const isStale = isOnDuty && (positionAge === undefined || positionAge > staleMs)
  return (
    <div
      id={`unit-${unit.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={isMarked}
      className={classes['cell']}
      data-stale={isStale}
      title={`${unit.callSign} · ${words.trade.unitKinds[unit.kind]} · ${words.trade.statuses[state.phase]}`}
      onClick={() => {
        selectUnit(unit.id)
        if (incident !== undefined) selectIncident(incident.id)
      }}
      onDoubleClick={() => openDialog({ kind: 'unit', unit: unit.id })}
      onKeyDown={(event) => {
        if (event.code === 'Enter') openDialog({ kind: 'unit', unit: unit.id })
      }}
    >
      <StatusMark status={state.phase} />
      <b>{unit.callSign}</b>
      <span className={classes['age']}>{isOnDuty ? formatAge(now - unit.since.at, words) : ''}</span>
      <span className={classes['incident']}>{incident === undefined ? '' : `#${incident.spoken}`}</span>
      {isOnDuty && <PositionAge age={positionAge} />}
    </div>
  )
}

function PositionAge({ age }: { readonly age: number | undefined }) {
  const words = useWords()
  if (age === undefined) {
    return (
      <span className={classes['position']} data-stale="true" title={words.rack.noPosition}>
        <IconCurrentLocationOff size={12} aria-label={words.rack.noPosition} />
      </span>
    )
  }
  const text = formatAge(age, words)
  return (
    <span className={classes['position']} data-stale={age > staleMs} title={words.rack.stale(text)}>
      <IconCurrentLocation size={11} aria-label={words.rack.position} />
      {age > mentionedMs && text}
    </span>
  )
}
