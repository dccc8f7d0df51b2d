import { describe, expect, it } from 'vitest'
import { liesOn } from './area.ts'

const middle = { lon: 113.9, lat: 22.5 }
const moved = (eastM: number, northM: number, from = middle) => ({
  lon: from.lon + eastM / (111_195 * Math.cos((from.lat * Math.PI) / 180)),
  lat: from.lat + northM / 111_195,
})

describe('a point', () => {
  it.each([22.5, 47.2, -33.9, 69.6])('lies on the ground around a point at %d degrees, by metres', (lat) => {
    const at = { lon: 9.5, lat }
    const area = { point: at, radiusM: 100, outline: null }
    for (const [east, north] of [
      [99, 0],
      [0, -99],
      [70, 70],
    ] as const)
      expect(liesOn(area, moved(east, north, at))).toBe(true)
    for (const [east, north] of [
      [101, 0],
      [0, 101],
      [72, -72],
    ] as const)
      expect(liesOn(area, moved(east, north, at))).toBe(false)
  })

  it('lies within an outline where there is one, whatever the radius', () => {
    // an L: the yard to the north-east does not belong to it
    const corners = [
      [0, 0],
      [200, 0],
      [200, 50],
      [50, 50],
      [50, 200],
      [0, 200],
    ] as const
    const area = { point: middle, radiusM: 1000, outline: corners.map(([east, north]) => moved(east, north)) }
    expect(liesOn(area, moved(150, 25))).toBe(true)
    expect(liesOn(area, moved(25, 150))).toBe(true)
    expect(liesOn(area, moved(100, 100))).toBe(false)
    expect(liesOn(area, moved(-5, 25))).toBe(false)
    expect(liesOn({ ...area, outline: area.outline.toReversed() }, moved(150, 25))).toBe(true)
  })
})
