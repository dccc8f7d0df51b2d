import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCity, type City } from '../../index.ts'
import { makeCity } from '../../import/make-city.ts'
import type { Point } from '../../places/index.ts'
import { imageType } from '../../import/layers/image-type.ts'
import { writeTown, type TownSummary } from '../write-town.ts'
import { townBeatsFile, writeTownBeats } from './write-beats.ts'
import { townPlansFile, writeTownPlans } from './write-plans.ts'

const slow = 120_000

let folder: string
let town: TownSummary
let city: City

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'town-plans-'))
  town = await writeTown(join(folder, 'town.osm.pbf'), { seed: 1 })
  await writeTownPlans(join(folder, 'plans'), town.halls)
  await writeTownBeats(join(folder, 'plans'), town.beats)
  const layers = [
    { kind: 'floor-plans' as const, file: join(folder, 'plans', townPlansFile) },
    { kind: 'beats' as const, file: join(folder, 'plans', townBeatsFile) },
  ]
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

describe('the beats of the generated town', () => {
  it('are taken by the import as they are, two in each street office, and the old town as a zone', () => {
    expect(city.layers.beats.map(({ id }) => id)).toEqual(town.beats.map(({ id }) => id))
    const urban = city.layers.beats.filter(({ id }) => /^beat-[1-4]-/.test(id))
    expect(urban.map(({ name }) => name.zh)).toEqual(expect.arrayContaining(['城关一警区', '江南二警区']))
    expect(urban).toHaveLength(8)
    expect(city.layers.beats.filter(({ kind }) => kind === 'zone').map(({ name }) => name.zh)).toEqual(['老城片区'])
  })

  it('leave no place out and share none: what is found lies in one beat', () => {
    // the county's own border, along which streets run as well, is left out
    const [west, south, east, north] = town.bbox
    const places = Array.from({ length: 400 }, (_, n) => ({
      lon: west + (east - west) * (0.2 + 0.03 * (n % 20)),
      lat: south + (north - south) * (0.2 + 0.03 * Math.floor(n / 20)),
    })).flatMap((point) => city.places.reverse(point) ?? [])
    expect(places.length).toBeGreaterThan(200)
    const beatsWithin = (place: Point, metres: number) =>
      city.beats.at(place, metres).filter(({ kind }) => kind === 'beat')
    // a street that is itself the border lies in both, or a hair beside
    const inner = places.filter((place) => beatsWithin(place, 5).length === 1)
    expect(inner.length).toBeGreaterThan(places.length * 0.7)
    for (const place of inner) expect(beatsWithin(place, 0), place.label).toHaveLength(1)
    for (const place of places) expect(beatsWithin(place, 5), place.label).not.toEqual([])
    expect(new Set(places.map(({ beat }) => beat?.zh)).size).toBeGreaterThan(8)
  })

  it('meet in town, so that both are told within 100 m of their border', () => {
    const [lon, lat] = town.beats[0]?.rings[0]?.find((corner) => bothAt(corner).length === 2) ?? [0, 0]
    expect(bothAt([lon, lat])).toHaveLength(2)
  })
})

const bothAt = ([lon, lat]: readonly [number, number]) =>
  city.beats.at({ lon, lat }).filter(({ kind }) => kind === 'beat')
