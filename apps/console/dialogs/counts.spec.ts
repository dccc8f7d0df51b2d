import { expect, it } from 'vitest'
import { readAmount, readCount, skillsFrom } from './counts.ts'

it('reads counts of people: nothing is null, nonsense is undefined', () => {
  expect(['', ' 4 ', '60', '61', '-1', '2.5', 'x'].map((each) => readCount(each, 60))).toEqual([
    null,
    4,
    60,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

it('says of skills only those that somebody has', () => {
  const typed = new Map([
    ['sworn', '2'],
    ['medic', '0'],
    ['diver', ''],
  ])
  expect(skillsFrom(typed, 60)).toEqual([{ code: 'sworn', count: 2 }])
})

it('reads amounts, with either sign for the fraction', () => {
  expect(['', '32', '7,5', '10000.5', 'a'].map(readAmount)).toEqual([null, 32, 7.5, undefined, undefined])
})
