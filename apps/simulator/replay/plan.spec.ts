import { describe, expect, it } from 'vitest'
import { goodRow, logText, startMs, type FixtureRow } from './log-text.fixture.ts'
import { farthestWait, makePlan, type Plan } from './plan.ts'
import { parseLog } from './read-log.ts'

const plan = (...rows: readonly FixtureRow[]): Plan => makePlan(parseLog(logText(...rows), 'America/Los_Angeles'))
const run = (made: Plan, key: string) => made.calls.flatMap(({ runs }) => runs).find((each) => each.key === key)!
const minutes = (at: number): number => (at - startMs) / 60_000
const findings = (made: Plan) => made.findings.map(({ row, reason }) => [row, reason])

describe('plan of a replay', () => {
  it('makes a run of each row, with its times, under its call', () => {
    const made = plan(goodRow('c1', 'M1', 0), goodRow('c1', 'M2', 0), goodRow('c2', 'M3', 5))
    expect(made.calls.map(({ call, runs }) => [call, runs.length])).toEqual([
      ['c1', 2],
      ['c2', 1],
    ])
    const { milestones, dispatchAt, endAt, after, result } = run(made, 'c1-M1')
    expect([dispatchAt, ...milestones.map(({ at }) => at), endAt].map(minutes)).toEqual([2, 3, 8, 20, 30, 45])
    expect([milestones.map(({ status }) => status), after, result]).toEqual([
      ['en-route', 'on-scene', 'transporting', 'at-destination'],
      null,
      'transported',
    ])
  })

  it("puts a unit's runs in the order of their dispatch, also across calls that came in another order", () => {
    const late = {
      ...goodRow('first-in', 'M1', 0),
      dispatch: 100,
      response: 101,
      onScene: 102,
      transport: 103,
      hospital: 104,
      available: 120,
    }
    const made = plan(late, goodRow('second-in', 'M1', 5))
    expect(run(made, 'first-in-M1').after).toBe('second-in-M1')
    expect(run(made, 'second-in-M1').after).toBeNull()
    expect(findings(made)).toEqual([])
  })

  it('knows how many calls ahead one has to look for a unit that was elsewhere first', () => {
    const late = { ...goodRow('c0', 'M1', 0), dispatch: 100, available: 120 }
    const calls = plan(late, goodRow('c1', 'M2', 1), goodRow('c2', 'M1', 2), goodRow('c3', 'M2', 60)).calls
    expect(calls.map(({ call }) => call)).toEqual(['c0', 'c1', 'c2', 'c3'])
    expect(farthestWait(calls)).toBe(2)
    expect(farthestWait(calls.slice(1))).toBe(0)
  })

  it('keeps every time of a unit on two calls at once: the later run is told after the earlier', () => {
    const inside = { call: 'c2', unit: 'M1', dispatch: 10, available: 12 }
    const made = plan(goodRow('c1', 'M1', 0), inside, goodRow('c3', 'M1', 30))
    expect(findings(made)).toEqual([
      ['c2-M1', 'on-two-calls-at-once'],
      ['c3-M1', 'on-two-calls-at-once'],
      ['c2-M1', 'never-left'],
    ])
    expect([run(made, 'c2-M1').after, run(made, 'c3-M1').after]).toEqual(['c1-M1', 'c2-M1'])
    expect([run(made, 'c1-M1').endAt, run(made, 'c2-M1').dispatchAt].map(minutes)).toEqual([45, 10])
  })

  it('ends a run without an end when the next one begins, or an hour after its last known time', () => {
    const open = { call: 'c1', unit: 'M1', dispatch: 2, response: 3, onScene: 8 }
    const follows = plan(open, goodRow('c2', 'M1', 20))
    expect([minutes(run(follows, 'c1-M1').endAt), findings(follows)]).toEqual([22, [['c1-M1', 'end-missing']]])
    expect(minutes(run(plan(open), 'c1-M1').endAt)).toBe(68)
    expect(minutes(run(plan(open, goodRow('c2', 'M1', 200)), 'c1-M1').endAt)).toBe(68)
  })

  it('tells contradictory times as they stand, in the order of the work, and lists them', () => {
    const made = plan({ ...goodRow('c1', 'M1', 0), transport: 31, hospital: 30 })
    expect(
      run(made, 'c1-M1')
        .milestones.slice(2)
        .map(({ status, at }) => [status, minutes(at)]),
    ).toEqual([
      ['transporting', 31],
      ['at-destination', 30],
    ])
    expect(made.findings).toMatchObject([
      { row: 'c1-M1', line: 2, reason: 'times-out-of-order', detail: 'hospital is 60 s before transport' },
    ])
  })
})
