import { beforeEach, expect, it } from 'vitest'
import { keys } from '../keys.ts'
import { cancelDrawing, drawing, startDrawing } from './drawing.ts'
import { stepFor } from './drawing-keys.ts'

const plain = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false }
const press = (code: string, held = {}) => stepFor({ ...plain, code, ...held })

beforeEach(() => {
  cancelDrawing()
  startDrawing()
})

it('chooses the shape by its digit, on both rows of digits', () => {
  press('Digit3')?.()
  expect(drawing.get().shape).toBe('area')
  press('Numpad2')?.()
  expect(drawing.get().shape).toBe('along')
})

it('keeps every letter and digit of the desk from it, and does nothing for it', () => {
  const before = drawing.get()
  const onDesk = Object.values(keys)
    .flatMap(({ presses }) => presses)
    .filter(
      ({ code, ctrl, alt }) =>
        /^(?:Key|Digit|Numpad|Equal|Minus|Period|Comma|Backquote|Bracket)/.test(code) && ctrl !== true && alt !== true,
    )
    .map(({ code }) => code)
  expect(onDesk).toContain('KeyD')
  for (const code of [...onDesk, 'Digit0', 'Numpad0']) expect(press(code), code).toBeDefined()
  for (const code of ['KeyD', 'KeyP', 'KeyX', 'Digit4', 'Digit9', 'Numpad7', 'Digit0']) press(code)?.()
  expect(drawing.get()).toEqual(before)
})

it('leaves function keys and what is held with Ctrl, Alt or the command key to others', () => {
  for (const code of ['F1', 'F2', 'F8', 'Tab', 'Space']) expect(press(code)).toBeUndefined()
  for (const held of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }])
    expect(press('KeyP', held)).toBeUndefined()
})
