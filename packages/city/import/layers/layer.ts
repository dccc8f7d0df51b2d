/** What a layer of one's own may hold. The words are those of the command line: `--closed-areas FILE`. */
export const layerKinds = [
  'roads',
  'hydrants',
  'aeds',
  'premises',
  'fixtures',
  'stations',
  'beats',
  'zones',
  'closed-areas',
  'floor-plans',
] as const
export type LayerKind = (typeof layerKinds)[number]

/** A layer as it is ordered: a GeoJSON FeatureCollection, or a CSV with a header for what is points. */
export type LayerFile = {
  readonly kind: LayerKind
  readonly file: string
  /** the datum of its coordinates where they are not WGS 84: they are converted */
  readonly datum?: 'gcj02' | undefined
}

/** Degrees, lon before lat; lines and rings are flat lon, lat, lon, lat. */
export type LayerGeometry =
  | { readonly type: 'points'; readonly points: readonly (readonly number[])[] }
  | { readonly type: 'lines'; readonly lines: readonly (readonly number[])[] }
  | { readonly type: 'areas'; readonly polygons: readonly (readonly (readonly number[])[])[] }

/** One row or feature. `properties` go by the file's own column names. */
export type LayerFeature = {
  /** for reports: `hydrants.csv, line 3` */
  readonly where: string
  readonly properties: Readonly<Record<string, string>>
  readonly geometry: LayerGeometry
}

export type OnFinding = (kind: string, example: string) => void

/** A layer that cannot be used at all: says which file, what is wrong with it, and what to do. */
export class BrokenLayer extends Error {
  override readonly name = 'BrokenLayer'

  constructor(file: string, problem: string, remedy: string) {
    super(`${file} ${problem}. ${remedy}`)
  }
}
