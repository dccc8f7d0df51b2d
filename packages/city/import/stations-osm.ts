import type { Station } from '../city.ts'
import type { Extract } from './extract.ts'
import type { OsmTags } from './osm.ts'
import { readShapes } from './read-shapes.ts'
import { nameInScript } from './station-kind.ts'

/**
 * The stations that an extract knows: amenity=police, amenity=fire_station, emergency=ambulance_station, as points,
 * outlines or multipolygons (then the middle of their box).
 */
export async function readStationsFromOsm(source: Extract, progress?: (share: number) => void): Promise<Station[]> {
  const stations: Station[] = []
  const add = (id: string, tags: OsmTags, lon: number, lat: number) => {
    const kind = kindOf(tags)
    if (kind) stations.push({ id, name: nameOf(tags, kind), kind, lon, lat })
  }
  await readShapes(source, {
    point: ({ id, tags, lon, lat }) => add(`n${id}`, tags, lon, lat),
    line: ({ id, tags, line }) => add(`w${id}`, tags, ...middle(line)),
    area: ({ id, tags, polygons }) => add(`r${id}`, tags, ...middle(polygons[0]?.[0] ?? [])),
    wantsRelation: (tags) => kindOf(tags) !== undefined,
    ...(progress && { progress }),
  })
  return stations
}

function kindOf(tags: OsmTags): Station['kind'] | undefined {
  if (tags['emergency'] === 'ambulance_station' || tags['amenity'] === 'ambulance_station') return 'medical'
  if (tags['amenity'] === 'fire_station') return 'fire'
  return tags['amenity'] === 'police' ? 'police' : undefined
}

const plainNames: Readonly<Record<Station['kind'], Station['name']>> = {
  police: { zh: '派出所', en: 'Police' },
  fire: { zh: '消防站', en: 'Fire station' },
  medical: { zh: '急救站', en: 'Ambulance station' },
  other: { zh: '站点', en: 'Post' },
}

function nameOf(tags: OsmTags, kind: Station['kind']): Station['name'] {
  const zh = tags['name:zh'] ?? tags['name:zh-Hans']
  const en = tags['name:en']
  const named = {
    ...(tags['name'] === undefined ? {} : nameInScript(tags['name'])),
    ...(zh && { zh }),
    ...(en && { en }),
  }
  return Object.keys(named).length > 0 ? named : plainNames[kind]
}

/** The middle of the box around a flat line of lon, lat pairs. */
function middle(line: readonly number[]): [lon: number, lat: number] {
  const lons = line.filter((_, i) => i % 2 === 0)
  const lats = line.filter((_, i) => i % 2 === 1)
  const half = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2
  return [half(lons), half(lats)]
}
