/* oxlint-disable typescript/no-non-null-assertion -- the hot loop: every index comes from the columns themselves */
import type { Gazetteer } from './gazetteer.ts'

type Rings = Pick<Gazetteer, 'ringOwner' | 'ringPointStarts' | 'ringPoints'>

const segmentsInBand = 8
/** So that a ring of nothing but long segments takes no more memory than this many times its own. */
const mostBands = 256

/**
 * Outlines cut into level bands, each with the segments that reach into it: whether a point lies inside is asked of every
 * address and of every answer, and the border of a large city has thousands of segments.
 */
export class RingBands {
  readonly #rings: Rings
  /** by ring: where its bands begin in `#bandStarts` */
  readonly #firstBand: Uint32Array
  /** by band: where its segments begin in `#segments` */
  readonly #bandStarts: Uint32Array
  /** index of a segment's first point */
  readonly #segments: Uint32Array
  /** by ring, 1e-7 degrees: its southern end, and the height of a band */
  readonly #south: Float64Array
  readonly #height: Float64Array

  constructor(rings: Rings) {
    this.#rings = rings
    const count = rings.ringOwner.length
    this.#firstBand = new Uint32Array(count + 1)
    this.#south = new Float64Array(count)
    this.#height = new Float64Array(count)
    for (let ring = 0; ring < count; ring++) this.#divide(ring)
    this.#bandStarts = new Uint32Array(this.#firstBand[count]! + 1)
    this.#eachSegmentInBand((band) => this.#bandStarts[band + 1]!++)
    for (let band = 0; band < this.#firstBand[count]!; band++) this.#bandStarts[band + 1]! += this.#bandStarts[band]!
    this.#segments = new Uint32Array(this.#bandStarts.at(-1)!)
    const next = this.#bandStarts.slice()
    this.#eachSegmentInBand((band, segment) => (this.#segments[next[band]!++] = segment))
  }

  /** Even-odd rule. Degrees. */
  contains(ring: number, lon: number, lat: number): boolean {
    const { ringPoints: points } = this.#rings
    const [x, y] = [lon * 1e7, lat * 1e7]
    const band = this.#firstBand[ring]! + Math.floor((y - this.#south[ring]!) / this.#height[ring]!)
    if (!(band >= this.#firstBand[ring]! && band < this.#firstBand[ring + 1]!)) return false
    let inside = false
    for (let i = this.#bandStarts[band]!; i < this.#bandStarts[band + 1]!; i++) {
      const at = 2 * this.#segments[i]!
      const [x1, y1, x2, y2] = [points[at]!, points[at + 1]!, points[at + 2]!, points[at + 3]!]
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
    }
    return inside
  }

  #divide(ring: number): void {
    const { ringPoints: points, ringPointStarts: starts } = this.#rings
    let [south, north] = [Infinity, -Infinity]
    for (let i = starts[ring]!; i < starts[ring + 1]!; i++) {
      south = Math.min(south, points[2 * i + 1]!)
      north = Math.max(north, points[2 * i + 1]!)
    }
    const segments = Math.max(0, starts[ring + 1]! - starts[ring]! - 1)
    const bands = Math.min(mostBands, Math.ceil(segments / segmentsInBand))
    this.#firstBand[ring + 1] = this.#firstBand[ring]! + bands
    this.#south[ring] = south
    // A little more than the share, so that the northern end lies in the last band.
    this.#height[ring] = (north - south + 1) / Math.max(1, bands)
  }

  #eachSegmentInBand(visit: (band: number, segment: number) => void): void {
    const { ringPoints: points, ringPointStarts: starts } = this.#rings
    for (let ring = 0; ring + 1 < starts.length; ring++) {
      const bandOf = (point: number) =>
        this.#firstBand[ring]! + Math.floor((points[2 * point + 1]! - this.#south[ring]!) / this.#height[ring]!)
      for (let i = starts[ring]!; i + 1 < starts[ring + 1]!; i++) {
        const [a, b] = [bandOf(i), bandOf(i + 1)]
        for (let band = Math.min(a, b); band <= Math.max(a, b); band++) visit(band, i)
      }
    }
  }
}
