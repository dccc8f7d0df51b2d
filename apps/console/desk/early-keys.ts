import { actionFor, rowOf, types, type Press } from '../keys.ts'
import { pressOf } from '../site-keys.ts'
import { isComposing, runPress } from './use-keys.ts'

/** What was pressed before the desk stood: a key of the table, and what was typed behind it. */
type Early = { readonly press: Press; text: string; readonly at: number }

/** Older than this nobody means it any more: there was a sign-in to be done, or the server was away. */
const staleMs = 10_000
let early: Early[] = []
let stop: (() => void) | undefined
let isDoing = false

/** A field comes to be within this, or the key opened none. */
const fieldMs = 1000

/**
 * Keeps keys from the first moment of a page until its desk stands, for a key that a window loses is a call that nobody
 * writes down: those that count anywhere and type nothing, and what is typed after one of them. Whoever types into a field
 * meanwhile, to sign in, has begun anew.
 */
export function keepEarlyKeys(): void {
  const listen = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.metaKey || event.repeat) return
    if (isField(event.target) && !isDoing) early = []
    else if (isField(event.target) ? addText(event) : keep(event)) {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
  }
  addEventListener('keydown', listen, { capture: true })
  stop = () => removeEventListener('keydown', listen, { capture: true })
}

const isField = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLElement && target.matches('input, textarea, select')

function keep(event: KeyboardEvent): boolean {
  const press = pressOf(event)
  const action = actionFor({ ...press, isTyping: false, isInForm: false, hasIncident: false })?.action
  if (action === undefined || rowOf(action).scope !== 'anywhere' || types(press)) return addText(event)
  const last = early.at(-1)
  const isTwice = last?.text === '' && last.press.code === press.code
  if (!isTwice) early.push({ press, text: '', at: performance.now() })
  return true
}

/** What is typed behind a key belongs to what the key opens; while that is done, also what is typed into it already. */
function addText({ key, ctrlKey, altKey }: KeyboardEvent): boolean {
  const last = early.at(-1)
  if (last === undefined || key.length !== 1 || ctrlKey || altKey) return false
  last.text += key
  return true
}

/** The desk stands: does what was pressed, in order, and types what was typed into the field that has the keyboard by then. */
export async function doEarlyKeys(): Promise<void> {
  if (stop === undefined || isDoing) return
  isDoing = true
  for (let next = early[0]; next !== undefined; next = early[0]) {
    const isMeant = performance.now() - next.at < staleMs && runPress(next.press)
    if (isMeant && next.text !== '') await fieldHasKeyboard()
    // The one way to write into a field as if it were typed: the page hears it as input.
    if (isMeant && next.text !== '' && isField(document.activeElement))
      document.execCommand('insertText', false, next.text)
    early.shift()
  }
  isDoing = false
  stop()
  stop = undefined
}

async function fieldHasKeyboard(): Promise<void> {
  const until = performance.now() + fieldMs
  while (!isField(document.activeElement) && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 5))
}
