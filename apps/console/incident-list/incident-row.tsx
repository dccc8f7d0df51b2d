/* oxlint-disable jsx-a11y/prefer-tag-over-role -- no tag lists rows that are drawn as needed and move with the arrow keys */
import { IconArrowsExchange, IconBuilding, IconLock } from '@tabler/icons-react'
import { AlertMark } from '../alerts/alert-mark.tsx'
import { ExerciseMark, Age, PriorityMark, StatusMark } from '../controls/marks.tsx'
import { selectIncident } from '../desk/desk-state.ts'
import { TypeMark } from '../controls/type-mark.tsx'
import { useTypeOf } from '../live/use-listing.ts'
import { TagMarks } from '../tags/tag-marks.tsx'
import { useNames } from '../live/names.ts'
import { useUnitDrop } from '../unit-rack/use-unit-drop.ts'
import { useNow } from '../live/use-now.ts'
import { useViewer } from '../live/use-line.ts'
import { usePlaceName, useWords } from '../words.ts'
import classes from './incident-list.module.css'
import { placeParts } from './place-line.ts'
import type { Row } from './rows.ts'

export const rowHeightPx = 46

/** An incident that nobody works on is overdue after this (NFPA 1225: answer to first dispatch, 90 % in 60 s). */
const overdueMs = 60_000

type Props = {
  readonly row: Row
  /** somebody else changed it since this person looked */
  readonly isNew: boolean
  /** its line in the list, heads of groups counted too */
  readonly index: number
  readonly topPx: number
  readonly isSelected: boolean
  readonly place: { readonly at: number; readonly of: number }
  /** tells the list how high the row has become */
  readonly measure: (row: HTMLElement | null) => void
}

/** Where there is no room the county is cut, never the house. */
function PlaceLine({ label }: { readonly label: string }) {
  const { divisions, rest } = placeParts(label)
  return (
    <>
      {divisions !== '' && <span className={classes['divisions']}>{divisions}</span>}
      <span className={classes['street']}>{rest}</span>
    </>
  )
}

/** Two lines: what, how urgent, how old; where, and who is on it, or else what it waits for. A long type takes a third. */
export function IncidentRow({ row, isNew, index, topPx, isSelected, place, measure }: Props) {
  const { incident, units, posts, stage } = row
  const { incidentList, secrecy, sharing, trade } = useWords()
  const names = useNames()
  const placeName = usePlaceName()
  const typeOf = useTypeOf()
  const now = useNow()
  // Who is at work says that there is work going on.
  const isShared = incident.org !== useViewer().org
  const isTold = stage === 'working' && incident.state.phase === 'open' && (isShared || units.length + posts.length > 0)
  const drop = useUnitDrop(incident.id)
  const isOverdue = stage === 'waiting' && now - incident.openedAt > overdueMs
  return (
    <div
      id={`incident-${incident.id}`}
      ref={measure}
      data-index={index}
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      aria-posinset={place.at}
      aria-setsize={place.of}
      className={classes['row']}
      data-stage={stage}
      data-news={isNew || undefined}
      style={{ transform: `translateY(${topPx}px)`, minHeight: rowHeightPx }}
      {...drop}
      onClick={() => selectIncident(incident.id)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') selectIncident(incident.id)
      }}
    >
      {isNew && (
        <span data-news className={classes['news']} title={incidentList.news}>
          <span className="visually-hidden">{incidentList.news}</span>
        </span>
      )}
      <span className={classes['line']}>
        <PriorityMark priority={incident.priority} />
        <b className={classes['spoken']}>{incident.seen === 'redacted' ? '' : incident.spoken}</b>
        <span className={classes['type']}>
          <TypeMark type={typeOf(incident.type)} />
          <span>{names.incidentType(incident.type)}</span>
          {incident.exercise && <ExerciseMark />}
          <AlertMark incident={incident.id} />
          {incident.sealed !== null && <IconLock size={13} aria-label={secrecy.sealed} />}
          {incident.handover !== null && <IconArrowsExchange size={13} aria-label={incidentList.handover} />}
        </span>
        <span className={classes['age']} data-overdue={isOverdue}>
          <Age since={incident.openedAt} />
        </span>
      </span>
      <span className={classes['line']}>
        <span className={classes['place']} data-missing={incident.place === null}>
          {isShared && <b>{sharing.from(names.organisation(incident.org))} </b>}
          <PlaceLine label={placeName(incident.place) ?? incidentList.noPlace} />
        </span>
        <TagMarks incident={incident} />
        <span className={classes['units']}>
          {units.slice(0, 3).map(({ unit, callSign, status }) => (
            <span key={unit} className={classes['unit']}>
              <StatusMark status={status} />
              {callSign}
            </span>
          ))}
          {!isTold && (
            <span className={classes['phase']} data-overdue={isOverdue}>
              {incident.state.phase === 'open' ? incidentList[stage] : trade.incidentPhases[incident.state.phase]}
            </span>
          )}
          {units.length > 3 && <span>+{units.length - 3}</span>}
          {posts.slice(0, 1).map((post) => (
            <span key={post} className={classes['unit']}>
              <IconBuilding size={12} aria-hidden />
              {names.post(post)}
            </span>
          ))}
        </span>
      </span>
    </div>
  )
}
