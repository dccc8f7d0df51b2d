import { basename } from 'node:path'
import { fromGcj02 } from '../../checks/gcj02.ts'
import type { LayerFeature, LayerFile, LayerGeometry } from './layer.ts'
import { pointOf } from './to-elements.ts'

/** The features of a layer that was drawn in GCJ-02, in WGS 84. */
export const convertFeatures = (features: readonly LayerFeature[]): LayerFeature[] =>
  features.map((feature) => ({ ...feature, geometry: convert(feature.geometry) }))

function convert(geometry: LayerGeometry): LayerGeometry {
  switch (geometry.type) {
    case 'points':
      return { type: 'points', points: geometry.points.map(convertFlat) }
    case 'lines':
      return { type: 'lines', lines: geometry.lines.map(convertFlat) }
    case 'areas':
      return { type: 'areas', polygons: geometry.polygons.map((rings) => rings.map(convertFlat)) }
  }
}

/** lon, lat, lon, lat in degrees, from GCJ-02 to WGS 84. */
export function convertFlat(flat: readonly number[]): number[] {
  const converted: number[] = []
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const { lon, lat } = fromGcj02({ lon: flat[i] ?? 0, lat: flat[i + 1] ?? 0 })
    converted.push(lon, lat)
  }
  return converted
}

/** Points of a layer that was given as WGS 84, by which its datum is looked at once there are roads. */
export type DatumSample = {
  readonly file: string
  readonly points: readonly { readonly lon: number; readonly lat: number }[]
}

/** So many of a layer's points say as much as all. */
const sampled = 1000
/** What stands along roads, each a point; areas, roads and plans are drawn by other rules. */
const kindsAtRoads = new Set<LayerFile['kind']>(['hydrants', 'aeds', 'premises', 'fixtures', 'stations'])

/** The points of a layer whose datum can be told by the roads; undefined for others, and for what was converted. */
export function sampleFor(
  { kind, file, datum }: LayerFile,
  features: readonly LayerFeature[],
): DatumSample | undefined {
  if (datum === 'gcj02' || !kindsAtRoads.has(kind)) return undefined
  const step = Math.max(1, Math.ceil(features.length / sampled))
  const points = features
    .filter((_, i) => i % step === 0)
    .flatMap(({ geometry }) => {
      const at = pointOf(geometry)
      const [lon, lat] = at?.type === 'points' ? (at.points[0] ?? []) : []
      return lon === undefined || lat === undefined ? [] : [{ lon, lat }]
    })
  return { file: basename(file), points }
}
