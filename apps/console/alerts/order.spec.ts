import type { Alert } from '@tocsin/domain'
import { expect, it } from 'vitest'
import { inOrder, isForMe } from './order.ts'

const alert = (id: string, known: Partial<Alert> = {}): Alert => ({
  id,
  org: 'police',
  timer: id,
  kind: 'slip-unsigned',
  about: 'slip/s',
  unit: null,
  incident: 'i',
  sealed: null,
  dueAt: 0,
  firedAt: 0,
  late: false,
  owner: { phase: 'nobody' },
  step: 'screen',
  climbedAt: 0,
  exercise: false,
  state: { phase: 'open' },
  ...known,
})

it('DR36 the furthest up the ladder stands first, then the one that waits longest', () => {
  const list = [
    alert('young', { dueAt: 9 }),
    alert('old', { dueAt: 1 }),
    alert('high', { dueAt: 99, step: 'duty-leader' }),
  ]
  expect(inOrder(list).map(({ id }) => id)).toEqual(['high', 'old', 'young'])
})

it('DR36 an alert comes up to the leader of its step, or to whom it was handed; one that is taken, or a drill, to nobody', () => {
  const high = alert('a', { step: 'shift-leader' })
  expect(isForMe(high, { account: 'me', roles: ['shift-leader'] })).toBe(true)
  expect(isForMe(high, { account: 'me', roles: ['duty-leader'] })).toBe(false)
  expect(isForMe(high, { account: 'me', roles: ['dispatcher'] })).toBe(false)
  const asked = { owner: { phase: 'asked', role: 'dispatcher', by: 'x', at: 0 } } as const
  expect(isForMe(alert('a', asked), { account: 'me', roles: ['dispatcher'] })).toBe(true)
  const toMe = { owner: { phase: 'asked-person', person: 'me', by: 'x', at: 0 } } as const
  expect(isForMe(alert('a', toMe), { account: 'me', roles: ['call-taker'] })).toBe(true)
  expect(isForMe(alert('a', toMe), { account: 'you', roles: ['call-taker'] })).toBe(false)
  expect(
    isForMe({ ...high, owner: { phase: 'taken', by: 'x', at: 0 } }, { account: 'me', roles: ['shift-leader'] }),
  ).toBe(false)
  expect(isForMe({ ...high, exercise: true }, { account: 'me', roles: ['shift-leader'] })).toBe(false)
})
