/** What a stroke of the keyboard does while something is in hand over the map. */
export type Step =
  | { readonly step: 'move'; readonly right: number; readonly up: number }
  | { readonly step: 'kind'; readonly index: number }
  | { readonly step: 'point' | 'finish' | 'back' | 'leave' | 'symbol' | 'colour' | 'text' | 'nothing' }

/** Keys that mean something on the desk: while a tool is in hand none of them sends a unit. */
const ofDesk =
  /^(?:Key[A-Z]|(?:Digit|Numpad)\d|Numpad(?:Add|Subtract)|Equal|Minus|Period|Comma|Backquote|Bracket(?:Left|Right)|Page(?:Up|Down))$/
const coarsePx = 24
const finePx = 3
const named: Readonly<Record<string, Exclude<Step['step'], 'move' | 'kind'>>> = {
  Space: 'point',
  Enter: 'finish',
  NumpadEnter: 'finish',
  Backspace: 'back',
  Escape: 'leave',
}
const ofDrawing: typeof named = { KeyS: 'symbol', KeyO: 'colour', KeyT: 'text' }
const arrows: Readonly<Record<string, readonly [right: number, up: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>

/** The step of a stroke; undefined where it is left to others. Pixels for a move: Shift moves finely. */
export function stepFor({ code, ...held }: Pressed, isDrawing: boolean): Step | undefined {
  if (held.altKey || held.metaKey) return undefined
  if (held.ctrlKey) return code === 'KeyZ' ? { step: 'back' } : undefined
  const arrow = arrows[code]
  const px = held.shiftKey ? finePx : coarsePx
  if (arrow !== undefined) return { step: 'move', right: arrow[0] * px, up: arrow[1] * px }
  const name = named[code] ?? (isDrawing && !held.shiftKey ? ofDrawing[code] : undefined)
  if (name !== undefined) return { step: name }
  const digit = /^(?:Digit|Numpad)([1-5])$/.exec(code)?.[1]
  if (isDrawing && digit !== undefined && !held.shiftKey) return { step: 'kind', index: Number(digit) - 1 }
  return ofDesk.test(code) ? { step: 'nothing' } : undefined
}
