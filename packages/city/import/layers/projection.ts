import { basename } from 'node:path'
import { BrokenLayer, type LayerFeature, type LayerGeometry, type OnFinding } from './layer.ts'

/** Degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number]

const earth: Box = [-180, -90, 180, 90]
/** Names that mean WGS 84 degrees; CGCS 2000 (4490) lies within centimetres of it. */
const geographic = /CRS:?84|EPSG:+(\d+(\.\d+)?:)?(4326|4490|4979)$|WGS\s?84$/i

const remedyFor = (name: string) =>
  `Convert it first: ogr2ogr -f GeoJSON ${/EPSG/i.test(name) ? '' : '-s_srs EPSG:THEIRS '}-t_srs EPSG:4326 OUT.geojson IN`

/** Throws BrokenLayer when the `crs` member (GeoJSON of 2008) names another projection than WGS 84. */
export function refuseForeignCrs(file: string, crs: unknown): void {
  if (typeof crs !== 'object' || crs === null) return
  const name = /"(?:name|href|code)":\s*"?([^",}]+)/.exec(JSON.stringify(crs))?.[1] ?? 'unnamed'
  if (geographic.test(name)) return
  throw new BrokenLayer(file, `is in another projection (${name}), not in degrees of WGS 84`, remedyFor(name))
}

/**
 * The layer with its coordinates set right: lat and lon swapped back where every point says so (outside `box`, and inside
 * when swapped), points that cannot be left out, as are those far outside the city unless `keepsFar`. Throws BrokenLayer for coordinates that are no degrees.
 */
export function setRight(
  file: string,
  features: readonly LayerFeature[],
  box: Box | undefined,
  finding: OnFinding,
  keepsFar = false,
): LayerFeature[] {
  const isSwapped = everyPoint(features, (lon, lat) => !isIn(box ?? earth, lon, lat) && isIn(box ?? earth, lat, lon))
  if (isSwapped) finding('layer-with-swapped-axes', basename(file))
  const turned = isSwapped ? features.map(turnRound) : features
  const offEarth = turned.filter(({ geometry }) => !holds(geometry, (lon, lat) => isIn(earth, lon, lat)))
  if (offEarth.length * 2 > turned.length) {
    const name = guessProjection(offEarth[0])
    throw new BrokenLayer(file, `is in another projection (${name}), not in degrees of WGS 84`, remedyFor(name))
  }
  return turned.filter((feature) => isUsable(feature, keepsFar ? undefined : box, finding))
}

function isUsable({ where, geometry }: LayerFeature, box: Box | undefined, finding: OnFinding): boolean {
  if (!holds(geometry, (lon, lat) => isIn(earth, lon, lat))) finding('coordinates-off-earth', where)
  else if (!holds(geometry, (lon, lat) => lon !== 0 || lat !== 0)) finding('coordinates-zero', where)
  else if (box && !holds(geometry, (lon, lat) => isIn(widened(box), lon, lat))) finding('far-outside-the-city', where)
  else return true
  return false
}

/** A layer may reach beyond the extract, but what lies a degree off is a slip of somebody's pen. */
const widened = ([west, south, east, north]: Box): Box => [west - 1, south - 1, east + 1, north + 1]

/** Whether a point is near enough to a city to be drawn on its map. */
export const isNear = (box: Box | undefined, lon: number, lat: number): boolean =>
  isIn(box ? widened(box) : earth, lon, lat)

const isIn = ([west, south, east, north]: Box, lon: number, lat: number): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north

function everyPoint(features: readonly LayerFeature[], test: (lon: number, lat: number) => boolean): boolean {
  const placed = features.filter(({ geometry }) => flatLists(geometry).length > 0)
  return placed.length > 0 && placed.every(({ geometry }) => holds(geometry, test))
}

/** All coordinates of a geometry as flat lists. */
export function flatLists(geometry: LayerGeometry): readonly (readonly number[])[] {
  if (geometry.type === 'points') return geometry.points
  return geometry.type === 'lines' ? geometry.lines : geometry.polygons.flat()
}

function holds(geometry: LayerGeometry, test: (lon: number, lat: number) => boolean): boolean {
  return flatLists(geometry).every((list) => list.every((lon, i) => i % 2 === 1 || test(lon, list[i + 1] ?? NaN)))
}

const turned = (list: readonly number[]): number[] => list.map((_, i) => list[i ^ 1] ?? NaN)

function turnRound({ where, properties, geometry }: LayerFeature): LayerFeature {
  return { where, properties, geometry: turnGeometry(geometry) }
}

function turnGeometry(geometry: LayerGeometry): LayerGeometry {
  if (geometry.type === 'points') return { type: 'points', points: geometry.points.map(turned) }
  if (geometry.type === 'lines') return { type: 'lines', lines: geometry.lines.map(turned) }
  return { type: 'areas', polygons: geometry.polygons.map((polygon) => polygon.map(turned)) }
}

const webMercatorEdgeM = 20_037_509

/** What metres of this size usually are. */
function guessProjection(feature: LayerFeature | undefined): string {
  const [x = 0, y = 0] = (feature && flatLists(feature.geometry)[0]) ?? []
  const zone = Math.floor(x / 1e6)
  if (zone >= 13 && zone <= 45 && x > webMercatorEdgeM) return `Gauss-Krüger of zone ${zone}, such as CGCS2000`
  if (x > 100_000 && x < 900_000 && y > 0 && y < 10_000_000) return 'metres, probably UTM or Gauss-Krüger'
  if (Math.abs(x) <= webMercatorEdgeM && Math.abs(y) <= webMercatorEdgeM) return 'metres, probably EPSG:3857'
  return 'its numbers are no degrees'
}
