import type { Point } from './place.ts'

const pattern = /^\s*(-?\d{1,3}\.\d+)°?\s*(?:[,，;/]|\s)\s*(-?\d{1,3}\.\d+)°?\s*$/

/**
 * The points that a pair of numbers may mean. A number beyond 90 can only be a longitude; else the order that falls into
 * `box` (west, south, east, north, with half a degree around it) is meant; else both are given, latitude first.
 */
export function readCoordinates(text: string, box: readonly [number, number, number, number]): Point[] {
  const match = pattern.exec(text.normalize('NFKC'))
  if (!match) return []
  const [first, second] = [Number(match[1]), Number(match[2])]
  const readings = [
    { lon: second, lat: first },
    { lon: first, lat: second },
  ].filter(({ lon, lat }) => Math.abs(lat) <= 90 && Math.abs(lon) <= 180)
  const here = readings.filter((point) => isIn(box, point))
  return here.length === 1 ? here : readings
}

/** Half a step of the last digit given, in metres, at least 5. */
export function coordinatesRadiusM(text: string): number {
  const decimals = Math.min(...[...text.matchAll(/\.(\d+)/g)].map((match) => match[1]?.length ?? 0))
  return Math.max(5, Math.round((111_195 * 10 ** -decimals) / 2))
}

function isIn([west, south, east, north]: readonly [number, number, number, number], { lon, lat }: Point): boolean {
  return lon > west - 0.5 && lon < east + 0.5 && lat > south - 0.5 && lat < north + 0.5
}
