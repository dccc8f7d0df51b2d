import type { Point } from '@tocsin/domain'

/** Longitude and latitude (WGS 84 degrees) as they are typed, longitude first; undefined for anything else. */
export function pointIn(text: string): Point | undefined {
  const parts = /^\s*(-?\d+(?:\.\d+)?)\s*[,，;\s]\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text)
  if (parts === null) return undefined
  const [lon, lat] = [Number(parts[1]), Number(parts[2])]
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? { lon, lat } : undefined
}
