import { Key } from '../controls/key.tsx'
import { desk } from '../desk/desk-state.ts'
import { shownKey } from '../keys.ts'
import { useDocument } from '../live/use-board.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { Timeline } from './timeline.tsx'
import classes from './timeline.module.css'

/** What happened to the selected incident, as a panel of its own. */
export function TimelinePanel() {
  const { card } = useWords()
  const selected = useStore(desk, ({ incident }) => incident)
  const incident = useDocument('incident', selected)
  return (
    // Without a stop of its own the keyboard could not scroll it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={classes['panel']} tabIndex={0} aria-label={card.timeline}>
      {selected === null ? (
        <p className={classes['empty']}>
          {card.empty} <Key label={shownKey('next-incident')} /> <Key label={shownKey('previous-incident')} />
        </p>
      ) : (
        <Timeline key={selected} id={selected} incident={incident} />
      )}
    </section>
  )
}
