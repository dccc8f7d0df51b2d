import { deflateSync } from 'node:zlib'
import { PbfWriter } from '../../pbf-text.ts'

const nanodegrees = 1e9

/**
 * In: block type and body. Out: length (4 bytes, big endian), BlobHeader and zlib Blob, as they follow one another in
 * the file. One fixed compression level, so that the same body gives the same bytes.
 */
export const frameBlob = (type: 'OSMHeader' | 'OSMData', body: Uint8Array): Uint8Array => {
  const blob = new PbfWriter()
  blob.writeVarintField(2, body.length)
  blob.writeBytesField(3, deflateSync(body, { level: 6 }))
  const data = blob.finish()
  const header = new PbfWriter()
  header.writeStringField(1, type)
  header.writeVarintField(3, data.length)
  const head = header.finish()
  const length = Buffer.alloc(4)
  length.writeUInt32BE(head.length)
  return Buffer.concat([length, head, data])
}

/** In: west, south, east, north in degrees. Out: the HeaderBlock body. */
export const encodeHeader = (bbox: readonly [number, number, number, number]): Uint8Array => {
  const [west, south, east, north] = bbox.map((degrees) => Math.round(degrees * nanodegrees))
  const pbf = new PbfWriter()
  const writeBox = (_: null, out: PbfWriter): void => {
    ;[west, east, north, south].forEach((edge, at) => out.writeSVarintField(at + 1, edge ?? 0))
  }
  pbf.writeMessage(1, writeBox, null)
  pbf.writeStringField(4, 'OsmSchema-V0.6')
  pbf.writeStringField(4, 'DenseNodes')
  pbf.writeStringField(5, 'Sort.Type_then_ID')
  pbf.writeStringField(16, 'tocsin town')
  return pbf.finish()
}
