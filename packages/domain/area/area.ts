import { z } from 'zod'
import type { Point } from '../place.ts'
import { faultOf, mostCorners } from './faults.ts'

/** An area of responsibility (辖区), as the coordinates of a GeoJSON MultiPolygon: polygons of rings of [lon, lat], WGS 84. */
export type Area = readonly (readonly Ring[])[]
export type Ring = readonly (readonly number[])[]

const rings = z.array(z.array(z.tuple([z.number(), z.number()])).max(mostCorners))

/** Corners are kept to a decimetre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

export const areaShape = z
  .array(rings.min(1).max(100))
  .min(1)
  .max(100)
  .superRefine((shape, context) => {
    const fault = faultOf(shape)
    if (fault === undefined) return
    const path = [fault.polygon, fault.ring]
    context.addIssue({ code: 'custom', path, message: remedies[fault.kind] })
  })
  .transform((shape) => shape.map((polygon) => polygon.map((ring) => ring.map(([lon, lat]) => pair(lon, lat)))))

const pair = (lon: number, lat: number): [number, number] => [rounded(lon), rounded(lat)]

const remedies = {
  'not-closed': 'a ring that ends where it begins: repeat the first corner',
  'too-few': 'a ring of at least three different corners',
  'outside-world': 'longitude within 180 and latitude within 90 degrees, longitude first; WGS 84',
  'wrong-system': 'degrees (WGS 84), not metres: convert the file to EPSG:4326',
  'too-many': `at most ${mostCorners} corners in all: simplify the outline`,
  'crosses-itself': 'a ring that does not cross itself: give the corners in order, once around',
} as const

/** Even-odd rule, over all rings: a hole is not in it. */
export function isInArea(area: Area, { lon, lat }: Point): boolean {
  return area.some((polygon) => polygon.filter((ring) => holds(ring, lon, lat)).length % 2 === 1)
}

function holds(ring: Ring, lon: number, lat: number): boolean {
  let isIn = false
  for (const [i, [x = 0, y = 0]] of ring.entries()) {
    const [beforeX = x, beforeY = y] = ring[i === 0 ? ring.length - 1 : i - 1] ?? []
    if (y > lat !== beforeY > lat && lon < ((beforeX - x) * (lat - y)) / (beforeY - y) + x) isIn = !isIn
  }
  return isIn
}

const mPerDegree = (Math.PI / 180) * 6_371_008.8

/** Square metres, on the mean sphere; good to a thousandth over a county. */
export function areaM2(area: Area): number {
  const sum = area.reduce(
    (all, polygon) =>
      all + polygon.reduce((one, ring, index) => one + (index === 0 ? 1 : -1) * Math.abs(ringM2(ring)), 0),
    0,
  )
  return Math.max(0, sum)
}

function ringM2(ring: Ring): number {
  const [x0 = 0, y0 = 0] = ring[0] ?? []
  const middle = ring.reduce((all, [, lat = 0]) => all + lat, 0) / Math.max(1, ring.length)
  const width = mPerDegree * Math.cos((middle * Math.PI) / 180)
  let twice = 0
  for (const [i, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = x, nextY = y] = ring[(i + 1) % ring.length] ?? []
    twice += (x - x0) * (nextY - y0) - (nextX - x0) * (y - y0)
  }
  return (twice / 2) * width * mPerDegree
}
