/* oxlint-disable typescript/no-non-null-assertion -- the hot loop: every index comes from the columns themselves */
import type { Gazetteer } from './gazetteer.ts'

type Rings = Pick<Gazetteer, 'ringOwner' | 'ringPointStarts' | 'ringPoints'>
type Bands = Pick<Gazetteer, 'ringBandStarts' | 'bandStarts' | 'bandSegments' | 'ringSouth' | 'ringBandHeight'>

const segmentsInBand = 8
/** So that a ring of nothing but long segments takes no more memory than this many times its own. */
const mostBands = 256

/** The columns of `RingBands`. */
export function bandColumns(rings: Rings): Bands {
  const count = rings.ringOwner.length
  const divided = {
    ringBandStarts: new Uint32Array(count + 1),
    ringSouth: new Float64Array(count),
    ringBandHeight: new Float64Array(count),
  }
  for (let ring = 0; ring < count; ring++) divide(rings, divided, ring)
  const bandStarts = new Uint32Array(divided.ringBandStarts[count]! + 1)
  eachSegmentInBand(rings, divided, (band) => bandStarts[band + 1]!++)
  for (let band = 0; band + 1 < bandStarts.length; band++) bandStarts[band + 1]! += bandStarts[band]!
  const bandSegments = new Uint32Array(bandStarts.at(-1)!)
  const next = bandStarts.slice()
  eachSegmentInBand(rings, divided, (band, segment) => (bandSegments[next[band]!++] = segment))
  return { ...divided, bandStarts, bandSegments }
}

type Divided = Pick<Bands, 'ringBandStarts' | 'ringSouth' | 'ringBandHeight'>

function divide({ ringPoints: points, ringPointStarts: starts }: Rings, divided: Divided, ring: number): void {
  let [south, north] = [Infinity, -Infinity]
  for (let i = starts[ring]!; i < starts[ring + 1]!; i++) {
    south = Math.min(south, points[2 * i + 1]!)
    north = Math.max(north, points[2 * i + 1]!)
  }
  const segments = Math.max(0, starts[ring + 1]! - starts[ring]! - 1)
  const bands = Math.min(mostBands, Math.ceil(segments / segmentsInBand))
  divided.ringBandStarts[ring + 1] = divided.ringBandStarts[ring]! + bands
  divided.ringSouth[ring] = south
  // A little more than the share, so that the northern end lies in the last band.
  divided.ringBandHeight[ring] = (north - south + 1) / Math.max(1, bands)
}

function eachSegmentInBand(
  { ringPoints: points, ringPointStarts: starts }: Rings,
  { ringBandStarts, ringSouth, ringBandHeight }: Divided,
  visit: (band: number, segment: number) => void,
): void {
  for (let ring = 0; ring + 1 < starts.length; ring++) {
    const bandOf = (point: number) =>
      ringBandStarts[ring]! + Math.floor((points[2 * point + 1]! - ringSouth[ring]!) / ringBandHeight[ring]!)
    for (let i = starts[ring]!; i + 1 < starts[ring + 1]!; i++) {
      const [a, b] = [bandOf(i), bandOf(i + 1)]
      for (let band = Math.min(a, b); band <= Math.max(a, b); band++) visit(band, i)
    }
  }
}

/**
 * Outlines cut into level bands, each with the segments that reach into it: whether a point lies inside is asked of every
 * address and of every answer, and the border of a large city has thousands of segments.
 */
export class RingBands {
  readonly #g: Rings & Bands

  constructor(g: Rings & Bands) {
    this.#g = g
  }

  /** Even-odd rule. Degrees. */
  contains(ring: number, lon: number, lat: number): boolean {
    const { ringPoints: points, ringBandStarts, bandStarts, bandSegments, ringSouth, ringBandHeight } = this.#g
    const [x, y] = [lon * 1e7, lat * 1e7]
    const band = ringBandStarts[ring]! + Math.floor((y - ringSouth[ring]!) / ringBandHeight[ring]!)
    if (!(band >= ringBandStarts[ring]! && band < ringBandStarts[ring + 1]!)) return false
    let inside = false
    for (let i = bandStarts[band]!; i < bandStarts[band + 1]!; i++) {
      const at = 2 * bandSegments[i]!
      const [x1, y1, x2, y2] = [points[at]!, points[at + 1]!, points[at + 2]!, points[at + 3]!]
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside
    }
    return inside
  }
}
