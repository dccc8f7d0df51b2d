import { expect, it } from 'vitest'
import { chanceFrom } from './chance.ts'

const draws = (seed: number, name: string) => {
  const chance = chanceFrom(seed, name)
  return Array.from({ length: 5 }, () => chance.whole(0, 1e9))
}

it('gives the same for the same seed and name, and something else for others', () => {
  expect(draws(1, 'callers')).toEqual(draws(1, 'callers'))
  expect(draws(2, 'callers')).not.toEqual(draws(1, 'callers'))
  expect(draws(1, 'crew')).not.toEqual(draws(1, 'callers'))
})

it('draws in proportion to the weights, and never what weighs nothing', () => {
  const chance = chanceFrom(7, 'weights')
  const counts = { a: 0, b: 0, c: 0 }
  for (let i = 0; i < 4000; i += 1) counts[chance.weighted({ a: 3, b: 1, c: 0 })] += 1
  expect(counts.c).toBe(0)
  expect(counts.a / counts.b).toBeGreaterThan(2.5)
  expect(counts.a / counts.b).toBeLessThan(3.6)
})

it('draws gaps that are as long as they should be on average', () => {
  const chance = chanceFrom(7, 'gaps')
  const gaps = Array.from({ length: 4000 }, () => chance.gap(1000))
  const mean = gaps.reduce((sum, each) => sum + each, 0) / gaps.length
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0)
  expect(mean).toBeGreaterThan(930)
  expect(mean).toBeLessThan(1070)
})
