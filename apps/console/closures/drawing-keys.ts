import { cancelDrawing, chooseShape, drawnShapes, finishDrawing, takeBack } from './drawing.ts'

const nothing = (): void => undefined

/** Keys that mean something on the desk, with Shift too. */
const ofDesk =
  /^(?:Key[A-Z]|(?:Digit|Numpad)\d|Numpad(?:Add|Subtract)|Equal|Minus|Period|Comma|Backquote|Bracket(?:Left|Right))$/

/**
 * What a stroke does while something is drawn; undefined where it is left to others. Plain letters and digits never are:
 * on the desk one of them sends a unit, and digits are what is pressed here.
 */
export function stepFor({
  code,
  ...held
}: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>): (() => void) | undefined {
  if (held.ctrlKey || held.altKey || held.metaKey) return undefined
  if (code === 'Enter' || code === 'NumpadEnter') return finishDrawing
  if (code === 'Backspace') return takeBack
  if (code === 'Escape') return cancelDrawing
  const shape = drawnShapes[Number(/^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]) - 1]
  if (shape !== undefined && !held.shiftKey) return () => chooseShape(shape)
  return ofDesk.test(code) ? nothing : undefined
}
