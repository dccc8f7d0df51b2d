import type { Words } from '@tocsin/ui/words'
import { createStore } from './store.ts'

export type Action = keyof Words['actions']

/** One stroke: a physical key (`KeyboardEvent.code`), so that it works whatever input method or layout is on. */
export type Press = {
  readonly code: string
  readonly ctrl?: true
  readonly shift?: true
  readonly alt?: true
}

/**
 * Where a key counts. `anywhere`: also while typing, so never a key that types. `desk`: when the focus is in no field and in
 * no form (a digit on a radio button is meant for the form), and no dialog is open. `incident`: the same, with an incident
 * selected. `form`: inside the call form, also while typing.
 */
export type KeyScope = 'anywhere' | 'desk' | 'incident' | 'form'
export const keyScopes = ['anywhere', 'desk', 'incident', 'form'] as const satisfies readonly KeyScope[]

type Row = {
  readonly scope: KeyScope
  readonly presses: readonly Press[]
  readonly repeats?: true
  /** each press means another thing, or other places rely on it: a site cannot change it */
  readonly isFixed?: true
}
export type KeyTable = { readonly [Name in Action]: Row }

const key = (letter: string): Press => ({ code: `Key${letter}` })
const shifted = (letter: string): Press => ({ code: `Key${letter}`, shift: true })
const alt = (code: string): Press => ({ code, alt: true })
const digits = (prefix: string): Press[] => Array.from({ length: 9 }, (_, index) => ({ code: `${prefix}${index + 1}` }))

