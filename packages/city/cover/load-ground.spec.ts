import { describe, expect, it } from 'vitest'
import { OsmElements } from '../roads/osm-elements.fixture.ts'
import { readRoads } from '../roads/index.ts'
import { runWhole } from '../slices.ts'
import type { Beat } from '../city.ts'
import { areaAt, layLoad } from './index.ts'

const side = 40
const lonOf = (column: number) => 114.3 + column / 900
const latOf = (row: number) => 30.6 + row / 900

/** Residential streets, 40 by 40: some 320 km, where 16,000 residents are reckoned. */
function town() {
  const osm = new OsmElements()
  const id = (column: number, row: number) => 1 + column + side * row
  const all = Array.from({ length: side }, (_, i) => i)
  for (const row of all) for (const c of all) osm.node(id(c, row), lonOf(c), latOf(row))
  for (const row of all)
    osm.way(
      5000 + row,
      all.map((c) => id(c, row)),
    )
  for (const c of all)
    osm.way(
      6000 + c,
      all.map((row) => id(c, row)),
    )
  return readRoads(osm.source)
}

const beat = (id: string, from: number, to: number): Beat => ({
  id,
  kind: 'beat',
  name: { zh: id },
  polygons: [
    [
      [
        lonOf(from),
        latOf(-1),
        lonOf(to),
        latOf(-1),
        lonOf(to),
        latOf(side),
        lonOf(from),
        latOf(side),
        lonOf(from),
        latOf(-1),
      ],
    ],
  ],
})
const network = await town()

describe('DR39 where load is counted', () => {
  it('no area has fewer than 1,000 residents, and every place with roads has a point', () => {
    const { areas, points } = runWhole(layLoad(network, []))
    expect(areas.length).toBeGreaterThan(4)
    for (const { residents } of areas) expect(residents).toBeGreaterThanOrEqual(1000)
    expect(new Set(points.map(({ area }) => area)).size).toBe(areas.length)
    const roadM = points.reduce((sum, point) => sum + point.roadM, 0)
    const all = network.metres.filter((_, state) => state < network.edgeFlags.length && state % 2 === 0)
    expect(roadM / all.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 2)
  })

  it('beats are areas; one of too few residents is none', () => {
    const ground = runWhole(layLoad(network, [beat('west', -1, 19.5), beat('strip', 37.5, 41)]))
    const names = ground.areas.map(({ name }) => name)
    expect(names).toContain('west')
    expect(names).not.toContain('strip')
    const at = (column: number) => areaAt(ground, { lon: lonOf(column), lat: latOf(20) })
    expect(ground.areas[at(5) ?? -1]?.name).toBe('west')
    expect(at(39)).toBe(-1)
    expect(ground.areas[at(30) ?? -1]?.name).toBeNull()
    expect(at(200)).toBeUndefined()
  })
})
