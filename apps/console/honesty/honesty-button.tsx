import { openDialog } from '../desk/desk-state.ts'
import { ConnectionState } from '../desk/connection-state.tsx'
import { useKey } from '../desk/use-keys.ts'
import { shownKey } from '../keys.ts'
import { useWords } from '../words.ts'
import classes from './honesty.module.css'

/** How the line stands; pressed, all that there is to say about it. */
export function HonestyButton() {
  const { honesty } = useWords()
  const open = (): void => openDialog({ kind: 'honesty' })
  useKey('honesty', open)
  return (
    <button
      type="button"
      className={classes['button']}
      title={`${honesty.title} (${shownKey('honesty')})`}
      onClick={open}
    >
      <ConnectionState />
    </button>
  )
}