/** Every key of the desk, in the order in which the help shows them. The only place where a key is written. */
export const keys: KeyTable = {
  'new-call': { scope: 'anywhere', presses: [{ code: 'F2' }, key('N')] },
  'paper-call': { scope: 'anywhere', presses: [{ code: 'F2', ctrl: true }] },
  'take-call': { scope: 'anywhere', presses: [{ code: 'F8' }, key('T')] },
  help: { scope: 'anywhere', presses: [{ code: 'F1' }, { code: 'Slash', shift: true }] },
  tour: { scope: 'anywhere', presses: [{ code: 'F1', shift: true }] },
  'next-call': { scope: 'anywhere', presses: [{ code: 'F8', shift: true }] },
  'take-over': { scope: 'anywhere', presses: [{ code: 'F8', ctrl: true }] },
  'ring-back': { scope: 'anywhere', presses: [{ code: 'F8', alt: true }] },
  'phone-book': { scope: 'anywhere', presses: [{ code: 'KeyB', alt: true }] },
  'answer-pass': { scope: 'anywhere', presses: [{ code: 'KeyB', alt: true, shift: true }] },
  'command-line': { scope: 'anywhere', presses: [{ code: 'KeyK', ctrl: true }, { code: 'Slash' }] },
  leave: { scope: 'anywhere', presses: [{ code: 'Escape' }], isFixed: true },
  'close-notice': { scope: 'anywhere', presses: [{ code: 'F7' }] },
  'close-notices': { scope: 'anywhere', presses: [{ code: 'F7', shift: true }] },
  'send-next-best': { scope: 'anywhere', presses: [{ code: 'F10' }] },
  'explain-choice': {
    scope: 'desk',
    isFixed: true,
    presses: digits('Digit')
      .slice(0, 6)
      .map((press) => ({ ...press, shift: true })),
  },

  'lock-desk': { scope: 'anywhere', presses: [{ ...alt('KeyL'), shift: true }] },
  'change-person': { scope: 'anywhere', presses: [{ ...alt('KeyC'), shift: true }] },
  layouts: { scope: 'anywhere', presses: [alt('KeyL')] },
  'open-windows': { scope: 'anywhere', presses: [alt('KeyW')] },
  'tear-off': { scope: 'anywhere', presses: [alt('KeyO')] },
  'put-back': { scope: 'anywhere', presses: [alt('KeyI')] },
  'next-panel': { scope: 'anywhere', presses: [alt('KeyJ')] },
  'previous-panel': { scope: 'anywhere', presses: [alt('KeyK')] },
  'hide-panel': { scope: 'anywhere', presses: [alt('KeyH')] },
  'move-panel': {
    scope: 'anywhere',
    isFixed: true,
    presses: ['ArrowLeft', 'ArrowDown', 'ArrowUp', 'ArrowRight'].map((code) => ({ code, alt: true, shift: true })),
  },
  'wider-panel': { scope: 'anywhere', presses: [alt('Equal')], repeats: true },
  'narrower-panel': { scope: 'anywhere', presses: [alt('Minus')], repeats: true },
  'taller-panel': { scope: 'anywhere', presses: [{ ...alt('Equal'), shift: true }], repeats: true },
  'lower-panel': { scope: 'anywhere', presses: [{ ...alt('Minus'), shift: true }], repeats: true },

  honesty: { scope: 'anywhere', presses: [alt('KeyC')] },
  'load-new': { scope: 'anywhere', presses: [alt('KeyU')] },
  alerts: { scope: 'anywhere', presses: [{ code: 'F6' }] },
  premises: { scope: 'desk', presses: [key('O')] },
  'next-incident': { scope: 'desk', presses: [key('J'), { code: 'ArrowDown' }], repeats: true },
  'previous-incident': { scope: 'desk', presses: [key('K'), { code: 'ArrowUp' }], repeats: true },
  'go-list': { scope: 'desk', presses: [key('L')] },
  'filter-list': { scope: 'desk', presses: [key('Q')] },
  'list-view': { scope: 'desk', presses: [alt('KeyV')] },
  'next-group': { scope: 'desk', presses: [alt('KeyG')] },
  'next-stage': { scope: 'desk', presses: [alt('KeyA')] },
  'changed-only': { scope: 'desk', presses: [alt('KeyN')] },
  'clear-view': { scope: 'desk', presses: [shifted('X')] },
  'go-card': { scope: 'desk', presses: [{ code: 'Enter' }] },
  'go-rack': { scope: 'desk', presses: [key('U')] },
  'go-messages': { scope: 'anywhere', presses: [alt('KeyM')] },
  'go-form': { scope: 'desk', presses: [key('C')] },
  'draw-closure': { scope: 'desk', presses: [key('R')] },
  'list-closures': { scope: 'desk', presses: [key('V')] },
  'review-names': { scope: 'desk', presses: [key('Y')] },
  'what-is-here': { scope: 'desk', presses: [key('W')] },
  'follow-unit': { scope: 'desk', presses: [{ code: 'Semicolon' }] },
  reach: { scope: 'desk', presses: [{ code: 'Quote' }] },
  measure: { scope: 'desk', presses: [shifted('L')] },
  'jump-to': { scope: 'desk', presses: [shifted('J')] },
  'map-back': { scope: 'anywhere', presses: [alt('Comma')] },
  'map-forward': { scope: 'anywhere', presses: [alt('Period')] },
  'map-areas': { scope: 'desk', presses: [{ ...alt('KeyQ'), shift: true }] },
  'map-beats': { scope: 'desk', presses: [alt('KeyQ')] },
  'map-premises': { scope: 'desk', presses: [{ ...alt('KeyO'), shift: true }] },
  'map-contrast': { scope: 'desk', presses: [shifted('K')] },
  'storey-up': { scope: 'desk', presses: [{ code: 'PageUp' }], repeats: true },
  'storey-down': { scope: 'desk', presses: [{ code: 'PageDown' }], repeats: true },
  'start-planned': { scope: 'desk', presses: [shifted('N')] },
  cover: { scope: 'desk', presses: [{ code: 'Backquote' }] },
  'accept-advice': { scope: 'desk', presses: [{ code: 'BracketRight' }] },
  'decline-advice': { scope: 'desk', presses: [{ code: 'BracketLeft' }] },
  'rack-by-time': { scope: 'desk', presses: [shifted('R')] },
  sounds: { scope: 'desk', presses: [shifted('M')] },
  quiet: { scope: 'desk', presses: [shifted('Q')] },
  audit: { scope: 'desk', presses: [shifted('Y')] },
  roll: { scope: 'desk', presses: [{ code: 'Comma', shift: true }] },
  'site-settings': { scope: 'desk', presses: [{ code: 'Comma' }] },
  agreements: { scope: 'desk', presses: [shifted('O')] },
  relief: { scope: 'anywhere', presses: [alt('KeyD')] },
  duty: { scope: 'anywhere', presses: [{ ...alt('KeyD'), shift: true }] },
  'extend-duty': { scope: 'anywhere', presses: [{ ...alt('KeyE'), shift: true }] },
  'response-plans': { scope: 'desk', presses: [{ code: 'Period' }] },

  'send-best': { scope: 'incident', presses: [key('D')] },
  'choose-units': { scope: 'incident', presses: [key('Z')] },
  'send-numbered': { scope: 'incident', presses: [...digits('Digit'), ...digits('Numpad')], isFixed: true },
  'send-to-post': { scope: 'incident', presses: [key('P')] },
  'unit-status': { scope: 'incident', presses: [key('S')] },
  'add-note': { scope: 'incident', presses: [key('A')] },
  'attach-file': { scope: 'incident', presses: [shifted('F')] },
  'slip-step': { scope: 'incident', presses: [alt('Enter')] },
  'refuse-slip': { scope: 'incident', presses: [{ ...alt('KeyR'), shift: true }] },
  'file-feedback': { scope: 'incident', presses: [key('F')] },
  'edit-incident': { scope: 'incident', presses: [key('E')] },
  'edit-tags': { scope: 'incident', presses: [{ code: 'KeyE', shift: true }] },
  'raise-alarm': {
    scope: 'incident',
    presses: [{ code: 'NumpadAdd' }, { code: 'Equal', shift: true }, { code: 'Equal' }],
  },
  'lower-alarm': { scope: 'incident', presses: [{ code: 'NumpadSubtract' }, { code: 'Minus' }] },
  'find-on-map': { scope: 'incident', presses: [key('M')] },
  trails: { scope: 'incident', presses: [{ code: 'Backslash' }] },
  'draw-on-map': { scope: 'incident', presses: [shifted('G')] },
  'take-up-place': { scope: 'incident', presses: [shifted('C')] },
  'undo-on-map': { scope: 'incident', presses: [{ code: 'KeyZ', ctrl: true }] },
  'floor-plans': { scope: 'incident', presses: [key('I')] },
  'close-here': { scope: 'incident', presses: [key('B')] },
  'join-incident': { scope: 'incident', presses: [key('G')] },
  'hand-over': { scope: 'incident', presses: [key('H')] },
  'send-marked': { scope: 'incident', presses: [shifted('U')] },
  hands: { scope: 'incident', presses: [{ code: 'KeyZ', shift: true }] },
  'plan-unit': { scope: 'incident', presses: [shifted('P')] },
  'attach-unit': { scope: 'incident', presses: [shifted('A')] },
  'divert-unit': { scope: 'incident', presses: [shifted('D')] },
  'swap-unit': { scope: 'incident', presses: [shifted('W')] },
  'stand-down': { scope: 'incident', presses: [shifted('S')] },
  'update-hazard': { scope: 'incident', presses: [shifted('H')] },
  'correct-time': { scope: 'incident', presses: [shifted('T')] },
  'throw-incident': { scope: 'incident', presses: [shifted('V')] },
  'seal-incident': { scope: 'incident', presses: [alt('KeyS')] },
  'break-glass': { scope: 'desk', presses: [alt('KeyZ')] },
  'my-sign-in': { scope: 'desk', presses: [{ ...alt('KeyI'), shift: true }] },
  'my-record': { scope: 'desk', presses: [{ ...alt('KeyH'), shift: true }] },
  'share-incident': { scope: 'incident', presses: [shifted('I')] },
  'brief-leader': { scope: 'incident', presses: [alt('KeyT')] },
  'throw-to-wall': { scope: 'incident', presses: [shifted('B')] },
  'throw-likely': { scope: 'incident', presses: [{ ...alt('KeyV'), shift: true }] },
  'print-incident': { scope: 'anywhere', presses: [{ code: 'KeyP', ctrl: true }] },
  'part-again': { scope: 'desk', presses: [alt('KeyX')] },
  'open-thrown': { scope: 'anywhere', presses: [alt('KeyY')] },
  'close-incident': { scope: 'incident', presses: [key('X')] },

  create: { scope: 'form', presses: [{ code: 'Enter', ctrl: true }] },
  'create-and-send': { scope: 'form', presses: [{ code: 'Enter', ctrl: true, shift: true }] },
  'end-contact': { scope: 'form', presses: [{ code: 'F4' }] },
  'park-call': { scope: 'form', presses: [{ code: 'F3' }] },
  'contact-safety': { scope: 'form', presses: [{ code: 'KeyS', alt: true }] },
  'mark-flooding': { scope: 'form', presses: [{ code: 'KeyF', alt: true }] },
  'use-caller-place': { scope: 'form', presses: [{ code: 'KeyP', alt: true }] },
  'remember-name': { scope: 'form', presses: [{ code: 'KeyR', alt: true }] },
  'join-duplicate': { scope: 'form', presses: [{ code: 'F9' }] },
  'next-duplicate': { scope: 'form', presses: [{ code: 'F9', shift: true }] },
}

