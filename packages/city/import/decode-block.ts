import { PbfReader } from 'pbf'
import { checkEnd, readEnd } from './check-end.ts'
import type { OsmListener, OsmMember, OsmTags } from './osm.ts'
import { StringTable } from './string-table.ts'

/** What a block's numbers mean: strings by index, coordinates in units of `granularity` nanodegrees from an offset. */
type Frame = { strings: StringTable; granularity: number; latOffset: number; lonOffset: number }

const noTags: OsmTags = Object.freeze({})
const memberTypes = ['node', 'way', 'relation'] as const

/**
 * Decodes one PrimitiveBlock (https://github.com/openstreetmap/OSM-binary/blob/master/osmpbf/osmformat.proto) and hands
 * its elements to the listener; skips kinds that nobody listens to. Throws RangeError when the bytes make no sense.
 */
export function decodeBlock(bytes: Uint8Array, listener: OsmListener): void {
  const pbf = new PbfReader(bytes)
  const frame: Frame = { strings: new StringTable(), granularity: 100, latOffset: 0, lonOffset: 0 }
  const groups: { start: number; end: number }[] = []
  for (let field = pbf.nextField(); field; field = pbf.nextField()) {
    if (field === 1) frame.strings.read(pbf, readEnd(pbf, pbf.length))
    else if (field === 2) groups.push(skipGroup(pbf))
    else if (field === 17) frame.granularity = pbf.readVarint()
    else if (field === 19) frame.latOffset = pbf.readVarint(true)
    else if (field === 20) frame.lonOffset = pbf.readVarint(true)
  }
  checkEnd(pbf)
  // The frame's fields come after the groups in the file, so groups wait for the end of the block.
  for (const group of groups) {
    pbf.pos = group.start
    decodeGroup(pbf, group.end, frame, listener)
  }
}

function skipGroup(pbf: PbfReader): { start: number; end: number } {
  const end = readEnd(pbf, pbf.length)
  const start = pbf.pos
  pbf.pos = end
  return { start, end }
}

function decodeGroup(pbf: PbfReader, end: number, frame: Frame, listener: OsmListener): void {
  for (let field = pbf.nextField(end); field; field = pbf.nextField(end)) {
    if (field === 1 && listener.node) decodeNode(pbf, readEnd(pbf, end), frame, listener.node)
    else if (field === 2 && listener.node) decodeDense(pbf, readEnd(pbf, end), frame, listener.node)
    else if (field === 3 && listener.way) decodeWay(pbf, readEnd(pbf, end), frame, listener.way)
    else if (field === 4 && listener.relation) decodeRelation(pbf, readEnd(pbf, end), frame, listener.relation)
  }
  checkEnd(pbf)
}

function decodeNode(pbf: PbfReader, end: number, frame: Frame, node: NonNullable<OsmListener['node']>): void {
  let id = 0
  let lat = NaN
  let lon = NaN
  let keys: number[] = []
  let values: number[] = []
  for (let field = pbf.nextField(end); field; field = pbf.nextField(end)) {
    if (field === 1) id = pbf.readSVarint()
    else if (field === 2) keys = readUnsigned(pbf, end)
    else if (field === 3) values = readUnsigned(pbf, end)
    else if (field === 8) lat = toDegrees(pbf.readSVarint(), frame.latOffset, frame)
    else if (field === 9) lon = toDegrees(pbf.readSVarint(), frame.lonOffset, frame)
  }
  node({ id, lon, lat, tags: toTags(keys, values, frame) })
}

function decodeDense(pbf: PbfReader, end: number, frame: Frame, node: NonNullable<OsmListener['node']>): void {
  let ids: number[] = []
  let lats: number[] = []
  let lons: number[] = []
  let keysValues: number[] = []
  for (let field = pbf.nextField(end); field; field = pbf.nextField(end)) {
    if (field === 1) ids = readDeltas(pbf, end)
    else if (field === 8) lats = readDeltas(pbf, end)
    else if (field === 9) lons = readDeltas(pbf, end)
    else if (field === 10) keysValues = readUnsigned(pbf, end)
  }
  if (lats.length !== ids.length || lons.length !== ids.length) throw new RangeError('dense nodes of unequal length')
  const tagsOf = denseTags(keysValues, frame)
  ids.forEach((id, i) => {
    const lon = toDegrees(lons[i] ?? NaN, frame.lonOffset, frame)
    node({ id, lon, lat: toDegrees(lats[i] ?? NaN, frame.latOffset, frame), tags: tagsOf() })
  })
}

