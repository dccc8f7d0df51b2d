import { describe, expect, it } from 'vitest'
import { formatAge, formatDistance, formatDriveTime, formatTime } from './times.ts'
import { wordsOf } from './words/index.ts'

const en = wordsOf('en')

describe('an age', () => {
  it.each([
    [0, '0:00'],
    [59_999, '0:59'],
    [754_000, '12:34'],
    [3_600_000, '1h00'],
    [3_899_000, '1h04'],
    [183_600_000, '2d3h'],
    [-5000, '0:00'],
  ])('of %i ms is %s', (ms, shown) => expect(formatAge(ms, en)).toBe(shown))
})

it('tells a drive time in minutes and seconds', () => {
  expect(formatDriveTime(160.4, en)).toBe('2:40')
  expect(formatDriveTime(3725, en)).toBe('62:05')
})

it('tells metres below a kilometre and kilometres above', () => {
  expect(formatDistance(875.4, en)).toBe('875 m')
  expect(formatDistance(1260, en)).toBe('1.3 km')
})

it('tells the time at the place of the centre', () => {
  const at = Date.parse('2026-11-21T16:05:09Z')
  expect(formatTime(at, 'Asia/Shanghai')).toBe('00:05:09')
  expect(formatTime(at, 'Asia/Kathmandu', 'minute')).toBe('21:50')
})
