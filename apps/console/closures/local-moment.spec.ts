import { expect, it } from 'vitest'
import { readMoment, writeMoment } from './local-moment.ts'

it('reads what it writes, at the place of the centre, also around changes of the clock', () => {
  for (const zone of ['Asia/Shanghai', 'Europe/Berlin', 'America/Los_Angeles', 'UTC']) {
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 13 * 3_600_000) {
      expect(readMoment(writeMoment(at, zone), zone)).toBe(at)
    }
  }
  expect(writeMoment(Date.UTC(2026, 10, 22, 1, 40), 'Asia/Shanghai')).toBe('2026-11-22T09:40')
})

it('knows what is no moment', () => {
  for (const typed of ['', '09:40', '2026-13-40T99:99', 'morgen']) expect(readMoment(typed, 'UTC')).toBeUndefined()
})
