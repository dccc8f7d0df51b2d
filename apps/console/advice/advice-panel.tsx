import type { ChosenReason, IncidentDocument, PassedOverReason } from '@tocsin/domain'
import { sayReason } from '@tocsin/ui/words'
import { Fragment, useRef, useState, type KeyboardEvent } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { selectUnit } from '../desk/desk-state.ts'
import { showBestChanged } from '../desk/notices.ts'
import { isComposing, useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { useJustChanged } from '../incident-card/use-just-changed.ts'
import { shownKey } from '../keys.ts'
import { useNames } from '../live/names.ts'
import { useAll } from '../live/use-board.ts'
import { useWords } from '../words.ts'
import classes from './advice.module.css'
import { AdviceHead } from './advice-head.tsx'
import { AdviceRow } from './advice-row.tsx'
import type { Advice } from './answer.ts'
import { useNeedName } from './need-names.ts'
import { isPast } from './rows.ts'
import { useAdvice } from './use-advice.ts'
import { useRows, type ShownRow } from './use-rows.ts'
import { useSendSet, type Marked } from './use-send-set.ts'

/** Who should go, each with a letter of its own: letters mark, Enter sends the marked set, all at once. */
export function AdvicePanel({ incident }: { readonly incident: IncidentDocument }) {
  const { recommend } = useWords()
  const names = useNames()
  const whyNot = useWhyNot()
  const sendSet = useSendSet()
  const panel = useRef<HTMLElement>(null)
  const { question, again } = useAdvice({ kind: 'incident', incident })
  const advice = question?.answer
  const [isHeld, setHeld] = useState(false)
  const { rows, advised, toggle } = useRows({ incident: incident.id, type: incident.type, isHeld }, question)
  const units = new Map(useAll('unit').map((unit) => [unit.id, unit]))
  const reasonOf = useReasons(advice)
  const mayNot = whyNot('dispatch-unit', { kind: 'incident', document: incident })
  const marked = rows.filter(({ isMarked }) => isMarked).flatMap(sendableOf)
  const hasJustChanged = useJustChanged(
    `${incident.id} ${incident.type}`,
    marked.map(({ unit }) => unit).join() || undefined,
  )
  const markedNames = marked.map(({ unit, how }) => recommend.going[how.command](names.unit(unit))).join(' ')

  const send = (which: readonly Marked[]): void => {
    if (mayNot === undefined && which.length > 0) sendSet(incident.id, which, advice)
  }
  const mark = (unit: string): void => {
    handMarked.current = performance.now()
    toggle(unit)
  }
  // What the hand has just marked is no surprise to it.
  const handMarked = useRef(-Infinity)
  const sendMarked = (): void => {
    if (hasJustChanged() && performance.now() - handMarked.current > 1_000) showBestChanged(markedNames)
    else send(marked)
  }
  const sendRow = (row: ShownRow | undefined): void => send(row === undefined ? [] : sendableOf(row))
  useKey('send-best', sendMarked)
  useKey('send-numbered', (index) => sendRow(rows[index % 9]))
  useKey('choose-units', () => panel.current?.focus())

  const press = (event: KeyboardEvent<HTMLElement>): void => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return
    // on a button within, Enter presses that
    if (event.code === 'Enter' && event.target === panel.current) sendMarked()
    else if (event.code === 'Escape') panel.current?.blur()
    else {
      const row = rows.find(({ letter }) => event.code === `Key${letter}`)
      if (row === undefined) return
      if (!event.repeat && isFree(row)) mark(row.unit)
    }
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // The panel as a whole takes letters, as a list of choices does.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={panel}
      className={classes['panel']}
      aria-label={recommend.title}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={press}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <header>
        <h3>{recommend.title}</h3>
        <span className={classes['hint']}>{recommend.chooseHint}</span>
        <ActionButton label={recommend.choose} hint={shownKey('choose-units')} onPress={() => panel.current?.focus()} />
        <ActionButton
          tone="main"
          label={marked.length === 0 ? recommend.send : recommend.sendSet(markedNames)}
          hint={shownKey('send-best')}
          whyNot={mayNot ?? (marked.length === 0 ? recommend.nothingMarked : undefined)}
          onPress={sendMarked}
        />
      </header>
      <AdviceHead incident={incident} question={question} onAgain={again} mayNot={mayNot} />
      <ol>
        {rows.map((row, index) => (
          <Fragment key={row.unit}>
            {row.group !== rows[index - 1]?.group && (
              <li className={classes['group']} aria-hidden="true">
                {advice !== undefined && isPast(rows, index, advised) ? recommend.before : recommend.groups[row.group]}
              </li>
            )}
            <li data-suited={row.group === 'set'} data-standing={row.standing.phase} data-unit={row.unit}>
              <button
                type="button"
                tabIndex={-1}
                aria-pressed={row.isMarked}
                aria-disabled={mayNot !== undefined || !isFree(row)}
                aria-keyshortcuts={row.letter}
                title={mayNot}
                onClick={() => isFree(row) && mark(row.unit)}
                onMouseEnter={() => selectUnit(row.unit)}
              >
                <AdviceRow
                  row={row}
                  unit={units.get(row.unit)}
                  reason={reasonOf(row.unit)}
                  letterOf={(unit) => rows.find((each) => each.unit === unit)?.letter}
                />
              </button>
            </li>
          </Fragment>
        ))}
      </ol>
    </section>
  )
}

const isFree = ({ standing }: ShownRow): boolean => standing.phase === 'free'

const sendableOf = ({ unit, standing }: ShownRow): readonly Marked[] =>
  standing.phase === 'free' ? [{ unit, how: standing.how }] : []

/** One line of reasons for each unit, of the set and beside it. DR18 */
function useReasons(advice: Advice | undefined) {
  const { dispatching, desk } = useWords()
  const names = useNames()
  const needName = useNeedName()
  const by = { unit: names.unit, need: (index: number) => needName(advice?.needs[index]) }
  return (unit: string): string => {
    const chosen = advice?.units.find((each) => each.unit === unit)
    if (chosen !== undefined)
      return chosen.reasons
        .map((reason) => sayReason<ChosenReason>(dispatching.reasons.chosen, reason, by))
        .join(desk.listSeparator)
    const passed = advice?.passedOver.find((each) => each.unit === unit)?.reason
    return passed === undefined ? '' : sayReason<PassedOverReason>(dispatching.reasons.passedOver, passed, by)
  }
}
