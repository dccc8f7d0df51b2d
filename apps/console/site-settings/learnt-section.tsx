import { useEffect, useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { Tabs } from '../controls/tabs.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useTimeZone } from '../live/use-line.ts'
import { useQuestion } from '../use-question.ts'
import { useLanguage, useWords } from '../words.ts'
import { askLearnt, learnNow, type LearntAnswer } from './learnt.ts'
import { LearntTableView } from './learnt-table.tsx'
import classes from './site-settings.module.css'
import type { Fields } from './use-settings.ts'

const busyMs = 1_000
const idleMs = 30_000

/** Whether drive times go by what own units took, what is known of that, and learning it now. */
export function LearntSection({ fields }: { readonly fields: Fields }) {
  const { siteSettings: words, desk } = useWords()
  const { question, again } = useQuestion('learnt', askLearnt)
  const known = question?.answer
  const isBusy = known !== undefined && known.learning !== null
  useEffect(() => {
    const timer = setInterval(again, isBusy ? busyMs : idleMs)
    return () => clearInterval(timer)
  }, [again, isBusy])
  const isDefault = fields.valueOf('learntTimes') === fields.defaultOf('learntTimes')
  return (
    <div className={dialog['body']}>
      <p className={dialog['hint']}>{words.learntAbout}</p>
      <div className={dialog['row']}>
        <div className={classes['choice']}>
          <span>{words.learntTimes}</span>
          <Tabs
            label={words.learntTimes}
            tabs={(['off', 'on'] as const).map((key) => ({ key, label: words[key] }))}
            chosen={fields.valueOf('learntTimes') === 'on' ? 'on' : 'off'}
            onChoose={(value) => fields.set('learntTimes', value)}
          />
          {isDefault && <small className={classes['badge']}>{words.isDefault}</small>}
        </div>
      </div>
      {question?.phase === 'failed' && (
        <p className={dialog['problem']} role="alert">
          {words.loadFailed} <ActionButton label={desk.retry} onPress={again} />
        </p>
      )}
      {known === undefined ? (
        question?.phase === 'asking' && <p className={dialog['hint']}>{desk.loading}</p>
      ) : (
        <>
          <Standing known={known} onBegun={again} />
          {known.table !== null && known.table.cells.length > 0 && (
            <LearntTableView cells={known.table.cells} leastPerCell={known.leastDrivesPerCell} />
          )}
        </>
      )}
    </div>
  )
}

type StandingProps = { readonly known: LearntAnswer; readonly onBegun: () => void }

/** From how many drives and when, whether they are enough, and the way to have it done now. */
function Standing({ known: { table, leastDrives, learning, last }, onBegun }: StandingProps) {
  const { siteSettings: words } = useWords()
  const language = useLanguage()
  const timeZone = useTimeZone()
  const [problem, setProblem] = useState<string | null>(null)
  const at = new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short' })
  const count = (of: number): string => of.toLocaleString(language)
  const begin = async (): Promise<void> => {
    const asked = await learnNow()
    setProblem(asked.phase === 'answered' ? null : asked.phase === 'refused' ? asked.detail : words.loadFailed)
    onBegun()
  }
  const doubt = doubtOf()
  return (
    <section className={classes['standing']}>
      <div>
        <p>
          {table === null
            ? words.neverLearnt
            : `${words.learntAt(at.format(new Date(table.learntAt)))} · ${words.drives(count(table.drives), count(table.leftOut))}`}
        </p>
        {doubt !== undefined && <p className={classes['doubt']}>{doubt}</p>}
        {problem !== null && (
          <p className={dialog['problem']} role="alert">
            {problem}
          </p>
        )}
        {problem === null && learning === null && last !== null && (
          <output className={last.outcome === 'done' ? dialog['hint'] : dialog['problem']}>
            {words.outcomes[last.outcome]}
          </output>
        )}
      </div>
      {learning === null ? (
        <ActionButton label={words.learnNow} onPress={() => void begin()} />
      ) : (
        <div className={classes['learning']}>
          <progress
            aria-label={words.learning}
            max={Math.max(1, learning.all)}
            {...(learning.all > 0 && { value: learning.done })}
          />
          <output>
            {learning.all === 0 ? words.looking : words.learningAt(count(learning.done), count(learning.all))}
          </output>
        </div>
      )}
    </section>
  )

  function doubtOf(): string | undefined {
    if (table === null) return undefined
    if (!table.isOfThisCity) return words.otherCity
    return table.drives < leastDrives ? words.tooFewInAll(count(table.drives), count(leastDrives)) : undefined
  }
}
