import { describe, expect, it } from 'vitest'
import { distanceM } from '../distance.ts'
import { areaM2, arrowHead, lengthM, moved, movedOnScreen } from './geometry.ts'

const at = (lon: number, lat: number) => ({ lon, lat })
const origin = at(113.9, 22.5)
const east = moved(origin, 300, 0)
const northEast = moved(origin, 300, 400)
const north = moved(origin, 0, 400)

describe('measuring', () => {
  it('adds the stretches of a way', () => {
    expect(lengthM([])).toBe(0)
    expect(lengthM([origin])).toBe(0)
    expect(lengthM([origin, east, northEast])).toBeCloseTo(700, 0)
    expect(lengthM([at(0, 0), at(1, 0)])).toBeCloseTo(111_195, -1)
  })

  it('knows the area within, whichever way round and wherever it begins; two points have none', () => {
    const ring = [origin, east, northEast, north]
    for (const each of [ring, ring.toReversed(), [...ring.slice(2), ...ring.slice(0, 2)]])
      expect(areaM2(each) / 120_000).toBeCloseTo(1, 3)
    expect(areaM2([origin, east])).toBe(0)
    // A quarter of the zone up to 30 degrees: r squared, times pi / 2, times sin 30.
    const zone = [at(0, 0), at(90, 0), at(90, 30), at(0, 30)]
    expect(areaM2(zone) / (6_371_008.8 ** 2 * (Math.PI / 4))).toBeCloseTo(1, 6)
  })
})

it('moves a point by pixels as the map shows them: twice as far one zoom out', () => {
  const right = movedOnScreen(origin, 100, 0, 15)
  expect(right.lat).toBe(origin.lat)
  expect(distanceM(origin, movedOnScreen(origin, 100, 0, 14)) / distanceM(origin, right)).toBeCloseTo(2, 2)
})

describe('the head of an arrow', () => {
  it('points along its last stretch, a fifth of it long, the same on both sides', () => {
    const [left, tip, right] = arrowHead([north, origin, east]) ?? []
    expect(tip).toEqual(east)
    for (const barb of [left, right]) {
      expect(distanceM(barb ?? origin, east)).toBeCloseTo(60, 0)
      expect(barb?.lon).toBeLessThan(east.lon)
    }
    expect((left?.lat ?? 0) - origin.lat).toBeCloseTo(origin.lat - (right?.lat ?? 0), 9)
  })

  it('is none without a direction; a last point that was set twice takes none away', () => {
    expect(arrowHead([origin, origin])).toBeUndefined()
    expect(arrowHead([])).toBeUndefined()
    expect(arrowHead([north, origin, origin])).toEqual(arrowHead([north, origin]))
  })
})
