import { basename } from 'node:path'
import { BrokenLayer, type LayerFeature, type LayerGeometry, type OnFinding } from './layer.ts'
import { refuseForeignCrs } from './projection.ts'

/**
 * Features of a GeoJSON text (RFC 7946). Those of broken or unknown geometry are left out and told. Throws BrokenLayer
 * for what is no FeatureCollection or in another projection.
 */
export function readGeojson(file: string, text: string, finding: OnFinding): LayerFeature[] {
  const root = parseRoot(file, text)
  refuseForeignCrs(file, root['crs'])
  const list: readonly unknown[] =
    root['type'] === 'Feature' ? [root] : Array.isArray(root['features']) ? root['features'] : []
  if (root['type'] !== 'Feature' && root['type'] !== 'FeatureCollection') {
    throw new BrokenLayer(file, 'is JSON, but no GeoJSON FeatureCollection', 'Export it as GeoJSON')
  }
  if (list.length === 0) throw new BrokenLayer(file, 'has no features', 'Export the layer again, or leave it out')
  return list.flatMap((each, i) => {
    const where = `${basename(file)}, feature ${i + 1}`
    const feature = isRecord(each) ? each : {}
    const geometry = geometryOf(feature['geometry'])
    if (geometry) return [{ where, properties: propertiesOf(feature), geometry }]
    finding('feature-without-geometry', where)
    return []
  })
}

function parseRoot(file: string, text: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text)
    if (isRecord(parsed)) return parsed
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new BrokenLayer(file, `is damaged or cut off (${reason})`, 'Export the layer again')
  }
  throw new BrokenLayer(file, 'is JSON, but no GeoJSON FeatureCollection', 'Export it as GeoJSON')
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** All values as texts, as OpenStreetMap has them: true is yes; lists count (`lanesForward` lists its lanes). */
function propertiesOf(feature: Record<string, unknown>): Record<string, string> {
  const given = isRecord(feature['properties']) ? feature['properties'] : {}
  const properties: Record<string, string> = {}
  const id = feature['id']
  if (typeof id === 'string' || typeof id === 'number') properties['@id'] = String(id)
  for (const [key, value] of Object.entries(given)) {
    if (typeof value === 'boolean') properties[key] = value ? 'yes' : 'no'
    else if (typeof value === 'string' || typeof value === 'number') properties[key] = String(value).trim()
    else if (Array.isArray(value)) properties[key] = String(value.length)
    else if (value !== null) properties[key] = ''
  }
  return properties
}

function geometryOf(value: unknown): LayerGeometry | undefined {
  if (!isRecord(value)) return undefined
  const at = value['coordinates']
  switch (value['type']) {
    case 'Point':
      return points([position(at)])
    case 'MultiPoint':
      return points(each(at, position))
    case 'LineString':
      return lines([line(at)])
    case 'MultiLineString':
      return lines(each(at, line))
    case 'Polygon':
      return areas([each(at, line)])
    case 'MultiPolygon':
      return areas(each(at, (polygon) => each(polygon, line)))
    default:
      return undefined
  }
}

type Maybe<T> = T | undefined

function each<T>(value: unknown, read: (item: unknown) => Maybe<T>): Maybe<T[]> {
  if (!Array.isArray(value) || value.length === 0) return undefined
  const items = value.map(read)
  const known = items.filter((item) => item !== undefined)
  return known.length === items.length ? known : undefined
}

function position(value: unknown): Maybe<number[]> {
  if (!Array.isArray(value)) return undefined
  const numbers: readonly unknown[] = value
  const [lon, lat] = numbers
  return typeof lon === 'number' && typeof lat === 'number' ? [lon, lat] : undefined
}

const line = (value: unknown): Maybe<number[]> => each(value, position)?.flat()

const points = (list: Maybe<Maybe<number[]>[]>): Maybe<LayerGeometry> => {
  const known = complete(list)
  return known && { type: 'points', points: known }
}
const lines = (list: Maybe<Maybe<number[]>[]>): Maybe<LayerGeometry> => {
  const known = complete(list)
  return known && { type: 'lines', lines: known }
}
const areas = (list: Maybe<Maybe<number[][]>[]>): Maybe<LayerGeometry> => {
  const known = complete(list)
  return known && { type: 'areas', polygons: known }
}

function complete<T>(list: Maybe<Maybe<T>[]>): Maybe<T[]> {
  const known = list?.filter((item) => item !== undefined)
  return known && known.length === list?.length ? known : undefined
}
