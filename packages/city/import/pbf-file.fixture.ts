import { deflateSync, zstdCompressSync } from 'node:zlib'
import { PbfWriter } from 'pbf'

/** Writes the frames of an .osm.pbf by hand, so that a test can write what no other program would. */
export type Packing = 'raw' | 'zlib' | 'zstd' | 'lz4'

const field: Readonly<Record<Packing, number>> = { raw: 1, zlib: 3, lz4: 6, zstd: 7 }
const pack: Readonly<Record<Packing, (bytes: Uint8Array) => Uint8Array>> = {
  raw: (bytes) => bytes,
  zlib: (bytes) => deflateSync(bytes),
  zstd: (bytes) => zstdCompressSync(bytes),
  lz4: (bytes) => bytes,
}

/** One block of the file: its header's length, the header, the packed bytes. */
export function block(type: string, bytes: Uint8Array, packing: Packing): Buffer {
  const blob = new PbfWriter()
  blob.writeBytesField(field[packing], pack[packing](bytes))
  const body = blob.finish()
  const header = new PbfWriter()
  header.writeStringField(1, type)
  header.writeVarintField(3, body.length)
  const head = header.finish()
  const length = Buffer.alloc(4)
  length.writeUInt32BE(head.length)
  return Buffer.concat([length, head, body])
}

/** The bytes of an OSMHeader that requires these features. */
export function headerRequiring(...features: readonly string[]): Uint8Array {
  const writer = new PbfWriter()
  for (const feature of features) writer.writeStringField(4, feature)
  return writer.finish()
}

/** The bytes of an OSMData block with one plain node 7 at 114.3 E, 30.6 N. */
export function oneNode(): Uint8Array {
  const node = new PbfWriter()
  node.writeSVarintField(1, 7)
  node.writeSVarintField(8, 306_000_000)
  node.writeSVarintField(9, 1_143_000_000)
  const group = new PbfWriter()
  group.writeBytesField(1, node.finish())
  const strings = new PbfWriter()
  strings.writeStringField(1, '')
  const writer = new PbfWriter()
  writer.writeBytesField(1, strings.finish())
  writer.writeBytesField(2, group.finish())
  return writer.finish()
}
