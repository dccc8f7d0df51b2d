import type { OsmTags } from '../import/osm.ts'
import { ferryKmh, isFerry } from './ferry.ts'
import type { WaySpeeds } from './speeds.ts'

export const walkingKmh = 5
/** As GraphHopper has it for stairs (FootAverageSpeedParser, SLOW_SPEED). */
const stepsKmh = 2

const forFeet = new Set(
  `footway path pedestrian steps cycleway bridleway corridor track living_street residential service unclassified road
  tertiary tertiary_link secondary secondary_link primary primary_link trunk trunk_link`.split(/\s+/),
)
const refused = new Set('no discouraged use_sidepath'.split(' '))
const solid = new Set('wall fence hedge retaining_wall'.split(' '))

/** Whether somebody on foot may go along a way; in both directions, whatever the traffic does. */
export function mayWalk(tags: OsmTags): boolean {
  if (tags['impassable'] === 'yes') return false
  const { foot } = tags
  if (foot !== undefined) return !refused.has(foot) && (forFeet.has(tags['highway'] ?? '') || isFerry(tags))
  if (isFerry(tags)) return tags['access'] !== 'no'
  if (tags['motorroad'] === 'yes' || !forFeet.has(tags['highway'] ?? '')) return false
  return tags['access'] !== 'no' || isForEmergencies(tags)
}

/** km/h on foot; steps are slower. */
export function walkSpeeds(tags: OsmTags): WaySpeeds {
  return evenSpeeds(isFerry(tags) ? ferryKmh : tags['highway'] === 'steps' ? stepsKmh : walkingKmh)
}

/** The same speed both ways, in town and outside. */
export const evenSpeeds = (kmh: number): WaySpeeds => ({ rural: [kmh, kmh], urban: [kmh, kmh] })

/** Whether a node keeps people on foot from passing: locked, or nothing that one opens or climbs. */
export function blocksWalkers(tags: OsmTags): boolean {
  const { barrier, foot } = tags
  if (barrier === undefined || isForEmergencies(tags)) return false
  if (tags['locked'] === 'yes') return true
  if (foot !== undefined) return refused.has(foot)
  return solid.has(barrier) || (tags['access'] === 'no' && !/bollard|block|cycle_barrier/.test(barrier))
}

const isForEmergencies = (tags: OsmTags) => /^(yes|designated|official)$/.test(tags['emergency'] ?? '')
