import { PbfWriter } from '../../pbf-text.ts'
import type { OsmMember, OsmNode, OsmRelation, OsmTags, OsmWay } from '../../import/osm.ts'
import { newStringTable } from './string-table.ts'
import type { StringTable } from './string-table.ts'

/**
 * Bodies of OSMData blocks as `osmformat.proto` lays them out
 * (https://wiki.openstreetmap.org/wiki/PBF_Format). Granularity and date granularity stay at their defaults
 * (100 nanodegrees, 1 s), so a coordinate is degrees * 1e7, and no element carries author or time.
 */
const unitsPerDegree = 1e7
const memberTypes = { node: 0, way: 1, relation: 2 } as const

const deltas = (values: readonly number[]): number[] => values.map((value, at) => value - (values[at - 1] ?? 0))

/** Writes string table and one group; `writeGroup` must have interned all its strings before it is written. */
const encodeBlock = (prepare: (table: StringTable) => (pbf: PbfWriter) => void): Uint8Array => {
  const table = newStringTable()
  const writeGroup = prepare(table)
  const pbf = new PbfWriter()
  pbf.writeMessage(
    1,
    (strings: readonly string[], out: PbfWriter) => strings.forEach((text) => out.writeStringField(1, text)),
    table.strings,
  )
  pbf.writeMessage(2, (_: null, out: PbfWriter) => writeGroup(out), null)
  return pbf.finish()
}

const denseTags = (nodes: readonly OsmNode[], table: StringTable): number[] => {
  const flat: number[] = []
  for (const { tags } of nodes) {
    for (const [key, value] of Object.entries(tags)) flat.push(table.indexOf(key), table.indexOf(value))
    flat.push(0)
  }
  return flat.some((index) => index !== 0) ? flat : []
}

/** In: nodes by ascending id. Out: one PrimitiveBlock with one DenseNodes group. */
export const encodeNodes = (nodes: readonly OsmNode[]): Uint8Array =>
  encodeBlock((table) => {
    const tags = denseTags(nodes, table)
    const writeDense = (_: null, out: PbfWriter): void => {
      out.writePackedSVarint(1, deltas(nodes.map((node) => node.id)))
      out.writePackedSVarint(8, deltas(nodes.map((node) => Math.round(node.lat * unitsPerDegree))))
      out.writePackedSVarint(9, deltas(nodes.map((node) => Math.round(node.lon * unitsPerDegree))))
      if (tags.length > 0) out.writePackedVarint(10, tags)
    }
    return (group) => group.writeMessage(2, writeDense, null)
  })

type TagIndexes = { readonly keys: number[]; readonly values: number[] }

const indexTags = (tags: OsmTags, table: StringTable): TagIndexes => ({
  keys: Object.keys(tags).map(table.indexOf),
  values: Object.values(tags).map(table.indexOf),
})

const writeIdAndTags = (id: number, tags: TagIndexes, out: PbfWriter): void => {
  out.writeVarintField(1, id)
  out.writePackedVarint(2, tags.keys)
  out.writePackedVarint(3, tags.values)
}

/** In: ways by ascending id. Out: one PrimitiveBlock. */
export const encodeWays = (ways: readonly OsmWay[]): Uint8Array =>
  encodeBlock((table) => {
    const tags = ways.map((way) => indexTags(way.tags, table))
    const writeWay = (at: number, out: PbfWriter): void => {
      const [way, wayTags] = [ways[at], tags[at]]
      if (way === undefined || wayTags === undefined) return
      writeIdAndTags(way.id, wayTags, out)
      out.writePackedSVarint(8, deltas(way.refs))
    }
    return (group) => ways.forEach((_, at) => group.writeMessage(3, writeWay, at))
  })

const writeMembers = (members: readonly OsmMember[], roles: readonly number[], out: PbfWriter): void => {
  out.writePackedVarint(8, [...roles])
  out.writePackedSVarint(9, deltas(members.map((member) => member.ref)))
  out.writePackedVarint(
    10,
    members.map((member) => memberTypes[member.type]),
  )
}

/** In: relations by ascending id. Out: one PrimitiveBlock. */
export const encodeRelations = (relations: readonly OsmRelation[]): Uint8Array =>
  encodeBlock((table) => {
    const tags = relations.map((relation) => indexTags(relation.tags, table))
    const roles = relations.map((relation) => relation.members.map((member) => table.indexOf(member.role)))
    const writeRelation = (at: number, out: PbfWriter): void => {
      const [relation, itsTags] = [relations[at], tags[at]]
      if (relation === undefined || itsTags === undefined) return
      writeIdAndTags(relation.id, itsTags, out)
      writeMembers(relation.members, roles[at] ?? [], out)
    }
    return (group) => relations.forEach((_, at) => group.writeMessage(4, writeRelation, at))
  })
