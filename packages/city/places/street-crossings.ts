import type { Gazetteer } from './gazetteer.ts'
import { ownerOf, startsOf } from './rows.ts'

/** A crossing as a street sees it: its row, and the other street. */
export type CrossingOn = { readonly row: number; readonly other: number }

type CrossingColumns = Pick<Gazetteer, 'crossingStarts' | 'crossingOther'>
type UpperColumns = Pick<Gazetteer, 'upperStarts' | 'upperRows'>

/** Rows of crossings by the higher of their two streets. */
export function upperColumns({ crossingStarts, crossingOther }: CrossingColumns): UpperColumns {
  const upperStarts = startsOf(crossingOther, crossingStarts.length - 1)
  const upperRows = new Uint32Array(crossingOther.length)
  const next = upperStarts.slice()
  for (const [row, other] of crossingOther.entries()) {
    const at = next[other] ?? 0
    upperRows[at] = row
    next[other] = at + 1
  }
  return { upperStarts, upperRows }
}

/** All crossings of each street; the gazetteer lists each under the lower of its two streets only. */
export class StreetCrossings {
  readonly #g: CrossingColumns & UpperColumns

  constructor(g: CrossingColumns & UpperColumns) {
    this.#g = g
  }

  /** The lower street of a crossing. */
  lower(row: number): number {
    return ownerOf(this.#g.crossingStarts, row)
  }

  of(street: number): CrossingOn[] {
    const found: CrossingOn[] = []
    const { crossingStarts, crossingOther, upperStarts, upperRows } = this.#g
    for (let row = crossingStarts[street] ?? 0; row < (crossingStarts[street + 1] ?? 0); row++) {
      found.push({ row, other: crossingOther[row] ?? 0 })
    }
    for (let i = upperStarts[street] ?? 0; i < (upperStarts[street + 1] ?? 0); i++) {
      const row = upperRows[i] ?? 0
      found.push({ row, other: this.lower(row) })
    }
    return found
  }
}
