import { expect, it } from 'vitest'
import { likelyUse } from './cities.ts'

it.each([
  ['wuhan.osm.pbf', 'extract'],
  ['Hydrants 2026.csv', 'hydrants'],
  ['closed_areas.geojson', 'closed-areas'],
  ['floor-plan.csv', 'floor-plans'],
  ['whatever.csv', 'unused'],
])('takes %s for %s', (file, use) => {
  expect(likelyUse(file, ['roads', 'hydrants', 'closed-areas', 'floor-plans'])).toBe(use)
})
