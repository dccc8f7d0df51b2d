import type { ImportFinding } from '../city.ts'
import type { Extract } from '../import/extract.ts'
import { aidColumns } from './aids.ts'
import { areaColumns, AreaFinder } from './area-finder.ts'
import { commonIndex } from './common-ranges.ts'
import { collect, type Collected, type NamedArea } from './collect.ts'
import { areaEntity, entityColumns, spotEntity, streetEntity, townsOfAddresses, type Entity } from './entities.ts'
import { findCrossings } from './find-crossings.ts'
import { fixtureColumns } from './fixtures/fixture-columns.ts'
import type { Gazetteer } from './gazetteer.ts'
import { saveGazetteer } from './gazetteer-file.ts'
import { indexColumns } from './index-columns.ts'
import { groupStreets, StreetFinder, type Street } from './group-streets.ts'
import { markColumns } from './letter-marks.ts'
import { metresBetween } from './metres.ts'
import { wordsOfNames } from './name-words.ts'
import { postColumns } from './posts/build-posts.ts'
import { crossingColumns, lineColumns, numberColumns, packLines, stretchColumns } from './street-columns.ts'
import { startsOf } from './rows.ts'
import { StringPool } from './strings.ts'
import { TextTable } from './text-table.ts'

export type BuildListener = {
  /** 0 to 1 */
  readonly progress?: (share: number) => void
  readonly finding?: (finding: ImportFinding) => void
}

/** What a gazetteer holds, for the city's manifest. */
export type PlaceCounts = {
  readonly streets: number
  readonly addresses: number
  readonly stretches: number
  readonly crossings: number
  readonly pois: number
  readonly areas: number
  readonly posts: number
  readonly fixtures: number
  readonly bytes: number
}

const readingShare = 0.7

/**
 * Makes the gazetteer of an OpenStreetMap extract: streets, house numbers, interpolated stretches, crossings, points of
 * interest, areas. `outFile` appears whole or not at all; the same extract gives the same bytes. Errors are `readOsm`'s
 * and the disk's.
 */
export async function buildPlaces(source: Extract, outFile: string, on: BuildListener = {}): Promise<PlaceCounts> {
  const collected = await collect(source, (share) => on.progress?.(share * readingShare))
  const gazetteer = makeGazetteer(collected)
  on.progress?.(0.95)
  const bytes = await saveGazetteer(outFile, gazetteer)
  on.progress?.(1)
  for (const finding of collected.findings) on.finding?.(finding)
  return {
    streets: gazetteer.streetLineStarts.length - 1,
    addresses: gazetteer.numberFrom.length,
    stretches: gazetteer.stretchFrom.length,
    crossings: gazetteer.crossingOther.length,
    pois: collected.spots.length,
    areas: gazetteer.kind.length - (gazetteer.streetLineStarts.length - 1) - collected.spots.length,
    posts: gazetteer.kmMetres.length,
    fixtures: gazetteer.fixtureKey.length,
    bytes,
  }
}

function makeGazetteer(collected: Collected): Gazetteer {
  const strings = new StringPool()
  const finder = new StreetFinder(groupStreets(collected.ways))
  const addresses = collected.addresses.map((address) => ({ ...address, owner: finder.find(address) }))
  const stretches = collected.stretches.map((stretch) => {
    const [lon = 0, lat = 0] = stretch.line
    return { ...stretch, owner: finder.find({ street: stretch.street, lon, lat }) }
  })
  const streets = finder.streets
  const areas = [...collected.areas, ...townsOfAddresses(collected)]
  const entities = [...streets.map(streetEntity), ...areas.map(areaEntity), ...collected.spots.map(spotEntity)]
  const outlines = outlineColumns(areas, streets.length)
  const columns = entityColumns(entities, strings)
  const around = areaColumns({ ...columns, ...outlines })
  const rows = {
    ...columns,
    ...lineColumns(streets),
    ...numberColumns(addresses, streets.length, strings),
    ...stretchColumns(stretches, streets.length),
    ...crossingColumns(findCrossings(streets), streets.length),
    ...outlines,
    ...postColumns(collected.posts, collected.numberedWays, strings),
    ...fixtureColumns(collected.fixtures, collected.stations, strings),
    ...surroundings(entities, streets, addresses, new AreaFinder({ ...columns, ...outlines, ...around })),
    ...aidColumns(collected.aids, strings),
  }
  const indexes = indexColumns(rows)
  return {
    ...rows,
    ...around,
    ...indexes,
    ...wordColumns(entities, { ...columns, box: indexes.box }),
    strings: TextTable.of(strings.list.map((text) => text.replaceAll('\n', ' '))),
  }
}

