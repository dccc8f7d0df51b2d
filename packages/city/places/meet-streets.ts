import type { Gazetteer } from './gazetteer.ts'
import type { Point } from './place.ts'
import { eachPiece, nearestOnStreet } from './street-lines.ts'

export type Meeting = Point & { readonly id: string; readonly radiusM: number }

/** Streets that share no node but come this near are taken to meet there, with the gap as doubt. */
const furthestGapM = 120

/** Where the two streets share nodes. */
export function meetStreets(g: Gazetteer, one: number, other: number): Meeting[] {
  const [a, b] = one < other ? [one, other] : [other, one]
  const meetings: Meeting[] = []
  for (let row = g.crossingStarts[a] ?? 0; row < (g.crossingStarts[a + 1] ?? 0); row++) {
    if (g.crossingOther[row] !== b) continue
    meetings.push({
      id: `n${g.crossingNode[row] ?? 0}`,
      lon: (g.crossingLon[row] ?? 0) / 1e7,
      lat: (g.crossingLat[row] ?? 0) / 1e7,
      radiusM: g.crossingRadiusM[row] ?? 0,
    })
  }
  return meetings
}

/** Where two streets that share no node come near each other: one meeting or none. Slower by far than `meetStreets`. */
export function nearMeeting(g: Gazetteer, a: number, b: number): Meeting[] {
  let best: (Point & { metres: number }) | undefined
  const look = (lon: number, lat: number) => {
    const on = nearestOnStreet(g, b, { lon, lat })
    if (on && (!best || on.metres < best.metres)) {
      best = { lon: (on.lon + lon) / 2, lat: (on.lat + lat) / 2, metres: on.metres }
    }
  }
  if (a === b || boxGapM(g, a, b) > furthestGapM) return []
  eachPiece(g, a, (aLon, aLat, bLon, bLat) => {
    look(aLon, aLat)
    look(bLon, bLat)
  })
  if (!best || best.metres > furthestGapM) return []
  return [{ id: `s${a}-${b}`, lon: best.lon, lat: best.lat, radiusM: Math.round(20 + best.metres) }]
}

/** A cheap lower bound, so that far pairs are not measured piece by piece. */
function boxGapM(g: Gazetteer, a: number, b: number): number {
  const distance = Math.hypot(((g.lon[a] ?? 0) - (g.lon[b] ?? 0)) * 0.5, (g.lat[a] ?? 0) - (g.lat[b] ?? 0)) / 1e7
  return distance * 111_195 - 1.5 * ((g.radiusM[a] ?? 0) + (g.radiusM[b] ?? 0))
}
