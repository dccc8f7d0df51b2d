import type { Point } from '@tocsin/domain'
import type { Area } from './ask-areas.ts'

/** The area in which a point lies; the first, where they overlap. */
export const areaAt = (point: Point, areas: readonly Area[]): Area | undefined =>
  areas.find(({ shape }) => shape.some((rings) => rings.filter((ring) => holds(ring, point)).length % 2 === 1))

/** Even-odd rule. */
function holds(ring: Area['shape'][number][number], { lon, lat }: Point): boolean {
  let isIn = false
  for (const [i, [x, y]] of ring.entries()) {
    const [beforeX, beforeY] = ring[i === 0 ? ring.length - 1 : i - 1] ?? [x, y]
    if (y > lat !== beforeY > lat && lon < ((beforeX - x) * (lat - y)) / (beforeY - y) + x) isIn = !isIn
  }
  return isIn
}

/** The corners of an area's outer rings. */
export const cornersOf = ({ shape }: Area): readonly Point[] =>
  shape.flatMap(([outer = []]) => outer.map(([lon, lat]) => ({ lon, lat })))
