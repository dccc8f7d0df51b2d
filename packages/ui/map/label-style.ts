import type { ExpressionSpecification, FilterSpecification, LayerSpecification } from 'maplibre-gl'
import { bothNamesFrom, bothNamesIn, byZoom, evenly, kindIn, nameIn, type MapLanguage } from './expressions.ts'
import { fonts } from './fonts.ts'
import type { Palette } from './palette.ts'

type SymbolLayout = NonNullable<Extract<LayerSpecification, { type: 'symbol' }>['layout']>

/** Names and numbers, from the least to the greatest: MapLibre places the later ones first. */
export function labelLayers(p: Palette, source: string, language: MapLanguage): LayerSpecification[] {
  return [
    houseNumbers(p, source),
    oneways(source),
    ...spots(p, source, language),
    ...streets(p, source, language, ['service', 'path', 'track', 'pedestrian'], 16),
    ...streets(p, source, language, ['minor'], 14),
    ...streets(p, source, language, ['tertiary'], 13.5),
    ...streets(p, source, language, ['primary', 'secondary', 'trunk', 'motorway'], 12),
    shields(p, source),
    waterNames(p, source, language),
    ...places(p, source, language),
  ]
}

function houseNumbers(p: Palette, source: string): LayerSpecification {
  return {
    id: 'house-number',
    type: 'symbol',
    source,
    'source-layer': 'housenumber',
    minzoom: 17,
    layout: {
      'text-field': ['get', 'number'],
      'text-font': fonts.regular,
      'text-size': evenly([17, 9.5], [19, 12]),
      'text-padding': 3,
    },
    paint: { 'text-color': p.labelFaint, 'text-halo-color': p.halo, 'text-halo-width': 1 },
  }
}

function oneways(source: string): LayerSpecification {
  return {
    id: 'oneway',
    type: 'symbol',
    source,
    'source-layer': 'road',
    minzoom: 16,
    filter: ['has', 'oneway'],
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 120,
      'icon-image': 'oneway',
      'icon-rotate': ['case', ['==', ['get', 'oneway'], -1], 180, 0],
      'icon-size': evenly([16, 0.7], [19, 1.1]),
      'icon-rotation-alignment': 'map',
      'icon-padding': 2,
    },
    paint: { 'icon-opacity': 0.75 },
  }
}

/** The name in the reader's language; from near, both where they fit: of the two the later one is placed first. */
function streets(
  p: Palette,
  source: string,
  language: MapLanguage,
  kinds: readonly string[],
  minzoom: number,
): LayerSpecification[] {
  const filter: FilterSpecification = [
    'all',
    kindIn(...kinds),
    ['has', 'name'],
    ['any', ['!', ['has', 'link']], ['>=', ['zoom'], 16]],
  ]
  const shared = { type: 'symbol', source, 'source-layer': 'road', filter } as const
  const layout: SymbolLayout = {
    'symbol-placement': 'line',
    'symbol-spacing': 320,
    'text-field': nameIn(language),
    'text-font': fonts.regular,
    'text-size': evenly([13, 10.5], [16, 12], [19, 14.5]),
    'text-letter-spacing': 0.02,
    'text-max-angle': 35,
    'text-padding': 6,
  }
  const paint = {
    'text-color': minzoom <= 13.5 ? p.label : p.labelFaint,
    'text-halo-color': p.halo,
    'text-halo-width': 1.4,
  } as const
  return [
    { ...shared, id: `name-${kinds[0]}`, minzoom, layout, paint },
    {
      ...shared,
      id: `names-${kinds[0]}`,
      minzoom: Math.max(16.5, minzoom),
      layout: { ...layout, 'text-field': bothNamesIn(language, '  ') },
      paint,
    },
  ]
}

function shields(p: Palette, source: string): LayerSpecification {
  return {
    id: 'road-number',
    type: 'symbol',
    source,
    'source-layer': 'road',
    minzoom: 9,
    filter: ['all', kindIn('motorway', 'trunk', 'primary'), ['has', 'ref'], ['!', ['has', 'link']]],
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 420,
      'text-field': ['get', 'ref'],
      'text-font': fonts.medium,
      'text-size': 9.5,
      'text-rotation-alignment': 'viewport',
      'icon-image': 'shield',
      'icon-rotation-alignment': 'viewport',
      'icon-text-fit': 'both',
      'icon-text-fit-padding': [1.5, 4, 1.5, 4],
      'text-padding': 20,
    },
    paint: { 'text-color': p.shieldText },
  }
}

function waterNames(p: Palette, source: string, language: MapLanguage): LayerSpecification {
  return {
    id: 'name-waterway',
    type: 'symbol',
    source,
    'source-layer': 'waterway',
    minzoom: 12,
    filter: ['has', 'name'],
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 500,
      'text-field': bothNamesFrom(15, language, '  '),
      'text-font': fonts.regular,
      'text-size': evenly([12, 10.5], [17, 13]),
      'text-letter-spacing': 0.12,
    },
    paint: { 'text-color': p.labelWater, 'text-halo-color': p.halo, 'text-halo-width': 1 },
  }
}

