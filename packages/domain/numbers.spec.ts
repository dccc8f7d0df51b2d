import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { localDate, maxSpoken, seriesOf, slipNumber, spokenClaim, unitClaim } from './numbers.ts'
import { called, opened, town } from './testing/town.fixture.ts'

const at = (iso: string): number => Date.parse(iso)

describe('the day of a number', () => {
  it.each([
    ['2026-11-22T15:59:59Z', 'Asia/Shanghai', '2026-11-22'],
    ['2026-11-22T16:00:00Z', 'Asia/Shanghai', '2026-11-23'],
    // Kathmandu is 5 hours 45 minutes ahead
    ['2026-11-22T18:14:59Z', 'Asia/Kathmandu', '2026-11-22'],
    ['2026-11-22T18:15:00Z', 'Asia/Kathmandu', '2026-11-23'],
    ['2028-02-28T16:00:00Z', 'Asia/Shanghai', '2028-02-29'],
    ['2028-02-29T16:00:00Z', 'Asia/Shanghai', '2028-03-01'],
    ['2100-02-28T16:00:00Z', 'Asia/Shanghai', '2100-03-01'],
    // New York sets its clocks back at 06:00 UTC on 1 November 2026: the hour from one to two comes twice, on one day
    ['2026-11-01T03:59:59Z', 'America/New_York', '2026-10-31'],
    ['2026-11-01T05:30:00Z', 'America/New_York', '2026-11-01'],
    ['2026-11-01T06:30:00Z', 'America/New_York', '2026-11-01'],
    ['2026-11-02T04:59:59Z', 'America/New_York', '2026-11-01'],
    ['2026-11-02T05:00:00Z', 'America/New_York', '2026-11-02'],
    // Cairo's summer time begins at midnight: that day starts at one o'clock
    ['2026-04-23T21:59:59Z', 'Africa/Cairo', '2026-04-23'],
    ['2026-04-23T22:00:00Z', 'Africa/Cairo', '2026-04-24'],
    // Samoa had no 30 December 2011
    ['2011-12-30T09:59:59Z', 'Pacific/Apia', '2011-12-29'],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31'],
  ])('%s in %s is %s', (moment, timeZone, date) => {
    expect(localDate(at(moment), timeZone)).toBe(date)
  })

  it('never goes back while time goes on, and has ten characters', () => {
    const zones = fc.constantFrom('Asia/Shanghai', 'Asia/Kathmandu', 'America/New_York', 'Africa/Cairo', 'UTC')
    const moments = fc.integer({ min: at('2000-01-01T00:00:00Z'), max: at('2099-12-31T00:00:00Z') })
    fc.assert(
      fc.property(zones, moments, fc.integer({ min: 0, max: 90_000_000 }), (zone, moment, laterMs) => {
        const [one, two] = [localDate(moment, zone), localDate(moment + laterMs, zone)]
        expect(one).toMatch(/^\d{4}-\d{2}-\d{2}$/)
        expect(two >= one).toBe(true)
      }),
    )
  })
})

describe('a slip number', () => {
  const series = seriesOf('440306', '2026-11-22')

  it('is division, date and serial', () => {
    expect(slipNumber(series, 17)).toBe('4403062026112200017')
  })

  it.each([
    [9_999, '09999'],
    [10_000, '10000'],
    [99_999, '99999'],
    [100_000, '100000'],
    [2_147_483_648, '2147483648'],
  ])('F15 goes on after %d', (serial, written) => {
    expect(slipNumber(series, serial)).toBe(`${series}${written}`)
  })

  it('is unique for ever: another division, day or serial is another number', () => {
    const division = fc.integer({ min: 0, max: 999_999 }).map((n) => String(n).padStart(6, '0'))
    const date = fc.integer({ min: 0, max: 36_500 }).map((day) => localDate(day * 86_400_000, 'UTC'))
    const one = fc.tuple(division, date, fc.integer({ min: 1, max: 2 ** 31 }))
    fc.assert(
      fc.property(one, one, (a, b) => {
        const [left, right] = [a, b].map(([place, day, serial]) => slipNumber(seriesOf(place, day), serial))
        expect(left === right).toBe(a.join() === b.join())
      }),
    )
  })

  it('F15 is given in one series to contacts, incidents and slips of a day, also past 9,999', () => {
    const stage = town()
    stage.ledger.setSerial(series, 9_999)
    stage.given(called('c-1'), opened('i-1', 'c-1'))
    expect(stage.the('contact', 'c-1').number).toBe(`${series}09999`)
    expect(stage.the('incident', 'i-1').number).toBe(`${series}10000`)
  })

  it('shares its series among the organisations of a division', () => {
    const stage = town().given(called('c-1'), called('c-2', 'f-taker'), called('c-3'))
    const numbers = ['c-1', 'c-2', 'c-3'].map((id) => stage.the('contact', id).number)
    expect(numbers).toEqual([`${series}00001`, `${series}00002`, `${series}00003`])
  })

  it('takes the day at the place, not at Greenwich', () => {
    const stage = town(at('2026-11-22T15:59:00Z')).given(called('c-1'))
    stage.now = at('2026-11-22T16:00:01Z')
    stage.given(called('c-2'))
    expect(stage.the('contact', 'c-1').number).toBe('4403062026112200001')
    expect(stage.the('contact', 'c-2').number).toBe('4403062026112300001')
  })
})

describe('a spoken number', () => {
  it('stays with its incident across midnight', () => {
    const stage = town(at('2026-11-22T15:59:00Z')).given(opened('i-1'))
    stage.now = at('2026-11-22T16:10:00Z')
    stage.given(opened('i-2'))
    expect(stage.the('incident', 'i-1').spoken).toBe(1)
    expect(stage.the('incident', 'i-2').spoken).toBe(2)
  })

  it('is claimed for one organisation, and no unit has the same claim', () => {
    expect(spokenClaim('police', 4)).not.toBe(spokenClaim('fire', 4))
    expect(unitClaim('police/4')).not.toBe(spokenClaim('police', 4))
    expect(maxSpoken).toBe(9999)
  })
})
