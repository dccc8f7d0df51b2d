import { describe, expect, it } from 'vitest'
import { erasedFrom, typedInto } from './strokes.ts'

const at = (from: number, to = from) => ({ from, to })

describe('a line that takes strokes', () => {
  it('takes them at its end, wherever a click has been, and in place of what is marked', () => {
    expect(typedInto('d 3', at(3), ' e1')).toBe('d 3 e1')
    expect(typedInto('d 3', at(1), ' e1')).toBe('d 3 e1')
    expect(typedInto('note 3', at(0, 6), 'd')).toBe('d')
    expect(typedInto('d 13 e1', at(2, 4), '2')).toBe('d 2 e1')
  })

  it('gives up the last sign or word, or what is marked and no more', () => {
    expect(erasedFrom('d 23', at(4), false)).toBe('d 2')
    expect(erasedFrom('d 23 e12', at(0), true)).toBe('d 23 ')
    expect(erasedFrom('d 23', at(1, 4), true)).toBe('d')
    expect(erasedFrom('', at(0), false)).toBe('')
    // a sign outside of the first plane is one
    expect(erasedFrom('d 𠮷', at(4), false)).toBe('d ')
  })
})
