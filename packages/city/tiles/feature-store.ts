import Flatbush from 'flatbush'
import type { Feature, Geometry as GeoJsonGeometry, Position } from 'geojson'
import { ringArea } from '../import/rings.ts'
import { layerNames, type Drawing, type Geometry, type LayerName, type Properties } from './feature.ts'
import { GrowingInts } from './growing.ts'

/** What a tile shows of a feature, and what decides whether it does. */
export type StoredProperties = { readonly layer: LayerName; readonly minZoom: number; readonly shown: Properties }

const point = 1
const line = 2
const area = 3

/**
 * Everything that will be drawn, packed: 8 bytes a coordinate (whole 1e-7 degrees), equal properties kept once. Geometry
 * becomes objects again only for the block of tiles that is being cut.
 */
export class FeatureStore {
  readonly #coordinates = new GrowingInts()
  /** per feature: type, properties, start in `#rings`, count of rings */
  readonly #features = new GrowingInts()
  /** per ring: start in `#coordinates`, end, 1 when it opens a polygon */
  readonly #rings = new GrowingInts()
  readonly #properties: StoredProperties[] = []
  readonly #propertiesByText = new Map<string, number>()
  readonly #sizes: number[] = []
  #index: Flatbush | undefined
  bbox: [west: number, south: number, east: number, north: number] = [180, 90, -180, -90]

  get size(): number {
    return this.#features.length / 4
  }

  readonly add = (drawing: Drawing, geometry: Geometry): void => {
    const firstRing = this.#rings.length / 3
    const type = this.#addGeometry(geometry)
    this.#features.push(type)
    this.#features.push(this.#intern(drawing))
    this.#features.push(firstRing)
    this.#features.push(this.#rings.length / 3 - firstRing)
    const large =
      geometry.type === 'area' ? geometry.polygons.reduce((sum, [outer]) => sum + ringArea(outer ?? []), 0) : 0
    this.#sizes.push(large)
  }

