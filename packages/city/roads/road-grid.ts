/* oxlint-disable typescript/no-non-null-assertion -- every index comes from the grid's own arrays */
import { degreeMetres } from './metres.ts'

/**
 * Which segments of road pass through which cell of about a hundred metres: a hash table of the cells that have any. It is
 * asked for every position of every unit, and answers in less than half the time that an R-tree (Flatbush) took for it.
 */
export type RoadGrid = {
  /** west, south, east and north of all roads, a cell's width and height; all in 1e-7 degrees */
  readonly gridFrame: Int32Array
  /** open addressing: the cell's key plus one (0: empty), and its number */
  readonly gridKeys: Uint32Array
  readonly gridCells: Uint32Array
  /** cell c has gridSegments from gridStart[c] to gridStart[c + 1] - 1 */
  readonly gridStart: Uint32Array
  /** two numbers a segment: its piece, and the index of its first point in the shape */
  readonly gridSegments: Uint32Array
}

const cellM = 100
/** Cells are numbered by 16 bits of column and row, so the earth's largest country is no more than 6,500 km wide. */
const maxColumn = 0xffff

/** Builds the grid over all segments of all pieces. */
export function buildRoadGrid(shape: Int32Array, shapeStart: Uint32Array): RoadGrid {
  const gridFrame = frameOf(shape)
  const counts = new Map<number, number>()
  let entries = 0
  eachSegmentInCell(shape, shapeStart, gridFrame, (key) => {
    counts.set(key, (counts.get(key) ?? 0) + 1)
    entries++
  })
  const gridStart = new Uint32Array(counts.size + 1)
  const table = new Uint32Array(2 ** Math.ceil(Math.log2(2 * counts.size + 2)))
  const grid = {
    gridFrame,
    gridKeys: table,
    gridCells: new Uint32Array(table.length),
    gridStart,
    gridSegments: new Uint32Array(2 * entries),
  }
  let cell = 0
  for (const [key, count] of counts) {
    const slot = slotOf(table, key)
    table[slot] = key + 1
    grid.gridCells[slot] = cell
    gridStart[cell + 1] = gridStart[cell]! + count
    cell++
  }
  const next = gridStart.slice()
  eachSegmentInCell(shape, shapeStart, gridFrame, (key, piece, point) => {
    const at = next[grid.gridCells[slotOf(table, key)]!]!++
    grid.gridSegments[2 * at] = piece
    grid.gridSegments[2 * at + 1] = point
  })
  return grid
}

/** The number of the cell in this column and row, or -1 when no road passes through it. */
export function cellAt({ gridKeys, gridCells }: RoadGrid, column: number, row: number): number {
  if (column < 0 || row < 0 || column > maxColumn || row > maxColumn) return -1
  const slot = slotOf(gridKeys, row * (maxColumn + 1) + column)
  return gridKeys[slot] === 0 ? -1 : gridCells[slot]!
}

/** The segments in the cells that the box between two corners touches, some of them twice. Corners in 1e-7 degrees. */
export function segmentsInBox(
  grid: RoadGrid,
  a: readonly [x: number, y: number],
  b: readonly [x: number, y: number],
): { piece: number; point: number }[] {
  const { gridSegments, gridStart } = grid
  const found: { piece: number; point: number }[] = []
  const take = (from: number, to: number) => {
    for (let i = from; i < to; i++) found.push({ piece: gridSegments[2 * i]!, point: gridSegments[2 * i + 1]! })
  }
  const box = cellsBetween(grid.gridFrame, a, b)
  // A box over all of the country has more cells than there are with roads.
  if ((box.right - box.left) * (box.top - box.bottom) > gridStart.length) take(0, gridSegments.length / 2)
  else {
    for (let y = box.bottom; y <= box.top; y++) {
      for (let x = box.left; x <= box.right; x++) {
        const cell = cellAt(grid, x, y)
        if (cell !== -1) take(gridStart[cell]!, gridStart[cell + 1]!)
      }
    }
  }
  return found
}

function cellsBetween(frame: Int32Array, a: readonly [number, number], b: readonly [number, number]) {
  const [west = 0, south = 0, east = 0, north = 0, width = 1, height = 1] = frame
  const column = (x: number) => Math.floor((Math.max(west, Math.min(east, x)) - west) / width)
  const row = (y: number) => Math.floor((Math.max(south, Math.min(north, y)) - south) / height)
  const [left, right] = [column(Math.min(a[0], b[0])), column(Math.max(a[0], b[0]))]
  const [bottom, top] = [row(Math.min(a[1], b[1])), row(Math.max(a[1], b[1]))]
  return { left, right, bottom, top }
}

/** Where the key is in the table, or the empty slot where it would be. */
function slotOf(keys: Uint32Array, key: number): number {
  const mask = keys.length - 1
  // Knuth's multiplicative hash: neighbouring cells land far apart.
  for (let slot = (Math.imul(key, 2654435761) >>> 7) & mask; ; slot = (slot + 1) & mask) {
    const found = keys[slot]!
    if (found === 0 || found === key + 1) return slot
  }
}

function frameOf(shape: Int32Array): Int32Array {
  let [west, south] = [shape[0] ?? 0, shape[1] ?? 0]
  let [east, north] = [west, south]
  for (let i = 0; i < shape.length; i += 2) {
    west = Math.min(west, shape[i]!)
    east = Math.max(east, shape[i]!)
    south = Math.min(south, shape[i + 1]!)
    north = Math.max(north, shape[i + 1]!)
  }
  // At the poles a degree of longitude has no length, and a cell would be wider than the earth.
  const { lon, lat } = degreeMetres(Math.max(-85, Math.min(85, (south + north) / 2e7)))
  return Int32Array.of(west, south, east, north, (cellM / lon) * 1e7, (cellM / lat) * 1e7)
}

/** Goes through the cells of each segment's box: roads bend before a box becomes much larger than its road. */
function eachSegmentInCell(
  shape: Int32Array,
  shapeStart: Uint32Array,
  frame: Int32Array,
  visit: (key: number, piece: number, point: number) => void,
): void {
  const column = (point: number) => Math.min(maxColumn, Math.floor((shape[2 * point]! - frame[0]!) / frame[4]!))
  const row = (point: number) => Math.min(maxColumn, Math.floor((shape[2 * point + 1]! - frame[1]!) / frame[5]!))
  for (let piece = 0; piece + 1 < shapeStart.length; piece++) {
    const end = shapeStart[piece + 1]! - 1
    for (let point = shapeStart[piece]!; point < end; point++) {
      const [a, b, c, d] = [column(point), column(point + 1), row(point), row(point + 1)]
      for (let y = Math.min(c, d); y <= Math.max(c, d); y++) {
        for (let x = Math.min(a, b); x <= Math.max(a, b); x++) visit(y * (maxColumn + 1) + x, piece, point)
      }
    }
  }
}
