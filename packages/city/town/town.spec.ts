import { createHash } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readOsm } from '../import/index.ts'
import type { OsmNode, OsmRelation, OsmWay } from '../import/osm.ts'
import { readCallPlaces, residentsOf, writeTown } from './index.ts'
import type { TownSummary } from './index.ts'
import { randomFrom } from './random.ts'
import { driveMetres, networkOf, shareInMain, strongShareInMain } from './spec/network.ts'
import type { Network } from './spec/network.ts'
import { metresBetween, segmentsCross } from './spec/plane.ts'

type Drawn = {
  readonly nodes: readonly OsmNode[]
  readonly ways: readonly OsmWay[]
  readonly relations: readonly OsmRelation[]
}

const readAll = async (file: string): Promise<Drawn> => {
  const [nodes, ways, relations]: [OsmNode[], OsmWay[], OsmRelation[]] = [[], [], []]
  await readOsm(file, {
    node: (n) => void nodes.push(n),
    way: (w) => void ways.push(w),
    relation: (r) => void relations.push(r),
  })
  return { nodes, ways, relations }
}
const sha = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex')

describe('the generated town', () => {
  let folder = ''
  let file = ''
  let summary: TownSummary
  let drawn: Drawn
  let at: ReadonlyMap<number, OsmNode>
  let network: Network
  const waysWith = (key: string, value: string): readonly OsmWay[] =>
    drawn.ways.filter(({ tags }) => tags[key] === value)

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'town-'))
    file = join(folder, 'a.osm.pbf')
    summary = await writeTown(file, { seed: 1 })
    drawn = await readAll(file)
    at = new Map(drawn.nodes.map((node) => [node.id, node]))
    network = networkOf(drawn.ways, at)
  })
  afterAll(async () => rm(folder, { recursive: true, force: true }))

  it('is byte for byte the same from the same seed, and leaves nothing beside the file', async () => {
    await writeTown(join(folder, 'b.osm.pbf'), { seed: 1 })
    expect(await sha(join(folder, 'b.osm.pbf'))).toBe(await sha(file))
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('is another town from another seed', async () => {
    await writeTown(join(folder, 'c.osm.pbf'), { seed: 2 })
    expect(await sha(join(folder, 'c.osm.pbf'))).not.toBe(await sha(file))
  })

  it('grows to the size it is asked for, still with three bridges', async () => {
    const large = await writeTown(join(folder, 'large.osm.pbf'), { seed: 3, addresses: 40_000 })
    expect(Math.abs((large.counts['addresses'] ?? 0) / 40_000 - 1)).toBeLessThan(0.05)
    const bridges = (await readAll(join(folder, 'large.osm.pbf'))).ways.filter(
      ({ tags }) => tags['bridge:name'] !== undefined,
    )
    expect(bridges.length).toBe(3)
  })

  it('refuses sizes it cannot draw before it writes anything', async () => {
    await expect(writeTown(join(folder, 'no.osm.pbf'), { seed: 1, addresses: 10 })).rejects.toThrow(/addresses must be/)
    expect(await readdir(folder)).not.toContain('no.osm.pbf')
  })

  it('gives every element its own ascending id and refers only to what it holds', () => {
    for (const list of [drawn.nodes, drawn.ways, drawn.relations]) {
      expect(list.every(({ id }, k) => id > (list[k - 1]?.id ?? 0))).toBe(true)
    }
    const ids = {
      node: at,
      way: new Set(drawn.ways.map(({ id }) => id)),
      relation: new Set(drawn.relations.map(({ id }) => id)),
    }
    expect(
      drawn.ways.filter(({ refs }) => refs.length < 2 || refs.length > 2000 || refs.some((ref) => !at.has(ref))),
    ).toEqual([])
    expect(drawn.relations.filter(({ members }) => members.some(({ type, ref }) => !ids[type].has(ref)))).toEqual([])
  })

  it('counts what it wrote, inside the box it names', () => {
    const { nodes, ways, relations, addresses, building } = summary.counts
    expect([nodes, ways, relations]).toEqual([drawn.nodes.length, drawn.ways.length, drawn.relations.length])
    const all = [...drawn.nodes, ...drawn.ways]
    expect(addresses).toBe(all.filter(({ tags }) => tags['addr:housenumber'] !== undefined).length)
    expect(building).toBe(drawn.ways.filter(({ tags }) => tags['building'] !== undefined).length)
    const [west, south, east, north] = summary.bbox
    expect(drawn.nodes.every(({ lon, lat }) => lon >= west && lon <= east && lat >= south && lat <= north)).toBe(true)
  })

  it('is home to about 60,000 people', () => {
    const people = drawn.ways.reduce(
      (sum, { tags }) => sum + (tags['building:flats'] === undefined ? 0 : residentsOf(tags)),
      0,
    )
    expect(Math.abs(people - summary.population)).toBeLessThan(1)
    expect(people).toBeGreaterThan(55_000)
    expect(people).toBeLessThan(65_000)
    expect(summary.counts['addresses']).toBeGreaterThan(14_000)
    expect(summary.counts['building']).toBeGreaterThan(8000)
  })

  it('has exactly three road crossings of the river, each a bridge with a name', () => {
    const river = waysWith('waterway', 'river')
    const crossing = network.ways.filter((way) => river.some((water) => segmentsCross(way.refs, water.refs, at)))
    expect(crossing.map(({ tags }) => tags['bridge'])).toEqual(['yes', 'yes', 'yes'])
    expect(new Set(crossing.map(({ tags }) => tags['name:en'])).size).toBe(3)
  })

  it('hangs together: nearly every road node can be driven to from nearly every other', () => {
    expect(shareInMain(network)).toBeGreaterThan(0.995)
    expect(strongShareInMain(network)).toBeGreaterThan(0.995)
  })

  it('makes the straight line lie: places that face each other over the river are far apart by road', () => {
    const [north, south] = ['滨江北路', '滨江南路'].map((name) =>
      network.ways.filter(({ tags }) => tags['name'] === name).flatMap(({ refs }) => refs),
    )
    const pairs = (north ?? []).flatMap((a) => {
      const near = (south ?? [])
        .map((b) => ({ a, b, straightM: metresBetween(at.get(a)!, at.get(b)!) }))
        .toSorted((p, q) => p.straightM - q.straightM)[0]
      return near === undefined ? [] : [near]
    })
    const factors = pairs
      .filter((_, k) => k % 9 === 0)
      .map(({ a, b, straightM }) => driveMetres(network, a, b) / straightM)
    expect(factors.filter((factor) => factor > 3).length).toBeGreaterThan(factors.length / 3)
    expect(factors.length).toBeGreaterThan(10)
  })

  it('has a one-way centre: a ring and streets that alternate inside it', () => {
    const ring = network.ways.filter(({ tags }) => tags['name']?.startsWith('环城') && tags['oneway'] === 'yes')
    expect(ring.length).toBe(3)
    const inner = network.ways.filter(({ tags }) => tags['oneway'] === 'yes' && tags['highway'] === 'residential')
    expect(inner.length).toBeGreaterThan(30)
    const headings = inner.map(({ refs }) => {
      const [a, b] = [at.get(refs[0] ?? 0)!, at.get(refs.at(-1) ?? 0)!]
      return Math.abs(b.lon - a.lon) > Math.abs(b.lat - a.lat)
        ? b.lon > a.lon
          ? 'east'
          : 'west'
        : b.lat > a.lat
          ? 'north'
          : 'south'
    })
    for (const heading of ['east', 'west', 'north', 'south'])
      expect(headings.filter((one) => one === heading).length).toBeGreaterThan(3)
  })

  it('names streets in Chinese and English and numbers the houses on streets that exist', () => {
    const streets = new Map(network.ways.map(({ tags }) => [tags['name'], tags['name:en']]))
    for (const way of [...network.ways, ...waysWith('highway', 'footway'), ...waysWith('highway', 'pedestrian')])
      streets.set(way.tags['name'], way.tags['name:en'])
    const addressed = drawn.ways.filter(({ tags }) => tags['addr:street'] !== undefined)
    expect(addressed.filter(({ tags }) => streets.get(tags['addr:street']) !== tags['addr:street:en'])).toEqual([])
    const houses = addressed
      .filter(({ tags }) => tags['building'] === 'house')
      .map(({ tags }) => `${tags['addr:street']} ${tags['addr:housenumber']}`)
    expect(houses.length - new Set(houses).size).toBe(0)
  })

  it('has what a county town has', () => {
    const tagged = [...drawn.nodes, ...drawn.ways].map(({ tags }) => tags)
    const count = (key: string, value: string): number => tagged.filter((tags) => tags[key] === value).length
    expect([
      count('amenity', 'police'),
      count('amenity', 'fire_station'),
      count('emergency', 'ambulance_station'),
    ]).toEqual([6, 3, 3])
    expect(new Set(summary.stations.map(({ name }) => name.zh)).size).toBe(12)
    for (const [key, value, least] of [
      ['amenity', 'hospital', 1],
      ['amenity', 'school', 6],
      ['amenity', 'kindergarten', 5],
      ['amenity', 'townhall', 1],
      ['amenity', 'marketplace', 2],
      ['amenity', 'fuel', 3],
      ['leisure', 'park', 5],
      ['place', 'square', 2],
      ['highway', 'bus_stop', 20],
      ['highway', 'traffic_signals', 15],
      ['highway', 'motorway', 4],
      ['highway', 'motorway_link', 8],
      ['highway', 'motorway_junction', 4],
      ['railway', 'rail', 2],
      ['railway', 'station', 1],
      ['emergency', 'fire_hydrant', 200],
      ['emergency', 'defibrillator', 3],
      ['natural', 'wood', 5],
      ['landuse', 'farmland', 50],
      ['place', 'village', 10],
    ] as const) {
      expect({ key, value, enough: count(key, value) >= least }).toEqual({ key, value, enough: true })
    }
    expect(tagged.filter((tags) => tags['addr:interpolation'] !== undefined).length).toBeGreaterThan(5)
  })

  it('has stations on both banks', () => {
    const riverAt = (lon: number): number => {
      const line = waysWith('waterway', 'river').flatMap(({ refs }) => refs.map((ref) => at.get(ref)!))
      return line.toSorted((a, b) => Math.abs(a.lon - lon) - Math.abs(b.lon - lon))[0]?.lat ?? 0
    }
    for (const kind of ['police', 'fire', 'medical']) {
      const banks = summary.stations
        .filter((station) => station.kind === kind)
        .map(({ lon, lat }) => (lat > riverAt(lon) ? 'north' : 'south'))
      expect({ kind, banks: new Set(banks).size }).toEqual({ kind, banks: 2 })
    }
  })

  it('forbids some turns, with members that meet at the junction', () => {
    const restrictions = drawn.relations.filter(({ tags }) => tags['type'] === 'restriction')
    expect(restrictions.length).toBeGreaterThan(3)
    const way = new Map(drawn.ways.map((one) => [one.id, one]))
    for (const { members } of restrictions) {
      const via = members.find(({ role }) => role === 'via')?.ref
      for (const { ref } of members.filter(({ type }) => type === 'way')) {
        expect([way.get(ref)?.refs[0], way.get(ref)?.refs.at(-1)]).toContain(via)
      }
    }
  })

  it('closes the rings of its administrative areas', () => {
    const areas = drawn.relations.filter(({ tags }) => tags['boundary'] === 'administrative')
    expect(areas.length).toBeGreaterThan(5)
    const way = new Map(drawn.ways.map((one) => [one.id, one]))
    for (const { members, tags } of areas) {
      const ends = new Map<number, number>()
      for (const { ref } of members) {
        const refs = way.get(ref)?.refs ?? []
        for (const end of [refs[0] ?? 0, refs.at(-1) ?? 0]) ends.set(end, (ends.get(end) ?? 0) + 1)
      }
      expect({ name: tags['name'], open: [...ends.values()].filter((count) => count % 2 !== 0).length }).toEqual({
        name: tags['name'],
        open: 0,
      })
    }
  })

  it('tells the simulator where people call from, mostly from where they live', async () => {
    const places = await readCallPlaces(file)
    expect(Math.abs(places.residents - summary.population) / summary.population).toBeLessThan(0.03)
    const random = randomFrom(7)
    const calls = Array.from({ length: 2000 }, () => places.draw(random.unit()))
    const [west, south, east, north] = summary.bbox
    expect(calls.every(({ lon, lat }) => lon > west && lon < east && lat > south && lat < north)).toBe(true)
    const share = (kind: string): number => calls.filter((call) => call.kind === kind).length / calls.length
    expect(share('home')).toBeGreaterThan(0.6)
    expect(share('street')).toBeGreaterThan(0.08)
    expect(
      calls.filter(({ words }) => words.zh !== undefined && words.en !== undefined).length / calls.length,
    ).toBeGreaterThan(0.9)
    expect(new Set(calls.map(({ lon, lat }) => `${lon} ${lat}`)).size).toBeGreaterThan(500)
  })
})
