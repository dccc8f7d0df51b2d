/** MapLibre's world is 512 pixels wide at zoom 0. */
const worldPixels = 512
const equatorM = 40_075_016.686

/** How long on the ground so many pixels are at a latitude and zoom (Web Mercator). */
export function pixelsToMetres(pixels: number, lat: number, zoom: number): number {
  return pixels / metresToPixels(1, lat, zoom)
}

/** How many pixels a length on the ground takes at a latitude and zoom (Web Mercator). */
export function metresToPixels(metres: number, lat: number, zoom: number): number {
  return (metres * worldPixels * 2 ** zoom) / (equatorM * Math.cos((lat * Math.PI) / 180))
}
