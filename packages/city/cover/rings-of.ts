import type { Steps } from '../slices.ts'

/** A field of numbers by rows; nothing on its border is high. */
export type Field = { readonly columns: number; readonly rows: number; readonly values: ArrayLike<number> }

/** A closed ring, its first point again at its end; a value stands in the middle of its cell, the first at 0.5, 0.5. */
export type Ring = readonly (readonly [x: number, y: number])[]
/** An outer ring, then its holes. */
export type Rings = readonly Ring[]

/** Marching squares by which corners are high (1: below left, 2: below right, 4: above right, 8: above left): from, to in half cells. */
const lines: readonly (readonly (readonly [fromX: number, fromY: number, toX: number, toY: number])[])[] = [
  [],
  [[2, 3, 1, 2]],
  [[3, 2, 2, 3]],
  [[3, 2, 1, 2]],
  [[2, 1, 3, 2]],
  [
    [2, 3, 1, 2],
    [2, 1, 3, 2],
  ],
  [[2, 1, 2, 3]],
  [[2, 1, 1, 2]],
  [[1, 2, 2, 1]],
  [[2, 3, 2, 1]],
  [
    [1, 2, 2, 1],
    [3, 2, 2, 3],
  ],
  [[3, 2, 2, 1]],
  [[1, 2, 3, 2]],
  [[2, 3, 3, 2]],
  [[1, 2, 2, 3]],
  [],
]

const pointsAStep = 1 << 10

/**
 * Areas where a field is `level` and more, as d3-contour draws them (its table of lines, smoothed between cells), a little
 * at a time: d3 holds everybody up for as long as a whole city takes.
 */
export function* ringsOf(field: Field, level: number): Steps<readonly Rings[]> {
  const outer: { readonly rings: Ring[]; readonly area: number }[] = []
  const holes: Ring[] = []
  for (const ring of yield* ringsIn(field, yield* linesOf(field, level), level)) {
    const area = areaOf(ring)
    if (area > 0) outer.push({ rings: [ring], area })
    else holes.push(ring)
  }
  outer.sort((a, b) => a.area - b.area)
  for (const hole of holes) {
    yield
    outer.find(({ rings: [ring] }) => ring !== undefined && holds(ring, hole))?.rings.push(hole)
  }
  return outer.map(({ rings }) => rings)
}

/** Where the line goes on from each of its points; two cells share a point, so that there is one way on. */
function* linesOf({ columns, rows, values }: Field, level: number): Steps<Map<number, number>> {
  const next = new Map<number, number>()
  const width = 2 * (columns + 1)
  const isHigh = (at: number): 0 | 1 => ((values[at] ?? -Infinity) >= level ? 1 : 0)
  for (let y = 0; y < rows - 1; y++) {
    if (y % 8 === 0) yield
    for (let x = 0; x < columns - 1; x++) {
      const at = y * columns + x
      const corners = isHigh(at + columns) | (isHigh(at + columns + 1) << 1) | (isHigh(at + 1) << 2) | (isHigh(at) << 3)
      if (corners === 0 || corners === 15) continue
      for (const [fromX, fromY, toX, toY] of lines[corners] ?? [])
        next.set(2 * x + fromX + (2 * y + fromY) * width, 2 * x + toX + (2 * y + toY) * width)
    }
  }
  return next
}

function* ringsIn(field: Field, next: Map<number, number>, level: number): Steps<readonly Ring[]> {
  const rings: Ring[] = []
  let steps = 0
  for (const first of next.keys()) {
    const ring: (readonly [number, number])[] = []
    for (let at: number | undefined = first; at !== undefined;) {
      ring.push(smoothed(field, at, level))
      const after: number | undefined = next.get(at)
      next.delete(at)
      at = after
      if (++steps % pointsAStep === 0) yield
    }
    rings.push(ring)
  }
  return rings
}

/** Where the level is passed between the two cells that a point lies between. */
function smoothed({ columns, values }: Field, at: number, level: number): readonly [number, number] {
  const width = 2 * (columns + 1)
  const [x, y] = [(at % width) / 2, Math.floor(at / width) / 2]
  const cell = Math.floor(y) * columns + Math.floor(x)
  const high = values[cell] ?? 0
  const between = (low: number): number => (level - low) / (high - low) - 0.5
  return Number.isInteger(x) ? [x + between(values[cell - 1] ?? 0), y] : [x, y + between(values[cell - columns] ?? 0)]
}

/** Twice the area; negative for a ring that goes the other way round, a hole. */
function areaOf(ring: Ring): number {
  let area = 0
  for (let i = 1; i < ring.length; i++) {
    const [[x = 0, y = 0] = [], [nextX = 0, nextY = 0] = []] = [ring[i - 1], ring[i]]
    area += y * nextX - x * nextY
  }
  return area
}

/** Whether a ring lies inside another that it does not touch: whether its first point does. */
function holds(ring: Ring, [[x = 0, y = 0] = []]: Ring): boolean {
  let isIn = false
  for (let i = 1; i < ring.length; i++) {
    const [[fromX = 0, fromY = 0] = [], [toX = 0, toY = 0] = []] = [ring[i - 1], ring[i]]
    if (fromY > y !== toY > y && x < fromX + ((toX - fromX) * (y - fromY)) / (toY - fromY)) isIn = !isIn
  }
  return isIn
}
