import type { OsmTags } from '../osm.ts'

const classes: Readonly<Record<string, string>> = {
  高速公路: 'motorway',
  高速: 'motorway',
  快速路: 'trunk',
  国道: 'trunk',
  省道: 'primary',
  主干路: 'primary',
  主干道: 'primary',
  县道: 'secondary',
  次干路: 'secondary',
  次干道: 'secondary',
  乡道: 'tertiary',
  支路: 'tertiary',
  村道: 'unclassified',
  街巷: 'residential',
  小区道路: 'service',
  内部道路: 'service',
}
const yes = /^(yes|true|1|t|y|是|单行)$/i
const no = /^(no|false|0|f|n|否|双向)$/i
/** Words of Geofabrik's shapefiles: F is one-way along the line, T against it, B both ways. */
const geofabrikOneway: Readonly<Record<string, string>> = { F: 'yes', T: '-1', B: 'no' }

/** Tags of a road from a layer's values, with the ways of writing of common exports brought to OpenStreetMap's. */
export function roadTags(values: OsmTags, isGeofabrik: boolean): OsmTags {
  const { kind, oneway, bridge, tunnel, maxspeed, ...rest } = values
  const highway = rest['highway'] ?? kind
  const lanes = rest['lanes'] ?? laneCount(rest)
  return {
    ...rest,
    ...(highway !== undefined && { highway: classes[highway] ?? highway }),
    ...(oneway !== undefined && { oneway: isGeofabrik ? (geofabrikOneway[oneway] ?? oneway) : yesOrNo(oneway) }),
    ...(bridge !== undefined && { bridge: yesOrNo(bridge) }),
    ...(tunnel !== undefined && { tunnel: yesOrNo(tunnel) }),
    // Geofabrik writes 0 where nothing is known
    ...(maxspeed !== undefined && maxspeed !== '0' && { maxspeed }),
    ...(lanes !== undefined && lanes !== '0' && { lanes }),
  }
}

function yesOrNo(value: string): string {
  if (yes.test(value)) return 'yes'
  return no.test(value) ? 'no' : value
}

function laneCount(values: OsmTags): string | undefined {
  const [forward, backward] = [Number(values['lanes:forward'] ?? 0), Number(values['lanes:backward'] ?? 0)]
  return forward + backward > 0 ? String(forward + backward) : undefined
}
