import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareCity } from '../prepare-city.ts'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'
import { pointAnswer } from './point-answer.ts'

let host: TestApp
let cookie: string

const feature = (type: string, coordinates: unknown, properties: object): object => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
})
/** Two streets that cross at 9.51, 47.11, with what a desk asks for around; in Europe, where axes can be swapped. */
const features = [
  feature('LineString', [[9.5, 47.11], [9.51, 47.11], [9.52, 47.11]], { highway: 'primary', name: 'Landstrasse', ref: '16' }), // prettier-ignore
  feature(
    'LineString',
    [
      [9.51, 47.1],
      [9.51, 47.11],
      [9.51, 47.12],
    ],
    { highway: 'residential', name: 'Gasse' },
  ),
  feature('Point', [9.5121, 47.1102], { 'addr:street': 'Landstrasse', 'addr:housenumber': '7' }),
  feature('Point', [9.513, 47.11], { highway: 'milestone', distance: '12', 'road:ref': '16' }),
  feature('Point', [9.514, 47.1101], { highway: 'milestone', distance: '12.1', 'road:ref': '16' }),
  feature('Point', [9.5125, 47.1101], { emergency: 'fire_hydrant', ref: 'H-1' }),
  feature('Point', [9.511, 47.1101], { emergency: 'defibrillator', name: 'Rathaus' }),
  feature('Point', [9.5001, 47.1101], { amenity: 'hospital', name: 'Spital West', emergency: 'yes' }),
  // nearer straight, and farther by road than the one above is from the west
  feature('Point', [9.51, 47.1199], { amenity: 'hospital', name: 'Spital Nord' }),
]
const square = (west: number, east: number): number[][][] => [
  [[west, 47.1], [east, 47.1], [east, 47.12], [west, 47.12], [west, 47.1]], // prettier-ignore
]
const beats = [
  feature('Polygon', square(9.5, 9.5125), { id: 'B1', name: 'West' }),
  feature('Polygon', square(9.5125, 9.53), { id: 'B2', name: 'East' }),
]

beforeAll(async () => {
  host = await startTestApp()
  await host.give('system', {
    type: 'found-organisation',
    body: { organisation: 'own', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  await host.account('own', 'anna', ['dispatcher'])
  cookie = await host.signIn('anna')
})
afterAll(() => host.stop())

const get = (lon: number | string, lat: number | string): Promise<Response> =>
  fetch(`${host.app.url}/api/places/at?lon=${lon}&lat=${lat}`, { headers: { cookie } })
const at = async (lon: number, lat: number) => {
  const answer = await get(lon, lat)
  expect(answer.status).toBe(200)
  return pointAnswer.parse(await answer.json())
}

it('is not to be had before there is a city', async () => {
  expect((await get(9.5, 47.1)).status).toBe(503)
})

describe('what is at a point', () => {
  beforeAll(async () => {
    const write = async (name: string, all: readonly object[]): Promise<string> => {
      const file = join(host.dataDir, name)
      await writeFile(file, JSON.stringify({ type: 'FeatureCollection', features: all }))
      return file
    }
    const source = await write('roads.geojson', features)
    const layers = [{ kind: 'beats' as const, file: await write('beats.geojson', beats) }]
    const wish = { source, stations: undefined, layers, name: 'small' }
    await host.app.city.use(await prepareCity(host.dataDir, wish, () => undefined))
  }, 60_000)

  it('is its address, crossing and km post, with how far, and a sentence for a crew', async () => {
    const found = await at(9.5121, 47.11)
    expect(found.address).toMatchObject({ place: { label: 'Landstrasse 7' } })
    expect(found.address?.metres).toBeLessThan(30)
    expect(found.crossing?.metres).toBeGreaterThan(100)
    expect(found.crossing?.metres).toBeLessThan(200)
    expect(found.kmPost?.metres).toBeLessThan(100)
    expect(found.sentence?.en).toMatch(/Landstrasse/)
    expect(found.doubts).toEqual([])
  })

  it('are its beats, both within a hundred metres of a border and one farther off', async () => {
    expect((await at(9.5121, 47.11)).beats.map(({ id }) => id)).toEqual(['B1', 'B2'])
    expect((await at(9.505, 47.11)).beats).toMatchObject([{ id: 'B1', kind: 'beat', metres: 0 }])
  })

  it('are hydrant and defibrillator next to it, and hospitals by the drive, one that takes emergencies first', async () => {
    const { aids } = await at(9.5121, 47.11)
    expect(aids.hydrant).toMatchObject([{ kind: 'hydrant' }])
    expect(aids.hydrant[0]?.metres).toBeLessThan(50)
    expect(aids.aed).toMatchObject([{ name: { en: 'Rathaus' } }])
    expect(aids.hospital.map(({ name, emergency }) => [name.en, emergency])).toEqual([
      ['Spital West', true],
      ['Spital Nord', null],
    ])
    for (const { seconds, driveM, metres } of aids.hospital) {
      expect(seconds).toBeGreaterThan(0)
      expect(driveM).toBeGreaterThan(metres - 30)
    }
  })

  it('outside the served area is nothing, and told with how far', async () => {
    const { doubts, beats: near, aids } = await at(9.9, 47.4)
    expect(doubts).toMatchObject([{ kind: 'outside-area' }])
    expect(near).toEqual([])
    for (const { seconds } of aids.hospital) expect(seconds).toBeNull()
  })

  it('with its axes swapped is told with the point that was meant', async () => {
    expect((await at(47.11, 9.51)).doubts).toMatchObject([
      { kind: 'outside-area' },
      { kind: 'swapped-axes', instead: { lon: 9.51, lat: 47.11 } },
    ])
  })

  it.each([
    ['200', '47', 'query.lon'],
    ['9.5', '91', 'query.lat'],
    ['x', '47', 'query.lon'],
  ])('lon %s, lat %s is refused and the field named', async (lon, lat, field) => {
    const answer = await get(lon, lat)
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ field })])
  })
})
