import { expect, it } from 'vitest'
import { stepFor } from './tool-keys.ts'

const none = { ctrlKey: false, altKey: false, metaKey: false, shiftKey: false }
const press = (code: string, held: Partial<typeof none> = {}, isDrawing = true) =>
  stepFor({ code, ...none, ...held }, isDrawing)

it('arrows move the cursor, finely with Shift; space sets, Enter ends, Escape leaves', () => {
  expect(press('ArrowUp')).toEqual({ step: 'move', right: 0, up: 24 })
  expect(press('ArrowLeft', { shiftKey: true })).toEqual({ step: 'move', right: -3, up: 0 })
  expect(press('Space')).toEqual({ step: 'point' })
  expect(press('NumpadEnter')).toEqual({ step: 'finish' })
  expect(press('Escape')).toEqual({ step: 'leave' })
  expect(press('KeyZ', { ctrlKey: true })).toEqual({ step: 'back' })
})

it('digits and letters choose while one draws, and never reach the desk: there a digit sends a unit', () => {
  expect(press('Digit3')).toEqual({ step: 'kind', index: 2 })
  expect(press('KeyS')).toEqual({ step: 'symbol' })
  for (const code of ['Digit3', 'Numpad9', 'KeyD', 'KeyS', 'Equal', 'PageUp'])
    expect(press(code, {}, false), code).toEqual({ step: 'nothing' })
  expect(press('KeyD', { shiftKey: true })).toEqual({ step: 'nothing' })
})

it('leaves strokes with Alt or Ctrl and the keys of calls to the desk', () => {
  expect(press('KeyK', { ctrlKey: true })).toBeUndefined()
  expect(press('Comma', { altKey: true })).toBeUndefined()
  expect(press('F2')).toBeUndefined()
})
