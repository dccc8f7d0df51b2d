import { ActionIcon } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { openDialog } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { useWhyNot } from '../desk/why-not.ts'
import { shownKey } from '../keys.ts'
import { useAll } from '../live/use-board.ts'
import { useWords } from '../words.ts'
import classes from './alerts.module.css'

/** How many waits have lasted too long, and how many of them nobody has taken. */
export function AlertsButton() {
  const { alerts: words } = useWords()
  const mayNot = useWhyNot()('see-alert')
  const alerts = useAll('alert')
  const free = alerts.filter(({ owner }) => owner.phase !== 'taken').length
  const open = (): void => openDialog({ kind: 'alerts', incident: null })
  useKey('alerts', open, mayNot === undefined)
  if (mayNot !== undefined) return null
  const said = alerts.length === 0 ? words.title : words.count(alerts.length, free)
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      className={classes['button'] ?? ''}
      aria-label={said}
      data-tour="alerts"
      title={`${said} (${shownKey('alerts')})`}
      onClick={open}
    >
      <IconBell size={18} />
      {alerts.length > 0 && (
        <span className={classes['badge']} data-free={free > 0} aria-hidden>
          {alerts.length > 99 ? '99+' : alerts.length}
        </span>
      )}
    </ActionIcon>
  )
}
