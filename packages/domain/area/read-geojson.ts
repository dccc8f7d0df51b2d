import { z } from 'zod'
import { areaShape, type Area } from './area.ts'
import { faultOf, type AreaFault } from './faults.ts'

/** What a file was not fit for, and in which feature: its name where it has one, else its number from 1. */
export type FileFault =
  | { readonly why: 'no-json' | 'no-geojson' | 'no-polygon' }
  | { readonly why: 'wrong-system'; readonly feature: string }
  | { readonly why: 'not-an-area'; readonly feature: string; readonly type: string }
  | { readonly why: Exclude<AreaFault, 'wrong-system'>; readonly feature: string }

export type ReadArea = { readonly area: Area; readonly features: number } | { readonly fault: FileFault }

const position = z.array(z.number()).min(2)
const polygon = z.array(z.array(position).min(1)).min(1)
const geometry = z.union([
  z.object({ type: z.literal('Polygon'), coordinates: polygon }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1) }),
])
const crs = z.object({ properties: z.object({ name: z.string() }) }).optional()
const feature = z.object({
  type: z.literal('Feature'),
  properties: z.record(z.string(), z.unknown()).nullish(),
  geometry: z.object({ type: z.string() }).loose().nullable(),
})
const file = z.union([
  z.object({ type: z.literal('FeatureCollection'), features: z.array(feature), crs }),
  feature.extend({ crs }),
  z.object({ type: z.enum(['Polygon', 'MultiPolygon']) }).loose(),
])

type Feature = z.output<typeof feature>

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

/** The name that a feature bears, in any of the usual fields. */
function nameOf({ properties }: Feature, index: number): string {
  const found = ['name', 'NAME', '名称', 'name:zh', 'id'].map((key) => properties?.[key])
  const name = found.find((value) => typeof value === 'string' && value !== '')
  return typeof name === 'string' ? `${index + 1} (${name.slice(0, 40)})` : String(index + 1)
}

/** WGS 84 under its usual names; files of before RFC 7946 say in which system they are. */
const isWgs84 = (name: string): boolean => /CRS84|EPSG:{1,2}4326$/i.test(name)

/**
 * Reads an area from a GeoJSON text: all its polygons together. What cannot be one is told with the feature, so that somebody
 * can go and mend it; nothing is put right unasked.
 */
export function readArea(text: string): ReadArea {
  const json = jsonIn(text)
  if (json === undefined) return { fault: { why: 'no-json' } }
  const read = file.safeParse(json)
  if (!read.success) return { fault: { why: 'no-geojson' } }
  const { data } = read
  const named = 'crs' in data ? crs.safeParse(data.crs).data?.properties.name : undefined
  if (named !== undefined && !isWgs84(named)) return { fault: { why: 'wrong-system', feature: named } }
  return areaOf(asFeatures(data.type === 'FeatureCollection' ? data.features : [data]))
}

/** A bare geometry is a feature without a name. */
const asFeatures = (all: readonly unknown[]): readonly Feature[] =>
  all.map(
    (each) => feature.safeParse(each).data ?? { type: 'Feature', geometry: geometry.safeParse(each).data ?? null },
  )

function areaOf(features: readonly Feature[]): ReadArea {
  const shape: number[][][][] = []
  for (const [index, each] of features.entries()) {
    const name = nameOf(each, index)
    const read = geometry.safeParse(each.geometry)
    if (!read.success) return { fault: { why: 'not-an-area', feature: name, type: each.geometry?.type ?? 'null' } }
    const { data } = read
    const polygons = data.type === 'Polygon' ? [data.coordinates] : data.coordinates
    const fault = faultOf(polygons)
    if (fault !== undefined) return { fault: { why: fault.kind, feature: name } }
    shape.push(...polygons)
  }
  if (shape.length === 0) return { fault: { why: 'no-polygon' } }
  const area = areaShape.safeParse(shape.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => [lon, lat]))))
  return area.success
    ? { area: area.data, features: features.length }
    : { fault: { why: 'too-many', feature: String(features.length) } }
}
