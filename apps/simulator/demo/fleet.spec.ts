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
