import type { Station } from '../city.ts'
import type { OsmTags } from '../import/osm.ts'
import type { Ground } from './geometry/ground.ts'
import type { Pen } from './pen.ts'

export type StationList = { readonly add: (station: Station) => void; readonly all: () => readonly Station[] }

export const newStationList = (): StationList => {
  const stations: Station[] = []
  return { add: (station) => stations.push(station), all: () => stations }
}

const kindOf = (tags: OsmTags): Station['kind'] | undefined => {
  if (tags['amenity'] === 'police') return 'police'
  if (tags['amenity'] === 'fire_station') return 'fire'
  if (tags['emergency'] === 'ambulance_station') return 'medical'
  return undefined
}

const named = (tags: OsmTags): Station['name'] => ({
  ...(tags['name:zh'] === undefined ? {} : { zh: tags['name:zh'] }),
  ...(tags['name:en'] === undefined ? {} : { en: tags['name:en'] }),
})

/** The same pen, which also notes where units start from. Stations are buildings here; their place is the middle. */
export const watchStations = (pen: Pen, ground: Ground, stations: StationList): Pen => ({
  ...pen,
  building: (rectangle, tags, shape) => {
    const way = pen.building(rectangle, tags, shape)
    const kind = kindOf(tags)
    const [lon, lat] = ground.lonLat(rectangle.centre)
    if (kind !== undefined) stations.add({ id: `w${way}`, name: named(tags), kind, lon, lat })
    return way
  },
})
