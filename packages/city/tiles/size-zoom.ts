import { ringArea, type Polygon } from '../import/rings.ts'

/**
 * The zoom from which polygons of this size cover at least `pixels` square pixels (of 256-pixel tiles): below it they are
 * specks and left out. Web Mercator's pixel at zoom z is 360 / 2^(z + 8) degrees of longitude wide, and the same in
 * latitude stretched by cos(lat).
 */
export function zoomForSize(polygons: readonly Polygon[], pixels: number): number {
  let squareDegrees = 0
  for (const [outer] of polygons) squareDegrees += outer ? ringArea(outer) : 0
  const lat = polygons[0]?.[0]?.[1] ?? 0
  const stretched = squareDegrees / Math.cos((lat * Math.PI) / 180)
  if (stretched <= 0) return 22
  return Math.ceil(Math.log2((360 / 256) * Math.sqrt(pixels / stretched)))
}
