import { expect, it } from 'vitest'
import { isDue } from './is-due.ts'

const at = (time: string): number => Date.parse(`2026-03-${time}Z`)
const last = { city: 'a', learntAt: at('10T03:10') }

it.each([
  ['no table yet, by day', undefined, 'a', '10T12:00', true],
  ['a table of another city, by day', last, 'b', '10T12:00', true],
  ['this night again', last, 'a', '10T04:00', false],
  ['the next day, before the night', last, 'a', '11T02:00', false],
  ['the next night', last, 'a', '11T03:05', true],
  ['after that night', last, 'a', '11T07:00', false],
  ['nights missed', last, 'a', '12T12:00', true],
] as const)('%s', (_, before, city, now, due) => {
  expect(isDue(before, city, at(now), 'UTC')).toBe(due)
})

it('goes by the clock of the place', () => {
  // 03:05 in Shanghai, nearly a day after the last
  const before = { city: 'a', learntAt: at('09T19:10') }
  expect(isDue(before, 'a', at('10T19:05'), 'Asia/Shanghai')).toBe(true)
  expect(isDue(before, 'a', at('10T19:05'), 'UTC')).toBe(false)
})
