import type { OsmTags } from '../osm.ts'
import { knownValues, type SchemaName } from './columns.ts'
import type { LayerFeature, LayerGeometry, OnFinding } from './layer.ts'
import { mendArea } from './mend-area.ts'
import { namesApart } from './names.ts'
import { aedTags, fixtureTags, hydrantTags, premisesTags, type Tagged } from './point-tags.ts'
import { roadTags } from './road-tags.ts'
import { insidePoint } from '../inside-point.ts'

/** A feature of a layer as OpenStreetMap would have it, before it gets its numbers. */
export type LayerElement = {
  readonly where: string
  readonly tags: OsmTags
  readonly geometry: LayerGeometry
  /** a point that belongs to the road that runs through it: a barrier, a traffic light */
  readonly onRoad: boolean
}

/** Layers that become OpenStreetMap elements; `everything` is a GeoJSON that makes a city by itself. */
export type ElementKind = 'roads' | 'hydrants' | 'aeds' | 'premises' | 'fixtures' | 'everything'

/** The features of one layer as elements; what cannot be used is left out and told, and so is each dropped column. */
export function toElements(
  kind: ElementKind,
  file: string,
  features: readonly LayerFeature[],
  finding: OnFinding,
): LayerElement[] {
  const seen = new Set<string>()
  const valuesOf = valueReader(kind, file, finding)
  return features.flatMap((feature) => {
    const made = elementOf(kind, feature, valuesOf(feature))
    if ('leftOut' in made) finding(made.leftOut, feature.where)
    else if (isSecond(seen, made)) finding('feature-twice', feature.where)
    else return withGround(made, finding)
    return []
  })
}

/** Reads rows by a schema and tells each dropped column once. */
export function valueReader(schema: SchemaName, file: string, finding: OnFinding) {
  const told = new Set<string>()
  return ({ properties }: LayerFeature): Record<string, string> =>
    knownValues(schema, properties, (column) => {
      if (told.has(column)) return
      told.add(column)
      finding('column-dropped', `${file}: ${column}`)
    })
}

function withGround(element: LayerElement, finding: OnFinding): LayerElement[] {
  const { geometry, where } = element
  if (geometry.type !== 'areas') return [element]
  const polygons = mendArea(geometry.polygons, where, finding)
  return polygons.length > 0 ? [{ ...element, geometry: { type: 'areas', polygons } }] : []
}

function isSecond(seen: Set<string>, { tags, geometry }: LayerElement): boolean {
  const key = JSON.stringify([tags, geometry])
  const known = seen.has(key)
  seen.add(key)
  return known
}

function elementOf(kind: ElementKind, feature: LayerFeature, all: OsmTags): LayerElement | { leftOut: string } {
  const { '@id': _, id: __, lon: ___, lat: ____, ...values } = all
  const { where } = feature
  if (kind === 'roads' || kind === 'everything') return anyElement(kind, feature, values)
  const tagged = taggers[kind](values)
  if ('leftOut' in tagged) return tagged
  const geometry = kind === 'premises' ? pointOrArea(feature.geometry) : pointOf(feature.geometry)
  if (!geometry) return { leftOut: 'geometry-of-another-kind' }
  return { where, tags: namesApart(tagged.tags), geometry, onRoad: false }
}

const taggers: Readonly<Record<Exclude<ElementKind, 'roads' | 'everything'>, (values: OsmTags) => Tagged>> = {
  hydrants: hydrantTags,
  aeds: aedTags,
  premises: premisesTags,
  fixtures: fixtureTags,
}

function anyElement(
  kind: 'roads' | 'everything',
  { where, geometry, properties }: LayerFeature,
  values: OsmTags,
): LayerElement | { leftOut: string } {
  const tags = namesApart(isLine(geometry) ? lineTags(values, 'fclass' in properties) : values)
  if (kind === 'roads' && geometry.type === 'areas' && tags['area'] !== 'yes') {
    return { leftOut: 'geometry-of-another-kind' }
  }
  if (isLine(geometry) && !lineKeys.some((key) => tags[key] !== undefined)) return { leftOut: 'line-of-unknown-kind' }
  if (Object.keys(tags).length === 0) return { leftOut: 'feature-without-tags' }
  const onRoad = geometry.type === 'points' && roadPointKeys.some((key) => tags[key] !== undefined)
  return { where, tags, geometry, onRoad }
}

const isLine = ({ type }: LayerGeometry): boolean => type === 'lines'
const lineTags = (values: OsmTags, isGeofabrik: boolean): OsmTags =>
  lineKeys.slice(1).some((key) => values[key] !== undefined) ? values : roadTags(values, isGeofabrik)

const lineKeys = ['highway', 'railway', 'waterway', 'natural', 'boundary', 'barrier', 'route', 'addr:interpolation']
const roadPointKeys = ['barrier', 'traffic_signals', 'crossing']

function pointOrArea(geometry: LayerGeometry): LayerGeometry | undefined {
  return isLine(geometry) ? undefined : geometry
}

/** What is a point on the map may come as a small area: then the point inside it. */
export function pointOf(geometry: LayerGeometry): LayerGeometry | undefined {
  if (geometry.type !== 'areas') return isLine(geometry) ? undefined : geometry
  const at = insidePoint(geometry.polygons)
  return at && { type: 'points', points: [at] }
}
