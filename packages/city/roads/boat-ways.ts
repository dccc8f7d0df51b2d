import type { OsmTags } from '../import/osm.ts'
import { isFerry } from './ferry.ts'
import { evenSpeeds } from './foot-ways.ts'
import { parseSpeed, type WaySpeeds } from './speeds.ts'

/** Where the water has no sign. */
const boatKmh = 15

const forBoats = new Set('river canal fairway'.split(' '))
const allowed = new Set('yes permissive designated official private permit customers'.split(' '))
const shut = new Set('weir dam waterfall'.split(' '))

const decision = (value: string | undefined): boolean | undefined =>
  value === undefined ? undefined : value === 'no' ? false : allowed.has(value) ? true : undefined

/** Whether a motor boat may go along a way: rivers, canals, fairways and ferry lines, and what is said to be for boats. */
export function mayBoat(tags: OsmTags): boolean {
  const water = tags['waterway']
  if (water === undefined && !isFerry(tags)) return false
  if (tags['tunnel'] === 'culvert' || tags['intermittent'] === 'yes') return false
  const told = decision(tags['motorboat']) ?? decision(tags['boat'])
  return told ?? (isFerry(tags) || forBoats.has(water ?? ''))
}

/** km/h on the water; against the current it is slower, which nothing in the map says. */
export const boatSpeeds = (tags: OsmTags): WaySpeeds => evenSpeeds(parseSpeed(tags['maxspeed']) ?? boatKmh)

/** Whether a node keeps boats from passing. A lock lets them through. */
export const blocksBoats = (tags: OsmTags): boolean =>
  shut.has(tags['waterway'] ?? '') && (decision(tags['motorboat']) ?? decision(tags['boat'])) !== true
