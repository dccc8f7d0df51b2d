import { Age, ExerciseMark, PriorityMark, StatusMark } from '../controls/marks.tsx'
import { TypeMark } from '../controls/type-mark.tsx'
import { rowsFrom } from '../incident-list/rows.ts'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useTypeOf } from '../live/use-listing.ts'
import { useLanguage, useWords } from '../words.ts'
import { publicPlace } from './places.ts'
import classes from './wall.module.css'

/** More do not fit; how many more is said. */
const shownAtOnce = 14

/** Open incidents, the most urgent first. */
export function Incidents() {
  const { wall, incidentList } = useWords()
  const names = useNames()
  const language = useLanguage()
  const typeOf = useTypeOf()
  const rows = rowsFrom(useAll('incident'), useAll('slip'), useAll('unit')).filter(
    ({ stage, incident }) => stage !== 'feedback' && incident.seen !== 'redacted',
  )
  const more = rows.length - shownAtOnce
  return (
    <section className={classes['incidents']} aria-label={incidentList.title}>
      <h2>
        {incidentList.title} <b>{rows.length}</b>
      </h2>
      {rows.length === 0 && <p className={classes['empty']}>{wall.quiet}</p>}
      <ol>
        {rows.slice(0, shownAtOnce).map(({ incident, units, stage }) => (
          <li key={incident.id} data-stage={stage}>
            <PriorityMark priority={incident.priority} />
            <b className={classes['spoken']}>#{incident.spoken}</b>
            <TypeMark type={typeOf(incident.type)} />
            <span className={classes['what']}>
              <b>{names.incidentType(incident.type)}</b>
              {incident.exercise && <ExerciseMark />}
              <small>{incident.place === null ? wall.nowhere : publicPlace(incident.place, language)}</small>
            </span>
            <span className={classes['who']}>
              {units.length === 0 ? (
                <em>{wall.nobody}</em>
              ) : (
                units.slice(0, 4).map(({ unit, callSign, status }) => (
                  <span key={unit}>
                    <StatusMark status={status} /> {callSign}
                  </span>
                ))
              )}
              {units.length > 4 && `+${units.length - 4}`}
            </span>
            <span className={classes['age']}>
              <Age since={incident.openedAt} />
            </span>
          </li>
        ))}
      </ol>
      {more > 0 && <p className={classes['empty']}>{wall.more(more)}</p>}
    </section>
  )
}
