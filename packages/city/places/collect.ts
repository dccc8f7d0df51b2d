import type { ImportFinding } from '../city.ts'
import type { Extract } from '../import/extract.ts'
import { Findings } from '../import/findings.ts'
import { insidePoint } from '../import/inside-point.ts'
import type { OsmTags } from '../import/osm.ts'
import { readShapes, type LineShape } from '../import/read-shapes.ts'
import type { Polygon } from '../import/rings.ts'
import { aidOf, type Aid } from './aids.ts'
import { areaReachM } from './area-kinds.ts'
import { parseHouseNumber } from './house-number.ts'
import { fixtureOf } from './fixtures/fixture-kinds.ts'
import type { Fixture, Station } from './fixtures/fixture-columns.ts'
import { brandOf, namesOf, type Names } from './names.ts'
import type { MappedPost, NumberedWay } from './posts/build-posts.ts'
import { spotRank } from './spot-kinds.ts'

/** `n123`, `w123` or `r123`: kind of element and its number. */
export type OsmId = `${'n' | 'w' | 'r'}${number}`
export type StreetWay = {
  readonly id: number
  readonly names: Names
  readonly refs: readonly number[]
  readonly line: readonly number[]
}
export type Address = {
  readonly id: OsmId
  readonly street: string
  readonly number: string
  readonly city: string | undefined
  readonly lon: number
  readonly lat: number
  /** an end of an interpolation way and nothing else: as exact as the line, not as a roof */
  onLine: boolean
}
/** A stretch of houses between two numbered ones. Line flat lon, lat in degrees. */
export type NumberedStretch = {
  readonly id: OsmId
  readonly street: string
  readonly from: number
  readonly to: number
  readonly step: 1 | 2
  readonly line: readonly number[]
}
export type Spot = {
  readonly id: OsmId
  readonly names: Names
  readonly lon: number
  readonly lat: number
  readonly radiusM: number
  readonly rank: number
}
export type NamedArea = {
  readonly id: OsmId
  readonly names: Names
  readonly lon: number
  readonly lat: number
  readonly kind: 'area' | 'town'
  readonly reachM: number
  readonly polygons: readonly Polygon[]
}

export type Collected = {
  readonly ways: StreetWay[]
  readonly addresses: Address[]
  readonly stretches: NumberedStretch[]
  readonly spots: Spot[]
  readonly areas: NamedArea[]
  readonly posts: MappedPost[]
  readonly numberedWays: NumberedWay[]
  readonly fixtures: Fixture[]
  readonly stations: Station[]
  readonly aids: Aid[]
  readonly findings: readonly ImportFinding[]
}

/** Everything in an extract that has a name or a number. */
export async function collect(source: Extract, progress?: (share: number) => void): Promise<Collected> {
  const findings = new Findings()
  const found: Collected = {
    ways: [],
    addresses: [],
    stretches: [],
    spots: [],
    areas: [],
    posts: [],
    numberedWays: [],
    fixtures: [],
    stations: [],
    aids: [],
    findings: [],
  }
  const numbered = new Map<number, Address>()
  const interpolations: LineShape[] = []
  await readShapes(source, {
    point: ({ id, tags, lon, lat }) => {
      const address = take(found, `n${id}`, tags, lon, lat, [], findings)
      if (tags['highway'] === 'milestone') found.posts.push(postOf(id, tags, lon, lat))
      if (address) numbered.set(id, address)
    },
    line: (shape) => {
      if (shape.tags['addr:interpolation']) interpolations.push(shape)
      else takeWay(found, shape, findings)
    },
    area: ({ id, tags, polygons }) => {
      const at = insidePoint(polygons)
      if (at) take(found, `r${id}`, tags, at[0], at[1], polygons, findings)
    },
    finding: (kind, example) => findings.add(kind, example),
    ...(progress && { progress }),
  })
  for (const way of interpolations) found.stretches.push(...stretchesOf(way, numbered, findings))
  return { ...found, findings: findings.report() }
}

function takeWay(found: Collected, { id, tags, refs, line }: LineShape, findings: Findings): void {
  const names = namesOf(tags)
  const numbers = numbersOf(tags)
  if (tags['highway'] && numbers.length > 0) found.numberedWays.push({ numbers, names, refs, line })
  if (names && (tags['highway'] ?? (tags['place'] === 'square' ? 'square' : undefined))) {
    found.ways.push({ id, names, refs, line })
    return
  }
  const isSomething = fixtureOf(tags) !== undefined || aidOf(tags) !== undefined || tags['brand'] !== undefined
  if (!names && !tags['addr:housenumber'] && !isSomething) return
  const closed = refs[0] === refs.at(-1) && line.length >= 8
  const at = closed ? insidePoint([[line]]) : undefined
  const middle = Math.floor(line.length / 4) * 2
  const [lon, lat] = at ?? [line[middle] ?? 0, line[middle + 1] ?? 0]
  take(found, `w${id}`, tags, lon, lat, closed ? [[line]] : [], findings)
}

