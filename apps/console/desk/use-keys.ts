import { useEffect, useEffectEvent } from 'react'
import { actionFor, rowOf, type Action, type Press } from '../keys.ts'
import { desk, leaveDialog } from './desk-state.ts'

type Handler = (index: number) => void
const handlers = new Map<Action, Handler[]>()
const watchers = new Set<() => void>()

/** The actions that have their place in this window now. */
export const actionsHere = (): readonly Action[] =>
  [...handlers].flatMap(([action, all]) => (all.length > 0 ? [action] : []))

/** Calls back once after what this window can do has changed. */
export function onActionsHere(listener: () => void): () => void {
  watchers.add(listener)
  return () => watchers.delete(listener)
}

let isToldLater = false
/** A place that is drawn anew lets go of its keys and takes them again: that is no news. */
function tellLater(): void {
  if (isToldLater) return
  isToldLater = true
  setTimeout(() => {
    isToldLater = false
    for (const watcher of watchers) watcher()
  })
}

/** What becomes of a key before its place here has it, and where this window has none for it. */
export type Elsewhere = {
  /** brings what the key is about into view; the place may come to be by this */
  readonly reveal: (action: Action, isHere: boolean) => void
  /** hands the key to the window that has its place; false where none has */
  readonly handOn: (action: Action, index: number) => boolean
}
let elsewhere: Elsewhere = { reveal: () => undefined, handOn: () => false }
export function setElsewhere(found: Elsewhere): void {
  elsewhere = found
}

/** While a character is being composed, every key belongs to the input method: Enter ends the word, digits choose. */
export const isComposing = (event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean =>
  event.isComposing || event.keyCode === 229

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
  if (found === undefined || (event.repeat && rowOf(found.action).repeats !== true)) return
  // Enter and the arrows work on what has the focus before they work on the desk.
  if (found.action === 'go-card' && target !== document.body) return
  if (act(found.action, found.index)) event.preventDefault()
}

const handlerOf = (action: Action): Handler | undefined => handlers.get(action)?.at(-1)

/** Does it here, where its place is, or has it done by the one window that has its place. */
function act(action: Action, index: number): boolean {
  elsewhere.reveal(action, handlerOf(action) !== undefined)
  const handle = handlerOf(action)
  if (handle === undefined) return elsewhere.handOn(action, index)
  handle(index)
  return true
}

/** Does what a stroke outside of any field stands for. */
export function runPress(press: Press): boolean {
  const hasIncident = desk.get().incident !== null
  const found = actionFor({ ...press, isTyping: false, isInForm: false, hasIncident })
  return found !== undefined && act(found.action, found.index)
}

/** Does here what a key asked for in another window; it never goes on to a third. */
export function actFor(action: Action, index: number): void {
  handlerOf(action)?.(index)
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
    tellLater()
    return () => {
      handlers.set(action, handlers.get(action)?.filter((each) => each !== handler) ?? [])
      tellLater()
    }
  }, [action, isOn])
}

/** Does what the keys of an action do; false where nothing shows that has them. */
export const runAction = (action: Action): boolean => act(action, 0)
