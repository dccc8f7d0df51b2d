import { usualNext } from '@tocsin/domain'
import { wordsOf } from '@tocsin/ui/words'
import { expect, it } from 'vitest'
import { nextIn, rowsIn, tellRows, toggled } from './status-rows.ts'

it('DR30 a tick changes one row, and a row that is as usual again is left out', () => {
  const once = toggled({}, 'clearing', 'available')
  expect(once).toEqual({ clearing: ['out-of-service'] })
  expect(nextIn(once ?? {}, 'on-scene')).toEqual(usualNext['on-scene'])
  expect(toggled(once ?? {}, 'clearing', 'available')).toBeUndefined()
  const two = toggled(once ?? {}, 'dispatched', 'clearing')
  expect(two?.clearing).toEqual(['out-of-service'])
  expect([...(two?.dispatched ?? [])].sort()).toEqual([...usualNext.dispatched, 'clearing'].sort())
})

it('DR30 what is no graph is the usual one, also in words', () => {
  for (const leaf of [undefined, null, 3, 'x', ['a']]) expect(rowsIn(leaf)).toEqual({})
  expect(rowsIn({ clearing: ['available', 'dispatched', 'moon', 3], moon: [] })).toEqual({ clearing: ['available'] })
  expect(tellRows(undefined, wordsOf('en'))).toBe('usual')
  expect(tellRows({ clearing: ['out-of-service'] }, wordsOf('en'))).toBe('Clearing: −Available')
  expect(tellRows({ 'en-route': ['clearing', 'on-scene', 'available', 'out-of-service'] }, wordsOf('zh-CN'))).toBe(
    '出动: +收尾 −转送',
  )
})
