import type { Point } from '@tocsin/domain'

const degreeM = 111_320

/** Two corners of the ground on which a place may lie, `radiusM` metres around it: a street is shown whole, a house close up. */
export function cornersOf({ lon, lat }: Point, radiusM: number): readonly Point[] {
  const [up, right] = [radiusM / degreeM, radiusM / (degreeM * Math.cos((lat * Math.PI) / 180))]
  return [
    { lon: lon - right, lat: lat - up },
    { lon: lon + right, lat: lat + up },
  ]
}
