import { unitKinds, type Unit } from '@tocsin/domain'
import { Key } from '../controls/key.tsx'
import { StatusMark } from '../controls/marks.tsx'
import { Tabs } from '../controls/tabs.tsx'
import { shownKey } from '../keys.ts'
import { useWords } from '../words.ts'
import { countStatuses, statusOrder, type RackFilter } from './groups.ts'
import classes from './unit-rack.module.css'
import type { DriveTimesState } from './use-drive-times.ts'

const views = ['units', 'posts'] as const
export type RackView = (typeof views)[number]

type Props = {
  readonly units: readonly Unit[]
  readonly filter: RackFilter
  readonly onFilter: (filter: RackFilter) => void
  readonly view: RackView
  readonly onView: (view: RackView) => void
  /** `hasPlace`: of the selected incident; null: none is selected */
  readonly byTime: {
    readonly isOn: boolean
    readonly phase: DriveTimesState['phase']
    readonly hasPlace: boolean | null
  }
  readonly onByTime: () => void
}

/** What the rack shows, of whom, and in which order. */
export function RackHead({ units, filter, onFilter, view, onView, byTime, onByTime }: Props) {
  const { rack } = useWords()
  return (
    <header className={classes['head']}>
      <h2>{rack.title}</h2>
      <Key label={shownKey('go-rack')} />
      <Tabs
        label={rack.shows}
        tabs={views.map((key) => ({ key, label: rack.views[key] }))}
        chosen={view}
        onChoose={onView}
      />
      {view === 'units' && <UnitFilter units={units} filter={filter} onFilter={onFilter} />}
      {view === 'units' && <ByTime byTime={byTime} onByTime={onByTime} />}
    </header>
  )
}

function ByTime({ byTime: { isOn, phase, hasPlace }, onByTime }: Pick<Props, 'byTime' | 'onByTime'>) {
  const { rack } = useWords()
  const why = hasPlace === null ? rack.noneSelected : hasPlace ? undefined : rack.noPlace
  const told = !isOn ? undefined : (why ?? (phase === 'failed' ? rack.timesFailed : undefined))
  return (
    <>
      <button
        type="button"
        className={classes['order']}
        aria-pressed={isOn}
        title={`${rack.byTimeAbout} (${shownKey('rack-by-time')})`}
        onClick={onByTime}
      >
        {rack.byTime}
      </button>
      {told !== undefined && <output className={classes['told']}>{told}</output>}
    </>
  )
}

function UnitFilter({ units, filter, onFilter }: Pick<Props, 'units' | 'filter' | 'onFilter'>) {
  const { rack, trade } = useWords()
  const counts = countStatuses(units)
  return (
    <>
      <fieldset className={classes['statuses']} aria-label={rack.status}>
        {statusOrder.map((status) => (
          <button
            key={status}
            type="button"
            aria-pressed={filter.status === status}
            data-none={counts.get(status) === undefined}
            onClick={() => onFilter({ ...filter, status: filter.status === status ? null : status })}
          >
            <StatusMark status={status} named /> {counts.get(status) ?? 0}
          </button>
        ))}
      </fieldset>
      <select
        aria-label={rack.kinds}
        value={filter.kind ?? ''}
        onChange={(event) =>
          onFilter({ ...filter, kind: unitKinds.find((kind) => kind === event.currentTarget.value) ?? null })
        }
      >
        <option value="">
          {rack.kinds}: {rack.all}
        </option>
        {unitKinds.map((kind) => (
          <option key={kind} value={kind}>
            {trade.unitKinds[kind]}
          </option>
        ))}
      </select>
      <input
        type="search"
        value={filter.typed}
        placeholder={rack.filterPlaceholder}
        aria-label={rack.filterPlaceholder}
        onChange={(event) => onFilter({ ...filter, typed: event.currentTarget.value })}
      />
    </>
  )
}
