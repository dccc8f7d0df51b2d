import { expect, it } from 'vitest'
import { incidentTypes } from '@tocsin/domain'
import { findTypes } from './find-types.ts'

const first = (typed: string): string | undefined => findTypes(typed)[0]?.code

it.each([
  ['jzhz', 'fire-building'],
  ['JZHZ', 'fire-building'],
  ['建筑', 'fire-building'],
  ['building', 'fire-building'],
  ['fire-building', 'fire-building'],
  ['dtkr', 'lift'],
  ['jf', 'dispute'],
  ['lift', 'lift'],
  ['water', 'water-rescue'],
])('finds "%s"', (typed, code) => expect(first(typed)).toBe(code))

it('puts the whole key before the beginning of another', () => {
  expect(first('medical')).toBe('medical')
})

it('offers all before anything is typed, and none for nonsense', () => {
  expect(findTypes('  ')).toHaveLength(incidentTypes.length)
  expect(findTypes('qqqq')).toEqual([])
})

it('finds every type by its pinyin initials and by either name', () => {
  for (const { code, name } of incidentTypes) {
    expect(findTypes(name.zh).map((type) => type.code)).toContain(code)
    expect(findTypes(name.en).map((type) => type.code)).toContain(code)
  }
})
