import { describe, expect, it } from 'vitest'
import { readTold } from './told-time.ts'

const at = (iso: string): number => Date.parse(iso)
const told = (typed: string, now: string, zone: string): string | undefined => {
  const read = readTold(typed, at(now), zone)
  return read === undefined ? undefined : new Date(read).toISOString()
}

describe('a time that was told by radio', () => {
  it('is of today when it has been', () => {
    expect(told('03:12', '2026-11-22T05:00:00+08:00', 'Asia/Shanghai')).toBe('2026-11-21T19:12:00.000Z')
  })

  it('is of yesterday when it has not been yet today: ten past midnight, "23:58"', () => {
    expect(told('23:58', '2026-11-22T00:10:00+08:00', 'Asia/Shanghai')).toBe('2026-11-21T15:58:00.000Z')
  })

  it.each(['0312', '3:12', '03：12', ' 03:12 '])('may be typed as "%s"', (typed) => {
    expect(told(typed, '2026-11-22T05:00:00+08:00', 'Asia/Shanghai')).toBe('2026-11-21T19:12:00.000Z')
  })

  it.each(['24:00', '12:60', 'noon', '', '1', '123456', '-1:00'])('is not "%s"', (typed) => {
    expect(readTold(typed, at('2026-11-22T05:00:00Z'), 'Asia/Shanghai')).toBeUndefined()
  })

  it('F13 is right where clocks are three quarters of an hour off', () => {
    expect(told('03:12', '2026-11-22T05:00:00+05:45', 'Asia/Kathmandu')).toBe('2026-11-21T21:27:00.000Z')
  })

  it('F13 is right across the night in which clocks are put back', () => {
    // 01:30 was twice; the first reading of the offset is taken, and it has been.
    expect(told('23:30', '2026-11-01T03:00:00-08:00', 'America/Los_Angeles')).toBe('2026-11-01T06:30:00.000Z')
    expect(told('02:30', '2026-11-01T03:00:00-08:00', 'America/Los_Angeles')).toBe('2026-11-01T10:30:00.000Z')
  })

  it('F13 is right on a leap day', () => {
    expect(told('23:59', '2028-03-01T00:01:00Z', 'UTC')).toBe('2028-02-29T23:59:00.000Z')
  })
})
