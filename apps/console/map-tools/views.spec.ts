import { expect, it } from 'vitest'
import { arrive, mostViews, noViews, step, type View, type Views } from './views.ts'

const at = (lon: number, zoom = 15): View => ({ lon, lat: 22.5, zoom })
const visited = (...views: View[]): Views => views.reduce<Views>(arrive, noViews)

it('goes back and forward over what was looked at, and forgets what lay ahead when another way is taken', () => {
  const history = visited(at(113), at(114), at(115))
  const back = step(step(history, -1) ?? noViews, -1) ?? noViews
  expect(back.views[back.at]).toEqual(at(113))
  expect(step(back, -1)).toBeUndefined()
  expect(step(history, 1)).toBeUndefined()
  expect(arrive(back, at(113))).toEqual(back)
  const other = arrive(back, at(116))
  expect(other).toEqual({ views: [at(113), at(116)], at: 1 })
})

it('a small move is no new view, zooming by more than one is', () => {
  expect(visited(at(113), at(113.0001))).toEqual({ views: [at(113.0001)], at: 0 })
  expect(visited(at(113), at(113, 15.5))).toEqual({ views: [at(113, 15.5)], at: 0 })
  expect(visited(at(113), at(113, 17)).views).toHaveLength(2)
})

it('keeps the last twenty', () => {
  const history = visited(...Array.from({ length: 30 }, (_, n) => at(100 + n)))
  expect(history.views).toHaveLength(mostViews)
  expect(history.views[history.at]).toEqual(at(129))
})
