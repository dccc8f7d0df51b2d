import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaM2, areaShape, isInArea, type Area } from './area.ts'
import { mostCorners } from './faults.ts'
import { readArea } from './read-geojson.ts'

const square = (west = 113, south = 22, size = 0.1): [number, number][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]
const feature = (coordinates: unknown, name?: string, type = 'Polygon') => ({
  type: 'Feature',
  properties: name === undefined ? {} : { name },
  geometry: { type, coordinates },
})
const fileOf = (...features: object[]): string => JSON.stringify({ type: 'FeatureCollection', features })
const faultIn = (text: string) => {
  const read = readArea(text)
  return 'fault' in read ? read.fault : undefined
}

describe('an area from a file', () => {
  it('is all its polygons together, from a collection, a feature or a bare geometry', () => {
    const two = readArea(
      fileOf(feature([square()], 'east'), feature([[square(114)], [square(115)]], 'west', 'MultiPolygon')),
    )
    expect(two).toMatchObject({ features: 2 })
    expect('area' in two && two.area).toHaveLength(3)
    for (const one of [feature([square()]), { type: 'Polygon', coordinates: [square()] }])
      expect(readArea(`\uFEFF${JSON.stringify(one)}`)).toMatchObject({ features: 1 })
  })

  it('names the feature and what is wrong with it', () => {
    const open = square().slice(0, -1)
    const bow: [number, number][] = [
      [113, 22],
      [113.1, 22.1],
      [113.1, 22],
      [113, 22.1],
      [113, 22],
    ]
    const many = Array.from({ length: mostCorners + 1 }, (_, at): [number, number] => [
      113 + Math.cos((at / mostCorners) * 2 * Math.PI) / 10,
      22 + Math.sin((at / mostCorners) * 2 * Math.PI) / 10,
    ])
    const good = feature([square()])
    expect(faultIn(fileOf(good, feature([open], '东')))).toEqual({ why: 'not-closed', feature: '2 (东)' })
    expect(faultIn(fileOf(feature([bow])))).toEqual({ why: 'crosses-itself', feature: '1' })
    expect(faultIn(fileOf(feature([many])))).toEqual({ why: 'too-many', feature: '1' })
    expect(faultIn(fileOf(feature([square(179.95)])))).toEqual({ why: 'outside-world', feature: '1' })
    expect(faultIn(fileOf(feature([square(12_600_000, 2_500_000, 900)])))).toEqual({
      why: 'wrong-system',
      feature: '1',
    })
    expect(faultIn(fileOf(feature([113, 22], 'gate', 'Point')))).toEqual({
      why: 'not-an-area',
      feature: '1 (gate)',
      type: 'Point',
    })
    expect(
      faultIn(
        fileOf(
          feature([
            [
              [113, 22],
              [113.1, 22],
              [113, 22],
            ],
          ]),
        ),
      ),
    ).toEqual({ why: 'too-few', feature: '1' })
  })

  it('is refused as a whole where it is none, empty, or says that it is in another system', () => {
    expect(faultIn('{')).toEqual({ why: 'no-json' })
    expect(faultIn('[1]')).toEqual({ why: 'no-geojson' })
    expect(faultIn(fileOf())).toEqual({ why: 'no-polygon' })
    const named = (name: string) =>
      JSON.stringify({
        type: 'FeatureCollection',
        crs: { type: 'name', properties: { name } },
        features: [feature([square()])],
      })
    expect(faultIn(named('urn:ogc:def:crs:EPSG::4547'))).toEqual({
      why: 'wrong-system',
      feature: 'urn:ogc:def:crs:EPSG::4547',
    })
    expect(faultIn(named('urn:ogc:def:crs:OGC:1.3:CRS84'))).toBeUndefined()
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readArea(text)).toHaveProperty('fault')
      }),
    )
  })
})

describe('an area', () => {
  const ring: Area = [[square(113, 22, 0.1), square(113.04, 22.04, 0.02)]]

  it('holds what is in it and not in its hole', () => {
    expect(isInArea(ring, { lon: 113.01, lat: 22.01 })).toBe(true)
    expect(isInArea(ring, { lon: 113.05, lat: 22.05 })).toBe(false)
    expect(isInArea(ring, { lon: 113.2, lat: 22.01 })).toBe(false)
  })

  it('has its square metres: a tenth of a degree at 22 north is 10.3 by 11.1 km', () => {
    expect(areaM2([[square()]]) / 1e6).toBeCloseTo(114.6, 0)
    expect(areaM2(ring) / areaM2([[square()]])).toBeCloseTo(0.96, 3)
  })

  it('keeps corners to a decimetre, and refuses by the schema what the file reader refuses', () => {
    expect(areaShape.parse([[square(113.123456789)]])[0]?.[0]?.[0]).toEqual([113.123457, 22])
    expect(areaShape.safeParse([[square().slice(0, -1)]]).error?.issues[0]).toMatchObject({ path: [0, 0] })
    expect(areaShape.safeParse([]).success).toBe(false)
  })
})
