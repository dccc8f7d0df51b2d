import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edgeFlag, metresBetween, nearestRoad, readRoads, type LonLat, type RoadNetwork } from './index.ts'
import { OsmElements } from './osm-elements.fixture.ts'

const road = [
  { lon: 114.3, lat: 30.6 },
  { lon: 114.4, lat: 30.6 },
]

const anyPlace = fc.record({
  lon: fc.integer({ min: -200, max: 600 }).map((x) => 114.3 + x * 5e-5),
  lat: fc.integer({ min: -200, max: 600 }).map((y) => 30.6 + y * 5e-5),
})

describe('the nearest road', () => {
  it('is the one that looking at every segment finds', async () => {
    const lines = fc.array(fc.array(anyPlace, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(lines, anyPlace, fc.constantFrom(50, 500, 5000), async (drawn, at, maxM) => {
        const network = await readRoads(elementsOf(drawn).source)
        const found = nearestRoad(network, at, 'start', maxM)
        const [leading, any] = [edgeFlag.leads, edgeFlag.drivable].map((flag) => nearestByLooking(network, at, flag))
        const expected = [leading, any].find((m = Infinity) => m <= maxM)
        expect(found === undefined).toBe(expected === undefined)
        expect(Math.abs((found?.offRoadM ?? 0) - (expected ?? 0))).toBeLessThan(0.05 + (expected ?? 0) * 1e-3)
        expect(Math.abs(metresBetween(at, found ?? at) - (expected ?? 0))).toBeLessThan(0.05 + (expected ?? 0) * 1e-3)
      }),
      { numRuns: 200 },
    )
  })

  it('says how far along the piece it lies', async () => {
    const osm = elementsOf([
      [
        { lon: 114.3, lat: 30.6 },
        { lon: 114.31, lat: 30.6 },
        { lon: 114.32, lat: 30.6 },
      ],
    ])
    const found = nearestRoad(await readRoads(osm.source), { lon: 114.305, lat: 30.6001 }, 'start')
    expect(found?.fraction).toBeCloseTo(0.25, 4)
    expect(found?.lon).toBeCloseTo(114.305, 6)
  })

  it('for a start is not a lane that leads nowhere, for a destination not one that cannot be reached', async () => {
    // 1-2 is the network; 2-3 leaves it for good, 4-1 enters it.
    const osm = new OsmElements()
      .node(1, 114.3, 30.6)
      .node(2, 114.31, 30.6)
      .node(3, 114.31, 30.61)
      .node(4, 114.3, 30.61)
      .way(1, [1, 2])
      .way(2, [2, 3], { oneway: 'yes' })
      .way(3, [4, 1], { oneway: 'yes' })
      .way(4, [1, 2], { highway: 'service' })
    const network = await readRoads(osm.source)
    const wayAt = (at: LonLat, role: 'start' | 'destination') => {
      const found = nearestRoad(network, at, role)
      return found && network.pieceWay[found.piece]
    }
    const [onWayOut, onWayIn] = [
      { lon: 114.31, lat: 30.605 },
      { lon: 114.3, lat: 30.605 },
    ]
    expect([wayAt(onWayOut, 'start'), wayAt(onWayOut, 'destination')]).not.toContain(undefined)
    expect(wayAt(onWayOut, 'destination')).toBe(2)
    expect(wayAt(onWayOut, 'start')).not.toBe(2)
    expect(wayAt(onWayIn, 'start')).toBe(3)
    expect(wayAt(onWayIn, 'destination')).not.toBe(3)
  })

  it.each([
    [{ lon: 114.3, lat: 90 }],
    [{ lon: 114.3, lat: -89.999 }],
    [{ lon: 1e300, lat: 30.6 }],
    [{ lon: NaN, lat: 30.6 }],
    [{ lon: 114.3, lat: Infinity }],
  ])('is nowhere for %j, and says so at once', async (at) => {
    const network = await readRoads(elementsOf([road]).source)
    expect(nearestRoad(network, at, 'start')).toBeUndefined()
  })

  it('is nowhere when there are no roads', async () => {
    expect(nearestRoad(await readRoads(new OsmElements().source), { lon: 114.3, lat: 30.6 }, 'start')).toBeUndefined()
  })
})

function elementsOf(lines: readonly (readonly LonLat[])[]): OsmElements {
  const osm = new OsmElements()
  lines.forEach((line, way) => {
    line.forEach(({ lon, lat }, i) => osm.node(100 * way + i + 1, lon, lat))
    osm.way(
      way + 1,
      line.map((_, i) => 100 * way + i + 1),
    )
  })
  return osm
}

function nearestByLooking({ shape, shapeStart, edgeFlags }: RoadNetwork, at: LonLat, flag: number): number | undefined {
  let nearest: number | undefined
  for (let piece = 0; piece + 1 < shapeStart.length; piece++) {
    if (((edgeFlags[2 * piece]! | edgeFlags[2 * piece + 1]!) & flag) === 0) continue
    for (let point = shapeStart[piece]!; point + 1 < shapeStart[piece + 1]!; point++) {
      const [a, b] = [point, point + 1].map((p) => ({ lon: shape[2 * p]! / 1e7, lat: shape[2 * p + 1]! / 1e7 }))
      nearest = Math.min(nearest ?? Infinity, metresToSegment(at, a!, b!))
    }
  }
  return nearest
}

/** By golden section on the distance along the segment, which has one lowest point. */
function metresToSegment(at: LonLat, a: LonLat, b: LonLat): number {
  const metresAt = (share: number) =>
    metresBetween(at, { lon: a.lon + share * (b.lon - a.lon), lat: a.lat + share * (b.lat - a.lat) })
  let [low, high] = [0, 1]
  for (let step = 0; step < 60; step++) {
    const [one, other] = [high - (high - low) * 0.618, low + (high - low) * 0.618]
    if (metresAt(one) < metresAt(other)) high = other
    else low = one
  }
  return Math.min(metresAt(low), metresAt(high), metresAt(0), metresAt(1))
}
