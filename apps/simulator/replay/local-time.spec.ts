import { describe, expect, it } from 'vitest'
import { localTimeReader } from './local-time.ts'

const read = localTimeReader('America/Los_Angeles')
const utc = (text: string): string | undefined => {
  const at = read(text)
  return at === undefined ? undefined : new Date(at).toISOString()
}

describe('local time of a log', () => {
  it.each([
    ['12/31/2016 11:57:56 PM', '2017-01-01T07:57:56.000Z'],
    ['01/01/2017 12:01:47 AM', '2017-01-01T08:01:47.000Z'],
    ['07/04/2016 12:00:00 PM', '2016-07-04T19:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(utc(text)).toBe(expected)
  })

  it('follows the change of clocks in spring and autumn, and takes a repeated hour for its first turn', () => {
    expect(utc('03/13/2016 01:59:59 AM')).toBe('2016-03-13T09:59:59.000Z')
    expect(utc('03/13/2016 03:00:00 AM')).toBe('2016-03-13T10:00:00.000Z')
    expect(utc('11/06/2016 12:30:00 AM')).toBe('2016-11-06T07:30:00.000Z')
    expect(utc('11/06/2016 01:30:00 AM')).toBe('2016-11-06T08:30:00.000Z')
    expect(utc('11/06/2016 02:30:00 AM')).toBe('2016-11-06T10:30:00.000Z')
  })

  it.each([
    '',
    '2016-12-31 11:57:56',
    '02/30/2016 01:00:00 AM',
    '13/01/2016 01:00:00 AM',
    '01/01/2016 00:30:00 AM',
    '01/01/2016 01:60:00 AM',
  ])('is undefined for %j', (text) => {
    expect(read(text)).toBeUndefined()
  })

  it('knows zones with odd offsets', () => {
    const at = localTimeReader('Asia/Kathmandu')('01/01/2024 12:00:00 PM')
    expect(new Date(at ?? 0).toISOString()).toBe('2024-01-01T06:15:00.000Z')
  })
})
