import { expect, it } from 'vitest'
import { northernmost } from './reach.ts'

it('the minutes stand at the northern end of the largest outline', () => {
  const small = [[[0, 9], [1, 9], [1, 8], [0, 9]]] // prettier-ignore
  const large = [[[0, 0], [4, 1], [5, 3], [2, 2], [0, 1], [0, 0]]] // prettier-ignore
  expect(northernmost([small, large])).toEqual({ lon: 5, lat: 3 })
  expect(northernmost([])).toBeUndefined()
})
