import type { Converted, Point } from '../place.ts'

/** A point that a text spells out, with its doubt in metres. `label`: as which it is shown, when not as latitude and longitude. */
export type Position = Point & {
  readonly radiusM: number
  readonly label?: string
  readonly converted?: Converted
}

/** west, south, east, north in degrees */
export type Box = readonly [number, number, number, number]

/** Whether a point lies in the box, or within so many degrees of it. */
export function isIn([west, south, east, north]: Box, { lon, lat }: Point, margin: number): boolean {
  return lon > west - margin && lon < east + margin && lat > south - margin && lat < north + margin
}
