import { describe, expect, it } from 'vitest'
import { erasedBefore, erasedBehind, typedInto } from './strokes.ts'

const at = (from: number, to = from) => ({ from, to })

describe('a line that takes strokes', () => {
  it('takes them where the caret stands, and in place of what is marked', () => {
    expect(typedInto('d 3', at(3), ' e1')).toEqual({ text: 'd 3 e1', caret: 6 })
    expect(typedInto('d 3', at(2), '2')).toEqual({ text: 'd 23', caret: 3 })
    expect(typedInto('note 3', at(0, 6), 'd')).toEqual({ text: 'd', caret: 1 })
  })

  it('gives up the sign or the word before the caret, or what is marked and no more', () => {
    expect(erasedBefore('d 23', at(3), false)).toEqual({ text: 'd 3', caret: 2 })
    expect(erasedBefore('d 23 e12', at(8), true)).toEqual({ text: 'd 23 ', caret: 5 })
    expect(erasedBefore('d 23', at(1, 4), true)).toEqual({ text: 'd', caret: 1 })
    expect(erasedBefore('d', at(0), false)).toEqual({ text: 'd', caret: 0 })
    // a sign outside of the first plane is one
    expect(erasedBefore('d 𠮷', at(4), false)).toEqual({ text: 'd ', caret: 2 })
  })

  it('gives up the sign behind the caret, or what is marked', () => {
    expect(erasedBehind('d 23', at(2))).toEqual({ text: 'd 3', caret: 2 })
    expect(erasedBehind('d 23', at(0, 4))).toEqual({ text: '', caret: 0 })
    expect(erasedBehind('d', at(1))).toEqual({ text: 'd', caret: 1 })
  })
})
