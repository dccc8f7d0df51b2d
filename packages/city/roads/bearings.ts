import type { Pieces } from './cut.ts'
import { degreeMetres } from './metres.ts'

/** How far along a road one looks to say which way it leaves a junction, so that a kerb's kink does not decide. */
const lookM = 15

/** By directed edge: the course in degrees (0 north, 90 east) at its start and on arrival at its end. */
export function findBearings(pieces: Pieces): { readonly start: Float32Array; readonly end: Float32Array } {
  const start = new Float32Array(2 * pieces.count)
  const end = new Float32Array(2 * pieces.count)
  for (let piece = 0; piece < pieces.count; piece++) {
    const first = pieces.shapeStart[piece] ?? 0
    const last = (pieces.shapeStart[piece + 1] ?? 0) - 1
    const leaving = courseFrom(pieces.shape, first, last, 1)
    const leavingBack = courseFrom(pieces.shape, last, first, -1)
    start[2 * piece] = leaving
    end[2 * piece] = (leavingBack + 180) % 360
    start[2 * piece + 1] = leavingBack
    end[2 * piece + 1] = (leaving + 180) % 360
  }
  return { start, end }
}

function courseFrom(shape: Int32Array, from: number, to: number, step: 1 | -1): number {
  const degree = degreeMetres((shape[2 * from + 1] ?? 0) / 1e7)
  let east = 0
  let north = 0
  for (let point = from; point !== to && Math.hypot(east, north) < lookM; point += step) {
    east = (((shape[2 * (point + step)] ?? 0) - (shape[2 * from] ?? 0)) * degree.lon) / 1e7
    north = (((shape[2 * (point + step) + 1] ?? 0) - (shape[2 * from + 1] ?? 0)) * degree.lat) / 1e7
  }
  return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360
}
