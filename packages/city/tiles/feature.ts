import type { Polygon } from '../import/rings.ts'

/** The vector layers of the base map, in no particular order; the style in `packages/ui/map` draws by these names. */
export const layerNames = [
  'ground',
  'water',
  'waterway',
  'building',
  'road',
  'rail',
  'border',
  'place',
  'spot',
  'housenumber',
] as const
export type LayerName = (typeof layerNames)[number]

export type Properties = Readonly<Record<string, string | number>>

/** What is drawn of one element: on which layer, from which zoom on, with which properties. */
export type Drawing = {
  readonly layer: LayerName
  readonly minZoom: number
  readonly properties: Properties
}

/** Coordinates in degrees; lines flat lon, lat, lon, lat. */
export type Geometry =
  | { readonly type: 'point'; readonly lon: number; readonly lat: number }
  | { readonly type: 'line'; readonly line: readonly number[] }
  | { readonly type: 'area'; readonly polygons: readonly Polygon[] }

export const minZoom = 0
/** One unit of a tile at zoom 15 is 30 cm at the equator: enough to overzoom to a single house. */
export const maxZoom = 15
