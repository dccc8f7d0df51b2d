import { degreeMetres, metresBetween, type LonLat, type Reach } from '../roads/index.ts'
import type { Steps } from '../slices.ts'
import { ringsOf } from './rings-of.ts'

/** GeoJSON coordinates of a MultiPolygon: WGS 84 lon, lat, holes after their ring. */
export type BandShape = readonly (readonly (readonly (readonly [lon: number, lat: number])[])[])[]

const beyondS = 1e6
const mostCells = 400
const leastCellM = 60
const edgesAStep = 1 << 10
const rowsAStep = 16
const cellsAStep = 1 << 13

/**
 * Times on a grid over a city, from several searches, drawn as areas: a cell has the least time at which one has driven an
 * edge whose ground it is, and so have its neighbours where no road is.
 */
export class CoverGrid {
  readonly #west: number
  readonly #south: number
  readonly #cellM: number
  readonly #lonStep: number
  readonly #latStep: number
  readonly #columns: number
  readonly #rows: number
  readonly #seconds: Float64Array

  /** bbox: west, south, east, north in degrees */
  constructor([west, south, east, north]: readonly [number, number, number, number]) {
    const degree = degreeMetres((south + north) / 2)
    const [widthM, heightM] = [(east - west) * degree.lon, (north - south) * degree.lat]
    const cellM = Math.max(leastCellM, Math.max(widthM, heightM) / mostCells)
    this.#cellM = cellM
    this.#lonStep = cellM / degree.lon
    this.#latStep = cellM / degree.lat
    // a margin, so that every area ends inside
    this.#west = west - 3 * this.#lonStep
    this.#south = south - 3 * this.#latStep
    this.#columns = Math.ceil(widthM / cellM) + 6
    this.#rows = Math.ceil(heightM / cellM) + 6
    this.#seconds = new Float64Array(this.#columns * this.#rows).fill(beyondS)
  }

  /** Takes in what a search reached; `factor`: its seconds are so many times as long. */
  *add({ network, edges, edgeSeconds }: Reach, factor = 1): Steps<void> {
    const { shape, shapeStart } = network
    for (let n = 0; n < edges.length; n++) {
      if (n % edgesAStep === 0) yield
      const piece = (edges[n] ?? 0) >> 1
      const seconds = (edgeSeconds[n] ?? Infinity) * factor
      const end = shapeStart[piece + 1] ?? 0
      for (let i = shapeStart[piece] ?? 0; i < end; i++) {
        this.#mark((shape[2 * i] ?? 0) / 1e7, (shape[2 * i + 1] ?? 0) / 1e7, seconds)
      }
    }
  }

  /**
   * As `add`, with each place on an edge at the time when one is there, also on edges that are never driven to their end:
   * ask for a search that goes on beyond the last limit. For areas around one place, which are read by their border.
   */
  *addAlong({ network, edges, edgeSeconds, edgeWholeS }: Reach): Steps<void> {
    const { shape, shapeStart } = network
    for (let n = 0; n < edges.length; n++) {
      if (n % edgesAStep === 0) yield
      const edge = edges[n] ?? 0
      const begin = shapeStart[edge >> 1] ?? 0
      const line = Array.from({ length: (shapeStart[(edge >> 1) + 1] ?? 0) - begin }, (_, i) => ({
        lon: (shape[2 * (begin + i)] ?? 0) / 1e7,
        lat: (shape[2 * (begin + i) + 1] ?? 0) / 1e7,
      }))
      const ending = { atS: edgeSeconds[n] ?? Infinity, wholeS: edgeWholeS[n] ?? 0 }
      this.#markAlong((edge & 1) === 0 ? line : line.toReversed(), ending)
    }
  }

  /** A line in driving order, with when its end is reached and how long all of it takes; what lies behind the start is not driven. */
  #markAlong(line: readonly LonLat[], { atS, wholeS }: { readonly atS: number; readonly wholeS: number }): void {
    const lengths = line.map((to, i) => metresBetween(line[i - 1] ?? to, to))
    const wholeM = Math.max(
      lengths.reduce((sum, each) => sum + each, 0),
      Number.EPSILON,
    )
    let drivenM = 0
    line.forEach((to, i) => {
      const from = line[i - 1] ?? to
      const lengthM = lengths[i] ?? 0
      const steps = Math.max(1, Math.ceil(lengthM / (this.#cellM / 2)))
      for (let step = 1; step <= steps; step++) {
        const share = step / steps
        const seconds = atS - wholeS * (1 - (drivenM + share * lengthM) / wholeM)
        if (seconds < 0) continue
        this.#mark(from.lon + share * (to.lon - from.lon), from.lat + share * (to.lat - from.lat), seconds)
      }
      drivenM += lengthM
    })
  }

  #mark(lon: number, lat: number, seconds: number): void {
    const column = Math.floor((lon - this.#west) / this.#lonStep)
    const row = Math.floor((lat - this.#south) / this.#latStep)
    if (column < 2 || row < 2 || column >= this.#columns - 2 || row >= this.#rows - 2) return
    const at = row * this.#columns + column
    if (seconds < (this.#seconds[at] ?? 0)) this.#seconds[at] = seconds
  }

  /** What is reached within each of these seconds, in their order; the wider ones hold the narrower. */
  *shapes(limitsS: readonly number[]): Steps<readonly BandShape[]> {
    const values = yield* this.#fill()
    // contours are drawn around what is high: sooner is higher, and beyond is no more than a little too late
    const latest = 1.5 * Math.max(...limitsS)
    for (let at = 0; at < values.length; at++) {
      if (at % cellsAStep === 0) yield
      values[at] = -Math.min(values[at] ?? beyondS, latest)
    }
    const shapes: BandShape[] = []
    for (const limitS of limitsS) {
      const polygons = yield* ringsOf({ columns: this.#columns, rows: this.#rows, values }, -limitS)
      const shape: (readonly (readonly (readonly [number, number])[])[])[] = []
      for (const rings of polygons) {
        yield
        shape.push(rings.map((ring) => ring.map(([x, y]) => this.#place(x, y))))
      }
      shapes.push(shape)
    }
    return shapes
  }

  #place(x: number, y: number): readonly [number, number] {
    return [round(this.#west + x * this.#lonStep), round(this.#south + y * this.#latStep)]
  }

  /** The blocks between streets, and long pieces of road without a bend, belong to what is around them. */
  *#fill(): Steps<Float64Array> {
    const filled = this.#seconds.slice()
    for (let row = 1; row < this.#rows - 1; row++) {
      if (row % rowsAStep === 0) yield
      for (let column = 1; column < this.#columns - 1; column++) {
        const at = row * this.#columns + column
        for (const by of [-1, 1, -this.#columns, this.#columns]) {
          filled[at] = Math.min(filled[at] ?? 0, this.#seconds[at + by] ?? beyondS)
        }
      }
    }
    return filled
  }
}

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5
