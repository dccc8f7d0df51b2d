import { describe, expect, it } from 'vitest'
import { clockOf, minuteOf } from './plan-words.ts'
import { joined, type DryRun } from './plan-answers.ts'

describe('hours of a plan', () => {
  it.each([
    ['8:00', 480],
    ['0830', 510],
    ['24:00', 1440],
    ['24:01', undefined],
    ['8', undefined],
    ['08:60', undefined],
  ])('DR5 "%s" is minute %s', (typed, minute) => expect(minuteOf(typed)).toBe(minute))

  it('DR5 midnight at the end of a day is told as 24:00', () =>
    expect([clockOf(0), clockOf(1440)]).toEqual(['00:00', '24:00']))
})

it('pages of a dry run are added up by what holds', () => {
  const page = (incidents: number, count: number): DryRun => ({
    incidents,
    tallies: [
      { by: 'plan', plan: 'p', incidents, lacking: 1, wanted: [{ what: 'patrol', count }], sent: [], missing: [] },
    ],
    unplanned: [],
    differing: [],
    reached: 0,
    next: null,
  })
  const [tally] = joined(page(3, 5), page(4, 6)).tallies
  expect(tally).toMatchObject({ incidents: 7, lacking: 2, wanted: [{ what: 'patrol', count: 11 }] })
})
