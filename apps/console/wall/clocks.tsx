import { formatAge } from '@tocsin/ui'
import { useNow } from '../live/use-now.ts'
import { useQuestion } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import { askFigures, clockNames, type ClockName, type Figures } from './ask-figures.ts'
import classes from './wall.module.css'

const refreshMs = 15_000
const staleMs = 60_000
const hours = 24

/** How long people wait, from the rows themselves: median, 90th percentile, share within the target, and of how many. */
export function Clocks() {
  const words = useWords()
  const { wall } = words
  const now = useNow()
  const round = Math.floor(now / refreshMs)
  const day = useQuestion(`figures ${round}`, (signal) => askFigures(hours, signal)).question
  const hour = useQuestion(`hour ${round}`, (signal) => askFigures(1, signal)).question?.answer
  const known = day?.answer
  const isStale = known !== undefined && now - known.to > staleMs
  return (
    <section aria-label={wall.clocks}>
      <h2>
        {wall.clocks} <small>{wall.lastHours(hours)}</small>
      </h2>
      {known === undefined ? (
        <p className={classes['empty']}>{day?.phase === 'failed' ? wall.failed : wall.counting}</p>
      ) : (
        <ul className={classes['clocks']} data-stale={isStale}>
          {clockNames.map((name) => (
            <ClockTile key={name} name={name} figures={known} />
          ))}
        </ul>
      )}
      {isStale && <p className={classes['doubt']}>{wall.stale(formatAge(now - known.to, words))}</p>}
      {hour !== undefined && (
        <p className={classes['hour']}>
          {wall.lastHours(1)}: {wall.counts(hour.counts.contacts, hour.counts.opened, hour.counts.closed)}
        </p>
      )}
    </section>
  )
}

function ClockTile({ name, figures: { clocks, targetsS } }: { readonly name: ClockName; readonly figures: Figures }) {
  const { wall } = useWords()
  const language = useLanguage()
  const { count, within, p50, p90 } = clocks[name]
  const target = targetsS[name]
  const share = count === 0 ? null : within / count
  const percent = share?.toLocaleString(language, { style: 'percent', maximumFractionDigits: 0 })
  return (
    <li data-met={share === null ? undefined : share >= 0.9}>
      <span>{wall.clockNames[name]}</span>
      <b>{p90 === null ? '–' : spoken(p90)}</b>
      <small>{wall.percentiles(p50 === null ? '–' : spoken(p50), spoken(target))}</small>
      <small>{share === null ? wall.noSample : wall.within(percent ?? '', count)}</small>
    </li>
  )
}

/** Seconds as a clock says them: `0:42`, `12:05`. */
function spoken(seconds: number): string {
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
