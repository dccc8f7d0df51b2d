import fc from 'fast-check'
import { expect, it } from 'vitest'
import { TextTable } from './text-table.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '路', '𠮷', '\u{d842}', '\u{ffff}'), maxLength: 5 })
const texts = fc.array(text, { maxLength: 20 })

it('gives back each text, and nothing for a number that there is not', () => {
  fc.assert(
    fc.property(texts, (list) => {
      const table = TextTable.of(list)
      expect(list.map((_, i) => table.at(i))).toEqual(list)
      expect([table.length, table.at(-1), table.at(list.length)]).toEqual([list.length, '', ''])
    }),
  )
})

it('compares as the operators of the language do', () => {
  fc.assert(
    fc.property(texts, text, (list, asked) => {
      const table = TextTable.of(list)
      for (const [i, each] of list.entries()) {
        expect(Math.sign(table.compare(i, asked))).toBe(each < asked ? -1 : each > asked ? 1 : 0)
        expect(table.startsWith(i, asked)).toBe(each.startsWith(asked))
      }
      expect(table.startsWith(list.length, asked)).toBe(false)
    }),
  )
})
