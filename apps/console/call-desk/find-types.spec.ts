import { expect, it } from 'vitest'
import { neutralListing } from '@tocsin/domain'
import { findTypes } from './find-types.ts'

const first = (typed: string): string | undefined => findTypes(neutralListing, typed)[0]?.code

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
  expect(findTypes(neutralListing, '  ')).toHaveLength(neutralListing.types.length)
  expect(findTypes(neutralListing, 'qqqq')).toEqual([])
})

it('finds every type by its pinyin initials and by either name', () => {
  for (const { code, name } of neutralListing.types) {
    expect(findTypes(neutralListing, name.zh).map((type) => type.code)).toContain(code)
    expect(findTypes(neutralListing, name.en).map((type) => type.code)).toContain(code)
  }
})

it('does not offer what is retired', () => {
  const types = neutralListing.types.map((type) => (type.code === 'noise' ? { ...type, retired: true } : type))
  expect(findTypes({ types }, 'noise')).toEqual([])
  expect(findTypes({ types }, '')).toHaveLength(types.length - 1)
})
