import { describe, expect, it } from 'vitest'
import { driveTimes, readRoads, type LonLat } from './index.ts'
import { OsmElements } from './osm-elements.fixture.ts'
import { turnSeconds, uTurnS } from './turn-seconds.ts'

describe('the time of a turn', () => {
  // OSRM's process_turn with its penalty of 7.5 s and its bias of 1.075, worked out by hand.
  it.each([
    [90, 'right', 2.105],
    [-90, 'right', 5.395],
    [90, 'left', 5.395],
    [-90, 'left', 2.105],
  ] as const)('%j degrees where one drives on the %s', (angle, side, seconds) => {
    expect(turnSeconds(angle, side)).toBeCloseTo(seconds, 2)
  })

  it('never falls below nothing, grows with the angle, and stays below turning round', () => {
    for (const side of ['left', 'right'] as const) {
      for (const hand of [-1, 1]) {
        const seconds = Array.from({ length: 180 }, (_, n) => turnSeconds(hand * (n + 1), side))
        expect(seconds).toEqual(seconds.toSorted((a, b) => a - b))
        expect(seconds[0]).toBeGreaterThanOrEqual(0)
        expect(seconds[0]).toBeLessThan(0.05)
        expect(seconds.at(-1)).toBeLessThan(uTurnS)
      }
    }
  })
})

/** Seconds from the south of a crossing to its west (a left turn) and to its east (a right turn). */
async function turnsAt({ lon, lat }: LonLat): Promise<{ readonly left: number; readonly right: number }> {
  const osm = new OsmElements()
    .node(1, lon - 0.01, lat)
    .node(2, lon + 0.01, lat)
    .node(3, lon, lat - 0.01)
    .node(4, lon, lat + 0.01)
    .node(5, lon, lat)
    .way(10, [1, 5, 2])
    .way(20, [3, 5, 4])
  const network = await readRoads(osm.source)
  const from = { lon, lat: lat - 0.005 }
  const [left = NaN, right = NaN] = [-0.005, 0.005].map((east) => {
    const time = driveTimes(network, { to: { lon: lon + east, lat }, from: [from] })[0]
    return typeof time === 'object' ? time.seconds : NaN
  })
  return { left, right }
}

describe('given the same crossing in several places', () => {
  it.each([
    ['Guangzhou', 113.25, 23.12],
    ['Shenzhen', 114.05, 22.54],
    ['Zhuhai', 113.55, 22.26],
    ['San Francisco', -122.43, 37.77],
    ['the open sea', -30, 30],
  ])('in %s a right turn takes less time than a left one', async (_, lon, lat) => {
    const { left, right } = await turnsAt({ lon, lat })
    expect(left - right).toBeCloseTo(5.395 - 2.105, 1)
  })

  it.each([
    ['Hong Kong', 114.17, 22.32],
    ['Macau', 113.54, 22.19],
    ['London', -0.12, 51.5],
    ['Tokyo', 139.7, 35.68],
    ['Auckland', 174.76, -36.85],
  ])('in %s a left turn takes less time than a right one', async (_, lon, lat) => {
    const { left, right } = await turnsAt({ lon, lat })
    expect(right - left).toBeCloseTo(5.395 - 2.105, 1)
  })
})
