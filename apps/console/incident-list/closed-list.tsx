import { ActionButton } from '../controls/action-button.tsx'
import { Time, PriorityMark } from '../controls/marks.tsx'
import { desk, selectPast } from '../desk/desk-state.ts'
import { useNames } from '../live/names.ts'
import { useStore } from '../store.ts'
import { useQuestion } from '../use-question.ts'
import { usePlaceName, useWords } from '../words.ts'
import { findClosed } from './closed.ts'
import classes from './incident-list.module.css'
import closedClasses from './closed-list.module.css'

/** Closed incidents have left the board; they are looked up when they are asked for. */
export function ClosedList({ typed }: { readonly typed: string }) {
  const words = useWords()
  const names = useNames()
  const placeName = usePlaceName()
  const selected = useStore(desk, ({ incident }) => incident)
  const { question, again } = useQuestion('closed', findClosed)
  const text = typed.trim().toLowerCase()
  const found = (question?.answer ?? []).filter(({ number, type, place }) =>
    [number, type, names.incidentType(type), place?.label ?? '', place?.labelEn ?? ''].some((key) =>
      key.toLowerCase().includes(text),
    ),
  )
  return (
    <div className={classes['scroller']}>
      <output className={closedClasses['status']}>
        {question?.phase === 'asking' && words.desk.loading}
        {question?.phase === 'failed' && words.desk.failedToLoad}
        {question?.phase === 'answered' &&
          (found.length === 0 ? words.incidentList.emptyClosed : words.incidentList.closedHint)}
        <ActionButton label={words.desk.retry} onPress={again} />
      </output>
      <ul className={closedClasses['closed']}>
        {found.map((incident) => {
          const { id, number, type, priority, place, state } = incident
          return (
            <li key={id}>
              <button type="button" aria-current={id === selected} onClick={() => selectPast(incident)}>
                <PriorityMark priority={priority} />
                <span className={closedClasses['number']}>{number}</span>
                <Time at={state.at} to="minute" />
                <b>{names.incidentType(type)}</b>
                <span className={closedClasses['place']}>{placeName(place)}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
