import { ringArea, type Polygon } from './rings.ts'

/**
 * A point well inside the largest of the polygons, for its label: the middle of the widest stretch of inside along five
 * level lines across it. Lon, lat in degrees; undefined for nothing.
 */
export function insidePoint(polygons: readonly Polygon[]): [number, number] | undefined {
  const largest = polygons.toSorted((a, b) => ringArea(b[0] ?? []) - ringArea(a[0] ?? []))[0]
  const outer = largest?.[0]
  if (!largest || !outer) return undefined
  const lats = outer.filter((_, i) => i % 2 === 1)
  const south = lats.reduce((a, b) => Math.min(a, b), 90)
  const north = lats.reduce((a, b) => Math.max(a, b), -90)
  let best: { at: [number, number]; width: number } | undefined
  for (const share of [0.5, 0.4, 0.6, 0.3, 0.7]) {
    const lat = south + (north - south) * share
    const stretch = widestStretch(largest, lat)
    // The middle line wins unless another is clearly wider.
    if (stretch && (!best || stretch.width > best.width * 1.2))
      best = { at: [stretch.middle, lat], width: stretch.width }
  }
  return best?.at
}

function widestStretch(polygon: Polygon, lat: number): { middle: number; width: number } | undefined {
  const cuts = polygon.flatMap((ring) => crossings(ring, lat)).sort((a, b) => a - b)
  let widest: { middle: number; width: number } | undefined
  for (let i = 0; i + 1 < cuts.length; i += 2) {
    const [from = 0, to = 0] = [cuts[i], cuts[i + 1]]
    if (!widest || to - from > widest.width) widest = { middle: (from + to) / 2, width: to - from }
  }
  return widest
}

function crossings(ring: readonly number[], lat: number): number[] {
  const cuts: number[] = []
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]]
    if (y1 > lat !== y2 > lat) cuts.push(((x2 - x1) * (lat - y1)) / (y2 - y1) + x1)
  }
  return cuts
}
