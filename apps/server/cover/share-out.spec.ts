import { expect, it } from 'vitest'
import { shareOut } from './share-out.ts'

it('shares out by proportion, the largest remainders first, and loses none', () => {
  const counts = new Map([
    ['patrol', 6],
    ['engine', 3],
    ['boat', 1],
  ])
  expect([...shareOut(10, counts)]).toEqual([...counts])
  expect([...shareOut(4, counts)]).toEqual([
    ['patrol', 3],
    ['engine', 1],
  ])
  expect([...shareOut(1, counts)]).toEqual([['patrol', 1]])
  for (let total = 1; total < 40; total++)
    expect([...shareOut(total, counts).values()].reduce((sum, each) => sum + each, 0)).toBe(total)
})
