import type { TextTable } from './text-table.ts'

/** An entity is something with a name of its own. Streets come first, so a street's number is its entity's number. */
export const entityKinds = ['street', 'area', 'town', 'poi'] as const
export type EntityKind = (typeof entityKinds)[number]

/**
 * What makes the columns quick to search. It is worked out by the importer: a server that opens a city has others to serve.
 * An `...Index` is the bytes of a Flatbush (see `box-index.ts`), of none where there is nothing in it.
 */
export type GazetteerIndexes = {
  /** house numbers, stretches, crossings, kilometre posts by row */
  readonly houseIndex: Uint8Array
  readonly stretchIndex: Uint8Array
  readonly crossingIndex: Uint8Array
  readonly kmIndex: Uint8Array
  /** pieces of streets' lines, and at which of `points` each begins */
  readonly pieceIndex: Uint8Array
  readonly pieceAt: Uint32Array
  /** crossings of which a street is the higher one: rows */
  readonly upperStarts: Uint32Array
  readonly upperRows: Uint32Array
  /** of each kind of help, and of the hospitals that take emergencies: rows of the aids, and where they lie */
  readonly hydrantRows: Uint32Array
  readonly hydrantIndex: Uint8Array
  readonly aedRows: Uint32Array
  readonly aedIndex: Uint8Array
  readonly hospitalRows: Uint32Array
  readonly hospitalIndex: Uint8Array
  readonly emergencyRows: Uint32Array
  readonly emergencyIndex: Uint8Array
  /** words by length, with the letters that each has (see `letter-marks.ts`) */
  readonly markStarts: Uint32Array
  readonly markWords: Uint32Array
  readonly marks: Uint32Array
  /** west, south, east, north of all entities */
  readonly box: Int32Array
} & AreaIndex &
  CommonIndex

/** Which entities have words that very many have (see `common-ranges.ts`). */
export type CommonIndex = {
  /** ranges of words: from, to before */
  readonly commonFrom: Uint32Array
  readonly commonTo: Uint32Array
  /** range -> cells of the city, and one more -> entities, in a cell by falling rank */
  readonly commonCells: Uint32Array
  readonly commonEntities: Uint32Array
  /** range -> those of its entities that are areas or towns */
  readonly commonAreaStarts: Uint32Array
  readonly commonAreas: Uint32Array
}

/** Which outlines and reaches of areas and towns are around a point (see `area-finder.ts`, `ring-bands.ts`). */
export type AreaIndex = {
  readonly areaIndex: Uint8Array
  /** what each of its boxes is: a ring's number, or -1 - entity for a point with a reach */
  readonly areaItems: Int32Array
  readonly ringSizes: Float64Array
  /** ring -> level bands -> segments that reach into them; in 1e-7 degrees where the bands begin and how high each is */
  readonly ringBandStarts: Uint32Array
  readonly bandStarts: Uint32Array
  readonly bandSegments: Uint32Array
  readonly ringSouth: Float64Array
  readonly ringBandHeight: Float64Array
}

/**
 * The gazetteer as columns. Coordinates are whole 1e-7 degrees. `...Starts` columns hold, for each owner, where its rows
 * begin, with one more at the end. String columns hold numbers of `strings`, of which number 0 is the empty one.
 */
export type Gazetteer = {
  readonly strings: TextTable
  readonly kind: Uint8Array
  readonly lon: Int32Array
  readonly lat: Int32Array
  readonly radiusM: Float32Array
  readonly rank: Uint8Array
  readonly local: Uint32Array
  readonly zh: Uint32Array
  readonly en: Uint32Array
  /** entity numbers, -1 for none */
  readonly areaOf: Int32Array
  readonly townOf: Int32Array
  /** entity -> all areas and towns that it lies in: a street runs through several */
  readonly aroundStarts: Uint32Array
  readonly aroundEntities: Uint32Array
  /** 1 node, 2 way, 3 relation, 0 none: together with the number below the element's id */
  readonly osmKind: Uint8Array
  readonly osmId: Float64Array

  /** street -> lines -> points (lon, lat interleaved) */
  readonly streetLineStarts: Uint32Array
  readonly linePointStarts: Uint32Array
  readonly points: Int32Array

  /** street -> house numbers, sorted */
  readonly numberStarts: Uint32Array
  readonly numberFrom: Int32Array
  readonly numberTo: Int32Array
  readonly numberRest: Uint32Array
  readonly numberText: Uint32Array
  readonly numberLon: Int32Array
  readonly numberLat: Int32Array
  /** 1: an end of an interpolation way, as exact as that line */
  readonly numberOnLine: Uint8Array
  readonly numberOsmKind: Uint8Array
  readonly numberOsmId: Float64Array

  /** street -> stretches between two numbered houses -> points */
  readonly stretchStarts: Uint32Array
  readonly stretchFrom: Int32Array
  readonly stretchTo: Int32Array
  readonly stretchStep: Uint8Array
  readonly stretchOsmId: Float64Array
  readonly stretchPointStarts: Uint32Array
  readonly stretchPoints: Int32Array

  /** lower street -> crossings, sorted by the other */
  readonly crossingStarts: Uint32Array
  readonly crossingOther: Uint32Array
  readonly crossingLon: Int32Array
  readonly crossingLat: Int32Array
  readonly crossingRadiusM: Float32Array
  readonly crossingNode: Float64Array

  /** areas and towns: how far a mere point reaches; rings of their outlines */
  readonly reachM: Float32Array
  readonly ringOwner: Uint32Array
  readonly ringPointStarts: Uint32Array
  readonly ringPoints: Int32Array

  /** roads that have kilometre posts -> posts, sorted -> the line from each to the next (empty where it is not known) */
  readonly kmRoadName: Uint32Array
  readonly kmRoadStarts: Uint32Array
  readonly kmMetres: Int32Array
  readonly kmLon: Int32Array
  readonly kmLat: Int32Array
  readonly kmOsmId: Float64Array
  readonly kmPieceStarts: Uint32Array
  readonly kmPiecePoints: Int32Array
  /** keys of names of these roads */
  readonly kmAlias: Uint32Array
  readonly kmAliasRoad: Uint32Array
  /** numbered fixtures, sorted by the key of their number */
  readonly fixtureKind: Uint8Array
  readonly fixtureKey: Uint32Array
  readonly fixtureRef: Uint32Array
  /** of an exit: its station */
  readonly fixtureOf: Uint32Array
  readonly fixtureLon: Int32Array
  readonly fixtureLat: Int32Array
  readonly fixtureOsmKind: Uint8Array
  readonly fixtureOsmId: Float64Array

  /** words people type (sorted) -> entities */
  readonly words: TextTable
  readonly wordStarts: Uint32Array
  readonly wordEntities: Uint32Array

  /** hydrants, defibrillators, hospitals: numbers of `aidKinds`; 1 yes, 2 no, 0 not told whether it takes emergencies */
  readonly aidKind: Uint8Array
  readonly aidEmergency: Uint8Array
  readonly aidLon: Int32Array
  readonly aidLat: Int32Array
  readonly aidZh: Uint32Array
  readonly aidEn: Uint32Array
  /** where exactly it hangs, or what is written on it */
  readonly aidDetail: Uint32Array
  readonly aidOsmKind: Uint8Array
  readonly aidOsmId: Float64Array
} & GazetteerIndexes
