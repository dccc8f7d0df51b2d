import { openOsmSink, type OsmSink } from '../../town/osm-file/osm-sink.ts'
import type { OsmTags } from '../osm.ts'
import type { Polygon } from '../rings.ts'
import type { OnFinding } from './layer.ts'
import type { LayerElement } from './to-elements.ts'
import { vertexKey } from './vertex-key.ts'

/**
 * Elements of layers get ids above this: OpenStreetMap's have reached some ten thousand million in twenty years, and
 * numbers of the runtime and the file format are exact far beyond.
 */
export const firstLayerId = 1e12

export type ElementCounts = { readonly nodes: number; readonly ways: number; readonly relations: number }

/**
 * Writes elements of layers to a new `.osm.pbf`. Lines and areas are joined wherever they have a vertex in common, with
 * each other and with the extract: `nodeAt` says which node of the extract lies at a vertex. Roads without a length are
 * left out and told.
 */
export async function writeElements(
  file: string,
  elements: readonly LayerElement[],
  nodeAt: ReadonlyMap<string, number>,
  finding: OnFinding,
): Promise<ElementCounts> {
  const sink = await openOsmSink(file, firstLayerId)
  const vertices = new Map(nodeAt)
  try {
    // Barriers and lights first: the roads that run through them must find them there.
    for (const element of elements.filter(({ onRoad }) => onRoad)) writePoints(sink, element, vertices)
    for (const element of elements) {
      if (!element.onRoad) writeElement(sink, element, vertices, finding)
      await sink.flush()
    }
    const { nodes, ways, relations } = await sink.close()
    return { nodes, ways, relations }
  } catch (error) {
    await sink.abandon()
    throw error
  }
}

/** Where the extract has a node at a point's vertex, that one stays the vertex: roads of both meet there. */
function writePoints(sink: OsmSink, { tags, geometry }: LayerElement, vertices?: Map<string, number>): void {
  if (geometry.type !== 'points') return
  for (const [lon = 0, lat = 0] of geometry.points) {
    const id = sink.node(lon, lat, tags)
    const key = vertexKey(lon, lat)
    if (vertices && !vertices.has(key)) vertices.set(key, id)
  }
}

function writeElement(sink: OsmSink, element: LayerElement, vertices: Map<string, number>, finding: OnFinding): void {
  const { geometry, tags, where } = element
  if (geometry.type === 'points') return writePoints(sink, element)
  if (geometry.type === 'areas') return writeArea(sink, geometry.polygons, tags, vertices)
  for (const line of geometry.lines) {
    const refs = refsOf(sink, line, vertices)
    if (refs.length < 2) finding('line-without-length', where)
    else sink.way(refs, tags)
  }
}

/** One plain outline is a closed way; holes and several parts need a relation. */
function writeArea(sink: OsmSink, polygons: readonly Polygon[], tags: OsmTags, vertices: Map<string, number>): void {
  const [first = []] = polygons
  if (polygons.length === 1 && first.length === 1) {
    const area: OsmTags = tags['highway'] === undefined ? {} : { area: 'yes' }
    sink.way(refsOf(sink, first[0] ?? [], vertices), { ...area, ...tags })
    return
  }
  const members = polygons.flatMap((polygon) =>
    polygon.map((ring, i) => {
      const ref = sink.way(refsOf(sink, ring, vertices), {})
      return { type: 'way' as const, ref, role: i === 0 ? 'outer' : 'inner' }
    }),
  )
  sink.relation(members, { type: 'multipolygon', ...tags })
}

function refsOf(sink: OsmSink, line: readonly number[], vertices: Map<string, number>): number[] {
  const refs: number[] = []
  for (let i = 0; i + 1 < line.length; i += 2) {
    const [lon = 0, lat = 0] = [line[i], line[i + 1]]
    const key = vertexKey(lon, lat)
    const id = vertices.get(key) ?? sink.node(lon, lat)
    vertices.set(key, id)
    if (refs.at(-1) !== id) refs.push(id)
  }
  return refs
}
