import type { Point } from '@tocsin/domain'
import { pixelsToMetres } from '@tocsin/ui/map'
import { distanceM } from '../distance.ts'

const earthRadiusM = 6_371_008.8
const degreeM = (earthRadiusM * Math.PI) / 180
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Length of a way over these points, metres. */
export const lengthM = (points: readonly Point[]): number =>
  points.slice(1).reduce((sum, point, n) => sum + distanceM(points[n] ?? point, point), 0)

/**
 * Area within a ring that closes itself, square metres; 0 below three points. Spherical, whichever way round
 * (Chamberlain and Duquette, "Some algorithms for polygons on a sphere", JPL 2007, eq. 7).
 */
export function areaM2(ring: readonly Point[]): number {
  const excess = ring.reduce((sum, { lon, lat }, n) => {
    const next = ring[(n + 1) % ring.length] ?? { lon, lat }
    return sum + radians(next.lon - lon) * (2 + Math.sin(radians(lat)) + Math.sin(radians(next.lat)))
  }, 0)
  return ring.length < 3 ? 0 : Math.abs((excess * earthRadiusM ** 2) / 2)
}

/** A point so many metres to the east and north. */
export const moved = ({ lon, lat }: Point, eastM: number, northM: number): Point => ({
  lon: lon + eastM / (degreeM * Math.cos(radians(lat))),
  lat: lat + northM / degreeM,
})

/** A point so many pixels to the right and up, at a zoom. */
export const movedOnScreen = (point: Point, right: number, up: number, zoom: number): Point =>
  moved(point, pixelsToMetres(right, point.lat, zoom), pixelsToMetres(up, point.lat, zoom))

const barbShare = 0.2
const barbDegrees = 28

/** The head of an arrow: end, tip, end of its barbs; a fifth of its last stretch long. Undefined without a direction. */
export function arrowHead(points: readonly Point[]): readonly [Point, Point, Point] | undefined {
  const tip = points.at(-1)
  const from = points.findLast(({ lon, lat }) => lon !== tip?.lon || lat !== tip.lat)
  if (tip === undefined || from === undefined) return undefined
  const eastM = (from.lon - tip.lon) * degreeM * Math.cos(radians(tip.lat))
  const northM = (from.lat - tip.lat) * degreeM
  const barb = (degrees: number): Point => {
    const [cos, sin] = [Math.cos(radians(degrees)) * barbShare, Math.sin(radians(degrees)) * barbShare]
    return moved(tip, eastM * cos - northM * sin, eastM * sin + northM * cos)
  }
  return [barb(barbDegrees), tip, barb(-barbDegrees)]
}

/** The middle of the corners: where the words of a shape stand. */
export function middleOf(points: readonly Point[]): Point {
  const mean = (of: (point: Point) => number) => points.reduce((sum, each) => sum + of(each), 0) / points.length
  return { lon: mean(({ lon }) => lon), lat: mean(({ lat }) => lat) }
}
