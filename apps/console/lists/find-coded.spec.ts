import { neutralListing } from '@tocsin/domain'
import { expect, it } from 'vitest'
import { findCoded, shownName } from './find-coded.ts'
import { offeredIn } from './offered.ts'

const { types, capabilities } = neutralListing

it.each([
  ['gcjz', 'fire-high-rise'],
  ['高层', 'fire-high-rise'],
  ['high-rise f', 'fire-high-rise'],
  ['fire-high', 'fire-high-rise'],
])('DR1 a type is found by "%s"', (typed, code) => expect(findCoded(types, typed)[0]?.code).toBe(code))

it('DR7 what is retired is not offered, and keeps its name', () => {
  const retired = capabilities.map((each) => (each.code === 'boat' ? { ...each, retired: true } : each))
  expect(findCoded(retired, 'boat')).toEqual([])
  expect([shownName(retired, 'boat', 'en'), shownName(retired, 'gone', 'en')]).toEqual(['Boat', 'gone'])
})

it('DR7 what can be asked for is offered once, also where a capability has the code of a kind', () => {
  const codes = offeredIn(capabilities).map(({ code }) => code)
  expect(codes).toEqual([...new Set(codes)])
})
