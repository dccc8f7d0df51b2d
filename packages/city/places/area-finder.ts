import Flatbush from 'flatbush'
import { openIndex } from './box-index.ts'
import { entityKinds, type AreaIndex, type Gazetteer } from './gazetteer.ts'
import { degreesOf, metresBetween, stretchAt } from './metres.ts'
import { bandColumns, RingBands } from './ring-bands.ts'

type AreaColumns = Pick<Gazetteer, 'kind' | 'lon' | 'lat' | 'reachM' | 'ringOwner' | 'ringPointStarts' | 'ringPoints'>
type Box = [west: number, south: number, east: number, north: number]

const townKind = entityKinds.indexOf('town')
const areaKind = entityKinds.indexOf('area')

/** The columns of `AreaFinder`. */
export function areaColumns(g: AreaColumns): AreaIndex {
  const items: number[] = []
  const boxes: Box[] = []
  for (const ring of g.ringOwner.keys()) {
    items.push(ring)
    boxes.push(ringBox(g, ring))
  }
  const ringSizes = Float64Array.from(boxes, ([west, south, east, north]) => (east - west) * (north - south))
  for (const [entity, kind] of g.kind.entries()) {
    if (kind !== townKind && kind !== areaKind) continue
    items.push(-1 - entity)
    boxes.push(reachBox(g, entity))
  }
  return { areaIndex: indexOf(boxes), areaItems: Int32Array.from(items), ringSizes, ...bandColumns(g) }
}

function indexOf(boxes: readonly Box[]): Uint8Array {
  if (boxes.length === 0) return new Uint8Array(0)
  const index = new Flatbush(boxes.length)
  for (const box of boxes) index.add(...box)
  index.finish()
  return new Uint8Array(index.data)
}

/** Tells which part of town and which town a point lies in: by outline where there is one, else by the nearest that reaches. */
export class AreaFinder {
  readonly #g: AreaColumns & AreaIndex
  readonly #boxes: Flatbush | undefined
  readonly #bands: RingBands

  constructor(g: AreaColumns & AreaIndex) {
    this.#g = g
    this.#bands = new RingBands(g)
    this.#boxes = openIndex(g.areaIndex)
  }

  /** Entity numbers, -1 for none. Degrees in. */
  at(lon: number, lat: number): { area: number; town: number } {
    const best = { area: { entity: -1, score: Infinity }, town: { entity: -1, score: Infinity } }
    for (const found of this.#boxes?.search(lon, lat, lon, lat) ?? []) {
      const item = this.#g.areaItems[found] ?? 0
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
    return (this.#g.ringSizes[ring] ?? 0) - 1e6
  }

  #inReach(entity: number, lon: number, lat: number): number {
    const { lon: lons, lat: lats, reachM } = this.#g
    const metres = metresBetween(lon, lat, (lons[entity] ?? 0) / 1e7, (lats[entity] ?? 0) / 1e7)
    const share = metres / (reachM[entity] || 1)
    return share <= 1 ? share : Infinity
  }
}

function ringBox({ ringPoints: points, ringPointStarts: starts }: AreaColumns, ring: number): Box {
  const box: Box = [180, 90, -180, -90]
  for (let i = starts[ring] ?? 0; i < (starts[ring + 1] ?? 0); i++) {
    const [lon, lat] = [(points[i * 2] ?? 0) / 1e7, (points[i * 2 + 1] ?? 0) / 1e7]
    box[0] = Math.min(box[0], lon)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lon)
    box[3] = Math.max(box[3], lat)
  }
  return box
}

function reachBox(g: AreaColumns, entity: number): Box {
  const [lon, lat] = [(g.lon[entity] ?? 0) / 1e7, (g.lat[entity] ?? 0) / 1e7]
  const height = degreesOf(g.reachM[entity] ?? 0)
  const width = height * stretchAt(lat)
  return [lon - width, lat - height, lon + width, lat + height]
}
