import { expect, it } from 'vitest'
import type { TypedCommand } from '@tocsin/link'
import { isDone } from './line.ts'

const incident: TypedCommand = {
  type: 'open-incident',
  body: { incident: 'i', contact: 'c', type: 'dispute', priority: 3, place: null, placeTyped: null, note: null },
}
const dispatch: TypedCommand = { type: 'dispatch-unit', body: { slip: 's', incident: 'i', unit: 'E1' } }
const exists = { ok: false, refusal: { refused: 'exists-already' } } as const

it('takes what exists already for done where this desk alone could have made it, and an ended session for no answer', () => {
  expect(isDone(incident, { ok: true, position: 1 })).toBe(true)
  expect(isDone(incident, exists)).toBe(true)
  expect(isDone(dispatch, exists)).toBe(false)
  expect(isDone(incident, { ok: false, refusal: { refused: 'not-allowed' } })).toBe(false)
  expect(isDone(incident, { ok: false, onItsWay: true })).toBe(false)
})
