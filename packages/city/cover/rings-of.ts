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

const pointsAStep = 1 << 8

/**
 * Areas where a field is `level` and more, as d3-contour draws them (its table of lines, smoothed between cells), a little
 * at a time: d3 holds everybody up for as long as a whole city takes.
 */
export function* ringsOf(field: Field, level: number): Steps<readonly Rings[]> {
  const outer: { readonly rings: Ring[]; readonly area: number }[] = []
  const holes: Ring[] = []
  for (const ring of yield* ringsIn(field, yield* linesOf(field, level), level)) {
    yield
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

/** By point: the one where the line goes on, two cells share it, so that there is one; `none`: no line is here. */
type Lines = { readonly next: Int32Array; readonly from: readonly number[] }
const none = -1

function* linesOf({ columns, rows, values }: Field, level: number): Steps<Lines> {
  const width = 2 * (columns + 1)
  const next = new Int32Array(width * 2 * (rows + 1)).fill(none)
  const from: number[] = []
  const isHigh = (at: number): 0 | 1 => ((values[at] ?? -Infinity) >= level ? 1 : 0)
  for (let y = 0; y < rows - 1; y++) {
    if (y % 8 === 0) yield
    for (let x = 0; x < columns - 1; x++) {
      const at = y * columns + x
      const corners = isHigh(at + columns) | (isHigh(at + columns + 1) << 1) | (isHigh(at + 1) << 2) | (isHigh(at) << 3)
      if (corners === 0 || corners === 15) continue
      for (const [fromX, fromY, toX, toY] of lines[corners] ?? []) {
        const point = 2 * x + fromX + (2 * y + fromY) * width
        from.push(point)
        next[point] = 2 * x + toX + (2 * y + toY) * width
      }
    }
  }
  return { next, from }
}

function* ringsIn(field: Field, { next, from }: Lines, level: number): Steps<readonly Ring[]> {
  const rings: Ring[] = []
  let steps = 0
  for (const first of from) {
    const ring: (readonly [number, number])[] = []
    for (let [at, after] = [first, next[first] ?? none]; after !== none; [at, after] = [after, next[after] ?? none]) {
      ring.push(smoothed(field, at, level))
      next[at] = none
      if (++steps % pointsAStep === 0) yield
    }
    const [begin] = ring
    if (begin !== undefined) rings.push([...ring, begin])
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
  let [fromX, fromY] = ring[0] ?? [0, 0]
  for (const point of ring) {
    area += fromY * point[0] - fromX * point[1]
    fromX = point[0]
    fromY = point[1]
  }
  return area
}

/** Whether a ring lies inside another that it does not touch: whether its first point does. A city has a thousand holes: no list is made here. */
function holds(ring: Ring, hole: Ring): boolean {
  const x = hole[0]?.[0] ?? 0
  const y = hole[0]?.[1] ?? 0
  let isIn = false
  let [fromX, fromY] = ring[0] ?? [0, 0]
  for (const point of ring) {
    const toX = point[0]
    const toY = point[1]
    if (fromY > y !== toY > y && x < fromX + ((toX - fromX) * (y - fromY)) / (toY - fromY)) isIn = !isIn
    fromX = toX
    fromY = toY
  }
  return isIn
}
