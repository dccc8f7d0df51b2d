import type { Point } from '@tocsin/domain'
import { distanceM } from './distance.ts'

/** A closed line around ground, as lon, lat pairs; the first need not be repeated. WGS 84. */
export type Ring = readonly (readonly [lon: number, lat: number])[]

/** Metres from a point to the ground within a ring: 0 inside, else to the nearest of its edges. */
export function metresToGround(ring: Ring, at: Point): number {
  if (isInside(ring, at)) return 0
  const edges = ring.map((to, index) => metresToEdge(ring.at(index - 1) ?? to, to, at))
  return Math.min(...edges)
}

/** Even-odd rule: how many edges a ray to the east crosses. */
function isInside(ring: Ring, { lon, lat }: Point): boolean {
  const crossed = ring.filter(([toLon, toLat], index) => {
    const [fromLon, fromLat] = ring.at(index - 1) ?? [toLon, toLat]
    return fromLat > lat !== toLat > lat && lon < ((toLon - fromLon) * (lat - fromLat)) / (toLat - fromLat) + fromLon
  })
  return crossed.length % 2 === 1
}

function metresToEdge([aLon, aLat]: Ring[number], [bLon, bLat]: Ring[number], at: Point): number {
  // Flat over the few kilometres of one place: east-west squeezed by the cosine of the latitude.
  const squeeze = Math.cos((at.lat * Math.PI) / 180)
  const [dx, dy] = [(bLon - aLon) * squeeze, bLat - aLat]
  const length2 = dx * dx + dy * dy
  const along = length2 === 0 ? 0 : ((at.lon - aLon) * squeeze * dx + (at.lat - aLat) * dy) / length2
  const share = Math.min(1, Math.max(0, along))
  return distanceM(at, { lon: aLon + (bLon - aLon) * share, lat: aLat + (bLat - aLat) * share })
}
