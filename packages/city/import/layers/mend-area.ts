import { union } from 'polyclip-ts'
import type { Polygon, Ring } from '../rings.ts'
import type { OnFinding } from './layer.ts'
import { vertexKey } from './vertex-key.ts'

type Point = [number, number]

/**
 * An area as it can be used: rings closed, and one that crosses itself taken apart at its crossings (a figure of eight
 * becomes two parts; told as mended). Nothing where no ground is left, told as left out.
 */
export function mendArea(polygons: readonly Polygon[], where: string, finding: OnFinding): Polygon[] {
  const closed: Polygon[] = polygons.map((rings) => rings.map(closeRing).filter((ring) => ring.length >= 8))
  const usable = closed.filter((rings) => rings.length > 0)
  const mended: Polygon[] = usable.flatMap((polygon) => withoutCrossings(polygon) ?? [])
  if (mended.length === 0) finding('area-without-ground', where)
  else if (usable.length < polygons.length || mended.some((polygon) => !usable.includes(polygon))) {
    finding('area-crossing-itself', where)
  }
  return mended
}

function closeRing(ring: Ring): Ring {
  const isClosed = ring[0] === ring.at(-2) && ring[1] === ring.at(-1)
  return isClosed ? ring : [...ring, ring[0] ?? 0, ring[1] ?? 0]
}

/** The polygon itself when it crosses itself nowhere; else its parts; undefined when nothing can be made of it. */
function withoutCrossings(polygon: Polygon): Polygon[] | undefined {
  const parts = partsOf(polygon)
  if (!parts || parts.length === 0) return undefined
  const known = new Set(polygon.flatMap((ring) => pointsOf(ring).map(([lon, lat]) => vertexKey(lon, lat))))
  const isNew = (point: Point) => !known.has(vertexKey(...point))
  const crosses = parts.length > 1 || parts.some((part) => part.some((ring) => ring.some(isNew)))
  return crosses ? parts.map((part) => part.map((ring) => ring.flat())) : [polygon]
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
