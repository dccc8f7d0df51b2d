import type Flatbush from 'flatbush'
import { openIndex } from './box-index.ts'
import { degreesOf, metresBetween, stretchAt } from './metres.ts'
import type { Point } from './place.ts'

/** Points in whole 1e-7 degrees. */
type Columns = { readonly lon: ArrayLike<number>; readonly lat: ArrayLike<number> }

export type NearRow = { readonly row: number; readonly metres: number }

/** The first look is this far; each further one four times as far. */
const firstReachM = 125

/** Answers which rows of a set of points lie nearest to a place. */
export class NearestRows {
  readonly #columns: Columns
  readonly #index: Flatbush | undefined
  readonly #rows: Uint32Array | undefined

  /** `index` as `indexOfPoints` made it; `rows`: those of the columns that are in it, all of them when left out. */
  constructor(columns: Columns, index: Uint8Array, rows?: Uint32Array) {
    this.#columns = columns
    this.#index = openIndex(index)
    this.#rows = rows
  }

  /** Up to `count` rows within `reachM`, nearest first. */
  nearest(p: Point, count: number, reachM: number): NearRow[] {
    for (let reach = Math.min(firstReachM, reachM); ; reach = Math.min(reach * 4, reachM)) {
      const found = this.#within(p, reach)
      if (found.length >= count || reach >= reachM) return found.slice(0, count)
    }
  }

  #within(p: Point, reachM: number): NearRow[] {
    const { lon, lat } = this.#columns
    const height = degreesOf(reachM)
    const width = height * stretchAt(p.lat)
    const e7 = (degrees: number) => Math.round(degrees * 1e7)
    const box = [e7(p.lon - width), e7(p.lat - height), e7(p.lon + width), e7(p.lat + height)] as const
    return (this.#index?.search(...box) ?? [])
      .map((item) => {
        const row = this.#rows === undefined ? item : (this.#rows[item] ?? 0)
        return { row, metres: metresBetween(p.lon, p.lat, (lon[row] ?? 0) / 1e7, (lat[row] ?? 0) / 1e7) }
      })
      .filter(({ metres }) => metres <= reachM)
      .sort((a, b) => a.metres - b.metres || a.row - b.row)
  }
}
