export type LonLat = { readonly lon: number; readonly lat: number }

/** Metres in one degree, east-west and north-south. */
export type DegreeMetres = { readonly lon: number; readonly lat: number }

/**
 * How long a degree is at a latitude on the WGS 84 ellipsoid; within a few kilometres a map of it is flat to 0.1 %.
 * https://en.wikipedia.org/wiki/Geographic_coordinate_system#Length_of_a_degree
 */
export function degreeMetres(lat: number): DegreeMetres {
  const a = 6378137
  const e2 = 0.00669437999014
  const phi = (lat * Math.PI) / 180
  const w = Math.sqrt(1 - e2 * Math.sin(phi) ** 2)
  return { lon: ((Math.PI / 180) * a * Math.cos(phi)) / w, lat: ((Math.PI / 180) * a * (1 - e2)) / w ** 3 }
}

/** Straight-line metres between two places some kilometres apart at most, on either side of the 180th meridian. */
export function metresBetween(a: LonLat, b: LonLat): number {
  const degree = degreeMetres((a.lat + b.lat) / 2)
  const east = a.lon - b.lon
  return Math.hypot((east - 360 * Math.round(east / 360)) * degree.lon, (a.lat - b.lat) * degree.lat)
}
