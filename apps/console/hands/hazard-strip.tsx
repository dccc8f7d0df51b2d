import { IconAlertTriangle } from '@tabler/icons-react'
import type { Hazards } from '@tocsin/domain'
import { Age, Time } from '../controls/marks.tsx'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useWords } from '../words.ts'
import classes from './hands.module.css'

/** What is dangerous at an incident, and whose crew has not yet said that it knows. */
export function HazardStrip({ incident, hazards }: { readonly incident: string; readonly hazards: Hazards | null }) {
  const { hands, trade, desk } = useWords()
  const names = useNames()
  const unheard = useAll('unit').flatMap((unit) =>
    unit.news.filter((each) => each.incident === incident).map((news) => ({ unit, news })),
  )
  const kinds = hazards?.kinds ?? []
  if (kinds.length === 0 && unheard.length === 0) return null
  return (
    <output className={classes['strip']} data-danger={kinds.length > 0}>
      {hazards !== null && kinds.length > 0 && (
        <p>
          <IconAlertTriangle size={15} aria-hidden />{' '}
          <b>{kinds.map((each) => trade.hazards[each]).join(desk.listSeparator)}</b>{' '}
          <small>
            <Time at={hazards.at} to="minute" /> {names.account(hazards.by)}
          </small>
        </p>
      )}
      {unheard.length > 0 && (
        <p className={classes['unheard']}>
          {hands.unheard}:{' '}
          {unheard.map(({ unit, news }) => (
            <span key={`${unit.id} ${news.news}`}>
              {unit.callSign} {trade.newsKinds[news.kind]} <Age since={news.at} />
            </span>
          ))}
        </p>
      )}
    </output>
  )
}
