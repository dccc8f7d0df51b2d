import type { LonLat } from './map-layers.ts'
import { metresToPixels } from './radius.ts'

type Inset = {
  readonly at: LonLat
  /** how far off the place may lie */
  readonly radiusM: number
  readonly widthPx: number
  readonly heightPx: number
}

/** House numbers are read at this zoom. */
const nearestZoom = 16.5

/** So near that the circle of doubt takes two thirds of the shorter side at most, and never nearer than house numbers need. */
export function insetZoom({ at, radiusM, widthPx, heightPx }: Inset): number {
  const roomPx = Math.min(widthPx, heightPx) / 3
  return Math.min(nearestZoom, Math.log2(roomPx / metresToPixels(Math.max(radiusM, 1), at.lat, 0)))
}
