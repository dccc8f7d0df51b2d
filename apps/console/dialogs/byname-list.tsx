/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events -- a listbox (ARIA 1.2): the list has the focus and the dialog its keys */
import { useVirtualizer } from '@tanstack/react-virtual'
import type { Byname } from '@tocsin/domain'
import { formatTime } from '@tocsin/ui'
import { placeIn } from '@tocsin/ui/words'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useNames } from '../live/names.ts'
import { useTimeZone } from '../live/use-line.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './bynames.module.css'

type Props = {
  readonly listed: readonly Byname[]
  readonly marked: string | null
  readonly onMark: (id: string) => void
  /** said where the list is empty */
  readonly status: string
}

type Row = { readonly day: string } | { readonly byname: Byname }
const dayHeightPx = 24
const rowHeightPx = 50

/** Names by the day on which they were taught, newest first. */
export function BynameList({ listed, marked, onMark, status }: Props) {
  const { bynames } = useWords()
  const rows = useRows(listed)
  const scroller = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- drawn anew each time, as the incident list is
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index] !== undefined && 'day' in rows[index] ? dayHeightPx : rowHeightPx),
    overscan: 10,
  })
  const at = rows.findIndex((row) => 'byname' in row && row.byname.id === marked)
  const show = useEffectEvent(() => {
    // The first row's day is to be seen with it.
    if (at >= 0) virtual.scrollToIndex(at === 1 ? 0 : at)
  })
  useEffect(() => show(), [at])
  useEffect(() => scroller.current?.focus(), [])

  return (
    <div
      ref={scroller}
      className={classes['list']}
      role={rows.length === 0 ? 'group' : 'listbox'}
      tabIndex={0}
      data-autofocus
      aria-label={bynames.title}
      aria-activedescendant={at < 0 ? undefined : `byname-${marked ?? ''}`}
    >
      {rows.length === 0 && <p className={classes['empty']}>{status}</p>}
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index]
          const style = { position: 'absolute' as const, top: start, height: size, left: 0, right: 0 }
          if (row === undefined) return null
          if ('day' in row) {
            return (
              <h3 key={row.day} className={classes['day']} style={style}>
                {row.day}
              </h3>
            )
          }
          const { id } = row.byname
          return (
            <div
              key={id}
              id={`byname-${id}`}
              role="option"
              aria-selected={id === marked}
              className={classes['row']}
              style={style}
              onClick={() => onMark(id)}
            >
              <Named byname={row.byname} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Named({ byname: { heard, place, taughtBy, taughtAt, state } }: { readonly byname: Byname }) {
  const { bynames } = useWords()
  const names = useNames()
  const zone = useTimeZone()
  const language = useLanguage()
  const day = (at: number): string =>
    new Intl.DateTimeFormat(language, { timeZone: zone, month: 'numeric', day: 'numeric' }).format(at)
  return (
    <>
      <span className={classes['words']}>
        <b>{heard}</b> → {placeIn(language, place)}
      </span>
      <small>
        {bynames.taughtBy(names.account(taughtBy), formatTime(taughtAt, zone, 'minute'))}
        {'by' in state &&
          ` · ${bynames.reviewedBy(names.account(state.by), `${day(state.at)} ${formatTime(state.at, zone, 'minute')}`)}`}
      </small>
    </>
  )
}

function useRows(listed: readonly Byname[]): readonly Row[] {
  const zone = useTimeZone()
  const format = new Intl.DateTimeFormat(useLanguage(), { timeZone: zone, dateStyle: 'full' })
  const days = Map.groupBy(listed, ({ taughtAt }) => format.format(taughtAt))
  return [...days].flatMap(([day, bynames]): readonly Row[] => [{ day }, ...bynames.map((byname) => ({ byname }))])
}
