/** A point or vector in metres, x east, y north: on the flat plan, or on the ground once `Ground` has bent it. */
export type Point = { readonly x: number; readonly y: number }

export const plus = (a: Point, b: Point): Point => ({ x: a.x + b.x, y: a.y + b.y })
export const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y })
export const times = (a: Point, factor: number): Point => ({ x: a.x * factor, y: a.y * factor })
export const along = (from: Point, direction: Point, metres: number): Point => plus(from, times(direction, metres))
export const between = (a: Point, b: Point, share: number): Point => plus(a, times(minus(b, a), share))
export const dot = (a: Point, b: Point): number => a.x * b.x + a.y * b.y
export const cross = (a: Point, b: Point): number => a.x * b.y - a.y * b.x
export const lengthOf = (a: Point): number => Math.hypot(a.x, a.y)
export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y)
/** A quarter turn to the left. */
export const leftOf = (a: Point): Point => ({ x: -a.y, y: a.x })

export const unitOf = (a: Point): Point => {
  const length = lengthOf(a)
  return length === 0 ? { x: 1, y: 0 } : times(a, 1 / length)
}

export const turned = (a: Point, radians: number): Point => {
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)]
  return { x: a.x * cos - a.y * sin, y: a.x * sin + a.y * cos }
}

/** The same array with a promise that it has a first element: a polygon, a list to pick from. */
export const itemAt = <T>(list: readonly T[], at: number): T => {
  const item = list[((at % list.length) + list.length) % list.length]
  if (item === undefined) throw new RangeError(`no item ${at} in a list of ${list.length}`)
  return item
}
