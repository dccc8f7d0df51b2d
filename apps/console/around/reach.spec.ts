import { expect, it } from 'vitest'
import { endOf } from './reach.ts'

it('the minutes stand at an end of the largest outline, those of each area at another', () => {
  const small = [[[0, 9], [1, 9], [1, 8], [0, 9]]] // prettier-ignore
  const large = [[[0, 0], [4, 1], [5, 3], [2, 2], [0, 1], [0, 0]]] // prettier-ignore
  expect(endOf([small, large])).toEqual({ lon: 5, lat: 3 })
  expect([1, 2, 3].map((end) => endOf([small, large], end))).toEqual([
    { lon: 5, lat: 3 },
    { lon: 0, lat: 0 },
    { lon: 0, lat: 0 },
  ])
  expect(endOf([])).toBeUndefined()
})
