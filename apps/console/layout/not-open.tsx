import { useEffect, useState } from 'react'
import { ActionButton } from '../controls/action-button.tsx'
import { shownKey } from '../keys.ts'
import { useStore } from '../store.ts'
import { presence } from '../windows/presence.ts'
import { useWords } from '../words.ts'
import { layouts } from './layout-store.ts'
import classes from './layout.module.css'
import { missingWindows, openMissing, putMissingHere } from './open-windows.ts'

/** A window that is being opened or loaded again is not missed before this. */
const graceMs = 3000

/** Says that windows of the layout are not open, and opens them: browsers allow that to a key or a click alone. */
export function NotOpen() {
  const { layout } = useWords()
  useStore(layouts, ({ arrangement }) => arrangement)
  useStore(presence, ({ others }) => others)
  const missing = missingWindows()
    .map(({ id }) => id)
    .join()
  const [told, tell] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => tell(missing), graceMs)
    return () => clearTimeout(timer)
  }, [missing])
  if (missing === '' || told !== missing) return null
  const count = missing.split(',').length
  return (
    <output className={classes['notOpen']}>
      <b>{layout.notOpen(count)}</b>
      <ActionButton label={layout.open} hint={shownKey('open-windows')} onPress={() => void openMissing()} />
      <ActionButton label={layout.here} onPress={putMissingHere} />
      <small>{layout.notOpenHint}</small>
    </output>
  )
}