  /** Features whose box meets these degrees and that appear at `zoom` or before; larger areas first, then file order. */
  within(west: number, south: number, east: number, north: number, zoom: number): Feature[] {
    this.#index ??= this.#buildIndex()
    const found = this.#index.search(west, south, east, north, (i) => this.propertiesOf(i).minZoom <= zoom)
    found.sort((a, b) => (this.#sizes[b] ?? 0) - (this.#sizes[a] ?? 0) || a - b)
    return found.map((i) => this.#feature(i))
  }

  /** The box around a layer's features; that of everything when it has none. Water and borders reach far beyond a town. */
  boxAround(layer: LayerName): FeatureStore['bbox'] {
    const box: FeatureStore['bbox'] = [180, 90, -180, -90]
    for (let feature = 0; feature < this.size; feature++) {
      if (this.propertiesOf(feature).layer !== layer) continue
      const [west, south, east, north] = this.#boxOf(feature)
      box[0] = Math.min(box[0], west)
      box[1] = Math.min(box[1], south)
      box[2] = Math.max(box[2], east)
      box[3] = Math.max(box[3], north)
    }
    return box[0] <= box[2] ? box : this.bbox
  }

  /** Where up to `count` features of a layer begin, evenly spread in file order. Degrees. */
  somePoints(layer: LayerName, count: number): [lon: number, lat: number][] {
    const all = Array.from({ length: this.size }, (_, i) => i).filter((i) => this.propertiesOf(i).layer === layer)
    const step = Math.max(1, Math.floor(all.length / count))
    return all
      .filter((_, i) => i % step === 0)
      .map((feature) => {
        const at = this.#rings.at(this.#features.at(feature * 4 + 2) * 3)
        return [this.#coordinates.at(at) / 1e7, this.#coordinates.at(at + 1) / 1e7]
      })
  }

  #intern({ layer, minZoom, properties }: Drawing): number {
    const text = JSON.stringify([layer, minZoom, properties])
    let at = this.#propertiesByText.get(text)
    if (at === undefined) {
      at = this.#properties.push({ layer, minZoom, shown: properties }) - 1
      this.#propertiesByText.set(text, at)
    }
    return at
  }

  #addGeometry(geometry: Geometry): number {
    if (geometry.type === 'point') {
      this.#addRing([geometry.lon, geometry.lat], 0)
      return point
    }
    if (geometry.type === 'line') {
      this.#addRing(geometry.line, 0)
      return line
    }
    for (const rings of geometry.polygons) for (const [i, ring] of rings.entries()) this.#addRing(ring, i === 0 ? 1 : 0)
    return area
  }

  #addRing(flat: readonly number[], opens: number): void {
    this.#rings.push(this.#coordinates.length)
    for (let i = 0; i < flat.length; i += 2) {
      const [lon = 0, lat = 0] = [flat[i], flat[i + 1]]
      this.#coordinates.push(Math.round(lon * 1e7))
      this.#coordinates.push(Math.round(lat * 1e7))
      this.#widen(lon, lat)
    }
    this.#rings.push(this.#coordinates.length)
    this.#rings.push(opens)
  }

  #widen(lon: number, lat: number): void {
    const [west, south, east, north] = this.bbox
    if (lon < west || lat < south || lon > east || lat > north) {
      this.bbox = [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)]
    }
  }

  #buildIndex(): Flatbush {
    // Nothing is added any more.
    this.#propertiesByText.clear()
    const index = new Flatbush(Math.max(this.size, 1))
    for (let i = 0; i < this.size; i++) index.add(...this.#boxOf(i))
    if (this.size === 0) index.add(0, 0, 0, 0)
    index.finish()
    return index
  }

  #boxOf(feature: number): [number, number, number, number] {
    const firstRing = this.#features.at(feature * 4 + 2)
    const lastRing = firstRing + this.#features.at(feature * 4 + 3) - 1
    const box: [number, number, number, number] = [180, 90, -180, -90]
    for (let i = this.#rings.at(firstRing * 3); i < this.#rings.at(lastRing * 3 + 1); i += 2) {
      const [lon, lat] = [this.#coordinates.at(i) / 1e7, this.#coordinates.at(i + 1) / 1e7]
      box[0] = Math.min(box[0], lon)
      box[1] = Math.min(box[1], lat)
      box[2] = Math.max(box[2], lon)
      box[3] = Math.max(box[3], lat)
    }
    return box
  }

  /** By the number that `within` gives each feature as its property `at`. */
  propertiesOf(feature: number): StoredProperties {
    const stored = this.#properties[this.#features.at(feature * 4 + 1)]
    return stored ?? { layer: layerNames[0], minZoom: Infinity, shown: {} }
  }

  #feature(feature: number): Feature {
    return { type: 'Feature', properties: { at: feature }, geometry: this.#geometry(feature) }
  }

  #geometry(feature: number): GeoJsonGeometry {
    const type = this.#features.at(feature * 4)
    const firstRing = this.#features.at(feature * 4 + 2)
    const count = this.#features.at(feature * 4 + 3)
    if (type === point) return { type: 'Point', coordinates: this.#positions(firstRing)[0] ?? [0, 0] }
    if (type === line) return { type: 'LineString', coordinates: this.#positions(firstRing) }
    const polygons: Position[][][] = []
    for (let ring = firstRing; ring < firstRing + count; ring++) {
      if (this.#rings.at(ring * 3 + 2) === 1) polygons.push([])
      polygons.at(-1)?.push(this.#positions(ring))
    }
    return { type: 'MultiPolygon', coordinates: polygons }
  }

  #positions(ring: number): Position[] {
    const positions: Position[] = []
    for (let i = this.#rings.at(ring * 3); i < this.#rings.at(ring * 3 + 1); i += 2) {
      positions.push([this.#coordinates.at(i) / 1e7, this.#coordinates.at(i + 1) / 1e7])
    }
    return positions
  }
}
