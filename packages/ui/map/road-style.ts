import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl'
import { byZoom, evenly, kindIn } from './expressions.ts'
import type { Palette } from './palette.ts'

type Stops = readonly (readonly [zoom: number, width: number])[]
type RoadClass = {
  readonly id: string
  readonly kinds: readonly string[]
  readonly minzoom: number
  readonly colour: keyof Palette
  readonly widths: Stops
  /** first zoom with a darker edge on both sides */
  readonly edgeFrom: number
}

/** From the least to the greatest, as they lie on each other. Widths in pixels. */
const classes: readonly RoadClass[] = [
  {
    id: 'service',
    kinds: ['service', 'construction'],
    minzoom: 13,
    colour: 'minor',
    widths: [
      [13, 0.4],
      [15, 1.4],
      [18, 7],
      [20, 20],
    ],
    edgeFrom: 16,
  },
  {
    id: 'minor',
    kinds: ['minor', 'pedestrian'],
    minzoom: 9,
    colour: 'minor',
    widths: [
      [10, 0.35],
      [12, 0.8],
      [14, 2.2],
      [16, 6],
      [18, 14],
      [20, 44],
    ],
    edgeFrom: 14,
  },
  {
    id: 'medium',
    kinds: ['tertiary'],
    minzoom: 9,
    colour: 'medium',
    widths: [
      [10, 0.6],
      [12, 1.5],
      [14, 3.4],
      [16, 8],
      [18, 18],
      [20, 54],
    ],
    edgeFrom: 13,
  },
  {
    id: 'major',
    kinds: ['primary', 'secondary'],
    minzoom: 7,
    colour: 'major',
    widths: [
      [8, 0.6],
      [10, 1.1],
      [12, 2.3],
      [14, 4.6],
      [16, 10],
      [18, 22],
      [20, 64],
    ],
    edgeFrom: 12,
  },
  {
    id: 'motorway',
    kinds: ['motorway', 'trunk'],
    minzoom: 5,
    colour: 'motorway',
    widths: [
      [6, 0.6],
      [8, 1.2],
      [10, 1.8],
      [12, 3],
      [14, 5.2],
      [16, 11],
      [18, 24],
      [20, 70],
    ],
    edgeFrom: 10,
  },
]

const level: ExpressionSpecification = ['coalesce', ['get', 'level'], 0]
const round = { 'line-cap': 'round', 'line-join': 'round' } as const

/** Tunnels, then roads on the ground, then rails and bridges. */
export function roadLayers(p: Palette, source: string): LayerSpecification[] {
  const onGround = classes.flatMap((road) => edgeAndFill(road, p, source, 'ground'))
  const bridges = classes.flatMap((road) => edgeAndFill(road, p, source, 'bridge'))
  return [
    ...classes.map((road) => tunnel(road, p, source)),
    ...paths(p, source),
    ...onGround.filter(({ id }) => id.startsWith('edge')),
    ...onGround.filter(({ id }) => !id.startsWith('edge')),
    ...rails(p, source),
    ...bridges,
    border(p, source),
  ]
}

function filterOf(road: RoadClass, where: 'ground' | 'bridge' | 'tunnel'): FilterSpecification {
  const kind = kindIn(...road.kinds)
  if (where === 'ground') return ['all', kind, ['!', ['has', 'bridge']], ['!', ['has', 'tunnel']]]
  return ['all', kind, ['has', where]]
}

/** Slip roads are as wide as the class below. */
function widthOf({ widths }: RoadClass, added: number): ExpressionSpecification {
  const stops = widths.map(([zoom, width]): [number, ExpressionSpecification] => [
    zoom,
    ['case', ['has', 'link'], width * 0.6 + added, width + added],
  ])
  return ['interpolate', ['exponential', 1.5], ['zoom'], ...stops.flat()]
}

function tunnel(road: RoadClass, p: Palette, source: string): LayerSpecification {
  return {
    id: `tunnel-${road.id}`,
    type: 'line',
    source,
    'source-layer': 'road',
    minzoom: road.minzoom,
    filter: filterOf(road, 'tunnel'),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': p.tunnel, 'line-width': widthOf(road, 0), 'line-dasharray': [1.6, 0.8] },
  }
}

function edgeAndFill(road: RoadClass, p: Palette, source: string, where: 'ground' | 'bridge'): LayerSpecification[] {
  const shared = { type: 'line', source, 'source-layer': 'road', filter: filterOf(road, where) } as const
  const name = where === 'bridge' ? `bridge-${road.id}` : road.id
  const edge: LayerSpecification = {
    ...shared,
    id: where === 'bridge' ? `bridge-edge-${road.id}` : `edge-${road.id}`,
    minzoom: road.edgeFrom,
    layout: { 'line-join': 'round', 'line-cap': where === 'bridge' ? 'butt' : 'round', 'line-sort-key': level },
    paint: { 'line-color': where === 'bridge' ? p.buildingEdge : p.roadEdge, 'line-width': widthOf(road, 1.6) },
  }
  const fill: LayerSpecification = {
    ...shared,
    id: `road-${name}`,
    minzoom: road.minzoom,
    layout: { ...round, 'line-sort-key': level },
    paint: { 'line-color': p[road.colour], 'line-width': widthOf(road, 0) },
  }
  return [edge, fill]
}

function paths(p: Palette, source: string): LayerSpecification[] {
  return [
    {
      id: 'path',
      type: 'line',
      source,
      'source-layer': 'road',
      minzoom: 14,
      filter: ['all', kindIn('path', 'track'), ['!', ['has', 'tunnel']]],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': p.path,
        'line-width': byZoom([14, 0.6], [16, 1.2], [19, 3]),
        'line-dasharray': [2.5, 1.4],
        'line-opacity': evenly([14, 0.5], [16, 1]),
      },
    },
  ]
}

function rails(p: Palette, source: string): LayerSpecification[] {
  const shared = {
    type: 'line',
    source,
    'source-layer': 'rail',
    filter: ['!', ['has', 'tunnel']] as FilterSpecification,
  } as const
  return [
    {
      ...shared,
      id: 'rail',
      minzoom: 9,
      paint: { 'line-color': p.rail, 'line-width': byZoom([9, 0.4], [13, 1], [16, 2], [19, 5]) },
    },
    {
      ...shared,
      id: 'rail-ties',
      minzoom: 14,
      paint: {
        'line-color': p.rail,
        'line-width': byZoom([14, 3], [16, 6], [19, 14]),
        'line-dasharray': [0.2, 1.6],
      },
    },
  ]
}

function border(p: Palette, source: string): LayerSpecification {
  return {
    id: 'border',
    type: 'line',
    source,
    'source-layer': 'border',
    paint: {
      'line-color': p.border,
      'line-width': ['match', ['get', 'level'], [2, 3, 4], 1.2, 0.7],
      'line-dasharray': [4, 2, 1, 2],
      'line-opacity': 0.7,
    },
  }
}
