/** A city on disk: one folder, made whole by `import/` and then only read. Coordinates are WGS 84, always lon before lat. */

/** Raised with every change of what the files hold or how: a city of another format has to be imported again. */
export const cityFormat = 6

/** What `city.json` in the folder says. */
export type CityManifest = {
  readonly format: typeof cityFormat
  readonly name: string
  readonly importedAt: string
  readonly source: { readonly file: string; readonly bytes: number; readonly sha256: string }
  /** west, south, east, north in degrees */
  readonly bbox: readonly [number, number, number, number]
  readonly centre: readonly [number, number]
  readonly counts: Readonly<Record<string, number>>
  /** What the importer left out or mended: how many of each kind, and the first ten. */
  readonly report: readonly ImportFinding[]
}

export type ImportFinding = { readonly kind: string; readonly count: number; readonly examples: readonly string[] }

/** A place from which units start and to which slips are addressed: fire house, police station, ambulance post. */
export type Station = {
  readonly id: string
  readonly name: { readonly zh?: string; readonly en?: string }
  readonly kind: 'police' | 'fire' | 'medical' | 'other'
  readonly lon: number
  readonly lat: number
}

/** File names inside a city's folder. */
export const cityFiles = {
  manifest: 'city.json',
  roads: 'roads.bin',
  /** left out where nobody walks, or where there is no water */
  roadsFoot: 'roads-foot.bin',
  roadsBoat: 'roads-boat.bin',
  places: 'places.bin',
  map: 'map.pmtiles',
  stations: 'stations.json',
} as const
