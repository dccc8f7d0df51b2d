import { useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import dialog from '../dialogs/dialog.module.css'
import { useWhen } from '../live/use-when.ts'
import { useQuestion } from '../use-question.ts'
import { useWords } from '../words.ts'
import { askActs, type OwnRecord } from './ask-record.ts'
import classes from './my-record.module.css'

/** What one did oneself: how often, and each entry by page. */
export function OwnActs({ counts }: { readonly counts: OwnRecord['acts'] }) {
  const { myRecord, audit, auditEvents } = useWords()
  const when = useWhen()
  const [before, setBefore] = useState<number>()
  const { question } = useQuestion(`my-acts ${before ?? ''}`, (signal) => askActs(before, signal))
  const events: Readonly<Record<string, string>> = auditEvents
  const known = question?.answer
  return (
    <section className={classes['part']} aria-label={myRecord.acts}>
      <h3>{myRecord.acts}</h3>
      <p className={classes['counts']}>
        {counts.map(({ type, count }) => (
          <span key={type}>
            {events[type] ?? type} <b>{count}</b>
          </span>
        ))}
      </p>
      {question?.phase === 'failed' && <p className={dialog['problem']}>{myRecord.failed}</p>}
      {/* scrolled by the keyboard too */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <ul className={classes['entries']} tabIndex={0} aria-label={myRecord.entries}>
        {known?.entries.map(({ position, at, type, subject }) => (
          <li key={position}>
            <span>{when(at)}</span>
            <span>{events[type] ?? type}</span>
            <small>{subject}</small>
          </li>
        ))}
      </ul>
      <div className={classes['pages']}>
        {before !== undefined && <ActionButton label={audit.newest} onPress={() => setBefore(undefined)} />}
        <ActionButton
          label={audit.older}
          whyNot={(known?.next ?? null) === null ? myRecord.noOlder : undefined}
          onPress={() => setBefore(known?.next ?? undefined)}
        />
      </div>
    </section>
  )
}
