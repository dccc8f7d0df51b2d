import type { Lattice } from './lattice.ts'

/** A corner of the lattice: the south-west one of cell (i, j). */
export type Corner = readonly [i: number, j: number]
type Cell = Corner

const keyOf = ([i, j]: Corner): string => `${i},${j}`
type Edge = { readonly from: Corner; readonly to: Corner }

/** The four sides of a cell, counterclockwise from its south-west corner. */
const sidesOf = ([i, j]: Cell): readonly Edge[] => {
  const corners: readonly Corner[] = [
    [i, j],
    [i + 1, j],
    [i + 1, j + 1],
    [i, j + 1],
  ]
  return corners.map((from, at) => ({ from, to: corners[(at + 1) % 4] ?? from }))
}

/**
 * Outlines of cells taken together, counterclockwise, each closed (the first corner again at the end); cells that touch in a
 * corner alone are apart. Out of a hole goes an outline that runs clockwise.
 */
export function outlinesOf(cells: readonly Cell[]): readonly (readonly Corner[])[] {
  const edges = new Map<string, Edge>()
  for (const edge of cells.flatMap(sidesOf)) {
    const back = `${keyOf(edge.to)} ${keyOf(edge.from)}`
    // a side that two cells share is no border
    if (!edges.delete(back)) edges.set(`${keyOf(edge.from)} ${keyOf(edge.to)}`, edge)
  }
  const rings: Corner[][] = []
  for (const first of edges.values()) {
    const ring: Corner[] = [first.from]
    for (let edge: Edge | undefined = first; edge !== undefined; edge = nextOf(edge, edges)) {
      edges.delete(`${keyOf(edge.from)} ${keyOf(edge.to)}`)
      ring.push(edge.to)
    }
    rings.push(ring)
  }
  return rings
}

/** The edge that goes on from here: where two do, the one to the left, which stays with the cell. */
function nextOf({ from, to }: Edge, edges: ReadonlyMap<string, Edge>): Edge | undefined {
  const [east, north] = [to[0] - from[0], to[1] - from[1]]
  const turns: readonly Corner[] = [
    [to[0] - north, to[1] + east],
    [to[0] + east, to[1] + north],
    [to[0] + north, to[1] - east],
  ]
  return turns.map((next) => edges.get(`${keyOf(to)} ${keyOf(next)}`)).find((edge) => edge !== undefined)
}

/** Every cell of the lattice, bands too: no ground of the county is left out. */
export const allCells = ({ columns, rows }: Lattice): readonly Cell[] =>
  columns.slice(1).flatMap((_, i) => rows.map((__, j): Cell => [i, j]))
