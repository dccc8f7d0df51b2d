import { expect, it } from 'vitest'
import { wordsOf } from '@tocsin/ui/words'
import { likelyUse } from './cities.ts'
import { tellExample } from './tell-example.ts'

it.each([
  ['wuhan.osm.pbf', 'extract'],
  ['Hydrants 2026.csv', 'hydrants'],
  ['closed_areas.geojson', 'closed-areas'],
  ['floor-plan.csv', 'floor-plans'],
  ['whatever.csv', 'unused'],
])('takes %s for %s', (file, use) => {
  expect(likelyUse(file, ['roads', 'hydrants', 'closed-areas', 'floor-plans'])).toBe(use)
})

it.each([
  ['beats.geojson, feature 3', 'beats.geojson 第 3 个要素'],
  ['hydrants.csv, line 5: "abc", "1"', 'hydrants.csv 第 5 行: "abc", "1"'],
  ['relation 7385', '关系 7385'],
  ['w94399519', 'w94399519'],
])('tells where %s is', (example, told) => {
  expect(tellExample(example, wordsOf('zh-CN').cities)).toBe(told)
  expect(tellExample(example, wordsOf('en').cities)).toBe(example)
})
