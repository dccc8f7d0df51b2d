import type { Gazetteer } from './gazetteer.ts'
import { metresBetween, nearestOnStretch, type OnLine } from './metres.ts'
import type { Point } from './place.ts'

/** Calls `each` with every piece (two neighbouring points, degrees) of the street's lines. */
export function eachPiece(
  { streetLineStarts, linePointStarts, points }: Gazetteer,
  street: number,
  each: (aLon: number, aLat: number, bLon: number, bLat: number) => void,
): void {
  for (let line = streetLineStarts[street] ?? 0; line < (streetLineStarts[street + 1] ?? 0); line++) {
    for (let i = linePointStarts[line] ?? 0; i + 1 < (linePointStarts[line + 1] ?? 0); i++) {
      const [aLon = 0, aLat = 0, bLon = 0, bLat = 0] = points.subarray(i * 2, i * 2 + 4)
      each(aLon / 1e7, aLat / 1e7, bLon / 1e7, bLat / 1e7)
    }
  }
}

/** The point of the street nearest to p; undefined for a street that is known from addresses only. */
export function nearestOnStreet(g: Gazetteer, street: number, p: Point): OnLine | undefined {
  let best: OnLine | undefined
  eachPiece(g, street, (aLon, aLat, bLon, bLat) => {
    const on = nearestOnStretch(p, aLon, aLat, bLon, bLat)
    if (!best || on.metres < best.metres) best = on
  })
  return best
}

/** Flat lon, lat of a stretch of numbered houses, degrees. */
export function stretchLine({ stretchPointStarts, stretchPoints }: Gazetteer, stretch: number): number[] {
  const line = stretchPoints.subarray(
    (stretchPointStarts[stretch] ?? 0) * 2,
    (stretchPointStarts[stretch + 1] ?? 0) * 2,
  )
  return Array.from(line, (value) => value / 1e7)
}

/** The point a share (0 to 1) along the line, by length. */
export function alongLine(line: readonly number[], share: number): Point {
  let left = lengthM(line) * share
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [aLon = 0, aLat = 0, bLon = 0, bLat = 0] = line.slice(i, i + 4)
    const piece = metresBetween(aLon, aLat, bLon, bLat)
    if (left <= piece && piece > 0) {
      const part = left / piece
      return { lon: aLon + (bLon - aLon) * part, lat: aLat + (bLat - aLat) * part }
    }
    left -= piece
  }
  return { lon: line.at(-2) ?? 0, lat: line.at(-1) ?? 0 }
}

/** How far along the line (0 to 1) its point nearest to p lies, and that point. */
export function shareAlong(line: readonly number[], p: Point): OnLine & { share: number } {
  let best = { lon: 0, lat: 0, metres: Infinity, share: 0 }
  let walked = 0
  const length = lengthM(line)
  for (let i = 0; i + 3 < line.length; i += 2) {
    const [aLon = 0, aLat = 0, bLon = 0, bLat = 0] = line.slice(i, i + 4)
    const on = nearestOnStretch(p, aLon, aLat, bLon, bLat)
    if (on.metres < best.metres) {
      const share = length === 0 ? 0 : (walked + metresBetween(aLon, aLat, on.lon, on.lat)) / length
      best = { ...on, share }
    }
    walked += metresBetween(aLon, aLat, bLon, bLat)
  }
  return best
}

export function lengthM(line: readonly number[]): number {
  let length = 0
  for (let i = 0; i + 3 < line.length; i += 2) {
    length += metresBetween(line[i] ?? 0, line[i + 1] ?? 0, line[i + 2] ?? 0, line[i + 3] ?? 0)
  }
  return length
}
