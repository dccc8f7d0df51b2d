/** A city on disk: one folder, made whole by `import/` and then only read. Coordinates are WGS 84, always lon before lat. */

/** Raised with every change of what the files hold or how: a city of another format has to be imported again. */
export const cityFormat = 9

/** What `city.json` in the folder says. */
export type CityManifest = {
  readonly format: typeof cityFormat
  readonly name: string
  readonly importedAt: string
  readonly source: { readonly file: string; readonly bytes: number; readonly sha256: string }
  /** west, south, east, north in degrees */
  readonly bbox: readonly [number, number, number, number]
  readonly centre: readonly [number, number]
  /** one's own layers that went into it, in the order given */
  readonly layers: readonly {
    readonly kind: string
    readonly file: string
    readonly sha256: string
    readonly features: number
  }[]
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

type Polygons = readonly (readonly (readonly number[])[])[]
type BothNames = { readonly zh?: string; readonly en?: string }

/**
 * A part of the served area that somebody answers for. Polygons: the first ring is the outer one, the rest are holes; a
 * ring is flat lon, lat in degrees, its first point repeated at the end.
 */
export type Beat = {
  readonly id: string
  readonly kind: 'beat' | 'zone'
  readonly name: BothNames
  readonly polygons: Polygons
}

/** Ground that nobody drives through: works, a closed site. */
export type ClosedArea = { readonly id: string; readonly name: BothNames; readonly polygons: Polygons }

type Corner = readonly [lon: number, lat: number]
/** Where the image's corners lie: top left, top right, bottom right, bottom left. */
export type Corners = readonly [Corner, Corner, Corner, Corner]

/** The plan of a storey as an image; `file` is its path inside the city's folder. */
export type FloorPlan = {
  readonly id: string
  /** the id of key premises, of premises with notes, or a name: as the layer has it */
  readonly premises: string
  readonly level: string
  readonly file: string
  readonly corners: Corners
  /** the key premises of the same import that are meant; undefined where it has none of that id or name */
  readonly place?: PlanPlace
}

/** Where key premises are: their point, and their ground where the layer has it as an area. */
export type PlanPlace = { readonly name: BothNames; readonly at: Corner; readonly ground?: Polygons }

/** Layers of one's own that are no OpenStreetMap elements. */
export type CityLayers = {
  readonly beats: readonly Beat[]
  readonly closedAreas: readonly ClosedArea[]
  readonly floorPlans: readonly FloorPlan[]
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
  layers: 'layers.json',
} as const
