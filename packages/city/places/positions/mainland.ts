import gcoord from 'gcoord/dist/gcoord.cjs.prod.js'
import type { Point } from '../place.ts'

/** Whether a point lies in mainland China, where maps shift what they show; Hong Kong, Macau and Taiwan do not. */
export type IsMainland = (point: Point) => boolean

/** The rectangle of the shift (Krasovsky's formula as all implementations have it): a cheap first test. */
const rectangle = { west: 72.004, east: 137.8347, south: 0.8293, north: 55.8271 }

/** Borders are those of OpenStreetMap's editors (country-coder), some kilometres coarse. They take a moment to load. */
export async function mainland(): Promise<IsMainland> {
  const { iso1A2Code } = await import('@rapideditor/country-coder')
  return ({ lon, lat }) =>
    lon > rectangle.west &&
    lon < rectangle.east &&
    lat > rectangle.south &&
    lat < rectangle.north &&
    iso1A2Code([lon, lat], { level: 'territory' }) === 'CN'
}

/** From the datum of Chinese maps to WGS 84: within half a metre (gcoord's inverse iterates). Degrees in and out. */
export function toWgs84({ lon, lat }: Point, from: 'GCJ-02' | 'BD-09' | 'BD-09 metres'): Point {
  const crs = from === 'GCJ-02' ? gcoord.GCJ02 : from === 'BD-09' ? gcoord.BD09 : gcoord.BD09MC
  const [x, y] = gcoord.transform([lon, lat], crs, gcoord.WGS84)
  return { lon: x, lat: y }
}