/** The keys as they are here: those of the house, with what the site has changed. */
export const keyTable = createStore<{ readonly rows: KeyTable }>({ rows: keys })
export const rowOf = (action: Action): Row => keyTable.get().rows[action]

const marks: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Slash: '/',
  Backquote: '`',
  BracketLeft: '[',
  BracketRight: ']',
  Comma: ',',
  Semicolon: ';',
  Quote: "'",
  Backslash: '\\',
  Period: '.',
  Equal: '+',
  Minus: '−',
  NumpadAdd: 'Num +',
  NumpadSubtract: 'Num −',
  Escape: 'Esc',
  Enter: '↵',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
}

/** How a stroke is shown: `N`, `F4`, `Ctrl ⇧ ↵`. */
export function labelOf({ code, ctrl, shift, alt }: Press): string {
  if (code === 'Slash' && shift) return '?'
  const cap = marks[code] ?? code.replace(/^(Key|Digit|Numpad)/, '')
  return [ctrl && 'Ctrl', alt && 'Alt', shift && '⇧', cap].filter(Boolean).join(' ')
}

/** The stroke that is shown beside a button: the last one given, since letters are easier to remember. */
export function shownKey(action: Action): string {
  if (action === 'send-numbered') return '1–9'
  if (action === 'explain-choice') return '⇧ 1–6'
  if (action === 'move-panel') return 'Alt ⇧ ←↓↑→'
  const press = rowOf(action).presses.at(-1)
  return press === undefined ? '' : labelOf(press)
}

