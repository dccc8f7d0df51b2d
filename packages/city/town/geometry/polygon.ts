import { along, cross, dot, itemAt, leftOf, minus, plus, times, unitOf } from './point.ts'
import type { Point } from './point.ts'

/** A side of a polygon: its first corner and what lies along it (a street, or nothing) until the next corner. */
export type Side<Label> = { readonly at: Point; readonly label: Label }
/** Corners counter-clockwise, first not repeated. */
export type Polygon<Label> = readonly Side<Label>[]

export const cornersOf = (polygon: Polygon<unknown>): readonly Point[] => polygon.map((side) => side.at)

/** Square metres; positive when counter-clockwise. */
export const areaOf = (corners: readonly Point[]): number =>
  corners.reduce((sum, corner, at) => sum + cross(corner, itemAt(corners, at + 1)), 0) / 2

export const centreOf = (corners: readonly Point[]): Point => {
  const sum = corners.reduce(plus, { x: 0, y: 0 })
  return times(sum, 1 / corners.length)
}

export const isInside = (corners: readonly Point[], p: Point): boolean =>
  corners.every((corner, at) => cross(minus(itemAt(corners, at + 1), corner), minus(p, corner)) >= 0)

/** The part of a convex polygon left of the line through `p` along `direction`; the new side gets `label`. */
export const clipLeft = <L>(polygon: Polygon<L>, p: Point, direction: Point, label: L): Polygon<L> => {
  const depth = polygon.map((side) => cross(direction, minus(side.at, p)))
  return polygon.flatMap((side, k) => {
    const [here, next] = [depth[k] ?? 0, depth[(k + 1) % depth.length] ?? 0]
    if (here >= 0 === next >= 0) return here >= 0 ? [side] : []
    const to = itemAt(polygon, k + 1).at
    const at = along(side.at, minus(to, side.at), here / (here - next))
    return here >= 0 ? [side, { at, label }] : [{ at, label: side.label }]
  })
}

/** Every side moved inwards by what `insetOf` says for its label (m). Empty when nothing is left. */
export const inset = <L>(polygon: Polygon<L>, insetOf: (label: L) => number): Polygon<L> =>
  polygon.reduce<Polygon<L>>((rest, side, k) => {
    const direction = unitOf(minus(itemAt(polygon, k + 1).at, side.at))
    return rest.length < 3
      ? []
      : clipLeft(rest, along(side.at, leftOf(direction), insetOf(side.label)), direction, side.label)
  }, polygon)

export type Box = { readonly centre: Point; readonly u: Point; readonly lengthM: number; readonly widthM: number }

const extent = (corners: readonly Point[], axis: Point): readonly [number, number] => {
  const values = corners.map((corner) => dot(corner, axis))
  return [Math.min(...values), Math.max(...values)]
}

/** The narrowest box with a side along one of the polygon's sides; `u` points along its longer way. */
export const boxOf = (corners: readonly Point[]): Box => {
  const boxes = corners.map((corner, k) => boxAlong(corners, unitOf(minus(itemAt(corners, k + 1), corner))))
  return boxes.reduce((best, box) => (box.lengthM * box.widthM < best.lengthM * best.widthM ? box : best))
}

export const boxAlong = (corners: readonly Point[], u: Point): Box => {
  const v = leftOf(u)
  const [[u0, u1], [v0, v1]] = [extent(corners, u), extent(corners, v)]
  const centre = plus(times(u, (u0 + u1) / 2), times(v, (v0 + v1) / 2))
  const [lengthM, widthM] = [u1 - u0, v1 - v0]
  return lengthM >= widthM ? { centre, u, lengthM, widthM } : { centre, u: v, lengthM: widthM, widthM: lengthM }
}

/** Where the line through `p` along `direction` enters and leaves a convex polygon, in metres from `p`. */
export const chordOf = (
  corners: readonly Point[],
  p: Point,
  direction: Point,
): readonly [number, number] | undefined => {
  let [enter, leave] = [-Infinity, Infinity]
  for (const [k, corner] of corners.entries()) {
    const side = minus(itemAt(corners, k + 1), corner)
    const [speed, depth] = [cross(side, direction), cross(side, minus(p, corner))]
    if (Math.abs(speed) < 1e-9) {
      if (depth < 0) return undefined
      continue
    }
    if (speed > 0) enter = Math.max(enter, -depth / speed)
    else leave = Math.min(leave, -depth / speed)
  }
  return enter < leave ? [enter, leave] : undefined
}
