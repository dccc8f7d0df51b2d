import { expect, it } from 'vitest'
import { jumpOffers } from './jump-offers.ts'

const point = { lon: 1, lat: 2 }
const targets = [
  { id: 'i-120', names: ['120', '4403062026112200120'], point },
  { id: 'i-12', names: ['12', '4403062026112200012'], point },
  { id: 'E12', names: ['E12'], point: null },
  { id: 'E1', names: ['E1'], point },
]
const ids = (typed: string) => jumpOffers(typed, targets).map(({ id }) => id)

it('finds incidents by either number and units by call sign, what is named in full first', () => {
  expect(ids('12')).toEqual(['i-12', 'i-120'])
  expect(ids('#120')).toEqual(['i-120'])
  expect(ids('4403062026112200012')).toEqual(['i-12'])
  expect(ids('e1')).toEqual(['E1', 'E12'])
  expect(jumpOffers('e3', [{ id: 'E03', names: ['E03'], point }])).toHaveLength(1)
  expect(ids('')).toEqual([])
  expect(ids('河滨')).toEqual([])
})
