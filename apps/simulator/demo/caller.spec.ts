import { expect, it } from 'vitest'
import { chanceFrom } from '../chance.ts'
import { drawCall } from './caller.ts'
import { scenarios } from './scenarios.ts'

const drawPlace = (words: string) => () => ({ point: { lon: 113, lat: 23 }, words })
const calls = (seed: number, words = '和平路12号') => {
  const chance = chanceFrom(seed, 'callers')
  return Array.from({ length: 200 }, () => drawCall(scenarios.storm, drawPlace(words), chance))
}

it('calls the same again for the same seed', () => {
  expect(calls(5)).toEqual(calls(5))
  expect(calls(6)).not.toEqual(calls(5))
})

it('has callers speak as the place is named', () => {
  const inChinese = (text: string): boolean => /\p{Script=Han}/u.test(text)
  expect(calls(5).filter(({ words }) => !inChinese(words))).toEqual([])
  expect(calls(5, '12 Peace Road').filter(({ words }) => inChinese(words))).toEqual([])
})

it('has now and then a call that leads to nothing', () => {
  const idle = calls(5).filter(({ voice }) => 'idle' in voice).length
  expect(idle).toBeGreaterThan(4)
  expect(idle).toBeLessThan(40)
})
