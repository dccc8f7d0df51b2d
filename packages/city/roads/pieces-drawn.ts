/* oxlint-disable typescript/no-non-null-assertion -- every index comes from the network's own arrays */
import type { Steps } from '../slices.ts'
import { degreeMetres, type LonLat } from './metres.ts'
import type { RoadNetwork } from './network.ts'
import { segmentsInBox } from './road-grid.ts'

type Pair = readonly [x: number, y: number]
type Box = { readonly low: Pair; readonly high: Pair }

const scaled = ({ lon, lat }: LonLat): Pair => [lon * 1e7, lat * 1e7]

/** The sides of a line, in 1e-7 degrees. */
const sidesOf = (line: readonly LonLat[]): readonly (readonly [Pair, Pair])[] =>
  line.slice(1).map((to, i) => [scaled(line[i] ?? to), scaled(to)] as const)

/** About a kilometre at the equator: the box around a long slanting side holds a whole city, those around its parts do not. */
const longestSide = 1e5

/** The sides of a line in parts that are short enough to look around each. */
const shortSidesOf = (line: readonly LonLat[]): readonly (readonly [Pair, Pair])[] =>
  sidesOf(line).flatMap(([a, b]) => {
    const parts = Math.max(1, Math.ceil(Math.max(Math.abs(b[0] - a[0]), Math.abs(b[1] - a[1])) / longestSide))
    const at = (part: number): Pair => [a[0] + ((b[0] - a[0]) * part) / parts, a[1] + ((b[1] - a[1]) * part) / parts]
    return Array.from({ length: parts }, (_, part) => [at(part), at(part + 1)] as const)
  })

function boxAround(points: readonly Pair[], margin: Pair = [0, 0]): Box {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  return {
    low: [Math.min(...xs) - margin[0], Math.min(...ys) - margin[1]],
    high: [Math.max(...xs) + margin[0], Math.max(...ys) + margin[1]],
  }
}

type Segment = { readonly piece: number; readonly point: number; readonly from: Pair; readonly to: Pair }

/** The segments of roads in the cells of a box, each once. */
function segmentsIn(network: RoadNetwork, { low, high }: Box): readonly Segment[] {
  const { shape } = network
  const seen = new Set<number>()
  return segmentsInBox(network, low, high).flatMap(({ piece, point }) => {
    if (seen.has(point)) return []
    seen.add(point)
    const from: Pair = [shape[2 * point]!, shape[2 * point + 1]!]
    return [{ piece, point, from, to: [shape[2 * point + 2]!, shape[2 * point + 3]!] as const }]
  })
}

/** The pieces that a line on the map crosses or touches. */
export function piecesAcross(network: RoadNetwork, line: readonly LonLat[]): ReadonlySet<number> {
  const pieces = new Set<number>()
  for (const [a, b] of shortSidesOf(line)) {
    for (const { piece, from, to } of segmentsIn(network, boxAround([a, b]))) {
      if (segmentsMeet(a, b, from, to)) pieces.add(piece)
    }
  }
  return pieces
}

/**
 * The pieces that lie in an area, or cross or touch its border. The ring closes itself; inside is by the even-odd rule. An
 * area may hold a whole town: it is gone through part by part.
 */
export function* piecesWithin(network: RoadNetwork, ring: readonly LonLat[]): Steps<ReadonlySet<number>> {
  const [first] = ring
  const sides = first === undefined ? [] : sidesOf([...ring, first])
  const box = boxAround(ring.map(scaled))
  const pieces = new Set<number>()
  for (const part of partsOf(box, network)) {
    for (const { piece, from, to } of segmentsIn(network, part)) {
      if (pieces.has(piece) || apartOn(0, from, to, box.low, box.high) || apartOn(1, from, to, box.low, box.high))
        continue
      if (isInside(sides, from) || sides.some(([a, b]) => segmentsMeet(a, b, from, to))) pieces.add(piece)
    }
    yield
  }
  return pieces
}

/** In so many parts at most, each way. */
const mostParts = 64

/** What of a box lies where there are roads, in parts of about a kilometre; none where nothing does. */
function* partsOf({ low, high }: Box, { gridFrame }: RoadNetwork): Generator<Box> {
  const [west = 0, south = 0, east = 0, north = 0] = gridFrame
  const [left, bottom] = [Math.max(low[0], west), Math.max(low[1], south)]
  const [width, height] = [Math.min(high[0], east) - left, Math.min(high[1], north) - bottom]
  if (!(width >= 0 && height >= 0)) return
  const count = (length: number) => Math.max(1, Math.min(mostParts, Math.ceil(length / longestSide)))
  const [columns, rows] = [count(width), count(height)]
  const at = (column: number, row: number): Pair => [left + (width * column) / columns, bottom + (height * row) / rows]
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) yield { low: at(column, row), high: at(column + 1, row + 1) }
  }
}

