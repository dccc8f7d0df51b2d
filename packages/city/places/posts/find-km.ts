import type { Gazetteer } from '../gazetteer.ts'
import { NearestRows } from '../nearest-rows.ts'
import type { Point } from '../place.ts'
import { alongLine } from '../street-lines.ts'
import { withFigures } from '../as-said/numerals.ts'
import { readKm } from './read-km.ts'
import { numberInKey, roadKey } from './road-key.ts'

/** A kilometre of a road. `post` is the post itself; without it the place lies between two posts, measured along the road. */
export type Km = Point & {
  readonly road: string
  readonly metres: number
  readonly radiusM: number
  readonly post?: number
}

const atPostM = 25
const postRadiusM = 20

/** Finds kilometres of roads that have posts. */
export class KmFinder {
  readonly #g: Gazetteer
  readonly #roads = new Map<string, number[]>()
  readonly #posts: NearestRows

  constructor(g: Gazetteer) {
    this.#g = g
    this.#posts = new NearestRows({ lon: g.kmLon, lat: g.kmLat }, g.kmIndex)
    for (const [i, alias] of g.kmAlias.entries()) {
      const key = g.strings.at(alias)
      this.#roads.set(key, [...(this.#roads.get(key) ?? []), g.kmAliasRoad[i] ?? 0])
    }
  }

  /** Empty for a text that names no kilometre, and for a road whose posts do not tell. Simplified text in. */
  find(text: string): Km[] {
    if (this.#roads.size === 0) return []
    const read = readKm(withFigures(text))
    if (!read) return []
    return this.#roadsNamed(read.road).flatMap((road) => this.#at(road, read.metres) ?? [])
  }

  /** The nearest post within so many metres. */
  near(p: Point, reachM: number): { readonly km: Km; readonly metres: number } | undefined {
    const [nearest] = this.#posts.nearest(p, 1, reachM)
    const { kmRoadStarts, kmMetres } = this.#g
    if (nearest === undefined) return undefined
    const road = kmRoadStarts.findLastIndex((start) => start <= nearest.row)
    const km = this.#at(road, kmMetres[nearest.row] ?? 0)
    return km && { km, metres: nearest.metres }
  }

  #roadsNamed(text: string): readonly number[] {
    const key = roadKey(text)
    const whole = this.#roads.get(key) ?? this.#roads.get(numberInKey(key) ?? '')
    if (whole) return whole
    // A town or a direction beside the road's name: the word that is a road.
    for (const word of text.split(/[\s,，]+/u)) {
      const known = this.#roads.get(roadKey(word))
      if (known) return known
    }
    const inside = [...this.#roads].filter(
      ([alias]) =>
        alias.length >= 2 && !/^\d+$/u.test(alias) && key.includes(alias) && /[\p{Script=Han}]|\d$/u.test(alias),
    )
    return inside.sort(([a], [b]) => b.length - a.length)[0]?.[1] ?? []
  }

  #at(road: number, metres: number): Km | undefined {
    const { kmRoadStarts, kmMetres, kmLon, kmLat, kmOsmId, kmRoadName, strings } = this.#g
    const name = strings.at(kmRoadName[road] ?? 0)
    for (let row = kmRoadStarts[road] ?? 0; row < (kmRoadStarts[road + 1] ?? 0); row++) {
      const from = kmMetres[row] ?? 0
      if (Math.abs(from - metres) <= atPostM) {
        return {
          road: name,
          metres,
          lon: (kmLon[row] ?? 0) / 1e7,
          lat: (kmLat[row] ?? 0) / 1e7,
          radiusM: postRadiusM,
          post: kmOsmId[row] ?? 0,
        }
      }
      const isLast = row + 1 >= (kmRoadStarts[road + 1] ?? 0)
      const to = kmMetres[row + 1] ?? 0
      if (!isLast && from < metres && metres < to - atPostM) return this.#between(row, name, metres, from, to)
    }
    return undefined
  }

  #between(row: number, road: string, metres: number, from: number, to: number): Km | undefined {
    const { kmPieceStarts, kmPiecePoints } = this.#g
    const points = kmPiecePoints.subarray((kmPieceStarts[row] ?? 0) * 2, (kmPieceStarts[row + 1] ?? 0) * 2)
    if (points.length === 0) return undefined
    const line = Array.from(points, (value) => value / 1e7)
    const radiusM = Math.round(Math.min(500, 30 + 0.05 * (to - from)))
    return { ...alongLine(line, (metres - from) / (to - from)), road, metres, radiusM }
  }
}
