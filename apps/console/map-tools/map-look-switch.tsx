import { ActionIcon } from '@mantine/core'
import { IconContrast2 } from '@tabler/icons-react'
import { shownKey } from '../keys.ts'
import { settings } from '../settings.ts'
import { useStore } from '../store.ts'
import { useWords } from '../words.ts'

/** The map in high contrast, or as the desk is. */
export function MapLookSwitch() {
  const look = useStore(settings, ({ mapLook }) => mapLook)
  const { mapPlace, mapTools } = useWords()
  const other = look === 'contrast' ? 'as-desk' : 'contrast'
  const label = `${mapPlace.title}: ${other === 'contrast' ? mapTools.contrast : mapTools.asDesk}`
  return (
    <ActionIcon
      variant="default"
      size="md"
      aria-label={label}
      title={`${label} (${shownKey('map-contrast')})`}
      onClick={() => settings.set({ mapLook: other })}
    >
      <IconContrast2 size={16} />
    </ActionIcon>
  )
}