/** Whether two stretches are apart on an axis. */
const apartOn = (axis: 0 | 1, a: Pair, b: Pair, p: Pair, q: Pair): boolean =>
  Math.max(a[axis], b[axis]) < Math.min(p[axis], q[axis]) || Math.max(p[axis], q[axis]) < Math.min(a[axis], b[axis])

function isInside(sides: readonly (readonly [Pair, Pair])[], [x, y]: Pair): boolean {
  let inside = false
  for (const [[ax, ay], [bx, by]] of sides) {
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) inside = !inside
  }
  return inside
}

/** A hand draws beside the road: this far off, and no more askew than this, it still means it. */
const besideM = 20
const askewCos = Math.cos((30 * Math.PI) / 180)
/** What a line runs along for less than this and than half the piece is a side street at the corner. */
const leastM = 15

/** How far a line runs along a piece, in the direction of its shape and against it; metres. */
type Run = { with: number; against: number }

/**
 * The pieces that run along a line on the map, with the directed edge that leads the way in which the line was drawn: the
 * roads within 20 m of it and no more than 30 degrees askew. Both carriageways of a road lie so.
 */
export function piecesAlong(network: RoadNetwork, line: readonly LonLat[]): ReadonlyMap<number, number> {
  const runs = new Map<number, Run>()
  for (const [a, b] of shortSidesOf(line)) addRuns(network, a, b, runs)
  const chosen = new Map<number, number>()
  for (const [piece, run] of runs) {
    const lengthM = Math.max(network.metres[2 * piece]!, network.metres[2 * piece + 1]!)
    if (run.with + run.against < Math.min(leastM, lengthM / 2)) continue
    chosen.set(piece, 2 * piece + (run.with >= run.against ? 0 : 1))
  }
  return chosen
}

function addRuns(network: RoadNetwork, a: Pair, b: Pair, runs: Map<number, Run>): void {
  const degree = degreeMetres(a[1] / 1e7)
  const metres = ([x, y]: Pair): Pair => [((x - a[0]) * degree.lon) / 1e7, ((y - a[1]) * degree.lat) / 1e7]
  const end = metres(b)
  const lengthM = Math.hypot(...end)
  if (lengthM === 0) return
  const along: Pair = [end[0] / lengthM, end[1] / lengthM]
  // Seen from the line: how far along it, and how far off it.
  const seen = (point: Pair): Pair => {
    const [x, y] = metres(point)
    return [x * along[0] + y * along[1], y * along[0] - x * along[1]]
  }
  const margin: Pair = [(besideM / degree.lon) * 1e7, (besideM / degree.lat) * 1e7]
  for (const { piece, from, to } of segmentsIn(network, boxAround([a, b], margin))) {
    const [p, q] = [seen(from), seen(to)]
    const runM = overlapM(p, q, lengthM)
    if (runM === 0) continue
    const run = runs.get(piece) ?? { with: 0, against: 0 }
    run[q[0] > p[0] ? 'with' : 'against'] += runM
    runs.set(piece, run)
  }
}

/** How much of a segment runs beside a line of a length; its ends as seen from the line. */
function overlapM(p: Pair, q: Pair, lineM: number): number {
  const [dx, dy] = [q[0] - p[0], q[1] - p[1]]
  const segmentM = Math.hypot(dx, dy)
  if (segmentM === 0 || Math.abs(dx) < askewCos * segmentM) return 0
  const [alongFrom, alongTo] = shareBetween(p[0], dx, 0, lineM)
  const [besideFrom, besideTo] = shareBetween(p[1], dy, -besideM, besideM)
  return Math.max(0, Math.min(alongTo, besideTo, 1) - Math.max(alongFrom, besideFrom, 0)) * segmentM
}

/** Between which shares of the way from `at` by `step` a coordinate lies between two limits. */
function shareBetween(at: number, step: number, low: number, high: number): Pair {
  if (step === 0) return at >= low && at <= high ? [-Infinity, Infinity] : [0, 0]
  const [one, other] = [(low - at) / step, (high - at) / step]
  return [Math.min(one, other), Math.max(one, other)]
}

/** Whether two segments have a point in common: each one's ends lie on both sides of the other, or on it. */
function segmentsMeet(a: Pair, b: Pair, p: Pair, q: Pair): boolean {
  if (apartOn(0, a, b, p, q) || apartOn(1, a, b, p, q)) return false
  return side(a, b, p) * side(a, b, q) <= 0 && side(p, q, a) * side(p, q, b) <= 0
}

const side = (from: Pair, to: Pair, at: Pair) =>
  Math.sign((to[0] - from[0]) * (at[1] - from[1]) - (to[1] - from[1]) * (at[0] - from[0]))
