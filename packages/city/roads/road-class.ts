import type { OsmTags } from '../import/osm.ts'

/** Classes of road, by which drive times are learnt; a link is of the class of its road. `RoadData.pieceClass` counts in this list. */
export const roadClasses = [
  'other',
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'unclassified',
  'residential',
  'living_street',
  'service',
  'track',
  'ferry',
] as const
export type RoadClass = (typeof roadClasses)[number]

/** The place of a way's class in `roadClasses`. */
export function classOf(tags: OsmTags): number {
  if (tags['route'] === 'ferry') return roadClasses.indexOf('ferry')
  const road = (tags['highway'] ?? '').replace(/_link$/, '')
  return Math.max(
    0,
    roadClasses.findIndex((each) => each === road),
  )
}
