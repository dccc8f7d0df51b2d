import { inStateSince, type Correction, type Unit } from '@tocsin/domain'
import { Age, ClockTime, StatusMark } from '../controls/marks.tsx'
import { formatDistance, formatDriveTime, formatTime } from '@tocsin/ui'
import { desk } from '../desk/desk-state.ts'
import { UnitJobs } from '../hands/unit-jobs.tsx'
import { useRoute } from '../map/use-route.ts'
import { useStore } from '../store.ts'
import { useNames } from '../live/names.ts'
import { useAbilities } from '../live/unit-abilities.ts'
import { useDocument } from '../live/use-board.ts'
import { useTimeZone } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { Dialog } from './dialog.tsx'
import { Gone } from './gone.tsx'
import classes from './dialog.module.css'
import { UnitStatuses } from './unit-statuses.tsx'

/** One unit: where it stands, and what it can be next. */
export function UnitDialog({ id }: { readonly id: string }) {
  const { dialogs } = useWords()
  const unit = useDocument('unit', id)
  if (unit === undefined) return <Gone />
  return (
    <Dialog title={dialogs.statusOf(unit.callSign)}>
      <div className={classes['body']}>
        <UnitFacts unit={unit} />
        <UnitStatuses unit={unit} />
      </div>
    </Dialog>
  )
}

function UnitFacts({ unit }: { readonly unit: Unit }) {
  const { rack, trade, units, hands } = useWords()
  const names = useNames()
  const abilities = useAbilities()
  const zone = useTimeZone()
  const own = useDocument('slip', 'slip' in unit.state ? unit.state.slip : null)
  const { clock, corrections } = inStateSince(unit, own)
  const said = ({ was, by }: Correction): string => hands.corrected(formatTime(was.at, zone), names.account(by))
  const [can, people] = [abilities.can(unit), abilities.people(unit)]
  return (
    <dl className={classes['facts']}>
      <dt>{rack.status}</dt>
      <dd>
        <StatusMark status={unit.state.phase} named />{' '}
        {unit.state.phase === 'out-of-service' && `(${trade.outOfServiceReasons[unit.state.reason]}) `}
        <Age since={clock.at} /> · <ClockTime clock={clock} />
        {corrections.length > 0 && <small> {corrections.map(said).join('; ')}</small>}
        {'slip' in unit.state && ` · ${rack.on(names.incidentOfSlip(unit.state.slip) ?? '?')}`}
      </dd>
      <dt>{rack.kindOf}</dt>
      <dd>{trade.unitKinds[unit.kind]}</dd>
      {unit.post !== null && (
        <>
          <dt>{rack.postOf}</dt>
          <dd>{names.post(unit.post)}</dd>
        </>
      )}
      <UnitJobs unit={unit} />
      <WayTo unit={unit.id} />
      {unit.crew.length > 0 && (
        <>
          <dt>{rack.crewOf}</dt>
          <dd>{unit.crew.map(names.account).join(', ')}</dd>
        </>
      )}
      {people !== undefined && (
        <>
          <dt>{units.people}</dt>
          <dd>{people}</dd>
        </>
      )}
      {can !== undefined && (
        <>
          <dt>{units.can}</dt>
          <dd>{can}</dd>
        </>
      )}
    </dl>
  )
}

/** How far it is to the selected incident, and what closures make of the way. */
function WayTo({ unit }: { readonly unit: string }) {
  const words = useWords()
  const { closures } = words
  const names = useNames()
  const selected = useStore(desk, ({ incident }) => incident)
  const incident = useDocument('incident', selected)
  const way = useRoute(unit, incident?.place?.point ?? null, incident?.exercise, incident?.priority)
  if (way === undefined || incident === undefined) return null
  const said = [
    formatDriveTime(way.seconds, words),
    formatDistance(way.metres, words),
    way.around.length > 0 && closures.routeAvoids(way.around.length),
    way.slow.length > 0 && closures.routeSlowed(way.slow.length),
    way.inside.length > 0 && closures.routeInside(way.inside.length),
    way.delayS >= 1 && closures.detour(formatDriveTime(way.delayS, words)),
  ]
  return (
    <>
      <dt>{`${closures.wayTo} ${names.incident(incident.id)}`}</dt>
      <dd>{said.filter((each) => each !== false).join(' · ')}</dd>
    </>
  )
}
