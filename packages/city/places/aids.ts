import type { OsmTags } from '../import/osm.ts'
import type { OsmId } from './collect.ts'
import { osmColumns } from './entities.ts'
import { namesOf } from './names.ts'
import type { Name } from './place.ts'
import type { StringPool } from './strings.ts'

/** What helps on the spot: water, a defibrillator, where to take somebody. */
export const aidKinds = ['hydrant', 'aed', 'hospital'] as const
export type AidKind = (typeof aidKinds)[number]

export type Aid = {
  readonly id: OsmId
  readonly kind: AidKind
  /** a hospital that says whether it takes emergencies; null: not told */
  readonly emergency: boolean | null
  readonly name: Name
  /** where exactly it hangs (`defibrillator:location`), or what is written on it (`ref`) */
  readonly detail: string
  readonly lon: number
  readonly lat: number
}

/** What an element's tags say of help there; undefined where they say nothing, or that it is out of use. */
export function aidOf(tags: OsmTags): Omit<Aid, 'id' | 'lon' | 'lat'> | undefined {
  const kind = kindOf(tags)
  if (kind === undefined || tags['access'] === 'no') return undefined
  const { zh, en } = namesOf(tags) ?? {}
  const place = tags['defibrillator:location'] ?? tags['fire_hydrant:location']
  const detail = (kind === 'aed' ? place : undefined) ?? tags['ref'] ?? ''
  return { kind, emergency: emergencyOf(kind, tags), name: { ...(zh && { zh }), ...(en && { en }) }, detail }
}

function kindOf(tags: OsmTags): AidKind | undefined {
  if (tags['emergency'] === 'fire_hydrant') return 'hydrant'
  if (tags['emergency'] === 'defibrillator') return 'aed'
  return tags['amenity'] === 'hospital' ? 'hospital' : undefined
}

function emergencyOf(kind: AidKind, tags: OsmTags): boolean | null {
  const told = tags['emergency']
  return kind !== 'hospital' || (told !== 'yes' && told !== 'no') ? null : told === 'yes'
}

/** Emergency as its column has it: not told, yes, no. */
export const emergencies = [null, true, false] as const

export function aidColumns(aids: readonly Aid[], strings: StringPool) {
  const osm = osmColumns(aids.map(({ id }) => id))
  return {
    aidKind: Uint8Array.from(aids, ({ kind }) => aidKinds.indexOf(kind)),
    aidEmergency: Uint8Array.from(aids, ({ emergency }) => emergencies.indexOf(emergency)),
    aidLon: Int32Array.from(aids, ({ lon }) => Math.round(lon * 1e7)),
    aidLat: Int32Array.from(aids, ({ lat }) => Math.round(lat * 1e7)),
    aidZh: Uint32Array.from(aids, ({ name }) => strings.number(name.zh)),
    aidEn: Uint32Array.from(aids, ({ name }) => strings.number(name.en)),
    aidDetail: Uint32Array.from(aids, ({ detail }) => strings.number(detail)),
    aidOsmKind: osm.kind,
    aidOsmId: osm.id,
  }
}
