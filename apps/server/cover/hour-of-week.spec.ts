import { expect, it } from 'vitest'
import { hourOfWeek } from './hour-of-week.ts'

it('DR39 the hour of the week is that of the clocks on the wall, from Monday midnight', () => {
  const shanghai = hourOfWeek('Asia/Shanghai')
  expect(shanghai(Date.UTC(2026, 10, 22, 15, 59))).toBe(167)
  expect(shanghai(Date.UTC(2026, 10, 22, 16, 0))).toBe(0)
  expect(hourOfWeek('UTC')(Date.UTC(2026, 10, 22, 16, 0))).toBe(6 * 24 + 16)
  // the same hour at the desk, before and after the clocks were set
  const auckland = hourOfWeek('Pacific/Auckland')
  expect(auckland(Date.UTC(2026, 8, 25, 20, 30))).toBe(5 * 24 + 8)
  expect(auckland(Date.UTC(2026, 9, 2, 19, 30))).toBe(5 * 24 + 8)
})
