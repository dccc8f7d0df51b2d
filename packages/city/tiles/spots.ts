import type { OsmTags } from '../import/osm.ts'
import type { Drawing } from './feature.ts'
import { namesOf } from './names.ts'

/** Kind and first zoom of places that a dispatcher looks for, by tag; the important ones first. */
const spotKinds: Readonly<Record<string, Readonly<Record<string, readonly [kind: string, minZoom: number]>>>> = {
  amenity: {
    hospital: ['hospital', 12],
    clinic: ['clinic', 14],
    police: ['police', 12],
    fire_station: ['fire_station', 12],
    school: ['school', 14],
    kindergarten: ['school', 15],
    college: ['school', 13],
    university: ['school', 13],
    townhall: ['townhall', 13],
    courthouse: ['townhall', 14],
    library: ['culture', 15],
    theatre: ['culture', 15],
    cinema: ['culture', 15],
    place_of_worship: ['worship', 15],
    pharmacy: ['pharmacy', 15],
    nursing_home: ['care', 14],
    social_facility: ['care', 15],
    prison: ['prison', 13],
    bus_station: ['bus', 14],
    ferry_terminal: ['ferry', 13],
    fuel: ['fuel', 15],
    marketplace: ['shop', 15],
    restaurant: ['food', 15],
    cafe: ['food', 15],
    fast_food: ['food', 15],
    bar: ['food', 15],
    pub: ['food', 15],
    bank: ['bank', 15],
    parking: ['parking', 15],
    post_office: ['post', 15],
  },
  emergency: {
    ambulance_station: ['ambulance_station', 12],
    fire_hydrant: ['hydrant', 15],
    defibrillator: ['defibrillator', 15],
  },
  railway: {
    station: ['station', 12],
    halt: ['station', 13],
    tram_stop: ['tram_stop', 15],
    subway_entrance: ['station', 15],
  },
  aeroway: { aerodrome: ['airport', 10] },
  tourism: { hotel: ['hotel', 15], museum: ['culture', 14], attraction: ['sight', 15], zoo: ['sight', 14] },
  leisure: {
    stadium: ['stadium', 13],
    sports_centre: ['stadium', 14],
    park: ['park', 13],
    nature_reserve: ['park', 12],
  },
  landuse: { cemetery: ['cemetery', 14] },
  natural: { peak: ['peak', 12], water: ['water', 12] },
  historic: { castle: ['sight', 13], monument: ['sight', 15] },
  shop: { mall: ['shop', 14], supermarket: ['shop', 15], department_store: ['shop', 14] },
  office: { government: ['townhall', 14] },
}

/** Spots drawn without a name, too. */
const namelessKinds = new Set([
  'hospital',
  'police',
  'fire_station',
  'ambulance_station',
  'hydrant',
  'defibrillator',
  'school',
  'pharmacy',
])

export function drawSpot(tags: OsmTags): Drawing | undefined {
  const names = namesOf(tags)
  for (const key in spotKinds) {
    const [kind, minZoom] = spotKinds[key]?.[tags[key] ?? ''] ?? []
    if (kind === undefined || minZoom === undefined) continue
    if (names['name'] === undefined && !namelessKinds.has(kind)) continue
    return { layer: 'spot', minZoom, properties: { kind, rank: minZoom, ...names } }
  }
  return undefined
}

const placeZooms: Readonly<Record<string, number>> = {
  country: 2,
  state: 4,
  province: 4,
  city: 5,
  town: 8,
  borough: 10,
  village: 10,
  suburb: 11,
  quarter: 12,
  neighbourhood: 13,
  hamlet: 12,
  locality: 14,
  isolated_dwelling: 14,
  island: 10,
  islet: 13,
  square: 15,
}

export function drawPlace(tags: OsmTags): Drawing | undefined {
  const kind = tags['place']
  const minZoom = kind === undefined ? undefined : placeZooms[kind]
  const names = namesOf(tags)
  if (kind === undefined || minZoom === undefined || names['name'] === undefined) return undefined
  return { layer: 'place', minZoom, properties: { kind, rank: minZoom, ...names } }
}

export function drawHouseNumber(tags: OsmTags): Drawing | undefined {
  const number = tags['addr:housenumber']
  return number === undefined ? undefined : { layer: 'housenumber', minZoom: 15, properties: { number } }
}
