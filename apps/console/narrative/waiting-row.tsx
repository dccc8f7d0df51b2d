import { ActionButton } from '../controls/action-button.tsx'
import { Time } from '../controls/marks.tsx'
import { useNames } from '../live/names.ts'
import { useViewer } from '../live/use-line.ts'
import { newId } from '../new-id.ts'
import { useWords } from '../words.ts'
import { useEntries } from './entries-context.tsx'
import type { EntryDraft } from './entry-draft.ts'
import classes from './narrative.module.css'

/** An entry of this desk that the log's narrative does not show yet, with the time at which it was written. */
export function WaitingRow({ draft }: { readonly draft: EntryDraft }) {
  const { narrative } = useWords()
  const names = useNames()
  const { account } = useViewer()
  const entries = useEntries()
  const { phase } = draft
  return (
    <li className={classes['entry']} data-phase={phase}>
      <Time at={draft.writtenAt} />
      <div>
        {phase !== 'stored' && (
          <small className={classes['unsent']}>{phase === 'sent' ? narrative.notYetSent : narrative.refused}</small>
        )}
        <span className={classes['words']}>{draft.text}</span>
      </div>
      {phase === 'refused' ? (
        <span className={classes['again']}>
          <ActionButton
            label={narrative.sendAgain}
            onPress={() => entries.put({ ...draft, id: anew(), phase: 'sent' })}
          />
          <ActionButton tone="danger" label={narrative.throwAway} onPress={() => entries.remove(draft.id)} />
        </span>
      ) : (
        <small className={classes['by']}>{names.account(account)}</small>
      )}
    </li>
  )

  /** The server remembers its no to the first id. */
  function anew(): string {
    entries.remove(draft.id)
    return newId()
  }
}
