import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import { byKind, byZoom, evenly, kindIn } from './expressions.ts'
import type { Palette } from './palette.ts'

/** Land, water, houses: everything that lies under the roads. */
export function groundLayers(p: Palette, source: string): LayerSpecification[] {
  const groundColour = byKind(
    {
      residential: p.residential,
      commercial: p.work,
      industrial: p.work,
      military: p.work,
      airport: p.work,
      school: p.institution,
      hospital: p.institution,
      park: p.park,
      grass: p.park,
      cemetery: p.park,
      wetland: p.park,
      reserve: p.wood,
      wood: p.wood,
      scrub: p.wood,
      farmland: p.field,
      bare: p.bare,
      sand: p.bare,
      ice: p.residential,
      pitch: p.pitch,
      parking: p.paved,
      square: p.paved,
      apron: p.paved,
      runway: p.paved,
    },
    p.residential,
  )
  return [
    { id: 'land', type: 'background', paint: { 'background-color': p.land } },
    // A river's middle line lies below its islands; a stream runs through the meadow.
    waterway('river', isRiver, p, source),
    {
      id: 'ground',
      type: 'fill',
      source,
      'source-layer': 'ground',
      paint: { 'fill-color': groundColour, 'fill-antialias': false },
    },
    waterway('waterway', ['!', isRiver], p, source),
    { id: 'water', type: 'fill', source, 'source-layer': 'water', paint: { 'fill-color': p.water } },
    {
      id: 'water-edge',
      type: 'line',
      source,
      'source-layer': 'water',
      minzoom: 12,
      paint: { 'line-color': p.waterLine, 'line-width': byZoom([12, 0.4], [18, 1.2]) },
    },
    {
      id: 'building',
      type: 'fill',
      source,
      'source-layer': 'building',
      minzoom: 13,
      paint: {
        'fill-color': p.building,
        'fill-outline-color': p.buildingEdge,
        'fill-opacity': evenly([13, 0], [14.5, 1]),
      },
    },
  ]
}

const isRiver = kindIn('river', 'canal')

function waterway(id: string, filter: ExpressionSpecification, p: Palette, source: string): LayerSpecification {
  const width = id === 'river' ? byZoom([9, 1], [14, 3], [18, 14]) : byZoom([12, 0.4], [14, 1], [18, 4])
  return {
    id,
    type: 'line',
    source,
    'source-layer': 'waterway',
    filter: ['all', filter, ['!', ['has', 'tunnel']]],
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': p.water, 'line-width': width },
  }
}
