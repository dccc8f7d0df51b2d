import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { MapArea, MapCircle, MapLayer, MapLine, MapTint, PicturesLayer, PointsLayer } from './map-layers.ts'
import { hatchId } from './marks.ts'
import { metresToPixels } from './radius.ts'

type Collection = GeoJSON.FeatureCollection
/** `resolve` turns a colour or the name of a custom property into a colour that a canvas understands. */
export type Look = { readonly resolve: (colour: string) => string }

/** Colours of writing and its surroundings on the map, by theme. */
export type OverlayInk = { readonly text: string; readonly halo: string; readonly ring: string }

/** Layers that are shapes on the ground: all but pictures, and marks, which stand on the mark board above it. */
export type ShapeLayer = Exclude<MapLayer, PicturesLayer | PointsLayer>

export function dataOf(layer: ShapeLayer, look: Look): Collection {
  if (layer.type === 'lines') return collection(layer.lines.map((line) => lineFeature(line, look)))
  if (layer.type === 'areas') return collection(layer.areas.map((area) => areaFeature(area, look)))
  if (layer.type === 'tints') return collection(layer.tints.map((tint) => tintFeature(tint, look)))
  return collection(layer.circles.map((circle) => circleFeature(circle, look)))
}

function collection(features: GeoJSON.Feature[]): Collection {
  return { type: 'FeatureCollection', features }
}

function lineFeature(
  { id, line, colour, widthPx = 4, dashed = false, faint = false }: MapLine,
  look: Look,
): GeoJSON.Feature {
  return {
    type: 'Feature',
    properties: { id, colour: look.resolve(colour), width: widthPx, dashed, opacity: faint ? faintOpacity : 1 },
    geometry: { type: 'LineString', coordinates: line.map(([lon, lat]) => [lon, lat]) },
  }
}

/** What is not yet so. */
const faintOpacity = 0.45

function areaFeature({ id, ring, colour: named, faint = false }: MapArea, look: Look): GeoJSON.Feature {
  const colour = look.resolve(named)
  const [first] = ring
  const closed = first === undefined ? [] : [...ring, first]
  return {
    type: 'Feature',
    properties: { id, colour, hatch: hatchId(colour), opacity: faint ? faintOpacity : 1 },
    geometry: { type: 'Polygon', coordinates: [closed.map(([lon, lat]) => [lon, lat])] },
  }
}

function tintFeature({ id, shape, colour, opacity }: MapTint, look: Look): GeoJSON.Feature {
  return {
    type: 'Feature',
    properties: { id, colour: look.resolve(colour), opacity },
    geometry: {
      type: 'MultiPolygon',
      coordinates: shape.map((polygon) => polygon.map((ring) => ring.map((at) => [...at]))),
    },
  }
}

function tintStyle(source: string): LayerSpecification[] {
  const colour: ExpressionSpecification = ['get', 'colour']
  return [
    {
      id: `${source}/tint`,
      type: 'fill',
      source,
      paint: { 'fill-color': colour, 'fill-opacity': ['get', 'opacity'], 'fill-antialias': false },
    },
    {
      id: `${source}/border`,
      type: 'line',
      source,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': colour, 'line-width': 1.2, 'line-opacity': 0.75 },
    },
  ]
}

function circleFeature({ id, lon, lat, radiusM, colour }: MapCircle, look: Look): GeoJSON.Feature {
  return {
    type: 'Feature',
    properties: { id, colour: look.resolve(colour), atZoom0: metresToPixels(radiusM, lat, 0) },
    geometry: { type: 'Point', coordinates: [lon, lat] },
  }
}

/** The style layers that draw an operational layer, bottom first. Their ids begin with the layer's own. */
export function styleLayersOf(layer: ShapeLayer, source: string, ink: OverlayInk): LayerSpecification[] {
  if (layer.type === 'areas') return areaStyle(source, ink)
  if (layer.type === 'tints') return tintStyle(source)
  return layer.type === 'lines' ? lineStyle(source, ink) : circleStyle(source)
}

function lineStyle(source: string, ink: OverlayInk): LayerSpecification[] {
  const shared = { type: 'line', source, layout: { 'line-cap': 'round', 'line-join': 'round' } } as const
  return [
    {
      ...shared,
      id: `${source}/edge`,
      paint: {
        'line-color': ink.halo,
        'line-width': ['+', ['get', 'width'], 3],
        'line-opacity': ['*', 0.75, ['get', 'opacity']],
      },
    },
    {
      ...shared,
      id: `${source}/line`,
      filter: ['!', ['get', 'dashed']],
      paint: {
        'line-color': ['get', 'colour'],
        'line-width': ['get', 'width'],
        'line-opacity': ['*', 0.95, ['get', 'opacity']],
      },
    },
    {
      ...shared,
      id: `${source}/dashes`,
      filter: ['get', 'dashed'],
      paint: {
        'line-color': ['get', 'colour'],
        'line-width': ['get', 'width'],
        'line-dasharray': [1.2, 1.6],
        'line-opacity': ['get', 'opacity'],
      },
    },
  ]
}

function areaStyle(source: string, ink: OverlayInk): LayerSpecification[] {
  const border = { type: 'line', source, layout: { 'line-join': 'round' } } as const
  const opacity: ExpressionSpecification = ['get', 'opacity']
  return [
    {
      id: `${source}/hatch`,
      type: 'fill',
      source,
      paint: { 'fill-pattern': ['image', ['get', 'hatch']], 'fill-opacity': opacity },
    },
    {
      ...border,
      id: `${source}/edge`,
      paint: { 'line-color': ink.halo, 'line-width': 5, 'line-opacity': ['*', 0.7, opacity] },
    },
    {
      ...border,
      id: `${source}/border`,
      paint: {
        'line-color': ['get', 'colour'],
        'line-width': 2.5,
        'line-dasharray': [2, 1.2],
        'line-opacity': opacity,
      },
    },
  ]
}

/** A radius in metres doubles in pixels with every zoom; MapLibre interpolates that exactly. */
const metricRadius: ExpressionSpecification = [
  'interpolate',
  ['exponential', 2],
  ['zoom'],
  0,
  ['get', 'atZoom0'],
  22,
  ['*', ['get', 'atZoom0'], 2 ** 22],
]

/** Whose edge is far outside the map tints nothing: all of it would only be dyed. */
const dyedPixels = 700
const fillOpacity: ExpressionSpecification = [
  'step',
  ['zoom'],
  0.12,
  ...Array.from({ length: 15 }, (_, at) => at + 8).flatMap((zoom): [number, ExpressionSpecification] => [
    zoom,
    ['case', ['>', ['*', ['get', 'atZoom0'], 2 ** zoom], dyedPixels], 0, 0.12],
  ]),
]

function circleStyle(source: string): LayerSpecification[] {
  return [
    {
      id: `${source}/area`,
      type: 'circle',
      source,
      paint: {
        'circle-radius': metricRadius,
        'circle-color': ['get', 'colour'],
        'circle-opacity': fillOpacity,
        'circle-stroke-color': ['get', 'colour'],
        'circle-stroke-width': 1.5,
        'circle-stroke-opacity': 0.7,
        'circle-pitch-alignment': 'map',
      },
    },
  ]
}
