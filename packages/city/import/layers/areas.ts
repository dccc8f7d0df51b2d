import type { Beat, ClosedArea } from '../../city.ts'
import type { OsmTags } from '../osm.ts'
import type { Polygon } from '../rings.ts'
import { nameInScript } from '../station-kind.ts'
import type { LayerFeature, OnFinding } from './layer.ts'
import { mendArea } from './mend-area.ts'
import { namesApart } from './names.ts'
import { valueReader } from './to-elements.ts'

type Area = { readonly id: string; readonly name: Beat['name']; readonly polygons: Polygon[] }

/** Beats or zones of a layer; each id once. What is no area, or has no ground, is left out and told. */
export function readBeats(
  kind: Beat['kind'],
  file: string,
  features: readonly LayerFeature[],
  finding: OnFinding,
): Beat[] {
  const rows = rowsOf(features, valueReader(kind === 'beat' ? 'beats' : 'zones', file, finding))
  const idOf = idReader(file, kind, rows)
  return rows.flatMap((row, i) => {
    const area = readArea(row, idOf(row, i), finding)
    return area ? [{ ...area, kind: kindOf(row.values, kind) }] : []
  })
}

/** A column `kind` may say otherwise than the option that the file was given by. */
const kindOf = ({ kind }: OsmTags, given: Beat['kind']): Beat['kind'] =>
  kind === 'beat' || kind === 'zone' ? kind : given

export function readClosedAreas(file: string, features: readonly LayerFeature[], finding: OnFinding): ClosedArea[] {
  const rows = rowsOf(features, valueReader('closed-areas', file, finding))
  const idOf = idReader(file, 'closed', rows)
  return rows.flatMap((row, i) => readArea(row, idOf(row, i), finding) ?? [])
}

/** Leaves out and tells what repeats an id among its kind, of this layer or another: a beat and a zone may both be 1. */
export function eachOnce<T extends { readonly id: string; readonly kind?: string }>(
  areas: readonly T[],
  finding: OnFinding,
): T[] {
  const seen = new Set<string>()
  return areas.filter(({ id, kind = '' }) => {
    const key = `${kind} ${id}`
    const isFirst = !seen.has(key)
    if (!isFirst) finding('id-twice', id)
    seen.add(key)
    return isFirst
  })
}

type AreaRow = { readonly feature: LayerFeature; readonly values: OsmTags }

const rowsOf = (features: readonly LayerFeature[], valuesOf: (feature: LayerFeature) => OsmTags): AreaRow[] =>
  features.map((feature) => ({ feature, values: valuesOf(feature) }))

/**
 * Ids of a file's areas: as the file says, else the name. A bare number of a row (`fid`) counts in its own file only, so
 * it goes with the file's name; it serves where there is no name, or one that several areas of the file have.
 */
function idReader(file: string, kind: string, rows: readonly AreaRow[]): (row: AreaRow, i: number) => string {
  const counts = new Map<string, number>()
  for (const { values } of rows) {
    const name = values['name']
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return ({ values }, i) => {
    const { id, ref, name, '@id': bare } = values
    const isOnlyOne = name !== undefined && counts.get(name) === 1
    const known = id ?? ref ?? (isOnlyOne || bare === undefined ? name : undefined)
    return known ?? `${file}/${bare ?? `${kind}-${i + 1}`}`
  }
}

function readArea({ feature, values }: AreaRow, id: string, finding: OnFinding): Area | undefined {
  const { geometry, where } = feature
  if (geometry.type !== 'areas') {
    finding('geometry-of-another-kind', where)
    return undefined
  }
  const polygons = mendArea(geometry.polygons, where, finding)
  return polygons.length > 0 ? { id, name: namesIn(values), polygons } : undefined
}

/** `name` under the language of its script, and those that say theirs. */
export function namesIn(values: OsmTags): { zh?: string; en?: string } {
  const tags = namesApart(values)
  const { zh, en } = { ...(tags['name'] !== undefined && nameInScript(tags['name'])), ...languagesOf(tags) }
  return { ...(zh !== undefined && { zh }), ...(en !== undefined && { en }) }
}

function languagesOf(tags: OsmTags): { zh?: string; en?: string } {
  const [zh, en] = [tags['name:zh'], tags['name:en']]
  return { ...(zh !== undefined && { zh }), ...(en !== undefined && { en }) }
}
