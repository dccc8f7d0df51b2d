/* oxlint-disable jsx-a11y/no-static-element-interactions -- the list has its keys; without a row it is no list of choices, and has none */
import { useElementSize } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { StatusMark } from '../controls/marks.tsx'
import { desk, openDialog, selectUnit } from '../desk/desk-state.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { isComposing, useKey } from '../desk/use-keys.ts'
import { useDocument } from '../live/use-board.ts'
import { useUsable } from './use-usable.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { useSendUnit } from '../desk/use-send-unit.ts'
import { groupUnits, linesFrom, type Line, type RackFilter } from './groups.ts'
import { RackHead, type RackView } from './rack-head.tsx'
import { RackPosts } from './rack-posts.tsx'
import { cellWidthPx, UnitCell } from './unit-cell.tsx'
import { useDriveTimes, type DriveTimes } from './use-drive-times.ts'
import classes from './unit-rack.module.css'

const headHeightPx = 22
const cellHeightPx = 26

/** Every unit, by status: shape, colour and word; how long; on what; how old its position is. */
export function UnitRack() {
  const { rack } = useWords()
  const units = useUsable()
  const [filter, setFilter] = useState<RackFilter>({ status: null, kind: null, typed: '' })
  const [view, setView] = useState<RackView>('units')
  const [isByTime, setIsByTime] = useState(false)
  const selected = useDocument(
    'incident',
    useStore(desk, ({ incident }) => incident),
  )
  const { phase, times } = useDriveTimes(selected, isByTime && view === 'units')
  const groups = useMemo(() => groupUnits(units, filter, times), [units, filter, times])
  const marked = useStore(desk, ({ unit }) => unit)
  const send = useSendUnit()
  useKey('rack-by-time', () => setIsByTime(!isByTime))
  useKey('send-marked', () => {
    if (selected !== undefined && marked !== null) void send(selected.id, marked)
  })
  return (
    <section className={classes['rack']} aria-label={rack.title}>
      <RackHead
        units={units}
        filter={filter}
        onFilter={setFilter}
        view={view}
        onView={setView}
        byTime={{ isOn: isByTime, phase, hasPlace: selected === undefined ? null : selected.place !== null }}
        onByTime={() => setIsByTime(!isByTime)}
      />
      {view === 'posts' ? <RackPosts /> : <Rows groups={groups} times={times} isEmpty={units.length === 0} />}
    </section>
  )
}

type RowsProps = {
  readonly groups: ReturnType<typeof groupUnits>
  readonly times: DriveTimes
  readonly isEmpty: boolean
}

function Rows({ groups, times, isEmpty }: RowsProps) {
  const { rack } = useWords()
  const mayNot = useWhyNot()('see-unit')
  const { ref: sizer, width } = useElementSize<HTMLDivElement>()
  const scroller = useRef<HTMLDivElement>(null)
  const marked = useStore(desk, ({ unit }) => unit)
  const columns = Math.max(1, Math.floor(width / cellWidthPx))
  const lines = useMemo(() => linesFrom(groups, columns), [groups, columns])
  // oxlint-disable-next-line react/incompatible-library -- the list is small code, and the compiler is not used here
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === 'head' ? headHeightPx : cellHeightPx),
    overscan: 6,
  })
  useKey('go-rack', () => {
    scroller.current?.focus()
    if (marked === null) selectUnit(groups[0]?.units[0]?.id ?? null)
  })

  function press(event: KeyboardEvent): void {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return
    if (event.code === 'Enter' && marked !== null) {
      event.preventDefault()
      return openDialog({ kind: 'unit', unit: marked })
    }
    const step = stepFor(event.code, lines, marked)
    if (step === undefined) return
    event.preventDefault()
    selectUnit(step.unit)
    virtual.scrollToIndex(step.line)
  }

  return (
    <div
      ref={scroller}
      className={classes['scroller']}
      tabIndex={0}
      role={lines.length === 0 ? 'group' : 'listbox'}
      aria-label={rack.title}
      aria-activedescendant={marked === null ? undefined : `unit-${marked}`}
      onKeyDown={press}
    >
      {lines.length === 0 && (
        <p className={classes['empty']}>{mayNot ?? (isEmpty ? rack.empty : rack.emptyFiltered)}</p>
      )}
      <div ref={sizer} role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map(({ index, start, size, key }) => {
          const line = lines[index]
          return line === undefined ? null : (
            <div
              key={key}
              role="presentation"
              className={classes['line']}
              style={{
                transform: `translateY(${start}px)`,
                height: size,
                gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
              }}
            >
              <LineItems line={line} marked={marked} times={times} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

type ItemsProps = { readonly line: Line; readonly marked: string | null; readonly times: DriveTimes }

function LineItems({ line, marked, times }: ItemsProps) {
  const { trade, rack } = useWords()
  if (line.kind === 'head') {
    return (
      <div className={classes['group']} role="presentation">
        <StatusMark status={line.status} /> {trade.statuses[line.status]} <small>{rack.count(line.count)}</small>
      </div>
    )
  }
  return line.units.map((unit) => (
    <UnitCell key={unit.id} unit={unit} isMarked={unit.id === marked} driveS={times.get(unit.id)} />
  ))
}

/** Where an arrow key leads from the marked unit: beside it, or to the line above or below. */
function stepFor(
  code: string,
  lines: readonly Line[],
  marked: string | null,
): { unit: string; line: number } | undefined {
  const rows = lines.flatMap((line, index) => (line.kind === 'units' ? [{ units: line.units, index }] : []))
  const row = rows.findIndex(({ units }) => units.some(({ id }) => id === marked))
  const column = rows[row]?.units.findIndex(({ id }) => id === marked) ?? 0
  const at = (to: number, in_: number): { unit: string; line: number } | undefined => {
    const target = rows[Math.min(rows.length - 1, Math.max(0, to))]
    const unit = target?.units[Math.min(target.units.length - 1, Math.max(0, in_))]
    return target === undefined || unit === undefined ? undefined : { unit: unit.id, line: target.index }
  }
  if (row < 0) return code.startsWith('Arrow') ? at(0, 0) : undefined
  if (code === 'ArrowDown') return at(row + 1, column)
  if (code === 'ArrowUp') return at(row - 1, column)
  if (code === 'ArrowRight') return column + 1 < (rows[row]?.units.length ?? 0) ? at(row, column + 1) : at(row + 1, 0)
  if (code === 'ArrowLeft') return column > 0 ? at(row, column - 1) : at(row - 1, Infinity)
  return undefined
}
