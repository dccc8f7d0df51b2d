import { expect, it } from 'vitest'
import { commandSchemas } from '../all-commands.ts'
import { turnoutOf, turnoutStates, usualTurnoutS } from './turnout.ts'
import { unitKinds } from './unit.ts'

it('DR14 every kind of unit has a usual turnout: quickest on the road, slowest on call', () => {
  for (const kind of unitKinds) {
    const { atPost, away, onCall } = turnoutOf({}, kind)
    expect(0 < away && away < atPost && atPost < onCall, kind).toBe(true)
  }
})

it('DR14 a site sets what differs; the rest stays usual', () => {
  const set = { engine: { atPost: 60 }, boat: { onCall: 0 } }
  expect(turnoutOf(set, 'engine')).toEqual({ ...usualTurnoutS.engine, atPost: 60 })
  expect(turnoutOf(set, 'boat')).toEqual({ ...usualTurnoutS.boat, onCall: 0 })
  expect(turnoutOf(set, 'patrol')).toEqual(usualTurnoutS.patrol)
})

it.each([-1, 0.5, 3601, NaN])('DR14 %d s is no turnout time', (seconds) => {
  for (const state of turnoutStates)
    expect(commandSchemas['change-settings'].safeParse({ turnoutS: { foot: { [state]: seconds } } }).success).toBe(
      false,
    )
})
