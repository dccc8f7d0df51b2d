import { openDialog } from '../desk/desk-state.ts'
import { ActionButton } from '../controls/action-button.tsx'
import { shownKey } from '../keys.ts'
import { useAll } from '../live/use-board.ts'
import { useViewer } from '../live/use-line.ts'
import { useWords } from '../words.ts'
import { AlertTitle } from './alert-row.tsx'
import classes from './alerts.module.css'
import { inOrder, isForMe } from './order.ts'

/** What has climbed to this person, or was handed to their role: over the desk until somebody takes it. DR36 */
export function AlertBanner() {
  const { alerts: words } = useWords()
  const viewer = useViewer()
  const mine = inOrder(useAll('alert').filter((alert) => isForMe(alert, viewer)))
  const [first] = mine
  if (first === undefined) return null
  return (
    <div className={classes['banner']} role="alert">
      <strong>{words.overlay(mine.length)}</strong>
      <span>
        <AlertTitle alert={first} />
      </span>
      <ActionButton
        label={words.show}
        hint={shownKey('alerts')}
        onPress={() => openDialog({ kind: 'alerts', incident: null })}
      />
    </div>
  )
}
