/* oxlint-disable typescript/no-non-null-assertion -- the hot loop: ranks are bytes */
import { boxOfCell, cellCount } from './common-ranges.ts'
import type { Gazetteer } from './gazetteer.ts'
import { lonNear, metresBetween } from './metres.ts'
import type { Bias } from './place.ts'

/** Metres of a degree of latitude, less some for the squeeze of another latitude. */
const shortDegreeM = 109_000
/** From here on it is all the same. */
const furthestM = 31_000
const mostLoss = 20

/** What comes nearer is more likely meant: a point for each doubling of the distance, four times over. */
const lossAt = (metres: number): number => (metres > furthestM ? mostLoss : 4 * Math.log2(1 + metres / 1000))
const metresAt = (loss: number): number => (loss >= mostLoss ? Infinity : 1000 * (2 ** (loss / 4) - 1))

type Cell = { readonly cell: number; readonly loss: number }

/** What entities lose by their distance from where somebody asks. */
export class FarOff {
  readonly #g: Pick<Gazetteer, 'lon' | 'lat' | 'rank' | 'box'>
  #near: Bias | undefined
  #squeeze = 1
  #radiusM = 0
  // By rank, for the score and the least that it last came with: within what square of degrees it may lose no more.
  readonly #scores = new Float64Array(256)
  readonly #leasts = new Float64Array(256)
  readonly #within = new Float64Array(256)

  constructor(g: Pick<Gazetteer, 'lon' | 'lat' | 'rank' | 'box'>) {
    this.#g = g
  }

  from(near: Bias | undefined): void {
    if (near?.lon !== this.#near?.lon || near?.lat !== this.#near?.lat || near?.radiusM !== this.#near?.radiusM) {
      this.#cells = undefined
    }
    this.#near = near
    if (this.#radiusM !== (near?.radiusM ?? 0)) this.#leasts.fill(NaN)
    this.#radiusM = near?.radiusM ?? 0
    this.#squeeze = Math.cos(((near?.lat ?? 0) * Math.PI) / 180)
  }

  /**
   * What an entity of this score loses; Infinity where it would be left with less than `least`. Most are too far off to
   * matter, and a rough measure that is a little too short tells that of them in a fraction of the time.
   */
  loss(entity: number, score: number, least: number): number {
    const near = this.#near
    if (!near) return 0
    const [lon, lat] = [this.#g.lon[entity]! / 1e7, this.#g.lat[entity]! / 1e7]
    const [east, north] = [(lonNear(near.lon, lon) - lon) * this.#squeeze, near.lat - lat]
    if (east * east + north * north > this.#reach(this.#g.rank[entity]!, score, least)) return Infinity
    return lossAt(Math.max(0, metresBetween(near.lon, near.lat, lon, lat) - this.#radiusM))
  }

  /** The cells of the city, nearest first, with no more than what anything in them loses. */
  cells(): readonly Cell[] {
    this.#cells ??= Array.from({ length: cellCount }, (_, cell) => ({ cell, loss: this.#lossOfCell(cell) })).sort(
      (a, b) => a.loss - b.loss,
    )
    return this.#cells
  }
  #cells: readonly Cell[] | undefined

  #lossOfCell(cell: number): number {
    const near = this.#near
    if (!near) return 0
    const [west, south, east, north] = boxOfCell(this.#g.box, cell)
    const lon = lonNear(near.lon, (west + east) / 2e7)
    const x = Math.max(0, west / 1e7 - lon, lon - east / 1e7) * this.#squeeze
    const y = Math.max(0, south / 1e7 - near.lat, near.lat - north / 1e7)
    return lossAt(Math.max(0, Math.hypot(x, y) * shortDegreeM - this.#radiusM))
  }

  #reach(rank: number, score: number, least: number): number {
    if (this.#scores[rank] !== score || this.#leasts[rank] !== least) {
      this.#scores[rank] = score
      this.#leasts[rank] = least
      this.#within[rank] = ((this.#radiusM + metresAt(score - least)) / shortDegreeM) ** 2
    }
    return this.#within[rank]!
  }
}
