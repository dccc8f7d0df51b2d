import { lonNear } from './metres.ts'
import type { Point } from './place.ts'

/** The eight winds, clockwise from north. */
export const compassPoints = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const
export type CompassPoint = (typeof compassPoints)[number]

/** In which of eight directions `to` lies as seen from `from`; city distances, WGS 84 degrees. */
export function directionOf(from: Point, to: Point): CompassPoint {
  const east = (lonNear(to.lon, from.lon) - from.lon) * Math.cos(((from.lat + to.lat) / 2) * (Math.PI / 180))
  const eighths = Math.round(Math.atan2(east, to.lat - from.lat) / (Math.PI / 4))
  return compassPoints[(eighths + 8) % 8] ?? 'n'
}
