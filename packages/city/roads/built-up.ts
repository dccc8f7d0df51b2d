import type { Pieces } from './cut.ts'
import { degreeMetres } from './metres.ts'

const cellM = 500
const reachCells = 4
/** Kilometres of road in a square kilometre from which on speeds are those of a town. */
const urbanKmPerKm2 = 12

/** By piece: 1 where roads lie so densely within two kilometres that cars drive as in a town. */
export function findBuiltUp({ count, shape, shapeStart, metres }: Pieces): Uint8Array {
  const cellOf = gridOver(shape)
  const cells = Float64Array.from({ length: count }, (_, piece) =>
    cellOf(shape, ((shapeStart[piece] ?? 0) + (shapeStart[piece + 1] ?? 1) - 1) >> 1),
  )
  const kmInCell = new Map<number, number>()
  cells.forEach((cell, piece) => kmInCell.set(cell, (kmInCell.get(cell) ?? 0) + (metres[piece] ?? 0) / 1000))
  const areaKm2 = (((2 * reachCells + 1) * cellM) / 1000) ** 2
  const dense = new Set<number>()
  for (const cell of kmInCell.keys()) if (kmAround(kmInCell, cell) / areaKm2 >= urbanKmPerKm2) dense.add(cell)
  return Uint8Array.from(cells, (cell) => (dense.has(cell) ? 1 : 0))
}

// Cells are numbered row by row, rows so long that no two cells of the earth share a number.
const rowLength = 1e6

function gridOver(shape: Int32Array): (line: Int32Array, point: number) => number {
  const degree = degreeMetres((shape[1] ?? 0) / 1e7)
  const cellsPerUnitEast = degree.lon / cellM / 1e7
  const cellsPerUnitNorth = degree.lat / cellM / 1e7
  return (line, point) => {
    const column = Math.floor((line[2 * point] ?? 0) * cellsPerUnitEast)
    return Math.floor((line[2 * point + 1] ?? 0) * cellsPerUnitNorth) * rowLength + column
  }
}

function kmAround(kmInCell: ReadonlyMap<number, number>, cell: number): number {
  let km = 0
  for (let row = -reachCells; row <= reachCells; row++) {
    for (let column = -reachCells; column <= reachCells; column++) {
      km += kmInCell.get(cell + row * rowLength + column) ?? 0
    }
  }
  return km
}
