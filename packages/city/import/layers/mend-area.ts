import { union } from 'polyclip-ts'
import { ringArea, type Polygon, type Ring } from '../rings.ts'
import type { OnFinding } from './layer.ts'
import { vertexKey } from './vertex-key.ts'

type Point = [number, number]

/** Square degrees, about a tenth of a square metre: less is a line, and the noise of the sum. */
const leastArea = 1e-11

/**
 * An area as it can be used: rings closed, and one that crosses itself taken apart at its crossings (a figure of eight
 * becomes two parts; told as mended). One that cannot be taken apart stays as it is, and is told as well. Parts without
 * ground are left out and told.
 */
export function mendArea(polygons: readonly Polygon[], where: string, finding: OnFinding): Polygon[] {
  const closed: Polygon[] = polygons.map((rings) => rings.map(closeRing).filter((ring) => ring.length >= 8))
  const usable = closed.filter((rings) => rings.length > 0)
  const mended = usable.map(withoutCrossings)
  const isShort = usable.length < Math.max(polygons.length, 1) || mended.some(({ parts }) => parts.length === 0)
  if (isShort) finding('area-without-ground', where)
  if (mended.some(({ parts, crosses }) => crosses && parts.length > 0)) finding('area-crossing-itself', where)
  return mended.flatMap(({ parts }) => parts)
}

function closeRing(ring: Ring): Ring {
  const isClosed = ring[0] === ring.at(-2) && ring[1] === ring.at(-1)
  return isClosed ? ring : [...ring, ring[0] ?? 0, ring[1] ?? 0]
}

/** The polygon itself when it crosses itself nowhere or nothing can be made of it; else its parts, none without ground. */
function withoutCrossings(polygon: Polygon): { parts: Polygon[]; crosses: boolean } {
  const parts = partsOf(polygon)
  if (!parts) return { parts: ringArea(polygon[0] ?? []) < leastArea ? [] : [polygon], crosses: true }
  if (parts.length === 0) return { parts: [], crosses: false }
  const known = new Set(polygon.flatMap((ring) => pointsOf(ring).map(([lon, lat]) => vertexKey(lon, lat))))
  const isNew = (point: Point) => !known.has(vertexKey(...point))
  const crosses = parts.length > 1 || parts.some((part) => part.some((ring) => ring.some(isNew)))
  return { parts: crosses ? parts.map((part) => part.map((ring) => ring.flat())) : [polygon], crosses }
}

function partsOf(polygon: Polygon): Point[][][] | undefined {
  try {
    return union(polygon.map(pointsOf))
  } catch {
    // the library gives up on a few shapes that touch themselves along a line
    return undefined
  }
}

function pointsOf(ring: Ring): Point[] {
  const points: Point[] = []
  for (let i = 0; i + 1 < ring.length; i += 2) points.push([ring[i] ?? 0, ring[i + 1] ?? 0])
  return points
}
