import { useEffect } from 'react'
import { closeDialog } from '../desk/desk-state.ts'
import { showGone } from '../desk/notices.ts'

/** In the place of a window whose subject has left the board: closes it, with a word, so that the keyboard is free again. */
export function Gone() {
  useEffect(() => {
    closeDialog()
    showGone()
  }, [])
  return null
}
