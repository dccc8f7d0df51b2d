import { dot, leftOf, minus, plus, times } from './point.ts'
import type { Point } from './point.ts'
import { isInside } from './polygon.ts'

/** `u` is a unit vector along `lengthM`; `depthM` lies across it. */
export type Rectangle = { readonly centre: Point; readonly u: Point; readonly lengthM: number; readonly depthM: number }

export const rectangleCorners = ({ centre, u, lengthM, depthM }: Rectangle): readonly Point[] => {
  const [half, deep] = [times(u, lengthM / 2), times(leftOf(u), depthM / 2)]
  return [
    minus(minus(centre, half), deep),
    minus(plus(centre, half), deep),
    plus(plus(centre, half), deep),
    plus(minus(centre, half), deep),
  ]
}

export const fitsInside = (corners: readonly Point[], rectangle: Rectangle): boolean =>
  rectangleCorners(rectangle).every((corner) => isInside(corners, corner))

const reach = (rectangle: Rectangle, axis: Point): number =>
  (Math.abs(dot(rectangle.u, axis)) * rectangle.lengthM + Math.abs(dot(leftOf(rectangle.u), axis)) * rectangle.depthM) /
  2

const apartAlong = (a: Rectangle, b: Rectangle, axis: Point): boolean =>
  Math.abs(dot(minus(a.centre, b.centre), axis)) >= reach(a, axis) + reach(b, axis) - 0.05

/** Separating axes (Gottschalk et al. 1996) for two rectangles; touching counts as apart. */
export const overlap = (a: Rectangle, b: Rectangle): boolean =>
  ![a.u, leftOf(a.u), b.u, leftOf(b.u)].some((axis) => apartAlong(a, b, axis))
