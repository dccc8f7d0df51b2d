import { useVirtualizer } from '@tanstack/react-virtual'
import type { IncidentDocument } from '@tocsin/domain'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useBeatName } from '../areas/use-beat-name.ts'
import { useNames } from '../live/names.ts'
import { Key } from '../controls/key.tsx'
import { Tabs } from '../controls/tabs.tsx'
import { desk, selectIncident } from '../desk/desk-state.ts'
import { isComposing, useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { useAll } from '../live/use-board.ts'
import { useLineState, useViewer } from '../live/use-line.ts'
import { isStationDesk } from '../station/my-post.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { ClosedList } from './closed-list.tsx'
import { IncidentRow, rowHeightPx } from './incident-row.tsx'
import classes from './incident-list.module.css'
import { chipsOf } from './chips.ts'
import { Chips } from './chip-row.tsx'
import { GroupHead, headHeightPx } from './group-head.tsx'
import { grouped, shows, type Item } from './groups.ts'
import { newestByOthers } from './newest-touch.ts'
import { isNews, looked } from './looked.ts'
import { slipsByIncident } from './rows.ts'
import { useHeld } from './use-held.ts'
import { useListKeys } from './use-list-keys.ts'
import { useLookup } from './use-lookup.ts'
import { useRows } from './use-rows.ts'
import { changeView, listViews } from './view-store.ts'

/** Open incidents, the most urgent first. Arrows move the selection from anywhere on the desk. */
export function IncidentList() {
  const { incidentList } = useWords()
  const whyNot = useWhyNot()
  const all = useRows()
  const view = useStore(listViews, (kept) => kept.view)
  const shown = view.stage
  const [typed, setTyped] = useState('')
  const filter = useRef<HTMLInputElement>(null)
  const stages = { all: all.length, waiting: 0, working: 0, feedback: 0 }
  for (const { stage } of all) stages[stage] += 1
  const names = useNames()
  const beat = useBeatName()
  const lookup = useLookup()
  const news = useNews()
  const rows = all.filter((row) => shows(view, row, typed, news.has(row.incident.id), lookup))
  const items = grouped(rows, view.group, lookup)
  const words = useWords()
  const chips = chipsOf(view, words, { post: names.post, beat })

  useKey('filter-list', () => filter.current?.focus())
  useListKeys()
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
        <Tabs
          label={incidentList.filter}
          tabs={[...tabs, ...closed]}
          chosen={shown}
          onChoose={(stage) => changeView({ stage })}
        />
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
            if (event.code === 'Escape' && !isComposing(event.nativeEvent)) {
              event.preventDefault()
              setTyped('')
              event.currentTarget.blur()
            } else if (event.code === 'Enter' && !isComposing(event.nativeEvent) && typed.trim() !== '') {
              event.preventDefault()
              changeView({ words: [...new Set([...view.words, typed.trim().slice(0, 40)])].slice(-6) })
              setTyped('')
            } else if (event.code === 'Backspace' && typed === '') {
              const last = chips.at(-1)
              if (last !== undefined) changeView(last.without)
            }
          }}
        />
        <Key label={shownKey('filter-list')} />
      </div>
      <Chips chips={chips} view={view} />
      {shown === 'closed' ? (
        <ClosedList typed={typed} />
      ) : (
        <Rows items={items} news={news} isFiltered={rows.length < all.length} />
      )}
    </section>
  )
}

/** Incidents that others changed since this person looked. */
function useNews(): ReadonlySet<string> {
  const { account } = useViewer()
  const known = useStore(looked, (all) => all)
  const incidents = useAll('incident')
  const slips = useAll('slip')
  return useMemo(() => {
    const byIncident = slipsByIncident(slips)
    const isNew = (incident: IncidentDocument): boolean =>
      isNews(newestByOthers(incident, byIncident.get(incident.id) ?? [], account), incident.id, known)
    return new Set(incidents.filter(isNew).map(({ id }) => id))
  }, [account, known, incidents, slips])
}

/** Why the list is empty: at a command room, that nothing was sent there, or that it could not be. */
function useNothingHere(): string {
  const { incidentList, station } = useWords()
  const viewer = useViewer()
  const names = useNames()
  if (!isStationDesk(viewer)) return incidentList.empty
  return viewer.post === null ? station.noPost : station.none(names.post(viewer.post))
}

type RowsProps = { readonly items: readonly Item[]; readonly news: ReadonlySet<string>; readonly isFiltered: boolean }

function Rows({ items: newest, news, isFiltered }: RowsProps) {
  const words = useWords()
  const mayNot = useWhyNot()('see-incident')
  const nothing = useNothingHere()
  const selected = useStore(desk, ({ incident }) => incident)
  const { link } = useLineState()
  const scroller = useRef<HTMLDivElement>(null)
  const { items, hold } = useHeld(newest)
  const rows = items.flatMap((item) => (item.kind === 'row' ? [item.row] : []))
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'head' ? headHeightPx : rowHeightPx),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 8,
  })
  const at = rows.findIndex(({ incident }) => incident.id === selected)

  function step(by: 1 | -1): void {
    const to = at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))
    const row = rows[to]
    if (row === undefined) return
    selectIncident(row.incident.id)
    show(row.incident.id)
  }
  function show(incident: string | null): void {
    const index = items.findIndex(({ key }) => key === incident)
    if (index >= 0) virtual.scrollToIndex(index)
  }
  useKey('next-incident', () => step(1))
  useKey('previous-incident', () => step(-1))
  useKey('go-list', () => scroller.current?.focus())
  useEffect(() => {
    show(selected)
    // Only when another incident is selected: a list that moves must not pull the eye with it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [selected])

  const isLoading = link.phase === 'connecting' && rows.length === 0
  return (
    <div
      ref={scroller}
      className={classes['scroller']}
      tabIndex={0}
      onPointerMove={hold}
      // a list of choices without any is none (ARIA)
      role={rows.length === 0 ? 'group' : 'listbox'}
      aria-label={words.incidentList.title}
      aria-activedescendant={at < 0 ? undefined : `incident-${selected}`}
    >
      {rows.length === 0 && (
        <p className={classes['empty']}>
          {mayNot ?? (isLoading ? words.desk.loading : isFiltered ? words.incidentList.emptyFiltered : nothing)}
        </p>
      )}
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const line = items[item.index]
          if (line === undefined) return null
          if (line.kind === 'head')
            return (
              <GroupHead
                key={item.key}
                group={line.group}
                count={line.count}
                index={item.index}
                topPx={item.start}
                measure={virtual.measureElement}
              />
            )
          return (
            <IncidentRow
              key={item.key}
              row={line.row}
              isNew={news.has(line.key)}
              topPx={item.start}
              index={item.index}
              isSelected={line.key === selected}
              place={{ at: rows.indexOf(line.row) + 1, of: rows.length }}
              measure={virtual.measureElement}
            />
          )
        })}
      </div>
    </div>
  )
}
