import { expect, it } from 'vitest'
import { likelyTarget } from './likely-target.ts'

const chen = { kind: 'desk', to: 'chen' } as const
const e1 = { kind: 'unit', to: 'E1' } as const

it('one key throws to whom one threw last, while that one is there', () => {
  expect(likelyTarget(chen, { here: ['li', 'chen'], crews: ['E1'] })).toEqual(chen)
  expect(likelyTarget(chen, { here: ['li'], crews: [] })).toEqual({ kind: 'desk', to: 'li' })
  expect(likelyTarget(e1, { here: ['li', 'chen'], crews: ['E1', 'E2'] })).toEqual(e1)
})

it('else to the only one who could be meant, and to nobody where there are several', () => {
  expect(likelyTarget(null, { here: ['chen'], crews: ['E1', 'E2'] })).toEqual(chen)
  expect(likelyTarget(null, { here: [], crews: ['E1'] })).toEqual(e1)
  expect(likelyTarget(null, { here: ['li', 'chen'], crews: ['E1'] })).toBeUndefined()
  expect(likelyTarget(e1, { here: [], crews: ['E2', 'E3'] })).toBeUndefined()
  // the wall has a key of its own
  expect(likelyTarget({ kind: 'wall' }, { here: [], crews: [] })).toBeUndefined()
})
