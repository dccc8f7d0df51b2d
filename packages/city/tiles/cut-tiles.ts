import '../pbf-text.ts'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import GeoJsonVt, { type LegacyFeature } from 'geojson-vt'
import { layerNames, maxZoom, minZoom, type LayerName } from './feature.ts'
import type { FeatureStore } from './feature-store.ts'
import { joinAlike, namedRoadsZoom, withoutNames } from './thin-roads.ts'

export type Tile = { readonly z: number; readonly x: number; readonly y: number; readonly bytes: Uint8Array }

/**
 * Tiles are cut block by block, a block being a tile of the stage's first zoom with all below it down to its last, so that
 * memory holds the objects of one block only (2.4 km across in the last stage, at the equator).
 */
const stages = [
  { first: minZoom, last: 10 },
  { first: 11, last: 13 },
  { first: 14, last: maxZoom },
] as const
type Stage = (typeof stages)[number]

const extent = 4096
/** How far, in tile units, shapes reach over a tile's edge, so that line casings do not show a seam. */
const buffer = 96
/** Half a screen pixel at 512 pixels a tile. */
const tolerance = 4

/** All tiles of the store, stage by stage, block by block. `progress` gets 0 to 1. */
export function* cutTiles(store: FeatureStore, progress?: (share: number) => void): Generator<Tile> {
  const blocks = stages.flatMap((stage) => tilesAt(stage.first, store.bbox).map((block) => ({ stage, block })))
  for (const [i, { stage, block }] of blocks.entries()) {
    yield* cutBlock(store, stage, block)
    progress?.((i + 1) / blocks.length)
  }
}

type TileAt = { readonly x: number; readonly y: number }

function* cutBlock(store: FeatureStore, { first, last }: Stage, block: TileAt): Generator<Tile> {
  const [west, south, east, north] = degreesOf(first, block.x, block.y)
  const margin = ((east - west) * buffer) / extent
  const features = store.within(west - margin, south - margin, east + margin, north + margin, last)
  if (features.length === 0) return
  const cut = cutter(features, last)
  for (let z = first; z <= last; z++) {
    for (const { x, y } of tilesAt(z, store.bbox, { ...block, z: first })) yield* tileOf(store, cut, z, x, y)
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

/** The tiles of a zoom that meet the box (degrees) and lie within the one given. */
function tilesAt(z: number, [west, south, east, north]: FeatureStore['bbox'], within = { z: 0, x: 0, y: 0 }): TileAt[] {
  const side = 2 ** (z - within.z)
  const [x0, y0] = tileAt(z, west, north)
  const [x1, y1] = tileAt(z, east, south)
  const tiles: TileAt[] = []
  for (let y = Math.max(y0, within.y * side); y <= Math.min(y1, (within.y + 1) * side - 1); y++) {
    for (let x = Math.max(x0, within.x * side); x <= Math.min(x1, (within.x + 1) * side - 1); x++) tiles.push({ x, y })
  }
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
