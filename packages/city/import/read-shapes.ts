import type { Extract } from './extract.ts'
import { NodePositions } from './node-positions.ts'
import type { OsmRelation, OsmTags } from './osm.ts'
import { readOsm } from './read-osm.ts'
import { SeenIds } from './seen-ids.ts'
import { joinRings, nestRings, type MemberWay, type Polygon } from './rings.ts'

/** An element with its place on earth. Coordinates are degrees; lines are flat lon, lat, lon, lat. */
export type PointShape = { readonly id: number; readonly tags: OsmTags; readonly lon: number; readonly lat: number }
export type LineShape = MemberWay & { readonly id: number; readonly tags: OsmTags }
export type AreaShape = { readonly id: number; readonly tags: OsmTags; readonly polygons: readonly Polygon[] }

export type ShapeListener = {
  /** nodes that carry tags */
  readonly point?: (shape: PointShape) => void
  /** ways of at least two known nodes, closed ones too */
  readonly line?: (shape: LineShape) => void
  /** relations of type multipolygon or boundary, put together from their ways */
  readonly area?: (shape: AreaShape) => void
  readonly wantsRelation?: (tags: OsmTags) => boolean
  readonly finding?: (kind: string, example: string) => void
  /** 0 to 1 */
  readonly progress?: (share: number) => void
}

/**
 * Reads an extract in two passes (nodes and relations, then ways) and hands out geometry instead of references. Points
 * come first, then lines, then areas, each in file order. Memory: 16 bytes a node, 8 a way, and the member ways of wanted
 * relations. An id that comes again is left out and told. Errors are `readOsm`'s.
 */
export async function readShapes(source: Extract, listener: ShapeListener): Promise<void> {
  const positions = new NodePositions()
  const relations: OsmRelation[] = []
  const memberWays = new Map<number, MemberWay | undefined>()
  const seen = { points: new SeenIds(), ways: new SeenIds(), relations: new SeenIds() }
  await readOsm(source, {
    node: ({ id, lon, lat, tags }) => {
      positions.add(id, lon, lat)
      for (const _ in tags) {
        if (seen.points.isNew(id)) listener.point?.({ id, tags, lon, lat })
        break
      }
    },
    relation: (relation) => {
      if (!isArea(relation.tags) || !(listener.wantsRelation?.(relation.tags) ?? listener.area)) return
      if (!seen.relations.isNew(relation.id)) return listener.finding?.('duplicate-relation', `relation ${relation.id}`)
      relations.push(relation)
      for (const { type, ref } of relation.members) if (type === 'way') memberWays.set(ref, undefined)
    },
    progress: (share) => listener.progress?.(share / 2),
  })
  positions.seal((id) => listener.finding?.('duplicate-node', `node ${id}`))
  await readOsm(source, {
    way: ({ id, refs, tags }) => {
      if (!seen.ways.isNew(id)) return listener.finding?.('duplicate-way', `way ${id}`)
      const line = positions.line(refs)
      if (line.length < 2 * refs.length) listener.finding?.('way-with-missing-nodes', `way ${id}`)
      if (line.length < 4) return
      if (memberWays.has(id)) memberWays.set(id, { refs, line })
      listener.line?.({ id, tags, refs, line })
    },
    progress: (share) => listener.progress?.(0.5 + share / 2),
  })
  for (const relation of relations) listener.area?.(areaOf(relation, memberWays, listener))
}

function isArea(tags: OsmTags): boolean {
  return tags['type'] === 'multipolygon' || tags['type'] === 'boundary'
}

function areaOf(
  { id, tags, members }: OsmRelation,
  memberWays: ReadonlyMap<number, MemberWay | undefined>,
  { finding }: ShapeListener,
): AreaShape {
  const ways = members.flatMap(({ type, ref }) => (type === 'way' ? (memberWays.get(ref) ?? []) : []))
  const { closed, open } = joinRings(ways)
  if (open.length > 0) finding?.('area-not-closed', `relation ${id}`)
  return { id, tags, polygons: nestRings(closed) }
}
