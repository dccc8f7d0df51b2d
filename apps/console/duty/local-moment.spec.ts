import { expect, it } from 'vitest'
import { daysOfWeek, momentAt } from './local-moment.ts'

it.each([
  ['2026-11-22', '08:00', 'Asia/Shanghai', '2026-11-22T08:00:00+08:00'],
  ['2026-11-22', '00:00', 'America/Los_Angeles', '2026-11-22T00:00:00-08:00'],
  ['2026-11-22', '23:59', 'Pacific/Auckland', '2026-11-22T23:59:00+13:00'],
  // the day of 25 hours
  ['2026-10-25', '20:00', 'Europe/Berlin', '2026-10-25T20:00:00+01:00'],
])('%s %s in %s', (date, time, zone, moment) => {
  expect(momentAt(date, time, zone)).toBe(Date.parse(moment))
})

it('is undefined for what is not typed yet', () => {
  expect(momentAt('', '08:00', 'UTC')).toBeUndefined()
  expect(momentAt('2026-11-22', '', 'UTC')).toBeUndefined()
})

it('a week begins on its Monday', () => {
  expect(daysOfWeek('2026-11-22', 0)[0]).toBe('2026-11-16')
  expect(daysOfWeek('2026-11-22', 0)[6]).toBe('2026-11-22')
  expect(daysOfWeek('2026-11-23', 1)[0]).toBe('2026-11-30')
})
