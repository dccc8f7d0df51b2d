import type { AreaFinder } from './area-finder.ts'
import type { Around, Near } from './around.ts'
import { directionOf } from './compass.ts'
import type { Describer } from './describe.ts'
import { findBetween, type Bound } from './find-between.ts'
import type { NearestFinder, OnStreet } from './find-nearest.ts'
import type { Gazetteer } from './gazetteer.ts'
import { metresBetween } from './metres.ts'
import { NearestRows } from './nearest-rows.ts'
import type { Point } from './place.ts'
import { sayWhere } from './say-where.ts'
import { StreetCrossings } from './street-crossings.ts'

const reachM = { address: 500, crossing: 2000, kmPost: 1000 } as const
const streetReachesM = [60, 500, 2000]
/** As near as this to a crossing is at it. */
const atCrossingM = 15
/** Farther off the street than its houses stand. */
const offStreetM = 40

/** The nearest kilometre post within so many metres. */
export type KmPostNear = (p: Point, reachM: number) => Near | undefined

/** Describes a point by what is around it. */
export class AroundFinder {
  readonly #g: Gazetteer
  readonly #describer: Describer
  readonly #nearest: NearestFinder
  readonly #areas: AreaFinder
  readonly #crossings: StreetCrossings
  readonly #crossingRows: NearestRows
  readonly #kmPostNear: KmPostNear | undefined

  /** `kmPostNear`: for a gazetteer that knows kilometre posts */
  constructor(g: Gazetteer, describer: Describer, nearest: NearestFinder, areas: AreaFinder, kmPostNear?: KmPostNear) {
    this.#g = g
    this.#describer = describer
    this.#nearest = nearest
    this.#areas = areas
    this.#crossings = new StreetCrossings(g)
    this.#crossingRows = new NearestRows({ lon: g.crossingLon, lat: g.crossingLat }, g.crossingIndex)
    this.#kmPostNear = kmPostNear
  }

  at(p: Point): Around {
    const { area, town } = this.#areas.at(p.lon, p.lat)
    const named = (entity: number) => (entity < 0 ? null : this.#describer.nameOf(entity))
    return {
      address: this.#address(p),
      crossing: this.#crossing(p),
      kmPost: this.#kmPostNear?.(p, reachM.kmPost) ?? null,
      sentence: this.#sentence(p),
      area: named(area),
      town: named(town),
    }
  }

  #address(p: Point): Near | null {
    const near = this.#nearest.house(p, 60) ?? this.#nearest.house(p, reachM.address)
    return near ? { ...near, metres: Math.round(near.metres) } : null
  }

  #crossing(p: Point): Near | null {
    const [near] = this.#crossingRows.nearest(p, 1, reachM.crossing)
    if (!near) return null
    const { row } = near
    const { crossingOther, crossingNode, crossingLon, crossingLat, crossingRadiusM } = this.#g
    const meeting = {
      id: `n${crossingNode[row] ?? 0}`,
      lon: (crossingLon[row] ?? 0) / 1e7,
      lat: (crossingLat[row] ?? 0) / 1e7,
      radiusM: crossingRadiusM[row] ?? 0,
    }
    const place = this.#describer.crossing(this.#crossings.lower(row), crossingOther[row] ?? 0, meeting)
    return { place, metres: Math.round(near.metres) }
  }

  #sentence(p: Point): Around['sentence'] {
    const on = this.#nearest.street(p, streetReachesM)
    if (!on) return null
    const bounds = findBetween(this.#g, this.#crossings, on)
    const [nearer, other] = bounds
    const isAt = nearer !== undefined && (nearer.metres <= atCrossingM || nearer.row === other?.row)
    return sayWhere({
      street: this.#describer.nameOf(on.street),
      bounds: bounds.map((bound) => this.#describer.nameOf(bound.other)),
      fromNearer: nearer === undefined || isAt ? null : along(nearer, on),
      offStreet:
        on.metres <= offStreetM
          ? null
          : { metres: metresBetween(on.lon, on.lat, p.lon, p.lat), direction: directionOf(on, p) },
    })
  }
}

const along = (from: Bound, on: OnStreet) => ({ metres: from.metres, direction: directionOf(from, on) })
