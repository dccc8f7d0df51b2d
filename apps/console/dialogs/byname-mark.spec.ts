import { expect, it } from 'vitest'
import { markIn } from './byname-mark.ts'

const rows = (ids: string) => Array.from(ids, (id) => ({ id }))

it('begins with the first row, and stays with it when newer ones come above it', () => {
  const first = markIn(rows('bc'), null)
  expect(first).toEqual({ id: 'b', index: 0 })
  expect(markIn(rows('bc'), first)).toBe(first)
  expect(markIn(rows('abc'), first)).toEqual({ id: 'b', index: 1 })
})

it('goes to the row that stands where the marked one was, and stays with that one', () => {
  const next = markIn(rows('acd'), { id: 'b', index: 1 })
  expect(next).toEqual({ id: 'c', index: 1 })
  expect(markIn(rows('xacd'), next)).toEqual({ id: 'c', index: 2 })
  expect(markIn(rows('a'), { id: 'b', index: 1 })).toEqual({ id: 'a', index: 0 })
  expect(markIn([], { id: 'b', index: 1 })).toBeNull()
})