function postOf(id: number, tags: OsmTags, lon: number, lat: number): MappedPost {
  const road = tags['road:ref'] ?? tags['highway:ref']
  return { id, lon, lat, distance: tags['distance'] ?? tags['pk'], ref: tags['ref'], road }
}

function numbersOf(tags: OsmTags): string[] {
  const refs = [tags['ref'], tags['nat_ref']].flatMap((ref) => (ref ?? '').split(';'))
  return [...new Set(refs.map((ref) => ref.trim()))].filter(Boolean)
}

/** One element may be a shop with an address, or a hospital in its own grounds: each aspect is kept. */
function take(
  found: Collected,
  id: OsmId,
  tags: OsmTags,
  lon: number,
  lat: number,
  polygons: readonly Polygon[],
  findings: Findings,
): Address | undefined {
  const fixture = fixtureOf(tags)
  if (fixture) found.fixtures.push({ id, lon, lat, ...fixture })
  const names = namesOf(tags) ?? brandOf(tags)
  if (names && isStation(tags)) found.stations.push({ name: names.local, lon, lat })
  const reach = areaReachM(tags)
  if (names && reach) found.areas.push({ id, names, lon, lat, polygons, ...reach })
  const rank = spotRank(tags)
  if (names && rank !== undefined && !reach) {
    found.spots.push({ id, names, lon, lat, rank, radiusM: radiusOf(polygons, lon, lat) })
  }
  const aid = aidOf(tags)
  if (aid) found.aids.push({ ...aid, id, lon, lat })
  return takeAddress(found, id, tags, lon, lat, findings)
}

function takeAddress(
  found: Collected,
  id: OsmId,
  tags: OsmTags,
  lon: number,
  lat: number,
  findings: Findings,
): Address | undefined {
  const numbers = tags['addr:housenumber']
  if (!numbers) return undefined
  const street = tags['addr:street'] ?? tags['addr:place']
  if (!street) {
    findings.add('address-without-street', id)
    return undefined
  }
  const all = numbers.split(/[;,]/).map((number) => ({
    id,
    street,
    number: number.trim(),
    city: tags['addr:city'] ?? tags['addr:town'] ?? tags['addr:village'],
    lon,
    lat,
    onLine: false,
  }))
  found.addresses.push(...all)
  return all[0]
}

function isStation(tags: OsmTags): boolean {
  return /^(?:station|halt|tram_stop)$/.test(tags['railway'] ?? '') || tags['public_transport'] === 'station'
}

function radiusOf(polygons: readonly Polygon[], lon: number, lat: number): number {
  let degrees = 0
  for (const [outer = []] of polygons) {
    for (let i = 0; i < outer.length; i += 2) {
      degrees = Math.max(degrees, Math.hypot((outer[i] ?? lon) - lon, (outer[i + 1] ?? lat) - lat))
    }
  }
  return Math.max(15, Math.round(degrees * 111_195))
}

/** `addr:interpolation` ways: between each pair of numbered nodes on the way lies one stretch. */
function stretchesOf(
  { id, tags, refs, line }: LineShape,
  numbered: ReadonlyMap<number, Address>,
  findings: Findings,
): NumberedStretch[] {
  if (line.length !== refs.length * 2) return []
  const step = tags['addr:interpolation'] === 'all' ? 1 : 2
  const stretches: NumberedStretch[] = []
  let last: { at: number; number: number; street: string } | undefined
  for (const [at, ref] of refs.entries()) {
    const address = numbered.get(ref)
    const number = parseHouseNumber(address?.number ?? '')?.from
    if (!address || number === undefined) continue
    address.onLine = true
    const street = tags['addr:street'] ?? address.street
    if (last) {
      const piece = line.slice(last.at * 2, at * 2 + 2)
      stretches.push({ id: `w${id}`, street, from: last.number, to: number, step, line: piece })
    }
    last = { at, number, street }
  }
  if (stretches.length === 0) findings.add('interpolation-without-numbers', `way ${id}`)
  return stretches
}
