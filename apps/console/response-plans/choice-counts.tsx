import { choiceReasons } from '@tocsin/domain'
import { useState } from 'react'
import { z } from 'zod'
import { ask, withQuery } from '../ask.ts'
import { ActionButton } from '../controls/action-button.tsx'
import dialog from '../dialogs/dialog.module.css'
import classes from '../lists/lists.module.css'
import { useQuestion } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'

const counts = z.object({ none: z.number(), followed: z.number(), departed: z.record(z.string(), z.number()) })
type Counts = z.output<typeof counts>

const dayMs = 86_400_000
const spansDays = [7, 30, 365] as const
type SpanDays = (typeof spansDays)[number]

const countsOf = (days: SpanDays, signal: AbortSignal) => {
  const to = Date.now() + dayMs
  return ask(withQuery('/api/advice/choices', { from: to - (days + 1) * dayMs, to }), counts, { signal })
}

/** How often what was sent followed the advice, and why not: counts of the own organisation, never by person. DR20 */
export function ChoiceCounts() {
  const { desk, lists } = useWords()
  const [days, setDays] = useState<SpanDays>(7)
  const { question, again } = useQuestion(`choices ${days}`, (signal) => countsOf(days, signal))
  return (
    <>
      <div className={classes['row']}>
        {spansDays.map((each) => (
          <ActionButton
            key={each}
            tone={each === days ? 'main' : 'plain'}
            label={lists.lastDays(each)}
            onPress={() => setDays(each)}
          />
        ))}
      </div>
      <p className={dialog['hint']}>{lists.choicesAbout}</p>
      {question?.phase === 'failed' && (
        <p className={dialog['problem']} role="alert">
          {desk.failedToLoad} <ActionButton label={desk.retry} onPress={again} />
        </p>
      )}
      {question?.answer !== undefined && <CountTable counts={question.answer} />}
    </>
  )
}

function CountTable({ counts: { none, followed, departed } }: { readonly counts: Counts }) {
  const { lists, trade } = useWords()
  const language = useLanguage()
  const against = Object.values(departed).reduce((sum, each) => sum + each, 0)
  const advised = followed + against
  const share = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  const rows: readonly (readonly [string, number, boolean])[] = [
    [lists.asAdvised, followed, false],
    [lists.againstAdvice, against, false],
    ...choiceReasons.map((reason) => [trade.choiceReasons[reason], departed[reason] ?? 0, true] as const),
    [lists.unanswered, departed['unanswered'] ?? 0, true],
  ]
  return (
    <table className={classes['table']}>
      <thead>
        <tr>
          <th>{lists.choices}</th>
          <th>{lists.slipCount}</th>
          <th>{lists.shareOfAdvised(advised)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, count, isPart]) => (
          <tr key={name}>
            <td style={{ paddingInlineStart: isPart ? '2em' : undefined }}>{name}</td>
            <td>{count}</td>
            <td>{advised === 0 ? '' : share.format(count / advised)}</td>
          </tr>
        ))}
        <tr>
          <td>{lists.noAdvice}</td>
          <td>{none}</td>
          <td>–</td>
        </tr>
      </tbody>
    </table>
  )
}