/** Dense nodes keep all tags in one list: key, value, key, value, 0 to end a node. Reads it one node a call. */
function denseTags(keysValues: number[], frame: Frame): () => OsmTags {
  let at = 0
  return () => {
    if (at >= keysValues.length || keysValues[at] === 0) {
      at++
      return noTags
    }
    const tags: Record<string, string> = {}
    while (at < keysValues.length && keysValues[at] !== 0) {
      tags[frame.strings.at(keysValues[at++])] = frame.strings.at(keysValues[at++])
    }
    at++
    return tags
  }
}

function decodeWay(pbf: PbfReader, end: number, frame: Frame, way: NonNullable<OsmListener['way']>): void {
  let id = 0
  let keys: number[] = []
  let values: number[] = []
  let refs: number[] = []
  for (let field = pbf.nextField(end); field; field = pbf.nextField(end)) {
    if (field === 1) id = pbf.readVarint(true)
    else if (field === 2) keys = readUnsigned(pbf, end)
    else if (field === 3) values = readUnsigned(pbf, end)
    else if (field === 8) refs = readDeltas(pbf, end)
  }
  way({ id, refs, tags: toTags(keys, values, frame) })
}

function decodeRelation(pbf: PbfReader, end: number, frame: Frame, relation: NonNullable<OsmListener['relation']>) {
  let id = 0
  let keys: number[] = []
  let values: number[] = []
  let roles: number[] = []
  let refs: number[] = []
  let types: number[] = []
  for (let field = pbf.nextField(end); field; field = pbf.nextField(end)) {
    if (field === 1) id = pbf.readVarint(true)
    else if (field === 2) keys = readUnsigned(pbf, end)
    else if (field === 3) values = readUnsigned(pbf, end)
    else if (field === 8) roles = readUnsigned(pbf, end)
    else if (field === 9) refs = readDeltas(pbf, end)
    else if (field === 10) types = readUnsigned(pbf, end)
  }
  const members = refs.map((ref, i) => toMember(ref, types[i], frame.strings.at(roles[i])))
  relation({ id, members, tags: toTags(keys, values, frame) })
}

function toMember(ref: number, typeIndex: number | undefined, role: string): OsmMember {
  const type = memberTypes[typeIndex ?? -1]
  if (!type) throw new RangeError('a member of unknown type')
  return { type, ref, role }
}

function toTags(keys: readonly number[], values: readonly number[], frame: Frame): OsmTags {
  if (keys.length !== values.length) throw new RangeError('keys and values of unequal length')
  if (keys.length === 0) return noTags
  const tags: Record<string, string> = {}
  keys.forEach((key, i) => (tags[frame.strings.at(key)] = frame.strings.at(values[i])))
  return tags
}

const toDegrees = (value: number, offset: number, frame: Frame) => (offset + frame.granularity * value) / 1e9

function readUnsigned(pbf: PbfReader, limit: number): number[] {
  const end = packedEnd(pbf, limit)
  const numbers: number[] = []
  while (pbf.pos < end) numbers.push(pbf.readVarint())
  return numbers
}

function readDeltas(pbf: PbfReader, limit: number): number[] {
  const end = packedEnd(pbf, limit)
  const numbers: number[] = []
  for (let sum = 0; pbf.pos < end; numbers.push(sum)) sum += pbf.readSVarint()
  return numbers
}

function packedEnd(pbf: PbfReader, limit: number): number {
  if (pbf.type !== 2) throw new RangeError('a list that is not packed')
  return readEnd(pbf, limit)
}
