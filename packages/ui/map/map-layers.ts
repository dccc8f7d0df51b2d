/** What the screens put on the map. Coordinates are WGS 84 degrees, lon before lat. */
export type LonLat = { readonly lon: number; readonly lat: number }

/** Something that stands at a point: a unit, an incident, a station. */
export type MapPoint = LonLat & {
  /** unique in its layer */
  readonly id: string
  /** a CSS colour, or the name of a custom property that holds one (`--unit-available`) */
  readonly colour: string
  /** an SVG path in a box of 16 x 16, filled; see `markShapes` and `statusMarks` */
  readonly shape: string
  /** strokes in a box of 24 x 24, drawn on the shape: what kind of thing it is */
  readonly icon?: string
  readonly label?: string
  /** Not heard of for too long: drawn hollow and faint, with the last position kept. */
  readonly stale?: boolean
  /** its label is no more than the ground that others stand on */
  readonly faint?: boolean
  /** degrees clockwise from north, when it moves */
  readonly heading?: number
  readonly selected?: boolean
  /** Higher ones are drawn above and keep their label where there is no room for both; 0 unless told. */
  readonly importance?: number
  /** Never counted under another mark, and drawn above all others: what nobody may overlook. */
  readonly alone?: boolean
}

export type MapLine = {
  readonly id: string
  /** lon, lat pairs */
  readonly line: readonly (readonly [lon: number, lat: number])[]
  readonly colour: string
  /** pixels, 4 unless told */
  readonly widthPx?: number
  /** guessed or planned rather than driven */
  readonly dashed?: boolean
  /** not yet so */
  readonly faint?: boolean
}

/** A hatched area with a dashed border; the ring of lon, lat pairs closes itself. */
export type MapArea = {
  readonly id: string
  readonly ring: readonly (readonly [lon: number, lat: number])[]
  readonly colour: string
  /** not yet so */
  readonly faint?: boolean
}

/** Ground in an even colour with a thin border; the shape is that of a GeoJSON MultiPolygon. */
export type MapTint = {
  readonly id: string
  readonly shape: readonly (readonly (readonly (readonly number[])[])[])[]
  readonly colour: string
  /** of the filling, 0 to 1 */
  readonly opacity: number
}

/** A place that lies somewhere within `radiusM` metres. */
export type MapCircle = LonLat & { readonly id: string; readonly radiusM: number; readonly colour: string }

type LonLatPair = readonly [lon: number, lat: number]
/** A picture with the lon, lat of its corners: top left, top right, bottom right, bottom left. */
export type MapGroundPicture = {
  readonly id: string
  readonly picture: HTMLCanvasElement
  readonly corners: readonly [LonLatPair, LonLatPair, LonLatPair, LonLatPair]
}

export type PointsLayer = {
  readonly type: 'points'
  readonly id: string
  readonly points: readonly MapPoint[]
  /** size of the marks, 1 unless told */
  readonly scale?: number
  /** labels appear from this zoom, 13 unless told */
  readonly labelsFromZoom?: number
  /** where much of the city is shown, marks that would lie on each other are counted under the most important of them */
  readonly gather?: boolean
  readonly onPick?: (id: string) => void
  readonly onHover?: (id: string | undefined) => void
}
export type LinesLayer = { readonly type: 'lines'; readonly id: string; readonly lines: readonly MapLine[] }
export type CirclesLayer = { readonly type: 'circles'; readonly id: string; readonly circles: readonly MapCircle[] }
export type AreasLayer = { readonly type: 'areas'; readonly id: string; readonly areas: readonly MapArea[] }
/** Even tints under everything else: what is reached, within how long. */
export type TintsLayer = { readonly type: 'tints'; readonly id: string; readonly tints: readonly MapTint[] }
/** Pictures laid on the ground, turned and skewed as their corners say; below all other layers but circles. */
export type PicturesLayer = {
  readonly type: 'pictures'
  readonly id: string
  readonly pictures: readonly MapGroundPicture[]
  /** 0 to 1 */
  readonly opacity: number
}
export type MapLayer = PointsLayer | LinesLayer | CirclesLayer | AreasLayer | TintsLayer | PicturesLayer

/** Give `points` as the same array while nothing changed: a layer is redrawn when its array is another one. */
export const pointsLayer = (layer: Omit<PointsLayer, 'type'>): PointsLayer => ({ type: 'points', ...layer })
export const linesLayer = (layer: Omit<LinesLayer, 'type'>): LinesLayer => ({ type: 'lines', ...layer })
export const circlesLayer = (layer: Omit<CirclesLayer, 'type'>): CirclesLayer => ({ type: 'circles', ...layer })
export const areasLayer = (layer: Omit<AreasLayer, 'type'>): AreasLayer => ({ type: 'areas', ...layer })
export const tintsLayer = (layer: Omit<TintsLayer, 'type'>): TintsLayer => ({ type: 'tints', ...layer })
export const picturesLayer = (layer: Omit<PicturesLayer, 'type'>): PicturesLayer => ({ type: 'pictures', ...layer })

/** Plain marks in a box of 16 x 16. */
export const markShapes = {
  disc: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2Z',
  ring: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2ZM8 5a3 3 0 1 0 0 6a3 3 0 0 0 0-6Z',
  square: 'M2.5 2.5h11v11h-11Z',
  diamond: 'M8 1l7 7l-7 7l-7-7Z',
  triangle: 'M8 2l6.5 12h-13Z',
  hexagon: 'M8 1l6 3.5v7L8 15l-6-3.5v-7Z',
  /** a road sign: no entry */
  noEntry: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1ZM3.6 6.5v3h8.8v-3Z',
  /** a road sign: take care */
  caution: 'M8 1.4L15 14H1ZM7.1 5.6v4.2h1.8V5.6ZM7.1 10.9v1.6h1.8v-1.6Z',
  /** its tip at the bottom middle, for a place that was chosen */
  pin: 'M8 15.5C5 11.5 3 8.9 3 6a5 5 0 0 1 10 0c0 2.9-2 5.5-5 9.5ZM8 4.2a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 0 0 0-3.6Z',
} as const

/** The map's own source that holds a layer's content. */
export function sourceOf({ id }: { readonly id: string }): string {
  return `on-top/${id}`
}
