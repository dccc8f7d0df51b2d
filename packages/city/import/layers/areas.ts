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
  const valuesOf = valueReader(kind === 'beat' ? 'beats' : 'zones', file, finding)
  return features.flatMap((feature, i) => {
    const values = valuesOf(feature)
    const area = readArea(feature, values, `${kind}-${i + 1}`, finding)
    return area ? [{ ...area, kind: kindOf(values, kind) }] : []
  })
}

/** A column `kind` may say otherwise than the option that the file was given by. */
const kindOf = ({ kind }: OsmTags, given: Beat['kind']): Beat['kind'] =>
  kind === 'beat' || kind === 'zone' ? kind : given

export function readClosedAreas(file: string, features: readonly LayerFeature[], finding: OnFinding): ClosedArea[] {
  const valuesOf = valueReader('closed-areas', file, finding)
  return features.flatMap((feature, i) => readArea(feature, valuesOf(feature), `closed-${i + 1}`, finding) ?? [])
}

/** Leaves out and tells what repeats an id, of this layer or another. */
export function eachOnce<T extends { readonly id: string }>(areas: readonly T[], finding: OnFinding): T[] {
  const seen = new Set<string>()
  return areas.filter(({ id }) => {
    if (seen.has(id)) finding('id-twice', id)
    const isFirst = !seen.has(id)
    seen.add(id)
    return isFirst
  })
}

function readArea(feature: LayerFeature, values: OsmTags, otherwise: string, finding: OnFinding): Area | undefined {
  const { geometry, where } = feature
  if (geometry.type !== 'areas') {
    finding('geometry-of-another-kind', where)
    return undefined
  }
  const polygons = mendArea(geometry.polygons, where, finding)
  const id = values['id'] ?? values['ref'] ?? values['@id'] ?? values['name'] ?? otherwise
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
