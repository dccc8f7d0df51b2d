import type { Point } from '@tocsin/domain'

const earthRadiusM = 6_371_008.8
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Great-circle distance in metres (haversine formula, mean Earth radius; WGS 84 points; within 0.5 % of the ellipsoid). */
export function distanceM(a: Point, b: Point): number {
  const half = (from: number, to: number): number => Math.sin(radians(to - from) / 2) ** 2
  const h = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lon, b.lon)
  return 2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(h)))
}
