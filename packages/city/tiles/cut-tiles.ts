import { fromGeojsonVt } from '@maplibre/vt-pbf'
import GeoJsonVt, { type LegacyFeature } from 'geojson-vt'
import { layerNames, maxZoom, minZoom, type LayerName } from './feature.ts'
import type { FeatureStore } from './feature-store.ts'
import { joinAlike, namedRoadsZoom, withoutNames } from './thin-roads.ts'

export type Tile = { readonly z: number; readonly x: number; readonly y: number; readonly bytes: Uint8Array }

/** Tiles from this zoom on are cut block by block, so that memory holds one block's objects (about 8 km across at 38°). */
const blockZoom = 12
const extent = 4096
/** How far, in tile units, shapes reach over a tile's edge, so that line casings do not show a seam. */
const buffer = 96
/** Half a screen pixel at 512 pixels a tile. */
const tolerance = 4

/**
 * All tiles of the store, zoom by zoom within a block: first the overview zooms of everything, then block after block.
 * `progress` gets 0 to 1.
 */
export function* cutTiles(store: FeatureStore, progress?: (share: number) => void): Generator<Tile> {
  const blocks = tilesAt(blockZoom, store.bbox)
  yield* cutOverview(store)
  for (const [i, block] of blocks.entries()) {
    yield* cutBlock(store, block)
    progress?.((i + 1) / blocks.length)
  }
}

type TileAt = { readonly x: number; readonly y: number }

function* cutOverview(store: FeatureStore): Generator<Tile> {
  const cut = cutter(store.within(...store.bbox, blockZoom - 1), blockZoom - 1)
  for (let z = minZoom; z < blockZoom; z++)
    for (const { x, y } of tilesAt(z, store.bbox)) yield* tileOf(store, cut, z, x, y)
}

function* cutBlock(store: FeatureStore, block: TileAt): Generator<Tile> {
  const [west, south, east, north] = degreesOf(blockZoom, block.x, block.y)
  const margin = ((east - west) * buffer) / extent
  const features = store.within(west - margin, south - margin, east + margin, north + margin, maxZoom)
  if (features.length === 0) return
  const cut = cutter(features, maxZoom)
  for (let z = blockZoom; z <= maxZoom; z++) {
    const side = 2 ** (z - blockZoom)
    for (let y = block.y * side; y < (block.y + 1) * side; y++) {
      for (let x = block.x * side; x < (block.x + 1) * side; x++) yield* tileOf(store, cut, z, x, y)
    }
  }
}

function cutter(features: ReturnType<FeatureStore['within']>, deepest: number): GeoJsonVt {
  const options = { maxZoom: deepest, indexMaxZoom: 0, indexMaxPoints: 0, extent, buffer, tolerance }
  return new GeoJsonVt({ type: 'FeatureCollection', features }, options)
}

function* tileOf(store: FeatureStore, cut: GeoJsonVt, z: number, x: number, y: number): Generator<Tile> {
  const tile = cut.getTile(z, x, y)
  const layers: Partial<Record<LayerName, LegacyFeature[]>> = {}
  for (const feature of tile?.features ?? []) {
    const { layer, minZoom: first, shown } = store.propertiesOf(Number(feature.tags?.['at']))
    if (first > z || feature.geometry.length === 0) continue
    const tags = layer === 'road' && z < namedRoadsZoom ? withoutNames(shown) : shown
    ;(layers[layer] ??= []).push({ ...feature, tags })
  }
  if (layers.road && z < namedRoadsZoom) layers.road = joinAlike(layers.road)
  const names = layerNames.filter((name) => layers[name])
  if (names.length === 0) return
  const sorted = Object.fromEntries(names.map((name) => [name, { features: layers[name] }]))
  // The writer reads `features` of each layer only; geojson-vt's and its own types of a tile differ in what neither uses.
  const bytes = fromGeojsonVt(sorted as Parameters<typeof fromGeojsonVt>[0], { version: 2, extent })
  yield { z, x, y, bytes }
}

function tilesAt(z: number, [west, south, east, north]: readonly [number, number, number, number]): TileAt[] {
  const [x0, y0] = tileAt(z, west, north)
  const [x1, y1] = tileAt(z, east, south)
  const tiles: TileAt[] = []
  for (let y = y0; y <= y1; y++) for (let x = x0; x <= x1; x++) tiles.push({ x, y })
  return tiles
}

/** Web Mercator, as every slippy map has it; degrees in, tile numbers out. */
function tileAt(z: number, lon: number, lat: number): [number, number] {
  const side = 2 ** z
  const sin = Math.sin((lat * Math.PI) / 180)
  const x = (lon / 360 + 0.5) * side
  const y = (0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI) * side
  const clamp = (value: number) => Math.min(side - 1, Math.max(0, Math.floor(value)))
  return [clamp(x), clamp(y)]
}

function degreesOf(z: number, x: number, y: number): [west: number, south: number, east: number, north: number] {
  const side = 2 ** z
  const lat = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / side))) * 180) / Math.PI
  return [(x / side - 0.5) * 360, lat(y + 1), ((x + 1) / side - 0.5) * 360, lat(y)]
}
