import { metresBetween } from '../roads/metres.ts'
import type { RoadNetwork } from '../roads/network.ts'
import { roadClasses } from '../roads/road-class.ts'
import type { DemandPoint } from './demand-raster.ts'

const cellM = 1000
/** Metres of ordinary road in a cell and its eight neighbours, a square kilometre each, from which ground is built up. */
const builtUpM = 9 * 2000
// Nobody lives on a motorway.
const ordinary = new Set(
  ['primary', 'secondary', 'tertiary', 'unclassified', 'residential', 'living_street'].map((name) =>
    roadClasses.findIndex((each) => each === name),
  ),
)

/**
 * A stand-in for where people live, where a model has roads and no raster: cells of a kilometre, each with the metres of
 * ordinary road in it (pieces counted where their middle is), in built-up ground alone: where the cell and its
 * neighbours have at least 2 km of such road a square kilometre. The point of a cell is the piece's middle that is
 * nearest to where its road is on average.
 */
export function demandOfRoads(network: RoadNetwork): DemandPoint[] {
  const [west = 0, south = 0] = network.gridFrame
  const frame = { lon: west / 1e7, lat: south / 1e7 }
  const stepLat = cellM / metresBetween(frame, { ...frame, lat: frame.lat + 1 })
  const stepLon = cellM / metresBetween(frame, { ...frame, lon: frame.lon + 1 })
  const cells = new Map<string, { column: number; row: number; middles: DemandPoint[] }>()
  for (let piece = 0; piece < network.pieceWay.length; piece++) {
    if (!ordinary.has(network.pieceClass[piece] ?? -1)) continue
    const middle = middleOf(network, piece)
    const column = Math.floor((middle.lon - frame.lon) / stepLon)
    const row = Math.floor((middle.lat - frame.lat) / stepLat)
    const key = `${column},${row}`
    const cell = cells.get(key) ?? { column, row, middles: [] }
    cell.middles.push(middle)
    cells.set(key, cell)
  }
  const lengths = new Map([...cells].map(([key, { middles }]) => [key, weigh(middles)]))
  const around = (column: number, row: number) =>
    nearBy.reduce((sum, [x, y]) => sum + (lengths.get(`${column + x},${row + y}`) ?? 0), 0)
  return [...cells.values()].flatMap(({ column, row, middles }) =>
    around(column, row) < builtUpM ? [] : [centreOf(middles)],
  )
}

const nearBy = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => [x, y] as const))

const weigh = (points: readonly DemandPoint[]): number => points.reduce((sum, { weight }) => sum + weight, 0)

/** Half way along the shape's points: somewhere on the piece, which is all that a cell of a kilometre needs. */
function middleOf({ shape, shapeStart, metres }: RoadNetwork, piece: number): DemandPoint {
  const [first, last] = [shapeStart[piece] ?? 0, (shapeStart[piece + 1] ?? 0) - 1]
  const at = (first + last) >> 1
  return { lon: (shape[2 * at] ?? 0) / 1e7, lat: (shape[2 * at + 1] ?? 0) / 1e7, weight: metres[2 * piece] ?? 0 }
}

function centreOf(middles: readonly DemandPoint[]): DemandPoint {
  const weight = weigh(middles)
  const lon = middles.reduce((sum, each) => sum + each.lon * each.weight, 0) / weight
  const lat = middles.reduce((sum, each) => sum + each.lat * each.weight, 0) / weight
  const byDistance = middles.map((each) => ({ each, away: metresBetween(each, { lon, lat }) }))
  const nearest = byDistance.reduce((best, next) => (next.away < best.away ? next : best))
  return { ...nearest.each, weight }
}