/** A country doctor's room is not looked for from afar, a hospital is. */
const firstSignZoom: ExpressionSpecification = [
  'match',
  ['get', 'kind'],
  'clinic',
  16,
  'school',
  15,
  'station',
  13,
  'defibrillator',
  15.5,
  12,
]

/** Kinds that matter to somebody who sends help, with a sign of their own; the rest is a dot with a name. */
export const signedKinds = [
  'hospital',
  'clinic',
  'police',
  'fire_station',
  'ambulance_station',
  'school',
  'station',
  'defibrillator',
] as const

function spots(p: Palette, source: string, language: MapLanguage): LayerSpecification[] {
  const signed = kindIn(...signedKinds)
  const surface = kindIn('park', 'cemetery', 'water')
  const name: SymbolLayout = {
    'text-field': bothNamesFrom(17, language, '\n'),
    'text-font': fonts.regular,
    'text-size': evenly([13, 10], [17, 11.5]),
    'text-max-width': 8,
    'text-padding': 4,
    'symbol-sort-key': ['get', 'rank'],
  }
  const paint = { 'text-halo-color': p.halo, 'text-halo-width': 1.2 } as const
  return [
    {
      id: 'spot',
      type: 'symbol',
      source,
      'source-layer': 'spot',
      minzoom: 16,
      filter: ['all', ['!', signed], ['!', surface], ['!=', ['get', 'kind'], 'hydrant']],
      layout: {
        ...name,
        'icon-image': 'sign-dot',
        'text-variable-anchor': ['left', 'right', 'top'],
        'text-radial-offset': 0.6,
      },
      paint: { ...paint, 'text-color': p.labelFaint },
    },
    {
      id: 'hydrant',
      type: 'circle',
      source,
      'source-layer': 'spot',
      minzoom: 16.5,
      filter: ['==', ['get', 'kind'], 'hydrant'],
      paint: { 'circle-radius': byZoom([16.5, 1.6], [20, 4]), 'circle-color': p.fire, 'circle-opacity': 0.8 },
    },
    {
      id: 'spot-surface',
      type: 'symbol',
      source,
      'source-layer': 'spot',
      minzoom: 12,
      filter: surface,
      layout: name,
      paint: { ...paint, 'text-color': ['match', ['get', 'kind'], 'water', p.labelWater, p.labelPark] },
    },
    {
      id: 'spot-signed',
      type: 'symbol',
      source,
      'source-layer': 'spot',
      minzoom: 12,
      filter: ['all', signed, ['>=', ['zoom'], firstSignZoom]],
      layout: {
        ...name,
        'icon-image': ['concat', 'sign-', ['get', 'kind']],
        'icon-size': evenly([13, 0.75], [17, 1]),
        'text-field': ['step', ['zoom'], '', 14.5, ['format', nameIn(language), {}], 16.5, bothNamesIn(language, '\n')],
        'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
        'text-radial-offset': 0.9,
        'text-optional': true,
      },
      paint: { ...paint, 'text-color': p.label },
    },
  ]
}

function places(p: Palette, source: string, language: MapLanguage): LayerSpecification[] {
  const shared = { type: 'symbol', source, 'source-layer': 'place' } as const
  const halo = { 'text-halo-color': p.halo, 'text-halo-width': 1.6 } as const
  return [
    {
      ...shared,
      id: 'name-quarter',
      minzoom: 11,
      maxzoom: 17,
      filter: kindIn(
        'suburb',
        'quarter',
        'neighbourhood',
        'hamlet',
        'locality',
        'borough',
        'isolated_dwelling',
        'square',
        'islet',
      ),
      layout: {
        'text-field': bothNamesFrom(13, language, '\n'),
        'text-font': fonts.medium,
        'text-size': evenly([11, 10.5], [15, 13]),
        'text-letter-spacing': 0.06,
        'text-max-width': 7,
        'text-padding': 10,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { ...halo, 'text-color': p.label, 'text-opacity': evenly([15.5, 1], [17, 0.4]) },
    },
    {
      ...shared,
      id: 'name-town',
      maxzoom: 16,
      filter: kindIn('city', 'town', 'village', 'island'),
      layout: {
        'text-field': bothNamesFrom(11.5, language, '\n'),
        'text-font': fonts.bold,
        'text-size': [
          'interpolate',
          ['linear'],
          ['zoom'],
          8,
          ['match', ['get', 'kind'], 'city', 13, 'town', 11, 9.5],
          14,
          ['match', ['get', 'kind'], 'city', 20, 'town', 16, 13],
        ],
        'text-max-width': 8,
        'text-padding': 6,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { ...halo, 'text-color': p.labelStrong, 'text-opacity': evenly([14.5, 1], [16, 0.3]) },
    },
  ]
}
