import { expect, it } from 'vitest'
import { LabelRoom, placesBy } from './label-room.ts'

it('a label takes the first place that is free, also over the cells in which it is kept', () => {
  const room = new LabelRoom()
  const places = placesBy(100, 100, 80, 16, 10)
  expect(room.takeFirst(places)).toEqual(places[0])
  expect(room.takeFirst(places)).toEqual(places[1])
  expect(room.takeFirst(places)).toEqual(places[2])
  expect(room.takeFirst(places)).toEqual(places[3])
  expect(room.takeFirst(places)).toBeUndefined()
})

it('boxes that only touch leave each other room', () => {
  const room = new LabelRoom()
  room.take({ left: -10, top: -10, right: 10, bottom: 10 })
  expect(room.isFree({ left: 10, top: -10, right: 20, bottom: 10 })).toBe(true)
  expect(room.isFree({ left: 9, top: -10, right: 20, bottom: 10 })).toBe(false)
})
