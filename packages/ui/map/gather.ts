/** A mark on a flat map: pixels at one zoom, and whether it may be counted under another. */
export type Standing = {
  readonly x: number
  readonly y: number
  /** never counted under another, and none is counted under it */
  readonly alone: boolean
}

/** A mark that is drawn, and how many marks it stands for, itself among them. */
export type Gathered<T> = { readonly lead: T; readonly others: readonly T[] }

/** A row of the plane is this many cells: more than a map at zoom 22 has. */
const rowCells = 2 ** 27

/**
 * Marks that would lie on each other, counted under one of them. `list` is the worst first: that one is drawn, where it is, in
 * its own colour and shape, so that nothing worse is ever hidden under something better. Distances in pixels. Each mark is
 * counted under the nearest of those already drawn within `radiusPx`.
 */
export function gather<T extends Standing>(list: readonly T[], radiusPx: number): readonly Gathered<T>[] {
  const cells = new Map<number, { lead: T; others: T[] }[]>()
  const gathered: { lead: T; others: T[] }[] = []
  for (const mark of list) {
    const under = mark.alone ? undefined : nearest(cells, mark, radiusPx)
    if (under !== undefined) {
      under.others.push(mark)
      continue
    }
    const group = { lead: mark, others: [] }
    gathered.push(group)
    if (!mark.alone) add(cells, cellOf(mark.x, mark.y, radiusPx), group)
  }
  return gathered
}

const cellOf = (x: number, y: number, cellPx: number): number =>
  Math.floor(y / cellPx) * rowCells + Math.floor(x / cellPx)

function add<T>(cells: Map<number, T[]>, cell: number, group: T): void {
  const there = cells.get(cell)
  if (there === undefined) cells.set(cell, [group])
  else there.push(group)
}

function nearest<T extends Standing>(
  cells: ReadonlyMap<number, { lead: T; others: T[] }[]>,
  { x, y }: Standing,
  radiusPx: number,
): { lead: T; others: T[] } | undefined {
  let best: { lead: T; others: T[] } | undefined
  let bestSquare = radiusPx ** 2
  const middle = cellOf(x, y, radiusPx)
  for (const row of [-rowCells, 0, rowCells])
    for (const column of [-1, 0, 1])
      for (const group of cells.get(middle + row + column) ?? []) {
        const square = (group.lead.x - x) ** 2 + (group.lead.y - y) ** 2
        if (square > bestSquare) continue
        best = group
        bestSquare = square
      }
  return best
}
