import Flatbush from 'flatbush'
import { contains, ringArea, type Polygon } from '../import/rings.ts'
import { degreesOf, nearestOnStretch, stretchAt } from '../places/metres.ts'
import type { Point } from '../places/index.ts'
import type { Beat } from '../city.ts'

/** A beat at a point, or so near that its crew may be the one: `metres` to it, 0 inside. */
export type NearBeat = Pick<Beat, 'id' | 'kind' | 'name'> & { readonly metres: number }

/** Within this of a border both sides are told. */
export const borderM = 100

type Part = { readonly beat: Beat; readonly polygon: Polygon; readonly area: number }

/** Tells whose beat a point lies in. */
export class BeatFinder {
  readonly #parts: readonly Part[]
  readonly #boxes: Flatbush | undefined

  constructor(beats: readonly Beat[]) {
    this.#parts = beats.flatMap((beat) =>
      beat.polygons.flatMap((polygon) => (polygon[0] ? [{ beat, polygon, area: ringArea(polygon[0]) }] : [])),
    )
    if (this.#parts.length === 0) return
    this.#boxes = new Flatbush(this.#parts.length)
    for (const { polygon } of this.#parts) this.#boxes.add(...boxOf(polygon[0] ?? []))
    this.#boxes.finish()
  }

  /**
   * The beats and zones within `nearM` of a point, nearest first, so those that it lies in before all others; of two that
   * it lies in, the smaller first. Each once.
   */
  at(p: Point, nearM = borderM): NearBeat[] {
    const height = degreesOf(nearM)
    const width = height * stretchAt(p.lat)
    const found = this.#boxes?.search(p.lon - width, p.lat - height, p.lon + width, p.lat + height) ?? []
    const near = found
      .flatMap((index) => this.#parts[index] ?? [])
      .map((part) => ({ ...part, metres: metresTo(part.polygon, p) }))
      .filter(({ metres }) => metres <= nearM)
      .sort((a, b) => a.metres - b.metres || a.area - b.area)
    const once = new Map<string, NearBeat>()
    for (const { beat, metres } of near) {
      const { id, kind, name } = beat
      // a beat and a zone may have the same id
      const key = `${kind} ${id}`
      if (!once.has(key)) once.set(key, { id, kind, name, metres: Math.round(metres) })
    }
    return [...once.values()]
  }

  /** The smallest beat that the point lies in; a zone where no beat does. */
  inside(p: Point): NearBeat | undefined {
    const around = this.at(p, 0)
    return around.find(({ kind }) => kind === 'beat') ?? around[0]
  }
}

/** 0 inside the outer ring and in no hole, else metres to the nearest border. */
function metresTo(polygon: Polygon, { lon, lat }: Point): number {
  const [outer = [], ...holes] = polygon
  if (contains(outer, lon, lat) && !holes.some((hole) => contains(hole, lon, lat))) return 0
  return Math.min(...polygon.map((ring) => metresToRing(ring, { lon, lat })))
}

function metresToRing(ring: readonly number[], p: Point): number {
  let best = Infinity
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const [aLon = 0, aLat = 0, bLon = 0, bLat = 0] = [ring[i], ring[i + 1], ring[i + 2], ring[i + 3]]
    best = Math.min(best, nearestOnStretch(p, aLon, aLat, bLon, bLat).metres)
  }
  return best
}

function boxOf(ring: readonly number[]): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90]
  for (let i = 0; i < ring.length; i += 2) {
    const [lon = 0, lat = 0] = [ring[i], ring[i + 1]]
    box[0] = Math.min(box[0], lon)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lon)
    box[3] = Math.max(box[3], lat)
  }
  return box
}
