import type { OsmTags } from '../import/osm.ts'

const spotKeys = [
  'amenity',
  'emergency',
  'healthcare',
  'shop',
  'tourism',
  'leisure',
  'office',
  'historic',
  'aeroway',
  'railway',
  'public_transport',
  'man_made',
  'craft',
  'building',
  'natural',
  'landuse',
  'waterway',
  'bridge',
]

const weighty = new Set(['hospital', 'police', 'fire_station', 'ambulance_station', 'station', 'aerodrome', 'school'])
const middling = new Set([
  'university',
  'college',
  'clinic',
  'townhall',
  'mall',
  'stadium',
  'park',
  'hotel',
  'museum',
  'kindergarten',
])

/** 0 to 10, how likely somebody means this one of several with like names; undefined for what is no point of interest. */
export function spotRank(tags: OsmTags): number | undefined {
  // Stops carry the names of what they stand at, which is what people mean.
  if (tags['highway'] === 'bus_stop' || tags['public_transport'] === 'platform') return 0
  if (tags['public_transport'] === 'stop_position') return 0
  let rank: number | undefined
  for (const key of spotKeys) {
    const value = tags[key]
    if (value === undefined || value === 'no') continue
    rank = Math.max(rank ?? 0, weighty.has(value) ? 10 : middling.has(value) ? 6 : key === 'building' ? 2 : 4)
  }
  return rank
}
