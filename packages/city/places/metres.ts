const metresPerDegree = 111_195

/** Metres between two points at city distances: flat earth, east-west squeezed by the cosine of the latitude. */
export function metresBetween(lonA: number, latA: number, lonB: number, latB: number): number {
  const squeeze = Math.cos(((latA + latB) / 2) * (Math.PI / 180))
  return Math.hypot((lonA - lonB) * squeeze, latA - latB) * metresPerDegree
}

/** A width in metres as degrees of latitude; divide by cos(lat) for longitude. */
export function degreesOf(metres: number): number {
  return metres / metresPerDegree
}

/** Degrees of longitude that are as wide as one degree of latitude here. */
export function stretchAt(lat: number): number {
  return 1 / Math.max(0.01, Math.cos((lat * Math.PI) / 180))
}

/** A point on a line: which stretch of it, where, and how far from the asked point. */
export type OnLine = { readonly lon: number; readonly lat: number; readonly metres: number }

/** The point of the stretch a-b that is nearest to p. */
export function nearestOnStretch(
  p: { lon: number; lat: number },
  aLon: number,
  aLat: number,
  bLon: number,
  bLat: number,
): OnLine {
  const squeeze = Math.cos((p.lat * Math.PI) / 180)
  const dx = (bLon - aLon) * squeeze
  const dy = bLat - aLat
  const length2 = dx * dx + dy * dy
  const along = length2 === 0 ? 0 : ((p.lon - aLon) * squeeze * dx + (p.lat - aLat) * dy) / length2
  const share = Math.min(1, Math.max(0, along))
  const lon = aLon + (bLon - aLon) * share
  const lat = aLat + (bLat - aLat) * share
  return { lon, lat, metres: metresBetween(p.lon, p.lat, lon, lat) }
}
