import { degreesOf, lonNear, metresBetween, stretchAt } from '../places/metres.ts'
import type { Point } from '../places/index.ts'
import { fromGcj02 } from './gcj02.ts'

/** What is doubtful about a point. `instead` is offered to whoever asks; nothing is ever put right unasked. */
export type PointDoubt =
  /** so far outside the served area */
  | { readonly kind: 'outside-area'; readonly metres: number }
  /** longitude and latitude seem to have changed places: this way round it lies in the served area */
  | { readonly kind: 'swapped-axes'; readonly instead: Point }
  /** far from any road, but on one when taken as GCJ-02: so far off now, so far off then */
  | { readonly kind: 'gcj02'; readonly instead: Point; readonly offM: number; readonly insteadOffM: number }

/** west, south, east, north in degrees */
export type Box = readonly [number, number, number, number]

/** Metres from a point to the nearest road; undefined beyond `maxM`. */
export type MetresToRoad = (p: Point, maxM: number) => number | undefined

/** The edge of a city is ragged: its box, and so far around it, counts as served. */
const marginM = 500
/** GCJ-02 moves a point by 100 to 700 m; what stands farther from a road than that has another reason. */
export const shiftedM = { least: 100, most: 700 } as const
/** As near as a point on a road comes to its line. */
export const onRoadM = 15

/** Checks a point that somebody chose or told, or a device sent, before it is believed. No doubts: an empty list. */
export function checkPoint(p: Point, served: Box, metresToRoad: MetresToRoad): PointDoubt[] {
  const metres = metresOutside(p, served)
  if (metres === 0) return gcj02Doubt(p, metresToRoad)
  const outside = { kind: 'outside-area', metres: Math.round(metres) } as const
  const swapped = { lon: p.lat, lat: p.lon }
  const isInside = Math.abs(swapped.lat) <= 90 && metresOutside(swapped, served) === 0
  return isInside ? [outside, { kind: 'swapped-axes', instead: swapped }] : [outside]
}

/** Whether a point lies outside the served area; the first check alone, for lists. */
export function isOutside(p: Point, served: Box): boolean {
  return metresOutside(p, served) > 0
}

function metresOutside({ lon: told, lat }: Point, [west, south, east, north]: Box): number {
  const lon = lonNear(told, (west + east) / 2)
  const height = degreesOf(marginM)
  const width = height * stretchAt(Math.min(80, Math.abs((south + north) / 2)))
  if (lon >= west - width && lon <= east + width && lat >= south - height && lat <= north + height) return 0
  const nearest = { lon: Math.min(east, Math.max(west, lon)), lat: Math.min(north, Math.max(south, lat)) }
  return metresBetween(lon, lat, nearest.lon, nearest.lat)
}

function gcj02Doubt(p: Point, metresToRoad: MetresToRoad): PointDoubt[] {
  const offM = metresToRoad(p, shiftedM.most)
  if (offM === undefined || offM < shiftedM.least) return []
  const instead = fromGcj02(p)
  const insteadOffM = metresToRoad(instead, onRoadM)
  if (insteadOffM === undefined || (instead.lon === p.lon && instead.lat === p.lat)) return []
  return [{ kind: 'gcj02', instead, offM: Math.round(offM), insteadOffM: Math.round(insteadOffM) }]
}
