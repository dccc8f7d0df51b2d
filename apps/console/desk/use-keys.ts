import { useEffect, useEffectEvent } from 'react'
import { actionFor, keys, type Action } from '../keys.ts'
import { desk, leaveDialog } from './desk-state.ts'

type Handler = (index: number) => void
const handlers = new Map<Action, Handler[]>()

/** While a character is being composed, every key belongs to the input method: Enter ends the word, digits choose. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229

/** Notices stand above dialogs, and so do their keys. */
const ofNotices: ReadonlySet<Action> = new Set(['close-notice', 'close-notices', 'send-next-best'])

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox],[type=radio]), textarea, select'))

const isIn = (target: EventTarget | null, selector: string): boolean =>
  target instanceof Element && target.closest(selector) !== null

function press(event: KeyboardEvent): void {
  if (event.defaultPrevented || isComposing(event) || event.metaKey) return
  const { code, target } = event
  const hasDialog = desk.get().dialog !== null
  // A dialog has the keyboard for itself; Escape ends it, and nothing behind it.
  if (hasDialog && code === 'Escape') {
    event.preventDefault()
    return event.repeat ? undefined : leaveDialog()
  }
  const found = actionFor({
    code,
    ...(event.ctrlKey && { ctrl: true }),
    ...(event.shiftKey && { shift: true }),
    ...(event.altKey && { alt: true }),
    isTyping: isField(target),
    isInForm: isIn(target, '[data-keys=form]'),
    hasIncident: desk.get().incident !== null,
  })
  if (hasDialog && (found === undefined || !ofNotices.has(found.action))) return
  if (found === undefined || (event.repeat && keys[found.action].repeats !== true)) return
  // Enter and the arrows work on what has the focus before they work on the desk.
  if (found.action === 'go-card' && target !== document.body) return
  const handle = handlers.get(found.action)?.at(-1)
  if (handle === undefined) return
  event.preventDefault()
  handle(found.index)
}

/** Listens for the keys of the table; stands once, at the desk. */
export function useKeyboard(): void {
  useEffect(() => {
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}

/** Does `handle` when the keys of `action` are pressed; the place that was shown last has them. */
export function useKey(action: Action, handle: Handler, isOn = true): void {
  const handleNow = useEffectEvent(handle)
  useEffect(() => {
    if (!isOn) return undefined
    const handler: Handler = (index) => handleNow(index)
    handlers.set(action, [...(handlers.get(action) ?? []), handler])
    return () => {
      handlers.set(action, handlers.get(action)?.filter((each) => each !== handler) ?? [])
    }
  }, [action, isOn])
}

/** Does what the keys of an action do; false where nothing shows that has them. */
export function runAction(action: Action): boolean {
  const handle = handlers.get(action)?.at(-1)
  handle?.(0)
  return handle !== undefined
}
