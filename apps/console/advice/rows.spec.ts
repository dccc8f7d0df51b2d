import { expect, it } from 'vitest'
import type { Advice, Comer } from './answer.ts'
import { isPast, keepRows, nextBest, rowsToKeep, rowsWithout } from './rows.ts'

const comer = (unit: string, more: Partial<Comer> = {}): Comer => ({
  unit,
  seconds: 60,
  standing: 'available',
  lentBy: null,
  abandons: null,
  rest: null,
  metres: 1,
  delayS: 0,
  whyUnknown: null,
  from: 'position',
  ageS: 0,
  profile: 'car',
  factor: 1,
  learnt: false,
  use: 'x',
  ...more,
})
const advice = (units: readonly Comer[], others: readonly Comer[]): Advice => ({
  plan: null,
  fallback: 'branch',
  needs: [],
  units: units.map((each) => ({ ...each, reasons: [] })),
  others: [...others],
  passedOver: [],
  shortfall: [],
  posts: [],
  surplus: [],
  changed: null,
  uncovered: null,
  late: false,
})

it('DR18 the set stands first, those who would abandon work or whose time nobody knows apart', () => {
  const others = [comer('D1', { standing: 'divert' }), comer('U1', { seconds: null }), comer('S1')]
  const rows = keepRows([], advice([comer('E1'), comer('E2')], others))
  expect(rows).toEqual([
    { unit: 'E1', letter: 'A', group: 'set' },
    { unit: 'E2', letter: 'B', group: 'set' },
    { unit: 'S1', letter: 'C', group: 'spare' },
    { unit: 'D1', letter: 'D', group: 'divert' },
    { unit: 'U1', letter: 'E', group: 'unknown' },
  ])
})

it('a letter and a row never change under the hand: who is new comes after all others, who has gone stays', () => {
  const before = keepRows([], advice([comer('E1')], [comer('E2')]))
  const after = keepRows(before, advice([comer('E9')], [comer('E1')]))
  expect(after.slice(0, 2)).toEqual(before)
  expect(after.at(-1)).toEqual({ unit: 'E9', letter: 'C', group: 'set' })
})

it('DR21 next best is the quickest free one of the same use, never one that would have to be taken off its work', () => {
  const others = [comer('E2', { use: 'y' }), comer('E3', { standing: 'divert' }), comer('E4'), comer('E5')]
  const given = advice([comer('E1')], others)
  expect(nextBest(given, 'E1', () => true)).toBe('E4')
  expect(nextBest(given, 'E1', (unit) => unit !== 'E4')).toBe('E5')
})

it('DR20 without advice those who are free stand there to be sent, of unknown time, and keep their letters when it comes', () => {
  const without = rowsWithout([], ['E1', 'E2'])
  expect(without.map(({ unit, letter, group }) => `${letter} ${unit} ${group}`)).toEqual([
    'A E1 unknown',
    'B E2 unknown',
  ])
  expect(rowsWithout(without, ['E0', 'E1', 'E2']).map(({ unit }) => unit)).toEqual(['E1', 'E2', 'E0'])
  expect(keepRows(without, advice([comer('E2')], [])).slice(0, 2)).toEqual(without)
})

it('DR25 a divert that the set needs stands apart all the same', () => {
  const rows = keepRows([], advice([comer('E1'), comer('D1', { standing: 'divert' })], []))
  expect(rows.map(({ unit, group }) => `${unit} ${group}`)).toEqual(['E1 set', 'D1 divert'])
})

it('DR4 what was advised before the plans were asked anew is not called recommended any more', () => {
  const before = keepRows([], advice([comer('E1'), comer('E2')], [comer('S1')]))
  const after = keepRows(before, advice([comer('L1')], [comer('E1')]))
  expect(isPast(after, 0, new Set(['E2', 'L1']))).toBe(false)
  expect(isPast(after, 0, new Set(['L1']))).toBe(true)
  expect(isPast(after, 2, new Set(['L1']))).toBe(false)
  expect(isPast(after, 3, new Set(['L1']))).toBe(false)
})

it('DR4 another type has rows of its own, unless a hand is on those that are there or nothing is wanted otherwise', () => {
  const before = keepRows([], advice([comer('E1')], [comer('E2')]))
  const other = { ...advice([comer('P1')], [comer('E1')]), changed: { more: [], less: [] } }
  expect(keepRows(rowsToKeep(before, other, false), other)[0]).toEqual({ unit: 'P1', letter: 'A', group: 'set' })
  expect(rowsToKeep(before, other, true)).toBe(before)
  expect(rowsToKeep(before, { ...other, changed: null }, false)).toBe(before)
})
