import { describe, expect, it } from 'vitest'
import type { OsmMember, OsmTags } from '../import/osm.ts'
import { readRoads, route, type LonLat } from './index.ts'
import { OsmElements } from './osm-elements.fixture.ts'

/*
 * A cross: 1 west, 2 east, 3 south, 4 north of 5. Street 10 runs from west to east in one piece, avenue 20 from south to
 * north. A ring road of ways 31 to 34 joins the four ends, so that every place can be reached in some other way.
 */
const at = { west: { lon: 8, lat: 47 }, east: { lon: 8.02, lat: 47 }, south: { lon: 8.01, lat: 46.99 } }
const north = { lon: 8.01, lat: 47.01 }
const ring = () =>
  new OsmElements()
    .node(1, at.west.lon, at.west.lat)
    .node(2, at.east.lon, at.east.lat)
    .node(3, at.south.lon, at.south.lat)
    .node(4, north.lon, north.lat)
    .node(5, 8.01, 47)
    .way(10, [1, 5, 2])
    .way(31, [1, 3])
    .way(32, [3, 2])
    .way(33, [2, 4])
    .way(34, [4, 1])
const cross = () => ring().way(20, [3, 5, 4])

const viaNode: OsmMember = { type: 'node', ref: 5, role: 'via' }
const half = (a: LonLat, b: LonLat) => ({ lon: (a.lon + b.lon) / 2, lat: (a.lat + b.lat) / 2 })
const centre = { lon: 8.01, lat: 47 }

async function waysDriven(osm: OsmElements, from: LonLat, to: LonLat) {
  const network = await readRoads(osm.source)
  const way = route(network, { from, to, least: 'metres' })
  return way === 'unknown' ? way : [...new Set(way.edges.map((edge) => network.pieceWay[edge >> 1]))]
}

const fromWest = half(at.west, centre)
const toNorth = half(north, centre)

describe('a turn restriction over a node', () => {
  it('without any, one turns left at the crossing', async () => {
    expect(await waysDriven(cross(), fromWest, toNorth)).toEqual([10, 20])
  })

  it('no_left_turn sends one round', async () => {
    const osm = cross().restriction(1, 'no_left_turn', 10, viaNode, 20)
    expect(await waysDriven(osm, fromWest, toNorth)).not.toEqual([10, 20])
  })

  it('a rule against a turn does not bind who goes straight on along the same way', async () => {
    const osm = cross().restriction(1, 'no_left_turn', 10, viaNode, 20)
    expect(await waysDriven(osm, fromWest, half(at.east, centre))).toEqual([10])
  })

  it('only_straight_on lets nobody turn, the way going on being the same way', async () => {
    const osm = cross().restriction(1, 'only_straight_on', 10, viaNode, 10)
    expect(await waysDriven(osm, fromWest, toNorth)).not.toEqual([10, 20])
    expect(await waysDriven(osm, fromWest, half(at.east, centre))).toEqual([10])
  })

  it.each<[OsmTags]>([
    [{ except: 'motorcar' }],
    [{ except: 'psv;motor_vehicle' }],
    [{ except: 'bus;emergency' }],
    [{ restriction: '', 'restriction:hgv': 'no_left_turn' }],
    [{ restriction: '', 'restriction:conditional': 'no_left_turn @ (07:00-09:00)' }],
    [{ type: 'route' }],
  ])('%j does not bind cars, or not always', async (tags) => {
    const osm = cross().restriction(1, 'no_left_turn', 10, viaNode, 20, tags)
    expect(await waysDriven(osm, fromWest, toNorth)).toEqual([10, 20])
  })

  it('except=bus binds cars', async () => {
    const osm = cross().restriction(1, 'no_left_turn', 10, viaNode, 20, { except: 'bus' })
    expect(await waysDriven(osm, fromWest, toNorth)).not.toEqual([10, 20])
  })

  it('one with members missing, or on roads that are not there, is reported and has no effect', async () => {
    const found: string[] = []
    const osm = cross()
      .restriction(1, 'no_left_turn', 10, viaNode, 99)
      .relation({ id: 2, members: [viaNode], tags: { type: 'restriction', restriction: 'no_left_turn' } })
    await readRoads(osm.source, (kind, example) => found.push(`${kind} ${example}`))
    expect(found).toEqual(['broken-turn-restriction relation 2', 'turn-restriction-without-effect relation 1'])
  })
})

describe('a turn restriction over ways', () => {
  // The way from 5 to the north is in two pieces, because a lane leaves it at 6.
  const town = () =>
    ring()
      .node(6, 8.01, 47.005)
      .node(7, 8.015, 47.005)
      .node(8, 8.005, 47.012)
      .way(20, [3, 5])
      .way(21, [5, 6, 4])
      .way(40, [6, 7])
      .way(50, [4, 8])
  const viaWay: OsmMember = { type: 'way', ref: 21, role: 'via' }

  it('binds who has come that way, and nobody else', async () => {
    const osm = () => town().restriction(1, 'no_left_turn', 10, viaWay, 50)
    const end = half(north, { lon: 8.005, lat: 47.012 })
    expect(await waysDriven(town(), fromWest, end)).toEqual([10, 21, 50])
    expect(await waysDriven(osm(), fromWest, end)).not.toEqual([10, 21, 50])
    expect(await waysDriven(osm(), half(at.south, centre), end)).toEqual([20, 21, 50])
    expect(await waysDriven(osm(), half(centre, { lon: 8.01, lat: 47.005 }), end)).toEqual([21, 50])
  })

  it('binds only who drives all of it', async () => {
    const osm = town().restriction(1, 'no_left_turn', 10, viaWay, 50)
    expect(await waysDriven(osm, fromWest, { lon: 8.013, lat: 47.005 })).toEqual([10, 21, 40])
  })
})
