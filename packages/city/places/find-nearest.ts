import Flatbush from 'flatbush'
import type { Describer } from './describe.ts'
import { houseOfRow } from './find-house.ts'
import type { Gazetteer } from './gazetteer.ts'
import { degreesOf, metresBetween, nearestOnStretch, stretchAt, type OnLine } from './metres.ts'
import type { Place, Point } from './place.ts'
import { shareAlong, stretchLine } from './street-lines.ts'

const houseReachM = 40
const streetReachM = 500

/** A point on a street's lines: on the piece from point number `point` to the next, degrees, `metres` from what was asked. */
export type OnStreet = OnLine & { readonly street: number; readonly point: number }

/** What is at a point: house, then street, then area. */
export class NearestFinder {
  readonly #g: Gazetteer
  readonly #describer: Describer
  readonly #houses: Flatbush | undefined
  readonly #stretches: Flatbush | undefined
  readonly #pieces: Flatbush | undefined
  /** for each piece of a street: where its two points start, and whose it is */
  readonly #pieceAt: number[] = []
  readonly #pieceStreet: number[] = []
  readonly #houseStreet: Uint32Array
  readonly #stretchStreet: Uint32Array

  constructor(g: Gazetteer, describer: Describer) {
    this.#g = g
    this.#describer = describer
    this.#houseStreet = ownersOf(g.numberStarts)
    this.#stretchStreet = ownersOf(g.stretchStarts)
    this.#houses = indexOf(g.numberLon.length, (i, add) => {
      const [x, y] = [g.numberLon[i] ?? 0, g.numberLat[i] ?? 0]
      add(x, y, x, y)
    })
    this.#stretches = indexOf(g.stretchFrom.length, (i, add) => {
      const [x, y] = [
        everySecond(g.stretchPoints, g.stretchPointStarts, i, 0),
        everySecond(g.stretchPoints, g.stretchPointStarts, i, 1),
      ]
      add(Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y))
    })
    this.#listPieces()
    this.#pieces = indexOf(this.#pieceAt.length, (i, add) => {
      const at = (this.#pieceAt[i] ?? 0) * 2
      const [ax, ay, bx, by] = [g.points[at] ?? 0, g.points[at + 1] ?? 0, g.points[at + 2] ?? 0, g.points[at + 3] ?? 0]
      add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by))
    })
  }

  at(p: Point): Place | undefined {
    return this.#houseAt(p) ?? this.#interpolatedAt(p) ?? this.#streetAt(p)
  }

  #houseAt(p: Point): Place | undefined {
    return this.house(p, houseReachM)?.place
  }

  /** The nearest mapped house within `reachM`, and how far off it is. */
  house(p: Point, reachM: number): { readonly place: Place; readonly metres: number } | undefined {
    let best: { row: number; metres: number } | undefined
    for (const row of around(this.#houses, p, reachM)) {
      const metres = metresBetween(
        p.lon,
        p.lat,
        (this.#g.numberLon[row] ?? 0) / 1e7,
        (this.#g.numberLat[row] ?? 0) / 1e7,
      )
      if (this.#g.numberOnLine[row] === 0 && metres <= (best?.metres ?? reachM)) best = { row, metres }
    }
    if (!best) return undefined
    const place = this.#describer.house(this.#houseStreet[best.row] ?? 0, houseOfRow(this.#g, best.row))
    return { place, metres: best.metres }
  }

  #interpolatedAt(p: Point): Place | undefined {
    let best: { row: number; metres: number; share: number } | undefined
    for (const row of around(this.#stretches, p, houseReachM)) {
      const on = shareAlong(stretchLine(this.#g, row), p)
      if (on.metres <= (best?.metres ?? houseReachM)) best = { row, metres: on.metres, share: on.share }
    }
    if (!best) return undefined
    const { row, share } = best
    const [from = 0, to = 0, step = 1] = [this.#g.stretchFrom[row], this.#g.stretchTo[row], this.#g.stretchStep[row]]
    const number = from + Math.round((share * (to - from)) / step) * step
    const house = {
      kind: 'interpolated',
      row,
      number: `${number}`,
      ...p,
      radiusM: 30,
      precision: 'interpolated',
    } as const
    return this.#describer.house(this.#stretchStreet[row] ?? 0, house)
  }

  #streetAt(p: Point): Place | undefined {
    const best = this.street(p, [60, streetReachM])
    if (!best) return undefined
    const street = this.#describer.entity(best.street)
    return { ...street, lon: best.lon, lat: best.lat, radiusM: Math.round(Math.max(20, best.metres)) }
  }

  /** The nearest point on a street, looked for within each of `reachesM` in turn; `point` is where its piece begins. */
  street(p: Point, reachesM: readonly number[]): OnStreet | undefined {
    const { points } = this.#g
    let best: OnStreet | undefined
    for (const reach of reachesM) {
      for (const piece of around(this.#pieces, p, reach)) {
        const at = (this.#pieceAt[piece] ?? 0) * 2
        const [aLon = 0, aLat = 0, bLon = 0, bLat = 0] = points.subarray(at, at + 4)
        const on = nearestOnStretch(p, aLon / 1e7, aLat / 1e7, bLon / 1e7, bLat / 1e7)
        if (on.metres <= (best?.metres ?? reach)) best = { street: this.#pieceStreet[piece] ?? 0, point: at / 2, ...on }
      }
      if (best) return best
    }
    return undefined
  }

  #listPieces(): void {
    const { streetLineStarts, linePointStarts } = this.#g
    for (let street = 0; street + 1 < streetLineStarts.length; street++) {
      for (let line = streetLineStarts[street] ?? 0; line < (streetLineStarts[street + 1] ?? 0); line++) {
        for (let i = linePointStarts[line] ?? 0; i + 1 < (linePointStarts[line + 1] ?? 0); i++) {
          this.#pieceAt.push(i)
          this.#pieceStreet.push(street)
        }
      }
    }
  }
}

function ownersOf(starts: Uint32Array): Uint32Array {
  const owners = new Uint32Array(starts.at(-1) ?? 0)
  for (let owner = 0; owner + 1 < starts.length; owner++) owners.fill(owner, starts[owner], starts[owner + 1])
  return owners
}

function everySecond(points: Int32Array, starts: Uint32Array, row: number, offset: number): number[] {
  const values: number[] = []
  for (let i = starts[row] ?? 0; i < (starts[row + 1] ?? 0); i++) values.push(points[i * 2 + offset] ?? 0)
  return values
}

/** Makes an index of so many boxes; `boxOf` adds that of each (1e-7 degrees). */
function indexOf(
  count: number,
  boxOf: (i: number, add: (west: number, south: number, east: number, north: number) => void) => void,
): Flatbush | undefined {
  if (count === 0) return undefined
  const index = new Flatbush(count, 16, Int32Array)
  const add = (west: number, south: number, east: number, north: number) => void index.add(west, south, east, north)
  for (let i = 0; i < count; i++) boxOf(i, add)
  index.finish()
  return index
}

function around(index: Flatbush | undefined, { lon, lat }: Point, reachM: number): number[] {
  const height = degreesOf(reachM)
  const width = height * stretchAt(lat)
  const e7 = (degrees: number) => Math.round(degrees * 1e7)
  return index?.search(e7(lon - width), e7(lat - height), e7(lon + width), e7(lat + height)) ?? []
}
