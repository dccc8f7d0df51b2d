import { useNow } from '../live/use-now.ts'
import { useQuestion } from '../use-question.ts'
import { askCover } from '../cover/ask-cover.ts'
import { percent } from '../cover/use-cover.ts'
import { useLanguage, useWords } from '../words.ts'
import classes from './wall.module.css'

const refreshMs = 10_000

/** What share of the expected load free units reach within the site's minutes. */
export function Reach() {
  const { cover, wall } = useWords()
  const language = useLanguage()
  const round = Math.floor(useNow() / refreshMs)
  const known = useQuestion(`cover ${round}`, askCover).question?.answer?.cover
  return (
    <section aria-label={cover.title}>
      <h2>{cover.title}</h2>
      {known === undefined && <p className={classes['empty']}>{cover.loading}</p>}
      {known === null && <p className={classes['empty']}>{cover.none}</p>}
      {known !== undefined && known !== null && (
        <>
          <ul className={classes['reach']}>
            {known.minutes.map((minutes, i) => (
              <li key={minutes}>
                <span>{cover.withinMinutes(String(minutes))}</span>
                <meter min={0} max={1} value={known.shares[i] ?? 0} />
                <b>{percent(known.shares[i] ?? 0, language)}</b>
              </li>
            ))}
          </ul>
          {known.basis === 'roads' && <p className={classes['doubt']}>{wall.byRoads}</p>}
        </>
      )}
    </section>
  )
}
