import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pinyin } from 'pinyin-pro'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readOsm } from '../import/read-osm.ts'
import type { OsmTags } from '../import/osm.ts'
import { writeTown } from '../town/index.ts'
import { buildPlaces, openPlaces, type Places } from './index.ts'
import { metresBetween } from './metres.ts'

type House = { readonly tags: OsmTags; readonly lon: number; readonly lat: number }

let folder: string
let places: Places
const houses: House[] = []
const streets = new Map<string, string>()
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-town-places-'))
  const source = join(folder, 'town.osm.pbf')
  await writeTown(source, { seed: 3, addresses: 5000 })
  await buildPlaces(source, join(folder, 'places.bin'))
  places = await openPlaces(join(folder, 'places.bin'))
  await readOsm(source, {
    node: ({ tags, lon, lat }) => {
      if (tags['addr:housenumber'] && tags['addr:street']) houses.push({ tags, lon, lat })
    },
    way: ({ tags }) => {
      if (tags['highway'] && tags['name'] && tags['name:en']) streets.set(tags['name'], tags['name:en'])
    },
  })
})
afterAll(() => rm(folder, { recursive: true }))

/** Share of the questions whose answer is right among the first `within`. */
function shareFound<T>(asked: Iterable<T>, isFound: (question: T) => boolean): number {
  const all = [...asked]
  expect(all.length).toBeGreaterThan(100)
  return all.filter(isFound).length / all.length
}

it('finds every street by its Chinese name, and nearly all first by English name and pinyin', () => {
  const first = (text: string, zh: string) => places.search(text)[0]?.name.zh === zh
  const listed = (text: string, zh: string) => places.search(text).some(({ name }) => name.zh === zh)
  const syllables = (zh: string) => pinyin(zh, { toneType: 'none', type: 'array', v: true })
  expect(shareFound(streets, ([zh]) => first(zh, zh))).toBe(1)
  expect(shareFound(streets, ([zh, en]) => first(en, zh))).toBeGreaterThan(0.95)
  expect(shareFound(streets, ([zh]) => first(syllables(zh).join(' '), zh))).toBeGreaterThan(0.95)
  const initials = (zh: string) => syllables(zh).map((syllable) => syllable[0])
  expect(shareFound(streets, ([zh]) => listed(initials(zh).join(''), zh))).toBeGreaterThan(0.9)
})

it('finds the houses as they are written in either language', () => {
  const near = (text: string, { lon, lat }: House) => {
    const [place] = places.search(text, { near: { lon, lat } })
    return place !== undefined && metresBetween(place.lon, place.lat, lon, lat) <= Math.max(40, place.radiusM)
  }
  const zh = ({ tags }: House) => `${tags['addr:city'] ?? ''}${tags['addr:street']}${tags['addr:housenumber']}号`
  const en = ({ tags }: House) => `${tags['addr:housenumber']} ${tags['addr:street:en']}`
  expect(shareFound(houses, (house) => near(zh(house), house))).toBeGreaterThan(0.97)
  expect(shareFound(houses, (house) => near(en(house), house))).toBeGreaterThan(0.97)
})

it('lists nothing twice: no two of its places of interest read the same', async () => {
  const names = new Set<string>()
  const note = ({ tags }: { readonly tags: OsmTags }) => {
    const isSpot = ['amenity', 'shop', 'tourism', 'leisure', 'railway', 'building', 'waterway'].some((key) => tags[key])
    if (isSpot && tags['name']) names.add(tags['name'])
  }
  await readOsm(join(folder, 'town.osm.pbf'), { node: note, way: note })
  const twice = [...names].filter((name) => {
    const lines = places.search(name).flatMap(({ kind, label }) => (kind === 'poi' ? [label] : []))
    return new Set(lines).size < lines.length
  })
  expect(names.size).toBeGreaterThan(100)
  expect(twice).toEqual([])
})

it('tells a subdistrict that is drawn as a point and as its ground once, and not as lying in itself', () => {
  const lines = places.search('江南街道').flatMap(({ kind, label }) => (kind === 'area' ? [label] : []))
  expect(lines).toEqual(['临江县江南街道'])
})
