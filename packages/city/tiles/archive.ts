import { createHash } from 'node:crypto'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { zxyToTileId } from 'pmtiles'
import { writeDirectories, type TileEntry } from './directory.ts'

export type ArchiveInfo = {
  readonly minZoom: number
  readonly maxZoom: number
  /** west, south, east, north in degrees */
  readonly bbox: readonly [number, number, number, number]
  readonly metadata: Readonly<Record<string, unknown>>
}

const headerBytes = 127
const copyChunk = 1 << 20

/**
 * Writes one PMTiles v3 archive of vector tiles: clustered (tile data in Hilbert order), gzip inside and out, equal tiles
 * kept once. Tiles may come in any order; they are spooled beside the target and put in order at the end. The target
 * appears whole (renamed into place) or not at all. The same tiles always give the same bytes.
 */
export class ArchiveWriter {
  readonly #file: string
  readonly #spool: FileHandle
  readonly #places = new Map<number, { at: number; length: number }>()
  readonly #byHash = new Map<string, { at: number; length: number }>()
  #spooled = 0

  private constructor(file: string, spool: FileHandle) {
    this.#file = file
    this.#spool = spool
  }

  static async create(file: string): Promise<ArchiveWriter> {
    return new ArchiveWriter(file, await open(`${file}.spool`, 'w+'))
  }

  /** `tile` is the encoded vector tile, not compressed yet. */
  async add(z: number, x: number, y: number, tile: Uint8Array): Promise<void> {
    const hash = createHash('sha1').update(tile).digest('base64')
    let place = this.#byHash.get(hash)
    if (!place) {
      const bytes = gzipSync(tile)
      place = { at: this.#spooled, length: bytes.length }
      await this.#spool.write(bytes, 0, bytes.length, this.#spooled)
      this.#spooled += bytes.length
      this.#byHash.set(hash, place)
    }
    this.#places.set(zxyToTileId(z, x, y), place)
  }

  /** Puts the archive together. Answers how many tiles it addresses and its size. */
  async finish(info: ArchiveInfo): Promise<{ tiles: number; bytes: number }> {
    const part = `${this.#file}.part`
    const target = await open(part, 'w')
    try {
      const bytes = await this.#assemble(target, info)
      await target.sync()
      await target.close()
      await rename(part, this.#file)
      return { tiles: this.#places.size, bytes }
    } catch (error) {
      await target.close()
      await rm(part, { force: true })
      throw error
    } finally {
      await this.abandon()
    }
  }

  /** Removes the spool; for the way out after an error, too. */
  async abandon(): Promise<void> {
    await this.#spool.close()
    await rm(`${this.#file}.spool`, { force: true })
  }

  async #assemble(target: FileHandle, info: ArchiveInfo): Promise<number> {
    const { entries, order, dataLength } = this.#layOut()
    const { root, leaves } = writeDirectories(entries)
    const metadata = gzipSync(JSON.stringify(info.metadata))
    const counts = { tiles: this.#places.size, entries: entries.length, contents: order.length }
    const lengths = { root: root.length, metadata: metadata.length, leaves: leaves.length, data: dataLength }
    const head = Buffer.concat([header(info, lengths, counts), root, metadata, leaves])
    await target.write(head, 0, head.length, 0)
    let at = head.length
    for (const { at: from, length } of order) {
      await copy(this.#spool, from, target, at, length)
      at += length
    }
    return at
  }

  #layOut(): { entries: TileEntry[]; order: { at: number; length: number }[]; dataLength: number } {
    const offsets = new Map<number, number>()
    const order: { at: number; length: number }[] = []
    const entries: TileEntry[] = []
    let dataLength = 0
    for (const [tileId, place] of [...this.#places].sort(([a], [b]) => a - b)) {
      let offset = offsets.get(place.at)
      if (offset === undefined) {
        offset = dataLength
        offsets.set(place.at, offset)
        order.push(place)
        dataLength += place.length
      }
      const last = entries.at(-1)
      if (last && last.offset === offset && last.tileId + last.runLength === tileId) {
        entries[entries.length - 1] = { ...last, runLength: last.runLength + 1 }
      } else entries.push({ tileId, offset, length: place.length, runLength: 1 })
    }
    return { entries, order, dataLength }
  }
}

async function copy(from: FileHandle, fromAt: number, to: FileHandle, toAt: number, length: number): Promise<void> {
  const buffer = Buffer.alloc(Math.min(length, copyChunk))
  for (let done = 0; done < length; done += buffer.length) {
    const size = Math.min(buffer.length, length - done)
    await from.read(buffer, 0, size, fromAt + done)
    await to.write(buffer, 0, size, toAt + done)
  }
}

/** PMTiles v3, section 3: 127 bytes, little-endian. */
function header(
  { minZoom, maxZoom, bbox }: ArchiveInfo,
  lengths: { root: number; metadata: number; leaves: number; data: number },
  counts: { tiles: number; entries: number; contents: number },
): Uint8Array {
  const bytes = Buffer.alloc(headerBytes)
  bytes.write('PMTiles', 0, 'ascii')
  bytes.writeUInt8(3, 7)
  let offset = headerBytes
  const sections = [lengths.root, lengths.metadata, lengths.leaves, lengths.data]
  for (const [i, length] of sections.entries()) {
    bytes.writeBigUInt64LE(BigInt(offset), 8 + i * 16)
    bytes.writeBigUInt64LE(BigInt(length), 16 + i * 16)
    offset += length
  }
  bytes.writeBigUInt64LE(BigInt(counts.tiles), 72)
  bytes.writeBigUInt64LE(BigInt(counts.entries), 80)
  bytes.writeBigUInt64LE(BigInt(counts.contents), 88)
  const [west, south, east, north] = bbox
  const clustered = 1
  const gzip = 2
  const vectorTiles = 1
  bytes.set([clustered, gzip, gzip, vectorTiles, minZoom, maxZoom], 96)
  for (const [i, degrees] of [west, south, east, north].entries()) {
    bytes.writeInt32LE(Math.round(degrees * 1e7), 102 + i * 4)
  }
  bytes.writeUInt8(Math.min(maxZoom, 13), 118)
  bytes.writeInt32LE(Math.round(((west + east) / 2) * 1e7), 119)
  bytes.writeInt32LE(Math.round(((south + north) / 2) * 1e7), 123)
  return bytes
}
