/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no tag lists rows that are drawn as needed and move with the arrow keys */
import { inStateSince, type Unit } from '@tocsin/domain'
import { formatAge, formatDriveTime } from '@tocsin/ui'
import { IconCurrentLocation, IconCurrentLocationOff, IconLock } from '@tabler/icons-react'
import { StatusMark } from '../controls/marks.tsx'
import { openDialog, selectIncident, selectUnit } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { UnitMarks } from '../hands/unit-marks.tsx'
import { useLive } from '../live/line-context.ts'
import { useAbilities } from '../live/unit-abilities.ts'
import { useNames } from '../live/names.ts'
import { useViewer } from '../live/use-line.ts'
import { useNow } from '../live/use-now.ts'
import { isStale } from '../staleness.ts'
import { dragUnit } from './drag-unit.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './unit-rack.module.css'

export const cellWidthPx = 196

type Props = {
  readonly unit: Unit
  readonly isMarked: boolean
  /** seconds to the selected incident, where the rack is sorted by them */
  readonly driveS: number | undefined
}

/** One unit: status, call sign, time in the status, its incident or its drive, and, apart from that, the age of its position. */
export function UnitCell({ unit, isMarked, driveS }: Props) {
  const words = useWords()
  const { board, positions } = useLive().line.link
  const now = useNow()
  const seesPositions = useWhyNot()('see-positions') === undefined
  const { state } = unit
  const slip = 'slip' in state ? board.get('slip', state.slip) : undefined
  const incident = slip === undefined ? undefined : board.get('incident', slip.incident)
  // its slip is not among what this desk sees: nothing of the job is shown but that there is one
  const isOnSealed = useWhyNot()('see-slip') === undefined && 'slip' in state && slip === undefined
  const language = useLanguage()
  const post = unit.movingTo === null ? undefined : board.get('post', unit.movingTo.post)
  const waits = post && words.cover.movingTo(language === 'en' ? post.name.en : post.name.zh)
  const isOnDuty = state.phase !== 'off-duty'
  const position = positions.get(unit.id)
  // Who may not see positions is not told of each unit that its own is out of date.
  const stale = isOnDuty && seesPositions && isStale(position, now)
  const { can, people } = useAbilities()
  const { unitKinds, statuses } = words.trade
  const { org } = useViewer()
  const names = useNames()
  const owner = unit.org === org ? undefined : words.sharing.lentBy(names.organisation(unit.org))
  const told = [unit.callSign, owner, unitKinds[unit.kind], statuses[state.phase], people(unit), can(unit)]
  return (
    <div
      id={`unit-${unit.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={isMarked}
      className={classes['cell']}
      data-stale={stale}
      draggable
      onDragStart={(event) => dragUnit(event.dataTransfer, unit.id, unit.callSign)}
      title={told.filter((each) => each !== undefined).join(' · ')}
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
      <b>
        {unit.callSign}
        <UnitMarks unit={unit} />
        {owner !== undefined && (
          <small className={classes['waits']} title={owner}>
            {owner}
          </small>
        )}
        {incident === undefined && waits !== undefined && (
          <small className={classes['waits']} title={waits}>
            {waits}
          </small>
        )}
      </b>
      <span className={classes['age']}>
        {isOnDuty ? formatAge(now - inStateSince(unit, slip).clock.at, words) : ''}
      </span>
      <span className={classes['incident']} data-drive={driveS !== undefined}>
        {driveS !== undefined ? formatDriveTime(driveS, words) : incident === undefined ? '' : `#${incident.spoken}`}
        {isOnSealed && owner === undefined && <IconLock size={13} aria-label={words.secrecy.sealedJob} />}
        {isOnSealed && owner !== undefined && <small>{words.sharing.onOwnersWork}</small>}
      </span>
      {stale && <PositionAge ageMs={position === undefined ? undefined : now - position.at} />}
    </div>
  )
}

/** Only what is out of order: sixty ticking ages would hide the one that matters. */
function PositionAge({ ageMs }: { readonly ageMs: number | undefined }) {
  const words = useWords()
  const text = ageMs === undefined ? words.rack.noPosition : words.rack.stale(formatAge(ageMs, words))
  const Icon = ageMs === undefined ? IconCurrentLocationOff : IconCurrentLocation
  return (
    <span className={classes['position']} title={text}>
      <Icon size={12} aria-label={text} />
      <span aria-hidden="true">{ageMs !== undefined && formatAge(ageMs, words)}</span>
    </span>
  )
}
