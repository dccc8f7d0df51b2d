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
  expect(isForMe(high, { roles: ['shift-leader'] })).toBe(true)
  expect(isForMe(high, { roles: ['duty-leader'] })).toBe(false)
  expect(isForMe(high, { roles: ['dispatcher'] })).toBe(false)
  const asked = { owner: { phase: 'asked', role: 'dispatcher', by: 'x', at: 0 } } as const
  expect(isForMe(alert('a', asked), { roles: ['dispatcher'] })).toBe(true)
  expect(isForMe({ ...high, owner: { phase: 'taken', by: 'x', at: 0 } }, { roles: ['shift-leader'] })).toBe(false)
  expect(isForMe({ ...high, exercise: true }, { roles: ['shift-leader'] })).toBe(false)
})
