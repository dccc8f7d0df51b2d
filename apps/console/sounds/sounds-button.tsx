import { ActionIcon } from '@mantine/core'
import { formatTime } from '@tocsin/ui'
import { IconVolume, IconVolume2, IconVolumeOff } from '@tabler/icons-react'
import { openDialog } from '../desk/desk-state.ts'
import { useKey } from '../desk/use-keys.ts'
import { shownKey } from '../keys.ts'
import { useNow } from '../live/use-now.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'
import { toggleQuiet } from './quiet.ts'
import { soundSettings } from './sound-settings.ts'

/** Whether this desk is heard; opens what is heard, spoken and shown. */
export function SoundsButton() {
  const { sounds } = useWords()
  const { sound, quietUntil } = useStore(soundSettings, (value) => value)
  const now = useNow()
  const open = (): void => openDialog({ kind: 'sounds' })
  useKey('sounds', open)
  useKey('quiet', () => toggleQuiet(now))
  const isQuiet = quietUntil > now
  const Icon = isQuiet ? IconVolume2 : sound ? IconVolume : IconVolumeOff
  const said = isQuiet
    ? sounds.isQuiet(formatTime(quietUntil, undefined, 'minute'))
    : sound
      ? sounds.isOn
      : sounds.isOff
  return (
    <ActionIcon
      variant="subtle"
      color={isQuiet || !sound ? 'yellow' : 'gray'}
      aria-label={said}
      title={`${said} (${shownKey('sounds')})`}
      onClick={open}
    >
      <Icon size={18} />
    </ActionIcon>
  )
}
