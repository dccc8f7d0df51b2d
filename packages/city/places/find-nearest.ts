import type Flatbush from 'flatbush'
import { openIndex } from './box-index.ts'
import type { Describer } from './describe.ts'
import { houseOfRow } from './find-house.ts'
import type { Gazetteer } from './gazetteer.ts'
import { degreesOf, metresBetween, nearestOnStretch, stretchAt, type OnLine } from './metres.ts'
import type { Place, Point } from './place.ts'
import { ownerOf } from './rows.ts'
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

  constructor(g: Gazetteer, describer: Describer) {
    this.#g = g
    this.#describer = describer
    this.#houses = openIndex(g.houseIndex)
    this.#stretches = openIndex(g.stretchIndex)
    this.#pieces = openIndex(g.pieceIndex)
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
    const place = this.#describer.house(ownerOf(this.#g.numberStarts, best.row), houseOfRow(this.#g, best.row))
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
    return this.#describer.house(ownerOf(this.#g.stretchStarts, row), house)
  }

  #streetAt(p: Point): Place | undefined {
    const best = this.street(p, [60, streetReachM])
    if (!best) return undefined
    const street = this.#describer.entity(best.street)
    return { ...street, lon: best.lon, lat: best.lat, radiusM: Math.round(Math.max(20, best.metres)) }
  }

  /** The nearest point on a street, looked for within each of `reachesM` in turn; `point` is where its piece begins. */
  street(p: Point, reachesM: readonly number[]): OnStreet | undefined {
    const { points, pieceAt, linePointStarts, streetLineStarts } = this.#g
    let best: (OnLine & { readonly point: number }) | undefined
    for (const reach of reachesM) {
      for (const piece of around(this.#pieces, p, reach)) {
        const at = (pieceAt[piece] ?? 0) * 2
        const [aLon = 0, aLat = 0, bLon = 0, bLat = 0] = points.subarray(at, at + 4)
        const on = nearestOnStretch(p, aLon / 1e7, aLat / 1e7, bLon / 1e7, bLat / 1e7)
        if (on.metres <= (best?.metres ?? reach)) best = { point: at / 2, ...on }
      }
      if (best) return { ...best, street: ownerOf(streetLineStarts, ownerOf(linePointStarts, best.point)) }
    }
    return undefined
  }
}

function around(index: Flatbush | undefined, { lon, lat }: Point, reachM: number): number[] {
  const height = degreesOf(reachM)
  const width = height * stretchAt(lat)
  const e7 = (degrees: number) => Math.round(degrees * 1e7)
  return index?.search(e7(lon - width), e7(lat - height), e7(lon + width), e7(lat + height)) ?? []
}
