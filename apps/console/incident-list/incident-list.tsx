import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import { useTypeOf } from '../live/use-listing.ts'
import { useNames } from '../live/names.ts'
import { Key } from '../controls/key.tsx'
import { Tabs } from '../controls/tabs.tsx'
import { desk, selectIncident } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { useLineState } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { ClosedList } from './closed-list.tsx'
import { IncidentRow, rowHeightPx } from './incident-row.tsx'
import classes from './incident-list.module.css'
import { fits, type Row, type Stage } from './rows.ts'
import { useRows } from './use-rows.ts'

type Shown = 'all' | Stage | 'closed'

/** Open incidents, the most urgent first. Arrows move the selection from anywhere on the desk. */
export function IncidentList() {
  const { incidentList } = useWords()
  const whyNot = useWhyNot()
  const all = useRows()
  const [shown, setShown] = useState<Shown>('all')
  const [typed, setTyped] = useState('')
  const filter = useRef<HTMLInputElement>(null)
  const stages = { all: all.length, waiting: 0, working: 0, feedback: 0 }
  for (const { stage } of all) stages[stage] += 1
  const typeOf = useTypeOf()
  const names = useNames()
  const rows = all.filter((row) => (shown === 'all' || row.stage === shown) && fits(row, typed, typeOf, names.tag))

  useKey('filter-list', () => filter.current?.focus())
  const tabs = (['all', 'waiting', 'working', 'feedback'] as const).map((key) => ({
    key,
    label: incidentList[key],
    count: stages[key],
  }))
  const closed = whyNot('read-history') === undefined ? [{ key: 'closed' as const, label: incidentList.closed }] : []
  return (
    <section className={classes['list']} aria-label={incidentList.title}>
      <header className={classes['head']}>
        <h2>{incidentList.title}</h2>
        <Tabs label={incidentList.filter} tabs={[...tabs, ...closed]} chosen={shown} onChoose={setShown} />
      </header>
      <div className={classes['filter']}>
        <input
          ref={filter}
          type="search"
          value={typed}
          placeholder={incidentList.filterPlaceholder}
          aria-label={incidentList.filter}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.code === 'Escape' && !event.nativeEvent.isComposing) {
              event.preventDefault()
              setTyped('')
              event.currentTarget.blur()
            }
          }}
        />
        <Key label={shownKey('filter-list')} />
      </div>
      {shown === 'closed' ? <ClosedList typed={typed} /> : <Rows rows={rows} isFiltered={rows.length < all.length} />}
    </section>
  )
}

function Rows({ rows, isFiltered }: { readonly rows: readonly Row[]; readonly isFiltered: boolean }) {
  const words = useWords()
  const selected = useStore(desk, ({ incident }) => incident)
  const { link } = useLineState()
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    getItemKey: (index) => rows[index]?.incident.id ?? index,
    overscan: 8,
  })
  const at = rows.findIndex(({ incident }) => incident.id === selected)

  function step(by: 1 | -1): void {
    const to = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))
    const row = rows[to]
    if (row === undefined) return
    selectIncident(row.incident.id)
    virtual.scrollToIndex(to)
  }
  useKey('next-incident', () => step(1))
  useKey('previous-incident', () => step(-1))
  useKey('go-list', () => scroller.current?.focus())
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at)
    // Only when another incident is selected: a list that moves must not pull the eye with it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selected])

  const isLoading = link.phase === 'connecting' && rows.length === 0
  return (
    <div
      ref={scroller}
      className={classes['scroller']}
      tabIndex={0}
      // a list of choices without any is none (ARIA)
      role={rows.length === 0 ? 'group' : 'listbox'}
      aria-label={words.incidentList.title}
      aria-activedescendant={at < 0 ? undefined : `incident-${selected}`}
    >
      {rows.length === 0 && (
        <p className={classes['empty']}>
          {isLoading ? words.desk.loading : isFiltered ? words.incidentList.emptyFiltered : words.incidentList.empty}
        </p>
      )}
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index]
          if (row === undefined) return null
          return (
            <IncidentRow
              key={item.key}
              row={row}
              topPx={item.start}
              isSelected={row.incident.id === selected}
              place={{ at: item.index + 1, of: rows.length }}
              measure={virtual.measureElement}
            />
          )
        })}
      </div>
    </div>
  )
}
