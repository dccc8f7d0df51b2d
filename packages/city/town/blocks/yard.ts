import { along, cross, distance, dot, leftOf, minus } from '../geometry/point.ts'
import type { Point } from '../geometry/point.ts'
import { chordOf } from '../geometry/polygon.ts'
import type { RoadLine } from '../streets/road-line.ts'
import { joinNear } from '../streets/join.ts'
import type { DrawJunction } from '../streets/join.ts'
import type { Site } from './site.ts'

/** A site seen along one axis: `a` metres along u, `b` metres across, from the box's middle. */
export type Yard = {
  readonly u: Point
  readonly v: Point
  readonly origin: Point
  readonly halfA: number
  readonly halfB: number
}

const extent = (corners: readonly Point[], origin: Point, axis: Point): number =>
  Math.max(...corners.map((corner) => Math.abs(dot(minus(corner, origin), axis))))

/** Turned so that u runs as near to east as the block's own grain allows: flats in China face south. */
export const yardFacingSouth = (site: Site): Yard => {
  const { u } = site.box
  const east = Math.abs(u.x) >= Math.abs(u.y) ? u : leftOf(u)
  const eastward = east.x < 0 ? { x: -east.x, y: -east.y } : east
  return {
    u: eastward,
    v: leftOf(eastward),
    origin: site.box.centre,
    halfA: extent(site.corners, site.box.centre, eastward),
    halfB: extent(site.corners, site.box.centre, leftOf(eastward)),
  }
}

export const inYard = ({ origin, u, v }: Yard, a: number, b: number): Point => along(along(origin, u, a), v, b)

/** The stretch of a row at `b` that stays inside the site over the row's whole depth. */
export const rowSpan = (site: Site, yard: Yard, b: number, depthM: number): readonly [number, number] | undefined => {
  const spans = [b - depthM / 2, b, b + depthM / 2].map((line) => chordOf(site.corners, inYard(yard, 0, line), yard.u))
  if (spans.some((span) => span === undefined)) return undefined
  return [Math.max(...spans.map((span) => span?.[0] ?? 0)), Math.min(...spans.map((span) => span?.[1] ?? 0))]
}

export type Gate = { readonly at: Point; readonly node: number; readonly line: RoadLine }

const meet = (
  p: Point,
  direction: Point,
  line: RoadLine,
): { readonly far: number; readonly metres: number } | undefined => {
  const street = minus(line.to.at, line.from.at)
  const speed = cross(direction, street)
  if (Math.abs(speed) < 1e-6) return undefined
  const gap = minus(line.from.at, p)
  return { far: cross(gap, street) / speed, metres: (cross(gap, direction) / speed) * line.lengthM }
}

/** Where a drive from `p` along `direction` comes out on one of the site's streets: a junction there. */
export const gateOn = (site: Site, p: Point, direction: Point, draw: DrawJunction): Gate | undefined => {
  const lines = [...new Set(site.sides.flatMap((side) => (side.label === undefined ? [] : [side.label])))]
  const hits = lines.flatMap((line) => {
    const hit = meet(p, direction, line)
    return hit !== undefined && hit.far > 0 && hit.metres > 6 && hit.metres < line.lengthM - 6 ? [{ line, ...hit }] : []
  })
  const first = hits.toSorted((x, y) => x.far - y.far)[0]
  if (first === undefined) return undefined
  const { at, node } = joinNear(first.line, first.metres, draw)
  return { at, node, line: first.line }
}

export const firstGate = (site: Site, p: Point, directions: readonly Point[]): Gate | undefined => {
  for (const direction of directions) {
    const gate = gateOn(site, p, direction, site.town.junction)
    if (gate !== undefined && distance(gate.at, p) < 400) return gate
  }
  return undefined
}
