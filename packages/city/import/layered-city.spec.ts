import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCity, type City } from '../index.ts'
import { driveTimes, type RoadNetwork } from '../roads/index.ts'
import { BrokenExtract } from './broken-extract.ts'
import { cityFiles } from '../city.ts'
import { makeCity } from './make-city.ts'
import { collection, feature, layerFolder } from './layers/layer-files.fixture.ts'

const macau = join(import.meta.dirname, '../../../../shared/data/cn/macau-roads.geojson')
const slow = 120_000

let given: Awaited<ReturnType<typeof layerFolder>>
beforeAll(async () => (given = await layerFolder()))
afterAll(() => given.remove())

async function cityOf(source: string, layers: Parameters<typeof makeCity>[0]['layers'] = []): Promise<City> {
  const { into: folder } = await given.make([])
  await makeCity({ source, layers, name: 'test', folder }, () => {})
  return openCity(folder)
}

describe('a city of a GeoJSON and layers', { timeout: slow }, () => {
  it('has all of them in roads, gazetteer, stations and layers, and no file of the way there', async () => {
    const source = await given.file(
      'roads.geojson',
      collection([
        feature(
          'LineString',
          [
            [113, 22],
            [113.01, 22],
            [113.02, 22],
          ],
          { highway: 'primary', name: '中山路' },
        ),
        feature(
          'LineString',
          [
            [113.01, 22],
            [113.01, 22.01],
          ],
          { highway: 'residential', name: '人民路' },
        ),
      ]),
    )
    const stations = await given.file('s.csv', 'station,name,lon,lat\nA,消防一站,113,22\nB,消防二站,113.01,22.01')
    const premises = await given.file('p.csv', 'name,kind,lon,lat\n临江医院,医院,113.005,22.001')
    const ring = [
      [113, 22],
      [113.02, 22],
      [113.02, 22.02],
      [113, 22],
    ]
    const beats = await given.file('b.geojson', collection([feature('Polygon', [ring], { id: 'B1', name: '一区' })]))
    const city = await cityOf(source, [
      { kind: 'stations', file: stations },
      { kind: 'premises', file: premises },
      { kind: 'beats', file: beats },
    ])
    const [from, to] = city.stations
    expect(driveTimes(city.roads, { to: to!, from: [from!] })[0]).toHaveProperty('seconds')
    expect(city.places.search('临江医院')[0]).toMatchObject({ name: { zh: '临江医院' } })
    expect(city.places.search('消防二站')[0]).toMatchObject({ name: { zh: '消防二站' } })
    expect(city.places.search('中山路')[0]).toMatchObject({ kind: 'street' })
    expect(city.layers.beats).toMatchObject([{ id: 'B1', kind: 'beat', name: { zh: '一区' } }])
    expect(city.manifest.counts).toMatchObject({ roads: 2, stations: 2, beats: 1, layerElements: 5 })
    const all = Object.values(cityFiles).filter((file) => file !== cityFiles.roadsBoat)
    expect((await readdir(city.dir)).toSorted()).toEqual(all.toSorted())
  })

  it('without a road for cars it is refused by the name of the file that was given', async () => {
    const path = await given.file(
      'path.geojson',
      collection([
        feature(
          'LineString',
          [
            [113, 22],
            [113.01, 22],
          ],
          { highway: 'footway' },
        ),
      ]),
    )
    await expect(cityOf(path)).rejects.toThrow(/path.geojson has no roads that cars can use/)
    const nothing = await given.file('none.geojson', collection([feature('Point', [113, 22], {})]))
    await expect(cityOf(nothing)).rejects.toThrow(BrokenExtract)
  })
})

describe.skipIf(!existsSync(macau))('Macau, of its roads alone', { timeout: slow }, () => {
  let city: City
  beforeAll(async () => (city = await cityOf(macau)), slow)

  it('is one network: the main component holds 90 % of the length', () => {
    const { main, whole } = lengthOfMainComponent(city.roads)
    expect(whole).toBeGreaterThan(300_000)
    expect(main / whole).toBeGreaterThanOrEqual(0.9)
  })

  it('finds streets by their Chinese and their Portuguese name', () => {
    for (const words of ['大學大馬路', '大学大马路', 'Avenida da Universidade']) {
      expect(city.places.search(words)[0]?.name).toEqual({ zh: '大學大馬路', en: 'Avenida da Universidade' })
    }
  })
})

/** Metres of pieces that hang together by their ends, whatever the direction of traffic. Works on the opened roads alone. */
function lengthOfMainComponent({ shapeStart, shape }: RoadNetwork): { main: number; whole: number } {
  const parent = new Map<string, string>()
  const rootOf = (key: string): string => {
    let root = key
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up
    parent.set(key, root)
    return root
  }
  const pieces = Array.from({ length: shapeStart.length - 1 }, (_, piece) => {
    const points = shape.subarray((shapeStart[piece] ?? 0) * 2, (shapeStart[piece + 1] ?? 0) * 2)
    const key = (at: number) => `${points.at(at)},${points.at(at + 1)}`
    parent.set(rootOf(key(0)), rootOf(key(-2)))
    return { key: key(0), metres: metresOf(points) }
  })
  const sums = new Map<string, number>()
  for (const { key, metres } of pieces) sums.set(rootOf(key), (sums.get(rootOf(key)) ?? 0) + metres)
  return { main: Math.max(...sums.values()), whole: [...sums.values()].reduce((a, b) => a + b, 0) }
}

function metresOf(points: Int32Array): number {
  let metres = 0
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [lon1 = 0, lat1 = 0, lon2 = 0, lat2 = 0] = points.subarray(i, i + 4)
    metres += Math.hypot((lon2 - lon1) * Math.cos((lat1 / 1e7 / 180) * Math.PI), lat2 - lat1) * 0.0111195
  }
  return metres
}
