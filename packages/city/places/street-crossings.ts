import type { Gazetteer } from './gazetteer.ts'

/** A crossing as a street sees it: its row, and the other street. */
export type CrossingOn = { readonly row: number; readonly other: number }

type CrossingColumns = Pick<Gazetteer, 'crossingStarts' | 'crossingOther'>

/** All crossings of each street; the gazetteer lists each under the lower of its two streets only. */
export class StreetCrossings {
  readonly #g: CrossingColumns
  /** row -> the lower street */
  readonly lower: Uint32Array
  readonly #upperStarts: Uint32Array
  readonly #upperRows: Uint32Array

  constructor(g: CrossingColumns) {
    this.#g = g
    const rows = g.crossingOther.length
    this.lower = new Uint32Array(rows)
    for (let street = 0; street + 1 < g.crossingStarts.length; street++) {
      this.lower.fill(street, g.crossingStarts[street], g.crossingStarts[street + 1])
    }
    this.#upperStarts = new Uint32Array(g.crossingStarts.length)
    for (const other of g.crossingOther) this.#upperStarts[other + 1] = (this.#upperStarts[other + 1] ?? 0) + 1
    for (let i = 1; i < this.#upperStarts.length; i++) {
      this.#upperStarts[i] = (this.#upperStarts[i] ?? 0) + (this.#upperStarts[i - 1] ?? 0)
    }
    const next = this.#upperStarts.slice()
    this.#upperRows = new Uint32Array(rows)
    for (const [row, other] of g.crossingOther.entries()) {
      const at = next[other] ?? 0
      this.#upperRows[at] = row
      next[other] = at + 1
    }
  }

  of(street: number): CrossingOn[] {
    const found: CrossingOn[] = []
    const { crossingStarts, crossingOther } = this.#g
    for (let row = crossingStarts[street] ?? 0; row < (crossingStarts[street + 1] ?? 0); row++) {
      found.push({ row, other: crossingOther[row] ?? 0 })
    }
    for (let i = this.#upperStarts[street] ?? 0; i < (this.#upperStarts[street + 1] ?? 0); i++) {
      const row = this.#upperRows[i] ?? 0
      found.push({ row, other: this.lower[row] ?? 0 })
    }
    return found
  }
}
