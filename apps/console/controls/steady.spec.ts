import { expect, it } from 'vitest'
import { steadyOrder } from './steady.ts'

it('keeps each key with its thing while the list behind it is sorted anew, grows and loses some', () => {
  const opened = steadyOrder([], ['a', 'b', 'c'], 5)
  expect(steadyOrder(opened, ['c', 'new', 'a'], 5)).toEqual(['a', 'b', 'c', 'new'])
  expect(steadyOrder(opened, ['c', 'b', 'a'], 3)).toEqual(opened)
  expect(steadyOrder(opened, ['x', 'y', 'z'], 5)).toEqual(['a', 'b', 'c', 'x', 'y'])
})
