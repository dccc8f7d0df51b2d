import { expect, it } from 'vitest'
import { readPaperTime } from './paper-time.ts'

const zone = 'Asia/Shanghai'
const at = (text: string): number => Date.parse(`${text}+08:00`)
const now = at('2026-03-02T08:15:30')

it.each([
  ['08:10', '2026-03-02T08:10:00'],
  ['23:50', '2026-03-01T23:50:00'],
  ['yesterday 23:50', '2026-03-01T23:50:00'],
  ['昨天23:50', '2026-03-01T23:50:00'],
  ['昨 0710', '2026-03-01T07:10:00'],
  ['Y 7:10', '2026-03-01T07:10:00'],
])('%s on paper is %s', (typed, meant) => {
  expect(readPaperTime(typed, now, zone)).toBe(at(meant))
})

it('is no time where nothing says one', () => {
  for (const typed of ['', 'yesterday', '昨天', '25:00', 'tomorrow 10:00'])
    expect(readPaperTime(typed, now, zone)).toBeUndefined()
})
