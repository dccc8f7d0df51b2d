import { responseClocks, type ResponseClock } from '@tocsin/domain'
import { formatAge, formatTime } from '@tocsin/ui'
import { useNow } from '../live/use-now.ts'
import { useAll, useDocument } from '../live/use-board.ts'
import { useTimeZone, useViewer } from '../live/use-line.ts'
import { useQuestion } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import { askFigures, type Figures } from './ask-figures.ts'
import classes from './wall.module.css'

const refreshMs = 15_000
const staleMs = 60_000
const hours = 24

/** How long people wait, from the rows themselves, against the targets of the settings: percentiles, shares, and of how many. */
export function Clocks() {
  const words = useWords()
  const { wall } = words
  const zone = useTimeZone()
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
        {known !== undefined && <small className={classes['asOf']}>{wall.asOf(formatTime(known.to, zone))}</small>}
      </h2>
      <Ringing />
      {known === undefined ? (
        <p className={classes['empty']}>{day?.phase === 'failed' ? wall.failed : wall.counting}</p>
      ) : (
        <ul className={classes['clocks']} data-stale={isStale}>
          {responseClocks.map((name) => (
            <ClockTile key={name} name={name} figures={known} hour={hour} />
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

/** Who waits to be answered now is in no percentile yet: how many, and how long the first of them. Loud once past the target. */
function Ringing() {
  const { wall } = useWords()
  const now = useNow()
  const organisation = useDocument('organisation', useViewer().org)
  const rung = useAll('contact').flatMap(({ state, clocks, exercise }) =>
    state.phase === 'waiting' && !exercise ? [clocks.rung] : [],
  )
  if (rung.length === 0) return null
  const longestS = Math.max(0, (now - Math.min(...rung)) / 1000)
  const targetS = organisation?.settings.clockTargetS.answer ?? 0
  return (
    <p className={classes['ringing']} data-late={longestS > targetS}>
      {wall.ringing(rung.length, spoken(longestS))}
    </p>
  )
}

type TileProps = { readonly name: ResponseClock; readonly figures: Figures; readonly hour: Figures | undefined }

function ClockTile({ name, figures: { clocks, targetsS, sharesPct }, hour }: TileProps) {
  const { wall } = useWords()
  const language = useLanguage()
  const { count, doubtful, within, p50, atShare } = clocks[name]
  const wanted = sharesPct[name]
  const share = count === 0 ? null : within / count
  const percent = share?.toLocaleString(language, { style: 'percent', maximumFractionDigits: 0 })
  const last = hour?.clocks[name]
  return (
    <li data-met={share === null ? undefined : share * 100 >= wanted}>
      <span>{wall.clockNames[name]}</span>
      <b>{spoken(atShare)}</b>
      <small>{wall.percentile(wanted, spoken(p50))}</small>
      <small>{wall.target(spoken(targetsS[name]), wanted)}</small>
      <small>{share === null ? wall.noSample : wall.within(percent ?? '', count, doubtful)}</small>
      <small>{last !== undefined && wall.lastHour(spoken(last.atShare), last.count)}</small>
    </li>
  )
}

/** Seconds as a clock says them: `0:42`, `12:05`; a dash where nothing is known. */
function spoken(seconds: number | null): string {
  if (seconds === null) return '–'
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
