import { wordsOf } from '@tocsin/ui/words'
import { expect, it } from 'vitest'
import { formatArea, formatLength } from './sizes.ts'

const en = wordsOf('en')

it.each([
  [0, '0 m²'],
  [999, '999 m²'],
  [1000, '0.10 ha'],
  [25_600, '2.56 ha'],
  [3_140_000, '3.14 km²'],
])('tells %d square metres as %s', (area, said) => {
  expect(formatArea(area, en)).toBe(said)
})

it.each([
  [87.4, '87 m'],
  [1234, '1.23 km'],
  [12_345, '12.3 km'],
])('tells %d metres as %s', (length, said) => {
  expect(formatLength(length, en)).toBe(said)
})
