const metresPerDegree = 111_195

const radians = Math.PI / 180

/**
 * Great-circle metres between two points (haversine formula on the mean sphere; within 0.6 % of the ellipsoid), anywhere:
 * across the 180th meridian and at the poles, too.
 */
export function metresBetween(lonA: number, latA: number, lonB: number, latB: number): number {
  const [across, up] = [Math.sin(((lonB - lonA) * radians) / 2), Math.sin(((latB - latA) * radians) / 2)]
  const h = up * up + Math.cos(latA * radians) * Math.cos(latB * radians) * across * across
  return (2 * Math.asin(Math.min(1, Math.sqrt(h))) * metresPerDegree) / radians
}

/** A longitude as the one of its turns that is nearest to another: -179.9 near 179.9 is 180.1. */
export function lonNear(lon: number, other: number): number {
  return lon - 360 * Math.round((lon - other) / 360)
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
