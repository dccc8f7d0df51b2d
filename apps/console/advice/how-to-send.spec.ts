import { expect, it } from 'vitest'
import { howToSend } from './how-to-send.ts'

const free = { state: { phase: 'available' } } as const
const busy = { state: { phase: 'on-scene', slip: 's1' } } as const
const own = { id: 's1', incident: 'minor' }
const diverted = (incident: string) => ({
  standing: 'divert' as const,
  abandons: { incident, spoken: 1, priority: 4, othersStay: false },
})

it('DR25 who is at lower-priority work is taken off the slip that its row names', () => {
  expect(howToSend(busy, own, diverted('minor'))).toEqual({ command: 'divert-unit', leaving: 's1' })
})

it('DR25 who was given other work since is not taken off that: the row told of another', () => {
  expect(howToSend(busy, { id: 's2', incident: 'other' }, diverted('minor'))).toBeUndefined()
})

it('DR22 who is about to clear is planned; who has cleared meanwhile is sent, as is a divert that got free', () => {
  const clearing = { standing: 'clearing', abandons: null } as const
  expect(howToSend(busy, own, clearing)).toEqual({ command: 'plan-unit' })
  expect(howToSend(free, undefined, clearing)).toEqual({ command: 'dispatch-unit' })
  expect(howToSend(free, undefined, diverted('minor'))).toEqual({ command: 'dispatch-unit' })
})

it('DR21 who was free when it was advised and is at work now is nobody that a key can send', () => {
  expect(howToSend(busy, own, { standing: 'available', abandons: null })).toBeUndefined()
  expect(howToSend({ state: { phase: 'off-duty' } }, undefined, undefined)).toBeUndefined()
})
