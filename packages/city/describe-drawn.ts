import type { Name, Places } from './places/index.ts'
import { edgesOf, type DrawnRoads, type RoadNetwork } from './roads/index.ts'

/** A road that a drawing hits: the stretches between junctions that it closes, and whether in both directions. */
export type HitRoad = {
  /** null: it has no name on the map */
  readonly name: Name | null
  readonly pieces: number
  readonly metres: number
  /** one: it is a one-way road, or the drawing means one direction alone */
  readonly directions: 'both' | 'one'
}

/** What a drawing would close, the longest road first. */
export type DrawnHits = {
  readonly pieces: number
  readonly metres: number
  readonly roads: readonly HitRoad[]
  /** roads that `roads` leaves out */
  readonly moreRoads: number
  /** the pieces for the map, lon and lat in degrees */
  readonly lines: readonly (readonly (readonly [lon: number, lat: number])[])[]
}

/** More roads than a person reads, more pieces than show on one map. */
const mostRoads = 8
const mostLines = 1000
/** Looking up a name takes some 15 microseconds; beyond this many the shortest pieces are counted without theirs. */
const mostNamed = 2000
/** A road and its street in the gazetteer come from one line of the map; rounding is all that is between them. */
const sameLineM = 2

type Piece = { readonly piece: number; readonly isBoth: boolean; readonly metres: number }

/** Which roads a drawing hits on the roads of a city; no pieces at all where it hits none. */
export function describeDrawn(
  { roads, places }: { readonly roads: RoadNetwork; readonly places: Pick<Places, 'streetAt'> },
  drawn: DrawnRoads,
  direction: 'both' | 'drawn',
): DrawnHits {
  const pieces = piecesOf(roads, edgesOf(roads, drawn, direction))
  const found = byRoad(pieces.toSorted((a, b) => b.metres - a.metres).slice(0, mostNamed), ({ piece }) =>
    places.streetAt(longestMiddle(roads, piece), sameLineM),
  )
  return {
    pieces: pieces.length,
    metres: Math.round(sumOf(pieces)),
    roads: found.slice(0, mostRoads),
    moreRoads: Math.max(0, found.length - mostRoads),
    lines: pieces.slice(0, mostLines).map(({ piece }) => lineOf(roads, piece)),
  }
}

function piecesOf({ metres }: RoadNetwork, edges: ReadonlySet<number>): readonly Piece[] {
  const pieces = new Set(Array.from(edges, (edge) => edge >> 1))
  return Array.from(pieces, (piece) => ({
    piece,
    isBoth: edges.has(2 * piece) && edges.has(2 * piece + 1),
    metres: Math.max(metres[2 * piece] ?? 0, metres[2 * piece + 1] ?? 0),
  }))
}

function byRoad(
  pieces: readonly Piece[],
  streetOf: (piece: Piece) => ReturnType<Places['streetAt']>,
): readonly HitRoad[] {
  const roads = new Map<number | undefined, { name: Name | null; pieces: Piece[] }>()
  for (const piece of pieces) {
    const street = streetOf(piece)
    const road = roads.get(street?.id) ?? { name: street?.name ?? null, pieces: [] }
    roads.set(street?.id, road)
    road.pieces.push(piece)
  }
  return [...roads.values()]
    .map((road) => ({
      name: road.name,
      pieces: road.pieces.length,
      metres: Math.round(sumOf(road.pieces)),
      directions: road.pieces.some(({ isBoth }) => isBoth) ? ('both' as const) : ('one' as const),
    }))
    .sort((a, b) => Number(a.name === null) - Number(b.name === null) || b.metres - a.metres)
}

const sumOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { metres }) => sum + metres, 0)

function lineOf({ shape, shapeStart }: RoadNetwork, piece: number): (readonly [number, number])[] {
  const [from = 0, to = 0] = [shapeStart[piece], shapeStart[piece + 1]]
  return Array.from({ length: to - from }, (_, i) => [
    (shape[2 * (from + i)] ?? 0) / 1e7,
    (shape[2 * (from + i) + 1] ?? 0) / 1e7,
  ])
}

/** The middle of a piece's longest segment: far from its ends, where other streets meet it. */
function longestMiddle(roads: RoadNetwork, piece: number): { lon: number; lat: number } {
  const line = lineOf(roads, piece)
  let best = { lon: 0, lat: 0, length: -1 }
  for (const [i, [bx, by]] of line.entries()) {
    const [ax, ay] = line[i - 1] ?? [bx, by]
    const length = Math.hypot((bx - ax) * Math.cos((by * Math.PI) / 180), by - ay)
    if (length > best.length) best = { lon: (ax + bx) / 2, lat: (ay + by) / 2, length }
  }
  return best
}
