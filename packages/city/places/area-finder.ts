import Flatbush from 'flatbush'
import type { Gazetteer } from './gazetteer.ts'
import { entityKinds } from './gazetteer.ts'
import { degreesOf, metresBetween, stretchAt } from './metres.ts'
import { RingBands } from './ring-bands.ts'

type AreaColumns = Pick<Gazetteer, 'kind' | 'lon' | 'lat' | 'reachM' | 'ringOwner' | 'ringPointStarts' | 'ringPoints'>

const townKind = entityKinds.indexOf('town')
const areaKind = entityKinds.indexOf('area')

/** Tells which part of town and which town a point lies in: by outline where there is one, else by the nearest that reaches. */
export class AreaFinder {
  readonly #g: AreaColumns
  readonly #boxes: Flatbush | undefined
  /** what each box is: a ring's number, or -1 - entity for a point with a reach */
  readonly #items: number[] = []
  readonly #ringSizes: number[] = []
  readonly #bands: RingBands

  constructor(g: AreaColumns) {
    this.#g = g
    this.#bands = new RingBands(g)
    const boxes: [number, number, number, number][] = []
    for (const ring of g.ringOwner.keys()) {
      this.#items.push(ring)
      const box = this.#ringBox(ring)
      boxes.push(box)
      this.#ringSizes.push((box[2] - box[0]) * (box[3] - box[1]))
    }
    for (const [entity, kind] of g.kind.entries()) {
      if (kind !== townKind && kind !== areaKind) continue
      this.#items.push(-1 - entity)
      boxes.push(this.#reachBox(entity))
    }
    if (boxes.length === 0) return
    this.#boxes = new Flatbush(boxes.length)
    for (const box of boxes) this.#boxes.add(...box)
    this.#boxes.finish()
  }

  /** Entity numbers, -1 for none. Degrees in. */
  at(lon: number, lat: number): { area: number; town: number } {
    const best = { area: { entity: -1, score: Infinity }, town: { entity: -1, score: Infinity } }
    for (const found of this.#boxes?.search(lon, lat, lon, lat) ?? []) {
      const item = this.#items[found] ?? 0
      const entity = item >= 0 ? (this.#g.ringOwner[item] ?? 0) : -1 - item
      const score = item >= 0 ? this.#inRing(item, lon, lat) : this.#inReach(entity, lon, lat)
      const slot = this.#g.kind[entity] === townKind ? best.town : best.area
      if (score < slot.score) Object.assign(slot, { entity, score })
    }
    return { area: best.area.entity, town: best.town.entity }
  }

  /** Inside an outline beats any reach; the smaller outline beats the larger: scores below 0. */
  #inRing(ring: number, lon: number, lat: number): number {
    if (!this.#bands.contains(ring, lon, lat)) return Infinity
    return (this.#ringSizes[ring] ?? 0) - 1e6
  }

  #inReach(entity: number, lon: number, lat: number): number {
    const { lon: lons, lat: lats, reachM } = this.#g
    const metres = metresBetween(lon, lat, (lons[entity] ?? 0) / 1e7, (lats[entity] ?? 0) / 1e7)
    const share = metres / (reachM[entity] || 1)
    return share <= 1 ? share : Infinity
  }

  #ringBox(ring: number): [number, number, number, number] {
    const { ringPoints: points, ringPointStarts: starts } = this.#g
    const box: [number, number, number, number] = [180, 90, -180, -90]
    for (let i = starts[ring] ?? 0; i < (starts[ring + 1] ?? 0); i++) {
      const [lon, lat] = [(points[i * 2] ?? 0) / 1e7, (points[i * 2 + 1] ?? 0) / 1e7]
      box[0] = Math.min(box[0], lon)
      box[1] = Math.min(box[1], lat)
      box[2] = Math.max(box[2], lon)
      box[3] = Math.max(box[3], lat)
    }
    return box
  }

  #reachBox(entity: number): [number, number, number, number] {
    const [lon, lat] = [(this.#g.lon[entity] ?? 0) / 1e7, (this.#g.lat[entity] ?? 0) / 1e7]
    const height = degreesOf(this.#g.reachM[entity] ?? 0)
    const width = height * stretchAt(lat)
    return [lon - width, lat - height, lon + width, lat + height]
  }
}
