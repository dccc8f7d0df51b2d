import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCity, type City } from '../../index.ts'
import { makeCity } from '../../import/make-city.ts'
import { imageType } from '../../import/layers/image-type.ts'
import { writeTown, type TownSummary } from '../write-town.ts'
import { townPlansFile, writeTownPlans } from './write-plans.ts'

const slow = 120_000

let folder: string
let town: TownSummary
let city: City

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'town-plans-'))
  town = await writeTown(join(folder, 'town.osm.pbf'), { seed: 1 })
  await writeTownPlans(join(folder, 'plans'), town.halls)
  const layers = [{ kind: 'floor-plans' as const, file: join(folder, 'plans', townPlansFile) }]
  const into = await mkdtemp(join(folder, 'city-'))
  await makeCity({ source: join(folder, 'town.osm.pbf'), layers, name: 'town', folder: into }, () => {})
  city = await openCity(into)
}, slow)
afterAll(() => rm(folder, { recursive: true }))

describe('the floor plans of the generated town', () => {
  it('are of its hospitals, all taken by the import as plain drawings', async () => {
    expect(town.halls.length).toBeGreaterThan(0)
    expect(city.layers.floorPlans).toHaveLength(town.halls.length * 4)
    expect(city.manifest.report.filter(({ kind }) => kind.startsWith('floor-plan'))).toEqual([])
    const images = (await readdir(join(folder, 'plans'))).filter((name) => name.endsWith('.svg'))
    for (const image of images) expect(imageType(await readFile(join(folder, 'plans', image))), image).toBe('svg')
  })

  it('lie on the ground of the hospital whose name they carry', () => {
    for (const { premises, corners } of city.layers.floorPlans) {
      const lon = corners.reduce((sum, [each]) => sum + each, 0) / 4
      const lat = corners.reduce((sum, [, each]) => sum + each, 0) / 4
      const [found] = city.places.search(premises, { near: { lon, lat } })
      expect(found?.name.zh).toBe(premises)
      expect(Math.hypot((found?.lon ?? 0) - lon, (found?.lat ?? 0) - lat)).toBeLessThan(0.002)
    }
  })
})
