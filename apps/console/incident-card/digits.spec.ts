import { expect, it } from 'vitest'
import fc from 'fast-check'
import { assignDigits } from './digits.ts'

const units = Array.from({ length: 16 }, (_, index) => `P${index}`)

it('counts from 1 in the order given', () => {
  expect([...assignDigits(new Map(), ['a', 'b'])]).toEqual([
    ['a', 1],
    ['b', 2],
  ])
})

it('lets a unit keep its digit when the order changes', () => {
  const before = assignDigits(new Map(), ['a', 'b', 'c'])
  expect(Object.fromEntries(assignDigits(before, ['c', 'a', 'b']))).toEqual({ a: 1, b: 2, c: 3 })
})

it('gives the digit of a unit that left to one that came', () => {
  const before = assignDigits(new Map(), ['a', 'b', 'c'])
  expect(Object.fromEntries(assignDigits(before, ['d', 'a', 'c']))).toEqual({ a: 1, c: 3, d: 2 })
})

it('never gives a digit twice, nor another one to a unit that stays, over any changes', () => {
  const lists = fc.array(fc.uniqueArray(fc.constantFrom(...units), { maxLength: 16 }), { maxLength: 20 })
  fc.assert(
    fc.property(lists, (rounds) => {
      let digits: ReadonlyMap<string, number> = new Map()
      for (const ids of rounds) {
        const next = assignDigits(digits, ids)
        expect(new Set(next.values()).size).toBe(Math.min(9, ids.length))
        const stayed = [...next.keys()].filter((id) => digits.has(id))
        expect(stayed.map((id) => next.get(id))).toEqual(stayed.map((id) => digits.get(id)))
        digits = next
      }
    }),
  )
})
