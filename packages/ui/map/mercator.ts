import type { LonLat } from './map-layers.ts'

/** MapLibre's world is 512 pixels wide at zoom 0. */
const worldPixels = 512

export const worldPx = (zoom: number): number => worldPixels * 2 ** zoom

/** Web Mercator with the whole world from 0 to 1, x to the east, y to the south. */
export function mercator({ lon, lat }: LonLat): { readonly x: number; readonly y: number } {
  const sine = Math.sin((lat * Math.PI) / 180)
  return { x: lon / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) }
}
