import { open, type FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import * as zlib from 'node:zlib'
import { PbfReader } from 'pbf'
import { BrokenExtract } from './broken-extract.ts'
import { checkEnd } from './check-end.ts'
import { refuseForeignFormat } from './foreign-format.ts'

/** One decompressed block of the file, and how far into the file it ends (0 to 1). */
export type Block = { readonly type: string; readonly bytes: Uint8Array; readonly share: number }

// Limits of the format: https://wiki.openstreetmap.org/wiki/PBF_Format#File_format
const maxHeaderBytes = 64 * 1024
const maxBlobBytes = 32 * 1024 * 1024

const download = 'Fetch the extract again'
const inflate = promisify<Uint8Array, zlib.ZlibOptions, Uint8Array>(zlib.inflate)
const zstd = promisify<Uint8Array, zlib.ZstdOptions, Uint8Array>(zlib.zstdDecompress)

/**
 * Reads the blocks of an `.osm.pbf` one after another; holds at most one block in memory (32 MiB at most by the format).
 * Throws BrokenExtract when the file is not in the format, ends too early or is damaged.
 */
export async function* readBlobs(file: string, signal?: AbortSignal): AsyncGenerator<Block> {
  const handle = await openExtract(file)
  try {
    const { size } = await handle.stat()
    if (size === 0) throw new BrokenExtract(file, 'is empty', download)
    for (let at = 0; at < size;) {
      signal?.throwIfAborted()
      const header = await readHeader(handle, file, at, size)
      const blob = await readExactly(handle, file, header.end, header.dataBytes, size)
      at = header.end + header.dataBytes
      yield { type: header.type, bytes: await unpack(file, blob), share: at / size }
    }
  } finally {
    await handle.close()
  }
}

async function openExtract(file: string): Promise<FileHandle> {
  try {
    const handle = await open(file, 'r')
    if ((await handle.stat()).isFile()) return handle
    await handle.close()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new BrokenExtract(file, `cannot be opened (${code})`, 'Check the path and the rights of the file')
  }
  throw new BrokenExtract(file, 'is not a file', 'Give the path of an .osm.pbf file')
}

async function readHeader(handle: FileHandle, file: string, at: number, size: number) {
  if (at === 0) refuseForeignFormat(file, await readUpTo(handle, 512))
  const length = new DataView((await readExactly(handle, file, at, 4, size)).buffer).getUint32(0)
  if (length === 0 || length > maxHeaderBytes) throw damaged(file, at)
  const bytes = await readExactly(handle, file, at + 4, length, size)
  const header = decode(file, at, () => decodeHeader(bytes))
  if (at === 0 && header.type !== 'OSMHeader') throw damaged(file, at)
  if (!(header.dataBytes > 0 && header.dataBytes <= maxBlobBytes)) throw damaged(file, at)
  return { ...header, end: at + 4 + length }
}

function decodeHeader(bytes: Uint8Array): { type: string; dataBytes: number } {
  const pbf = new PbfReader(bytes)
  const header = { type: '', dataBytes: -1 }
  for (let field = pbf.nextField(); field; field = pbf.nextField()) {
    if (field === 1) header.type = pbf.readString()
    else if (field === 3) header.dataBytes = pbf.readVarint()
  }
  checkEnd(pbf)
  return header
}

async function unpack(file: string, blob: Uint8Array): Promise<Uint8Array> {
  const packed = decode(file, undefined, () => decodeBlob(blob))
  if (packed.method === 'raw') return packed.bytes
  if (packed.method !== 'zlib' && packed.method !== 'zstd') {
    const remedy = 'Rewrite it with zlib, for example: osmium cat IN.osm.pbf -o OUT.osm.pbf'
    throw new BrokenExtract(file, `is compressed with ${packed.method}, which is not supported`, remedy)
  }
  try {
    return await (packed.method === 'zlib' ? inflate : zstd)(packed.bytes, {
      maxOutputLength: maxBlobBytes,
    })
  } catch {
    throw damaged(file)
  }
}

function decodeBlob(blob: Uint8Array) {
  const pbf = new PbfReader(blob)
  const methods: Record<number, string> = {
    1: 'raw',
    3: 'zlib',
    4: 'lzma',
    5: 'bzip2',
    6: 'lz4',
    7: 'zstd',
  }
  let found = { method: 'none', bytes: blob.subarray(0, 0) }
  for (let field = pbf.nextField(); field; field = pbf.nextField()) {
    const method = methods[field]
    if (method) found = { method, bytes: pbf.readBytes() }
  }
  checkEnd(pbf)
  if (found.method === 'none') throw new RangeError('a blob without data')
  return found
}

function decode<T>(file: string, at: number | undefined, read: () => T): T {
  try {
    return read()
  } catch {
    throw damaged(file, at)
  }
}

/** The error for bytes that are not what the format says; at byte 0 the file is something else altogether. */
export function damaged(file: string, at?: number): BrokenExtract {
  if (at === 0) return new BrokenExtract(file, 'is not an .osm.pbf file', 'Give an OpenStreetMap extract in PBF form')
  return new BrokenExtract(file, `is damaged${at === undefined ? '' : ` at byte ${at}`}`, download)
}

async function readUpTo(handle: FileHandle, bytes: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await handle.read(new Uint8Array(bytes), 0, bytes, 0)
  return buffer.subarray(0, bytesRead)
}

async function readExactly(handle: FileHandle, file: string, at: number, bytes: number, size: number) {
  if (at + bytes > size) {
    if (at === 0) throw damaged(file, 0)
    throw new BrokenExtract(file, `is cut off: it ends at byte ${size} in the middle of a block`, download)
  }
  const buffer = new Uint8Array(bytes)
  for (let done = 0; done < bytes;) {
    const { bytesRead } = await handle.read(buffer, done, bytes - done, at + done)
    if (bytesRead === 0) throw new BrokenExtract(file, 'became shorter while it was read', download)
    done += bytesRead
  }
  return buffer
}
