import type { OsmTags } from '../import/osm.ts'
import type { Drawing } from './feature.ts'
import { namesOf } from './names.ts'

/** First zoom and drawing class of each kind of road; what is missing here is drawn as a path. */
const roadKinds: Readonly<Record<string, readonly [kind: string, minZoom: number]>> = {
  motorway: ['motorway', 5],
  trunk: ['trunk', 6],
  primary: ['primary', 8],
  secondary: ['secondary', 9],
  tertiary: ['tertiary', 10],
  unclassified: ['minor', 11],
  residential: ['minor', 11],
  living_street: ['minor', 12],
  road: ['minor', 12],
  pedestrian: ['pedestrian', 13],
  service: ['service', 13],
  busway: ['service', 13],
  track: ['track', 13],
  construction: ['construction', 13],
}
const notDrawn = new Set(['proposed', 'planned', 'abandoned', 'razed', 'platform', 'elevator', 'no', 'corridor'])

export function drawRoad(tags: OsmTags): Drawing | undefined {
  const highway = tags['highway']
  if (!highway || notDrawn.has(highway)) return undefined
  const link = highway.endsWith('_link')
  const [kind, minZoom] = roadKinds[link ? highway.slice(0, -5) : highway] ?? ['path', 14]
  const yardService = kind === 'service' && tags['service'] !== undefined
  return {
    layer: 'road',
    minZoom: link ? Math.max(minZoom, 11) : yardService ? 14 : minZoom,
    properties: {
      kind,
      ...(link && { link: 1 }),
      ...(kind === 'path' && { path: highway }),
      ...directionOf(tags),
      ...levelOf(tags),
      ...namesOf(tags),
      ...(tags['ref'] && { ref: tags['ref'].replaceAll(';', ' ') }),
    },
  }
}

function directionOf({ oneway, junction }: OsmTags): { oneway?: number } {
  if (oneway === '-1' || oneway === 'reverse') return { oneway: -1 }
  if (oneway === 'yes' || oneway === '1' || oneway === 'true') return { oneway: 1 }
  return junction === 'roundabout' ? { oneway: 1 } : {}
}

/** `level` is the draw order over each other; a bridge without `layer` counts as 1, a tunnel as -1. */
function levelOf(tags: OsmTags): { bridge?: number; tunnel?: number; level?: number } {
  const bridge = tags['bridge'] !== undefined && tags['bridge'] !== 'no'
  const tunnel = tags['tunnel'] !== undefined && tags['tunnel'] !== 'no'
  const level = Number.parseInt(tags['layer'] ?? '', 10) || (bridge ? 1 : tunnel ? -1 : 0)
  return { ...(bridge && { bridge: 1 }), ...(tunnel && { tunnel: 1 }), ...(level !== 0 && { level }) }
}

const railKinds: Readonly<Record<string, number>> = {
  rail: 9,
  narrow_gauge: 10,
  light_rail: 12,
  subway: 12,
  monorail: 12,
  tram: 13,
  funicular: 12,
}

export function drawRail(tags: OsmTags): Drawing | undefined {
  const kind = tags['railway']
  const first = kind === undefined ? undefined : railKinds[kind]
  if (kind === undefined || first === undefined) return undefined
  const siding = tags['service'] !== undefined
  return {
    layer: 'rail',
    minZoom: siding ? 14 : first,
    properties: { kind, ...(siding && { siding: 1 }), ...levelOf(tags), ...namesOf(tags) },
  }
}

const waterwayKinds: Readonly<Record<string, number>> = { river: 8, canal: 10, stream: 12, ditch: 14, drain: 14 }

export function drawWaterway(tags: OsmTags): Drawing | undefined {
  const kind = tags['waterway']
  const minZoom = kind === undefined ? undefined : waterwayKinds[kind]
  if (kind === undefined || minZoom === undefined) return undefined
  return { layer: 'waterway', minZoom, properties: { kind, ...levelOf(tags), ...namesOf(tags) } }
}

/** Borders of administrative areas down to the municipality; those of a district within it are left out. */
export function drawBorder(tags: OsmTags): Drawing | undefined {
  if (tags['boundary'] !== 'administrative') return undefined
  const level = Number(tags['admin_level'])
  if (!(level >= 2 && level <= 8)) return undefined
  return { layer: 'border', minZoom: level <= 4 ? 4 : level <= 6 ? 8 : 11, properties: { level } }
}
