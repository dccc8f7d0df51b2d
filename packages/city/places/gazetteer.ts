import { Sections, writeSections } from './sections.ts'

/** An entity is something with a name of its own. Streets come first, so a street's number is its entity's number. */
export const entityKinds = ['street', 'area', 'town', 'poi'] as const
export type EntityKind = (typeof entityKinds)[number]

/**
 * The gazetteer as columns. Coordinates are whole 1e-7 degrees. `...Starts` columns hold, for each owner, where its rows
 * begin, with one more at the end. String columns hold numbers of `strings`, of which number 0 is the empty one.
 */
export type Gazetteer = {
  readonly strings: readonly string[]
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
  readonly words: readonly string[]
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
}

/** Writes the gazetteer; the file is whole or absent. Answers its size in bytes. */
export function saveGazetteer(file: string, { strings, words, ...columns }: Gazetteer): Promise<number> {
  return writeSections(file, { ...columns, strings: lines(strings), words: lines(words) })
}

function lines(texts: readonly string[]): Uint8Array {
  return Buffer.from(texts.map((text) => text.replaceAll('\n', ' ')).join('\n'))
}

/** Throws a sentence with the remedy for a file that is missing, damaged or of another version. */
export async function loadGazetteer(file: string): Promise<Gazetteer> {
  const s = await Sections.read(file)
  const texts = (name: string) => new TextDecoder().decode(s.u8(name)).split('\n')
  return {
    strings: texts('strings'),
    kind: s.u8('kind'),
    lon: s.i32('lon'),
    lat: s.i32('lat'),
    radiusM: s.f32('radiusM'),
    rank: s.u8('rank'),
    local: s.u32('local'),
    zh: s.u32('zh'),
    en: s.u32('en'),
    areaOf: s.i32('areaOf'),
    townOf: s.i32('townOf'),
    aroundStarts: s.u32('aroundStarts'),
    aroundEntities: s.u32('aroundEntities'),
    osmKind: s.u8('osmKind'),
    osmId: s.f64('osmId'),
    streetLineStarts: s.u32('streetLineStarts'),
    linePointStarts: s.u32('linePointStarts'),
    points: s.i32('points'),
    numberStarts: s.u32('numberStarts'),
    numberFrom: s.i32('numberFrom'),
    numberTo: s.i32('numberTo'),
    numberRest: s.u32('numberRest'),
    numberText: s.u32('numberText'),
    numberLon: s.i32('numberLon'),
    numberLat: s.i32('numberLat'),
    numberOnLine: s.u8('numberOnLine'),
    numberOsmKind: s.u8('numberOsmKind'),
    numberOsmId: s.f64('numberOsmId'),
    stretchStarts: s.u32('stretchStarts'),
    stretchFrom: s.i32('stretchFrom'),
    stretchTo: s.i32('stretchTo'),
    stretchStep: s.u8('stretchStep'),
    stretchOsmId: s.f64('stretchOsmId'),
    stretchPointStarts: s.u32('stretchPointStarts'),
    stretchPoints: s.i32('stretchPoints'),
    crossingStarts: s.u32('crossingStarts'),
    crossingOther: s.u32('crossingOther'),
    crossingLon: s.i32('crossingLon'),
    crossingLat: s.i32('crossingLat'),
    crossingRadiusM: s.f32('crossingRadiusM'),
    crossingNode: s.f64('crossingNode'),
    reachM: s.f32('reachM'),
    ringOwner: s.u32('ringOwner'),
    ringPointStarts: s.u32('ringPointStarts'),
    ringPoints: s.i32('ringPoints'),
    kmRoadName: s.u32('kmRoadName'),
    kmRoadStarts: s.u32('kmRoadStarts'),
    kmMetres: s.i32('kmMetres'),
    kmLon: s.i32('kmLon'),
    kmLat: s.i32('kmLat'),
    kmOsmId: s.f64('kmOsmId'),
    kmPieceStarts: s.u32('kmPieceStarts'),
    kmPiecePoints: s.i32('kmPiecePoints'),
    kmAlias: s.u32('kmAlias'),
    kmAliasRoad: s.u32('kmAliasRoad'),
    fixtureKind: s.u8('fixtureKind'),
    fixtureKey: s.u32('fixtureKey'),
    fixtureRef: s.u32('fixtureRef'),
    fixtureOf: s.u32('fixtureOf'),
    fixtureLon: s.i32('fixtureLon'),
    fixtureLat: s.i32('fixtureLat'),
    fixtureOsmKind: s.u8('fixtureOsmKind'),
    fixtureOsmId: s.f64('fixtureOsmId'),
    words: texts('words'),
    wordStarts: s.u32('wordStarts'),
    wordEntities: s.u32('wordEntities'),
    aidKind: s.u8('aidKind'),
    aidEmergency: s.u8('aidEmergency'),
    aidLon: s.i32('aidLon'),
    aidLat: s.i32('aidLat'),
    aidZh: s.u32('aidZh'),
    aidEn: s.u32('aidEn'),
    aidDetail: s.u32('aidDetail'),
    aidOsmKind: s.u8('aidOsmKind'),
    aidOsmId: s.f64('aidOsmId'),
  }
}
