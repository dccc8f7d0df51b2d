import { z } from 'zod'
import { point, type Point } from '../place.ts'

/** Metres of one degree of latitude on the mean sphere (IUGG radius 6 371 008.8 m). */
const mPerDegree = (Math.PI / 180) * 6_371_008.8
/** No ground of one note's premises reaches further than this from its point. */
const maxReachM = 5_000

/** A point in metres east and north of `from`; good to a thousandth over the few kilometres of one premises. */
const metresFrom = (from: Point, { lon, lat }: Point): { readonly x: number; readonly y: number } => ({
  x: (lon - from.lon) * mPerDegree * Math.cos((from.lat * Math.PI) / 180),
  y: (lat - from.lat) * mPerDegree,
})

/** Metres between two points that are near each other. */
function distanceM(from: Point, to: Point): number {
  const { x, y } = metresFrom(from, to)
  return Math.hypot(x, y)
}

type Edge = readonly [Point, Point]
const edgesOf = (outline: readonly Point[]): readonly Edge[] =>
  outline.flatMap((to, index): Edge[] => {
    const from = outline.at(index - 1)
    return from === undefined ? [] : [[from, to]]
  })

/** On which side of the line from `a` to `b` the point `c` lies: the sign. */
const side = (a: Point, b: Point, c: Point): number =>
  Math.sign((b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon))
const cross = ([a, b]: Edge, [c, d]: Edge): boolean =>
  side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
const crossesItself = (outline: readonly Point[]): boolean => {
  const edges = edgesOf(outline)
  return edges.some((one, index) => edges.slice(index + 1).some((other) => cross(one, other)))
}

/**
 * The ground of premises: a point (where one would look for it) and either the radius around it or an outline, its
 * corners in order, the first not repeated. WGS 84.
 */
export const premisesArea = z
  .object({
    point,
    radiusM: z.number().min(5).max(1000),
    outline: z.array(point).min(3).max(200).nullable().default(null),
  })
  .refine(({ outline }) => outline === null || !crossesItself(outline), {
    path: ['outline'],
    message: 'an outline that does not cross itself: give the corners in order, once around',
  })
  .refine(({ point: middle, outline }) => outline?.every((corner) => distanceM(middle, corner) <= maxReachM) ?? true, {
    path: ['outline'],
    message: `corners within ${maxReachM} m of the point, as lon and lat`,
  })
export type PremisesArea = {
  readonly point: Point
  readonly radiusM: number
  readonly outline: readonly Point[] | null
}

const isSamePoint = (a: Point, b: Point): boolean => a.lon === b.lon && a.lat === b.lat

/** Whether two grounds are the same to the last digit: what nobody touched in a form comes back so. */
export function isSameArea(a: PremisesArea, b: PremisesArea): boolean {
  if (!isSamePoint(a.point, b.point) || a.radiusM !== b.radiusM) return false
  if (a.outline === null || b.outline === null) return a.outline === b.outline
  const others = b.outline
  return (
    a.outline.length === others.length &&
    a.outline.every((corner, index) => {
      const other = others[index]
      return other !== undefined && isSamePoint(corner, other)
    })
  )
}

/** Even-odd rule: how many edges a ray to the east crosses. */
function isWithin(outline: readonly Point[], { lon, lat }: Point): boolean {
  const crossed = edgesOf(outline).filter(
    ([a, b]) => a.lat > lat !== b.lat > lat && lon < ((b.lon - a.lon) * (lat - a.lat)) / (b.lat - a.lat) + a.lon,
  )
  return crossed.length % 2 === 1
}

/** Whether a point lies on the ground: within the outline, or within the radius where there is none. */
export const liesOn = ({ point: middle, radiusM, outline }: PremisesArea, at: Point): boolean =>
  outline === null ? distanceM(middle, at) <= radiusM : isWithin(outline, at)
