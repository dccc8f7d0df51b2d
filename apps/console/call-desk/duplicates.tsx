import { formatDistance } from '@tocsin/ui'
import { ActionButton } from '../controls/action-button.tsx'
import { Key } from '../controls/key.tsx'
import { Age, PriorityMark } from '../controls/marks.tsx'
import { shownKey } from '../keys.ts'
import { useNames } from '../live/names.ts'
import { usePlaceName, useWords } from '../words.ts'
import classes from './duplicates.module.css'
import type { Duplicate } from './find-duplicates.ts'

type Props = {
  readonly duplicates: readonly Duplicate[]
  readonly marked: number
  readonly onJoin: (index: number) => void
}

/** Open incidents near the chosen place: maybe this call is about one of them. */
export function Duplicates({ duplicates, marked, onJoin }: Props) {
  const words = useWords()
  const names = useNames()
  const placeName = usePlaceName()
  return (
    <section className={classes['duplicates']} aria-label={words.callForm.duplicates}>
      <h3>
        {words.callForm.duplicates} <Key label={shownKey('join-duplicate')} />{' '}
        <small>{words.callForm.duplicateHint}</small>
        {duplicates.length > 1 && (
          <small>
            <Key label={shownKey('next-duplicate')} /> {words.actions['next-duplicate']}
          </small>
        )}
      </h3>
      <ul>
        {duplicates.map(({ incident, metres, isSameType, isSameNumber }, index) => (
          <li key={incident.id} data-marked={index === marked}>
            <PriorityMark priority={incident.priority} />
            <b>{names.incident(incident.id)}</b>
            <span className={classes['what']}>{names.incidentType(incident.type)}</span>
            {metres !== null && <span>{formatDistance(metres, words)}</span>}
            <Age since={incident.openedAt} />
            <ActionButton label={words.callForm.join} onPress={() => onJoin(index)} />
            <span className={classes['why']}>
              {[
                isSameNumber && words.calls.sameNumber,
                isSameType && words.callForm.sameType,
                placeName(incident.place),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