function outlineColumns(areas: readonly NamedArea[], firstEntity: number) {
  const rings = areas.flatMap(({ polygons }, i) =>
    polygons.flatMap(([outer]) => (outer ? [{ owner: firstEntity + i, outer }] : [])),
  )
  const { points, starts } = packLines(rings.map(({ outer }) => thinned(outer)))
  return {
    ringOwner: Uint32Array.from(rings, ({ owner }) => owner),
    ringPointStarts: starts,
    ringPoints: points,
  }
}

/** Every address asks which outline it lies in: what bends by less than some metres is not worth the time. */
const thinnestM = 15

function thinned(ring: readonly number[]): readonly number[] {
  if (ring.length < 60) return ring
  const kept = ring.slice(0, 2)
  for (let i = 2; i < ring.length; i += 2) {
    const [lon = 0, lat = 0] = [ring[i], ring[i + 1]]
    const isLast = i === ring.length - 2
    if (isLast || metresBetween(lon, lat, kept.at(-2) ?? 0, kept.at(-1) ?? 0) >= thinnestM) kept.push(lon, lat)
  }
  return kept
}

function surroundings(
  entities: readonly Entity[],
  streets: readonly Street[],
  addresses: readonly { readonly owner: number; readonly lon: number; readonly lat: number }[],
  finder: AreaFinder,
) {
  const around = entities.map(({ lon, lat }, entity) => {
    const { area, town } = finder.at(lon, lat)
    return { area: area === entity ? -1 : area, town: town === entity ? -1 : town }
  })
  const all = around.map(({ area, town }) => new Set([area, town]))
  const meet = (street: number, lon: number, lat: number): void => {
    const { area, town } = finder.at(lon, lat)
    all[street]?.add(area).add(town)
  }
  for (const [street, { ways }] of streets.entries())
    for (const { line } of ways) for (const [lon, lat] of pointsOfNote(line)) meet(street, lon, lat)
  for (const { owner, lon, lat } of addresses) meet(owner, lon, lat)
  const rows = all.flatMap((set, entity) =>
    [...set].filter((each) => each >= 0 && each !== entity).map((each) => ({ entity, each })),
  )
  return {
    areaOf: Int32Array.from(around, ({ area }) => area),
    townOf: Int32Array.from(around, ({ town }) => town),
    aroundStarts: startsOf(
      rows.map(({ entity }) => entity),
      entities.length,
    ),
    aroundEntities: Uint32Array.from(rows, ({ each }) => each),
  }
}

/** Both ends and the middle of a line: a piece of road seldom runs through more than that tells. */
function pointsOfNote(line: readonly number[]): [number, number][] {
  const last = line.length / 2 - 1
  return [...new Set([0, Math.floor(last / 2), last])].map((at) => [line[at * 2] ?? 0, line[at * 2 + 1] ?? 0])
}

function wordColumns(entities: readonly Entity[], columns: Parameters<typeof commonIndex>[2]) {
  const byWord = new Map<string, number[]>()
  for (const [entity, { names }] of entities.entries()) {
    for (const word of wordsOfNames(names)) {
      const entry = byWord.get(word)
      if (entry) entry.push(entity)
      else byWord.set(word, [entity])
    }
  }
  const sorted = [...byWord].sort(([a], [b]) => (a < b ? -1 : 1))
  const words = sorted.map(([word]) => word)
  const rows = {
    wordStarts: startsOf(
      sorted.flatMap(([, owned], i) => owned.map(() => i)),
      sorted.length,
    ),
    wordEntities: Uint32Array.from(sorted.flatMap(([, owned]) => owned)),
  }
  return { words: TextTable.of(words), ...markColumns(words), ...rows, ...commonIndex(words, rows, columns) }
}
