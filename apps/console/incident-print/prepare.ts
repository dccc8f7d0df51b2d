import type { Words } from '@tocsin/ui/words'
import type { Asked } from '../ask.ts'
import { showPreparing, showTold } from '../desk/notices.ts'
import { isComposing } from '../desk/use-keys.ts'

export type Preparing = { readonly signal: AbortSignal }
type Stroke = Pick<KeyboardEvent, 'code' | 'isComposing' | 'keyCode' | 'preventDefault' | 'stopImmediatePropagation'>
type Keyboard = (onKey: (stroke: Stroke) => void) => () => void

/** The strokes of this window, until what is returned is called. */
export const strokes: Keyboard = (onKey) => {
  window.addEventListener('keydown', onKey, { capture: true })
  return () => window.removeEventListener('keydown', onKey, { capture: true })
}

/** Says that a print is under way until the work is over; Esc gives it up, and what goes wrong is said. */
export async function prepare(
  { print }: Pick<Words, 'print'>,
  keyboard: Keyboard,
  work: (preparing: Preparing) => Promise<void>,
): Promise<void> {
  const given = new AbortController()
  const hide = showPreparing(print.preparing)
  const leaveKeyboard = keyboard((stroke) => {
    if (stroke.code !== 'Escape' || isComposing(stroke)) return
    stroke.preventDefault()
    // else the same stroke would also leave what is open on the desk
    stroke.stopImmediatePropagation()
    given.abort()
    hide()
  })
  try {
    await work(given)
  } catch {
    if (!given.signal.aborted) showTold(print.notDrawn)
  } finally {
    leaveKeyboard()
    hide()
  }
}

/** Why the incident could not be read for paper. */
export function whyNotRead(
  asked: Exclude<Asked<unknown>, { phase: 'answered' }>,
  { print }: Pick<Words, 'print'>,
): string {
  return asked.phase === 'unreachable' ? print.unreachable : print.refused(asked.detail)
}
