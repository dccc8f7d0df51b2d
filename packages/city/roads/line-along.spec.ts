import { describe, expect, it } from 'vitest'
import { metresBetween, positionAlong, type Line } from './index.ts'

const line: Line = [
  [114.3, 30.6],
  [114.31, 30.6],
  [114.31, 30.61],
]
const east = metresBetween({ lon: 114.3, lat: 30.6 }, { lon: 114.31, lat: 30.6 })

describe('where one is along a line', () => {
  it.each([
    [-5, 114.3, 30.6, 90],
    [0, 114.3, 30.6, 90],
    [east / 2, 114.305, 30.6, 90],
    [east + 1, 114.31, 30.60001, 0],
    [1e9, 114.31, 30.61, 0],
  ])('after %d m', (metres, lon, lat, course) => {
    const at = positionAlong(line, metres)
    expect(at.lon).toBeCloseTo(lon, 5)
    expect(at.lat).toBeCloseTo(lat, 5)
    expect(at.course).toBeCloseTo(course, 3)
  })

  it('stays where it is on a line of one place', () => {
    const still: Line = [
      [114.3, 30.6],
      [114.3, 30.6],
    ]
    expect(positionAlong(still, 10)).toEqual({ lon: 114.3, lat: 30.6, course: 0 })
  })
})
