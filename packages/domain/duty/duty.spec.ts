import { describe, expect, it } from 'vitest'
import { isOnBoard } from '../evolve.ts'
import type { Stage, Step } from '../testing/stage.fixture.ts'
import { town } from '../testing/town.fixture.ts'
import { clashesWith, endingUnfollowed, endsSoonMs, leaderOnDuty } from './duty.ts'

const hourMs = 3_600_000
const planning = (
  stage: Stage,
  duty: string,
  more: Partial<Extract<Step, readonly [string, 'plan-duty', unknown]>[2]> = {},
): Step => [
  'p-shift',
  'plan-duty',
  {
    duty,
    account: 'p-duty',
    place: { kind: 'duty-leader' },
    from: stage.now + hourMs,
    until: stage.now + 13 * hourMs,
    number: '13 8',
    ...more,
  },
]

describe('the leader on duty', () => {
  it('is who the calendar says, from the first millisecond to the one before the last', () => {
    const stage = town()
    const start = stage.now
    stage.given(planning(stage, 'd'))
    const duty = stage.the('duty', 'd')
    const at = (now: number) => leaderOnDuty([duty], now)?.account
    expect(at(start + hourMs - 1)).toBeUndefined()
    expect(at(start + hourMs)).toBe('p-duty')
    expect(at(start + 13 * hourMs - 1)).toBe('p-duty')
    expect(at(start + 13 * hourMs)).toBeUndefined()
    expect(at(start + hourMs)).toBe(leaderOnDuty(stage.ledger.all('duty'), start + hourMs)?.account)
  })

  it('is somebody with that role, of the own organisation, for some days at most', () => {
    const stage = town()
    const refusal = (more: Parameters<typeof planning>[2]) => stage.when(...planning(stage, 'x', more)).refused
    expect(refusal({ account: 'p-taker' })).toBe('duty-not-leader')
    expect(refusal({ account: 'f-duty' })).toBe('not-allowed')
    expect(refusal({ place: { kind: 'unit', unit: 'f1' } })).toBe('not-found')
    stage.given(['p-admin', 'register-unit', { unit: 'out', callSign: 'out', kind: 'patrol', post: null }])
    stage.given(['p-admin', 'retire-unit', { unit: 'out' }])
    expect(refusal({ place: { kind: 'unit', unit: 'out' } })).toBe('unit-retired')
    expect(refusal({ until: stage.now })).toBe('duty-ends-before-start')
    expect(refusal({ until: stage.now + 40 * 24 * hourMs })).toBe('duty-too-long')
    expect(refusal({ from: stage.now - 3 * hourMs, until: stage.now - hourMs })).toBe('time-in-past')
    expect(stage.when('p-taker', 'withdraw-duty', { duty: 'x' }).refused).toBe('not-allowed')
  })
})

describe('a duty', () => {
  it('of one person at the same time as another is told', () => {
    const stage = town()
    stage.given(planning(stage, 'd'), planning(stage, 'e', { place: { kind: 'seat', seat: 'desk-1' } }))
    stage.given(planning(stage, 'later', { from: stage.now + 13 * hourMs, until: stage.now + 14 * hourMs }))
    const all = stage.ledger.all('duty')
    expect(clashesWith(stage.the('duty', 'd'), all).map(({ id }) => id)).toEqual(['e'])
    stage.given(['p-shift', 'withdraw-duty', { duty: 'e' }])
    expect(clashesWith(stage.the('duty', 'd'), stage.ledger.all('duty'))).toEqual([])
    expect(stage.when('p-shift', 'withdraw-duty', { duty: 'e' }).happened).toEqual([])
  })

  it('leaves the board when its time is over, by the program alone', () => {
    const stage = town()
    stage.given(planning(stage, 'd'))
    expect(stage.when('system', 'retire-duty', { duty: 'd' }).refused).toBe('duty-stands')
    stage.now += 24 * hourMs
    expect(stage.when('p-shift', 'retire-duty', { duty: 'd' }).refused).toBe('not-allowed')
    expect(stage.when('system', 'retire-duty', { duty: 'd' }).happened).toEqual(['duty-retired'])
    expect(isOnBoard('duty', stage.the('duty', 'd'))).toBe(false)
  })
})

describe('a duty that runs out', () => {
  const seat = (name: string) => ({ place: { kind: 'seat' as const, seat: name }, account: 'p-taker' })
  const extend = (duty: string, until: number, by = 'p-shift'): Step => [by, 'extend-duty', { duty, until }]

  it('goes on for longer when whoever plans says so, never shorter, never for weeks, never once it is over', () => {
    const stage = town()
    const from = stage.now
    const until = from + 12 * hourMs
    stage.given(planning(stage, 'd', { ...seat('desk-1'), from, until }), extend('d', until + hourMs))
    expect(stage.the('duty', 'd').until).toBe(until + hourMs)
    // what another leader has extended further stays
    expect(stage.when(...extend('d', until)).happened).toEqual([])
    expect(stage.the('duty', 'd').until).toBe(until + hourMs)
    expect(stage.when(...extend('d', from + 15 * 24 * hourMs)).refused).toBe('duty-too-long')
    expect(stage.when(...extend('d', until + 2 * hourMs, 'p-taker')).refused).toBe('not-allowed')
    stage.given(['p-shift', 'withdraw-duty', { duty: 'd' }])
    expect(stage.when(...extend('d', until + 2 * hourMs)).happened).toEqual([])
  })

  it('is told from a quarter of an hour before, unless somebody follows at that place', () => {
    const stage = town()
    const from = stage.now
    const until = from + hourMs
    stage.given(
      planning(stage, 'a', { ...seat('desk-1'), from, until }),
      planning(stage, 'b', { ...seat('desk-2'), from, until: until + 1000 }),
      planning(stage, 'c', { ...seat('desk-2'), account: 'p-taker-2', from: until, until: until + 12 * hourMs }),
    )
    const told = (now: number): readonly string[] => endingUnfollowed(stage.ledger.all('duty'), now).map(({ id }) => id)
    expect(told(until - endsSoonMs - 1)).toEqual([])
    expect(told(until - endsSoonMs)).toEqual(['a'])
    expect(told(until)).toEqual([])
    stage.given(['p-shift', 'withdraw-duty', { duty: 'c' }])
    expect(told(until - 1000)).toEqual(['a', 'b'])
  })
})
