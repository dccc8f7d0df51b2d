import { isOver, type Viewer } from '@tocsin/domain'
import { expect, test } from 'vitest'
import { watchReadings } from './unusual.ts'

const viewer = (account: string, role: Viewer['roles'][number] = 'dispatcher'): Viewer => ({
  account,
  org: 'centre',
  roles: [role],
  post: null,
  unit: null,
  letInto: [],
})

function setUp() {
  let now = 0
  const watch = watchReadings(() => now)
  const read = (who: Viewer, count: number, first = 0) =>
    Array.from({ length: count }, (_, index) => watch(who, `incident/${first + index}`, null)).flat()
  return { watch, read, pass: (ms: number) => (now += ms) }
}

test('more than forty records in an hour are unusual where nobody else reads; told once', () => {
  const { read } = setUp()
  expect(read(viewer('ann'), 40)).toEqual([])
  expect(read(viewer('ann'), 30, 40)).toMatchObject([{ kind: 'bulk', count: 41, usual: null }])
})

test('on a busy shift it is three times what others with the same role read', () => {
  const { read } = setUp()
  read(viewer('bob'), 30)
  read(viewer('eve', 'call-taker'), 35)
  expect(read(viewer('ann'), 90)).toEqual([])
  expect(read(viewer('ann'), 1, 90)).toMatchObject([{ kind: 'bulk', count: 91, usual: 30 }])
})

test('the same record again and again is one, and after an hour it begins anew', () => {
  const { watch, read, pass } = setUp()
  for (let round = 0; round < 100; round += 1) expect(watch(viewer('ann'), 'incident/1', null)).toEqual([])
  read(viewer('ann'), 38, 2)
  pass(3_600_000)
  expect(read(viewer('ann'), 30, 100)).toEqual([])
})

test('an incident is over a day after it was closed', () => {
  const state = { phase: 'closed', disposition: 'handled', at: 1_000 } as const
  expect([isOver(state, 1_000 + 86_400_000), isOver(state, 1_001 + 86_400_000)]).toEqual([false, true])
  expect(isOver({ phase: 'open' }, Number.MAX_SAFE_INTEGER)).toBe(false)
})

test('so is a contact, a day after it ended or its incident was closed', () => {
  for (const state of [
    { phase: 'ended', reason: 'silent', at: 1_000 },
    { phase: 'closed', incident: 'i', at: 1_000 },
  ] as const)
    expect([isOver(state, 1_000 + 86_400_000), isOver(state, 1_001 + 86_400_000)]).toEqual([false, true])
  expect(isOver({ phase: 'attached', incident: 'i' }, Number.MAX_SAFE_INTEGER)).toBe(false)
})

test('the reason for an incident covers what else is read of it within the hour, and of no other', () => {
  const { watch, pass } = setUp()
  watch(viewer('ann'), 'incident/1', { reason: 'complaint' })
  expect(watch(viewer('ann'), 'incident/1', { reason: null })).toEqual([])
  expect(watch(viewer('ben'), 'incident/1', { reason: null })).toHaveLength(1)
  pass(3_600_000)
  expect(watch(viewer('ann'), 'incident/1', { reason: null })).toHaveLength(1)
})

test('what is over is read with a reason; without one it is told, once in the hour', () => {
  const { watch, pass } = setUp()
  expect(watch(viewer('ann'), 'incident/1', { reason: 'complaint' })).toEqual([])
  expect(watch(viewer('ann'), 'incident/3', { reason: null })).toMatchObject([{ kind: 'closed-without-reason' }])
  expect(watch(viewer('ann'), 'incident/2', { reason: null })).toEqual([])
  pass(3_600_000)
  expect(watch(viewer('ann'), 'incident/2', { reason: null })).toHaveLength(1)
})
