export type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

const cellPx = 64

/** Where on a picture something stands already; boxes in pixels. */
export class LabelRoom {
  readonly #cells = new Map<string, Box[]>()

  take(box: Box): void {
    for (const cell of cellsOf(box)) {
      const there = this.#cells.get(cell)
      if (there === undefined) this.#cells.set(cell, [box])
      else there.push(box)
    }
  }

  isFree(box: Box): boolean {
    return cellsOf(box).every((cell) => !this.#cells.get(cell)?.some((other) => doOverlap(box, other)))
  }

  /** The first of these that is free, which is taken then. */
  takeFirst(boxes: readonly Box[]): Box | undefined {
    const box = boxes.find((each) => this.isFree(each))
    if (box !== undefined) this.take(box)
    return box
  }
}

const doOverlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

function cellsOf({ left, top, right, bottom }: Box): readonly string[] {
  const cells: string[] = []
  for (let row = Math.floor(top / cellPx); row <= Math.floor(bottom / cellPx); row++)
    for (let column = Math.floor(left / cellPx); column <= Math.floor(right / cellPx); column++)
      cells.push(`${row},${column}`)
  return cells
}

/** Where a label may stand by its mark, best first: below, right, left, above. */
export function placesBy(x: number, y: number, widthPx: number, heightPx: number, awayPx: number): readonly Box[] {
  const box = (left: number, top: number): Box => ({ left, top, right: left + widthPx, bottom: top + heightPx })
  return [
    box(x - widthPx / 2, y + awayPx),
    box(x + awayPx, y - heightPx / 2),
    box(x - awayPx - widthPx, y - heightPx / 2),
    box(x - widthPx / 2, y - awayPx - heightPx),
  ]
}
