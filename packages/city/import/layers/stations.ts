import { basename } from 'node:path'
import type { Station } from '../../city.ts'
import { BrokenLayer, type LayerFeature, type OnFinding } from './layer.ts'
import { namesIn } from './areas.ts'
import { isNear, type Box } from './projection.ts'
import { stationKind, stationTags } from './point-tags.ts'
import { pointOf, valueReader, type LayerElement } from './to-elements.ts'

/**
 * Stations of a layer. Slips are addressed to them, so nothing is left out in silence: a row without number or name, or a
 * number that comes twice, stops the import. Throws BrokenLayer.
 */
export function readStations(file: string, features: readonly LayerFeature[], finding: OnFinding): Station[] {
  const valuesOf = valueReader('stations', basename(file), finding)
  return features.map((feature) => {
    const values = valuesOf(feature)
    const geometry = pointOf(feature.geometry)
    const [lon, lat] = geometry?.type === 'points' ? (geometry.points[0] ?? []) : []
    const id = values['ref'] ?? values['id'] ?? values['@id']
    const name = namesIn(values)
    if (id === undefined || Object.keys(name).length === 0 || lon === undefined || lat === undefined) {
      const remedy = 'Each needs a number (station or ref), a name and a point'
      throw new BrokenLayer(file, `has a station without number, name or point (${feature.where})`, remedy)
    }
    return { id, name, kind: stationKind(values), lon, lat }
  })
}

/** Throws BrokenLayer when two stations of one's own have the same number. */
export function refuseTwice(file: string, stations: readonly Station[]): void {
  const seen = new Set<string>()
  for (const { id } of stations) {
    if (seen.has(id)) throw new BrokenLayer(file, `has the station ${id} twice`, 'Give each its own number')
    seen.add(id)
  }
}

/** About 150 m: a station of one's own that the extract has as well is one place, not two. */
const sameStationDegrees = 0.0015

/**
 * One's own stations as points of the map and the gazetteer, but for those that the extract shows already and those of
 * another city, which would stretch the map to there.
 */
export function stationElements(
  own: readonly Station[],
  inExtract: readonly Station[],
  box: Box | undefined,
): LayerElement[] {
  return own.flatMap((station) => {
    const { id, name, kind, lon, lat } = station
    if (!isNear(box, lon, lat) || inExtract.some((other) => isSamePlace(station, other))) return []
    const { zh, en } = name
    const local = zh ?? en ?? id
    const tags = { name: local, ...(zh !== undefined && { 'name:zh': zh }), ...(en !== undefined && { 'name:en': en }) }
    return [
      {
        where: id,
        tags: { ...tags, ref: id, ...stationTags(kind) },
        geometry: { type: 'points' as const, points: [[lon, lat]] },
        onRoad: false,
      },
    ]
  })
}

function isSamePlace(a: Station, b: Station): boolean {
  const shrink = Math.cos((a.lat * Math.PI) / 180)
  return a.kind === b.kind && Math.hypot((a.lon - b.lon) * shrink, a.lat - b.lat) < sameStationDegrees
}
