import type { Address, Collected, NamedArea, OsmId, Spot } from './collect.ts'
import { entityKinds, type EntityKind } from './gazetteer.ts'
import type { Street } from './group-streets.ts'
import { metresBetween } from './metres.ts'
import { namesFrom, type Names } from './names.ts'
import type { StringPool } from './strings.ts'
import { nameKey } from './words.ts'

/** An entity before it becomes a row. Degrees. */
export type Entity = {
  readonly kind: EntityKind
  readonly names: Names
  readonly lon: number
  readonly lat: number
  readonly radiusM: number
  readonly rank: number
  readonly id: OsmId | undefined
  readonly reachM: number
}

export function streetEntity(street: Street): Entity {
  const [west, south, east, north] = street.box
  const middle = { lon: (west + east) / 2, lat: (south + north) / 2 }
  const at = nearestVertex(street, middle)
  const radiusM = Math.round(metresBetween(west, south, east, north) / 2)
  // Long streets are meant more often: 0 for a lane, 5 for a kilometre and more.
  const rank = Math.min(5, Math.floor(Math.log2(1 + radiusM / 30)))
  const id: OsmId | undefined = street.wayId === undefined ? undefined : `w${street.wayId}`
  return { kind: 'street', names: street.names, ...at, radiusM, rank, id, reachM: 0 }
}

function nearestVertex({ ways }: Street, middle: { lon: number; lat: number }): { lon: number; lat: number } {
  let best = { ...middle, metres: Infinity }
  for (const { line } of ways) {
    for (let i = 0; i < line.length; i += 2) {
      const [lon = 0, lat = 0] = [line[i], line[i + 1]]
      const metres = metresBetween(lon, lat, middle.lon, middle.lat)
      if (metres < best.metres) best = { lon, lat, metres }
    }
  }
  return { lon: best.lon, lat: best.lat }
}

export function areaEntity(area: NamedArea): Entity {
  const rank = area.kind === 'town' ? 8 : 5
  const { kind, names, lon, lat, id, reachM } = area
  return { kind, names, lon, lat, radiusM: reachM, rank, id, reachM }
}

export function spotEntity({ id, names, lon, lat, radiusM, rank }: Spot): Entity {
  return { kind: 'poi', names, lon, lat, radiusM, rank, id, reachM: 0 }
}

/** Towns that only addresses name (`addr:city`), where no place node or border of that name exists. */
export function townsOfAddresses({ addresses, areas }: Collected): NamedArea[] {
  const known = new Set(areas.map(({ names }) => nameKey(names.local)))
  const byCity = Map.groupBy(addresses, ({ city }) => city ?? '')
  return [...byCity].flatMap(([city, inIt]) =>
    city === '' || known.has(nameKey(city)) ? [] : [townAround(city, inIt)],
  )
}

function townAround(city: string, addresses: readonly Address[]): NamedArea {
  const lon = addresses.reduce((sum, address) => sum + address.lon, 0) / addresses.length
  const lat = addresses.reduce((sum, address) => sum + address.lat, 0) / addresses.length
  const furthest = addresses.reduce(
    (far, address) => Math.max(far, metresBetween(lon, lat, address.lon, address.lat)),
    0,
  )
  const id: OsmId = addresses[0]?.id ?? 'n0'
  return { id, names: namesFrom(city), lon, lat, kind: 'town', reachM: Math.min(30_000, furthest + 500), polygons: [] }
}

const osmKinds = ['', 'n', 'w', 'r']

export function osmColumns(ids: readonly (OsmId | undefined)[]): { kind: Uint8Array; id: Float64Array } {
  return {
    kind: Uint8Array.from(ids, (id) => osmKinds.indexOf(id?.[0] ?? '')),
    id: Float64Array.from(ids, (id) => Number(id?.slice(1) ?? 0)),
  }
}

/** `w123` from its two columns. */
export function osmIdOf(kind: number | undefined, id: number | undefined): string {
  return `${osmKinds[kind ?? 0] ?? ''}${id ?? 0}`
}

export function entityColumns(entities: readonly Entity[], strings: StringPool) {
  const osm = osmColumns(entities.map(({ id }) => id))
  return {
    kind: Uint8Array.from(entities, ({ kind }) => entityKinds.indexOf(kind)),
    lon: Int32Array.from(entities, ({ lon }) => Math.round(lon * 1e7)),
    lat: Int32Array.from(entities, ({ lat }) => Math.round(lat * 1e7)),
    radiusM: Float32Array.from(entities, ({ radiusM }) => radiusM),
    rank: Uint8Array.from(entities, ({ rank }) => rank),
    reachM: Float32Array.from(entities, ({ reachM }) => reachM),
    local: Uint32Array.from(entities, ({ names }) => strings.number(names.local)),
    zh: Uint32Array.from(entities, ({ names }) => strings.number(names.zh)),
    en: Uint32Array.from(entities, ({ names }) => strings.number(names.en)),
    osmKind: osm.kind,
    osmId: osm.id,
  }
}
