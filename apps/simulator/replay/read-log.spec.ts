import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { countBy } from './ledger.ts'
import { goodRow, logText, startMs, type FixtureRow } from './log-text.fixture.ts'
import { makePlan } from './plan.ts'
import { parseLog, readLog, UnreadableLog } from './read-log.ts'

const zone = 'America/Los_Angeles'
const read = (...rows: readonly FixtureRow[]) => parseLog(logText(...rows), zone, 'test.csv')
const reasons = (found: ReturnType<typeof read>) => found.findings.map(({ line, reason }) => [line, reason])

describe('reading a log of calls', () => {
  it('reads times on the wall clock of the place, and latitude before longitude', () => {
    const { rows, findings } = read(goodRow('c1', 'M1', 0))
    expect(findings).toEqual([])
    expect(rows).toMatchObject([
      {
        key: 'c1-M1',
        line: 2,
        point: { lon: -122.45, lat: 37.75 },
        dispatch: startMs + 2 * 60_000,
        available: startMs + 45 * 60_000,
      },
    ])
  })

  it('lists with line and reason what gives no run', () => {
    const log = read(
      goodRow('c1', 'M1', 0),
      goodRow('', 'M2', 0),
      goodRow('c2', '', 0),
      { call: 'c3', unit: 'M3', available: 9 },
      goodRow('c1', 'M1', 5),
    )
    expect(reasons(log)).toEqual([
      [3, 'no-call-number'],
      [4, 'no-unit'],
      [5, 'no-dispatch-time'],
      [6, 'repeated-row'],
    ])
    expect([log.rowCount, log.rows.length]).toEqual([5, 1])
    expect(makePlan(log).untold).toEqual(['c2', 'c3'])
  })

  it('takes an unreadable time for missing and an unreadable place for none, and says so', () => {
    const log = read({ ...goodRow('c1', 'M1', 0), onScene: 'soon', location: 'nowhere' })
    expect(reasons(log)).toEqual([
      [2, 'time-unreadable'],
      [2, 'place-unreadable'],
    ])
    expect(log.rows).toMatchObject([{ onScene: null, point: null }])
  })

  it.each([
    ['', 'has no rows'],
    ['Call Number,Unit ID\n1,2\n', 'lacks the columns Received DtTm'],
    ['a,b\n"x\n', 'no readable CSV'],
    ['a,b\n1,2,3\n', 'no readable CSV'],
  ])('says in one line what is wrong with %j', (text, problem) => {
    expect(() => parseLog(text, zone, 'test.csv')).toThrow(UnreadableLog)
    expect(() => parseLog(text, zone, 'test.csv')).toThrow(problem)
  })

  it('says that a file is not there', async () => {
    await expect(readLog('/nowhere/calls.csv', zone)).rejects.toThrow(
      /nowhere.calls.csv cannot be read .*check the path/,
    )
  })
})

const real = fileURLToPath(new URL('../../../../shared/data/sf/calls-2016-12-31.csv', import.meta.url))

describe.skipIf(!existsSync(real))("San Francisco's week around New Year 2017", () => {
  it('is read whole: 7,704 runs of 178 units for 3,560 calls, each odd row listed', async () => {
    const plan = makePlan(await readLog(real, zone))
    const runs = plan.calls.flatMap((call) => call.runs)
    expect([plan.rowCount, runs.length, plan.calls.length, plan.units.size, plan.untold.length]).toEqual([
      7704, 7704, 3560, 178, 0,
    ])
    expect(countBy(plan.findings, ({ reason }) => reason)).toEqual({
      'never-left': 214,
      'times-out-of-order': 28,
      'on-two-calls-at-once': 9,
      'end-missing': 5,
    })
  })
})
