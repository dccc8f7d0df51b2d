import fc from 'fast-check'
import { expect, it } from 'vitest'
import { planFleet } from './fleet.ts'

const point = { lon: 113, lat: 23 }
const posts = fc
  .array(fc.constantFrom('fire', 'police', 'medical', 'other'), { minLength: 1, maxLength: 60 })
  .map((kinds) => kinds.map((kind, index) => ({ post: `station-${index}`, kind, point })))

it('has some of each kind whatever stations there are, each with its own call sign and a home that exists', () => {
  fc.assert(
    fc.property(posts, (homes) => {
      const fleet = planFleet(homes)
      for (const kind of ['patrol', 'engine', 'ladder', 'rescue', 'ambulance'] as const) {
        expect(fleet.some((unit) => unit.kind === kind)).toBe(true)
      }
      expect(new Set(fleet.map(({ unit }) => unit)).size).toBe(fleet.length)
      expect(fleet.length).toBeLessThanOrEqual(60)
      expect(fleet.filter(({ post }) => !homes.some((home) => home.post === post))).toEqual([])
    }),
  )
})

it('sends nobody out where there is nowhere to come from', () => {
  expect(planFleet([])).toEqual([])
})

it('brings what the plans of the demo ask for: height, water, an officer in charge, languages, people', () => {
  const homes = ['fire', 'fire', 'police', 'police', 'medical'].map((kind, at) => ({ post: `p-${at}`, kind, point }))
  const brought = planFleet(homes).map(({ brings }) => brings)
  const most = (code: string): number =>
    Math.max(
      ...brought.flatMap(({ capabilities }) =>
        capabilities.map((each) => (each.code === code ? (each.amount ?? 1) : 0)),
      ),
    )
  expect(most('ladder-height')).toBeGreaterThanOrEqual(50)
  expect(most('water')).toBeGreaterThanOrEqual(8000)
  for (const code of ['supervisor', 'speaks-yue', 'speaks-en', 'hazmat', 'rescue-tools', 'life-support'])
    expect([code, most(code)]).toEqual([code, 1])
  expect(brought.filter(({ people }) => people < 2)).toEqual([])
})
