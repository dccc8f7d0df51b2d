import type { OsmTags } from '../import/osm.ts'
import type { LayerName } from './feature.ts'

/** What an area of ground is drawn as, by its tag. Some thirty values fold into a dozen kinds that a style can tell apart. */
const groundKinds: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  landuse: {
    residential: 'residential',
    commercial: 'commercial',
    retail: 'commercial',
    industrial: 'industrial',
    railway: 'industrial',
    construction: 'industrial',
    quarry: 'bare',
    landfill: 'bare',
    military: 'military',
    forest: 'wood',
    grass: 'grass',
    meadow: 'grass',
    village_green: 'park',
    recreation_ground: 'park',
    cemetery: 'cemetery',
    farmland: 'farmland',
    farmyard: 'farmland',
    orchard: 'farmland',
    vineyard: 'farmland',
    plant_nursery: 'farmland',
    allotments: 'farmland',
    education: 'school',
  },
  natural: {
    wood: 'wood',
    scrub: 'scrub',
    heath: 'scrub',
    grassland: 'grass',
    wetland: 'wetland',
    sand: 'sand',
    beach: 'sand',
    bare_rock: 'bare',
    scree: 'bare',
    shingle: 'bare',
    glacier: 'ice',
  },
  leisure: {
    park: 'park',
    garden: 'park',
    golf_course: 'park',
    nature_reserve: 'reserve',
    pitch: 'pitch',
    track: 'pitch',
    playground: 'pitch',
    sports_centre: 'pitch',
    stadium: 'pitch',
    common: 'park',
  },
  amenity: {
    school: 'school',
    kindergarten: 'school',
    college: 'school',
    university: 'school',
    hospital: 'hospital',
    clinic: 'hospital',
    parking: 'parking',
    grave_yard: 'cemetery',
  },
  tourism: { zoo: 'park', theme_park: 'park', camp_site: 'park' },
  aeroway: { aerodrome: 'airport', apron: 'apron', runway: 'runway', taxiway: 'runway' },
  highway: { pedestrian: 'square', footway: 'square', platform: 'square', service: 'square' },
  railway: { platform: 'square' },
  place: { square: 'square' },
  man_made: { pier: 'square', bridge: 'square' },
}

export type Surface = { readonly layer: Extract<LayerName, 'ground' | 'water' | 'building'>; readonly kind: string }

/** What a closed shape with these tags is drawn as, bottom-most first; most have one surface, some a building on ground. */
export function surfacesOf(tags: OsmTags): Surface[] {
  const surfaces: Surface[] = []
  for (const key in groundKinds) {
    const kind = groundKinds[key]?.[tags[key] ?? '']
    if (kind) surfaces.push({ layer: 'ground', kind })
  }
  const water = waterKind(tags)
  if (water) surfaces.push({ layer: 'water', kind: water })
  if (isBuilding(tags)) surfaces.push({ layer: 'building', kind: 'building' })
  return surfaces
}

function isBuilding(tags: OsmTags): boolean {
  const building = tags['building']
  return building !== undefined && building !== 'no'
}

function waterKind(tags: OsmTags): string | undefined {
  if (tags['natural'] === 'water') return tags['water'] ?? 'lake'
  if (tags['waterway'] === 'riverbank') return 'river'
  if (tags['waterway'] === 'dock') return 'dock'
  if (tags['landuse'] === 'reservoir' || tags['landuse'] === 'basin') return 'reservoir'
  return tags['leisure'] === 'swimming_pool' ? 'pool' : undefined
}

/** A closed way of these keys is a loop, not a surface, unless it says `area=yes`. */
export function isSurface(tags: OsmTags): boolean {
  if (tags['area'] === 'yes') return true
  if (tags['area'] === 'no') return false
  if (tags['highway'] ?? tags['barrier']) return false
  return tags['leisure'] !== 'track' || tags['area'] !== undefined
}