/** The stroke for the same that also counts while somebody types. */
export function keyWhileTyping(action: Action): string {
  const press = rowOf(action).presses.find((each) => !types(each))
  return press === undefined ? '' : labelOf(press)
}

export const types = ({ code, ctrl, alt }: Press): boolean =>
  ctrl !== true && alt !== true && !/^(F\d+|Escape)$/.test(code)

export type Stroke = Press & { readonly isTyping: boolean; readonly isInForm: boolean; readonly hasIncident: boolean }

/**
 * The action that a stroke stands for, and the number of the press in its row; undefined when it stands for none here.
 * A press that would type a character never counts while a field or anything else in a form has the focus.
 */
export function actionFor(stroke: Stroke): { readonly action: Action; readonly index: number } | undefined {
  for (const [action, { scope, presses }] of Object.entries(keyTable.get().rows)) {
    const index = presses.findIndex((press) => isSame(press, stroke))
    const press = presses[index]
    if (press === undefined || !isAction(action)) continue
    if (counts(scope, press, stroke)) return { action, index }
  }
  return undefined
}

function counts(scope: KeyScope, press: Press, { isTyping, isInForm, hasIncident }: Stroke): boolean {
  if (scope === 'form') return isInForm
  const isWriting = isTyping || isInForm
  if (isWriting && types(press)) return false
  if (scope === 'anywhere') return true
  return !isWriting && (scope === 'desk' || hasIncident)
}

export const isSame = (press: Press, stroke: Press): boolean =>
  press.code === stroke.code &&
  (press.ctrl ?? false) === (stroke.ctrl ?? false) &&
  (press.shift ?? false) === (stroke.shift ?? false) &&
  (press.alt ?? false) === (stroke.alt ?? false)

export const isAction = (name: string): name is Action => name in keys
