import { gzipSync } from 'node:zlib'

/** Where one tile's bytes lie; offsets count from the start of the tile data. `tileId` is PMTiles' Hilbert number. */
export type TileEntry = {
  readonly tileId: number
  readonly offset: number
  readonly length: number
  /** how many consecutive tile ids share the bytes; 0 means that the entry points at a leaf directory */
  readonly runLength: number
}

/** The specification wants header and root directory within the archive's first 16 KiB. */
const rootLimit = 16_384 - 127
const firstLeafSize = 4096

/**
 * PMTiles v3, section 4: a root directory alone when it fits, else a root over leaf directories that double in size until
 * the root fits. Entries must be sorted by tile id.
 */
export function writeDirectories(entries: readonly TileEntry[]): { root: Uint8Array; leaves: Uint8Array } {
  const alone = directoryBytes(entries)
  if (alone.length <= rootLimit) return { root: alone, leaves: new Uint8Array() }
  for (let leafSize = firstLeafSize; ; leafSize *= 2) {
    const { root, leaves } = withLeaves(entries, leafSize)
    if (root.length <= rootLimit) return { root, leaves }
  }
}

function withLeaves(entries: readonly TileEntry[], leafSize: number): { root: Uint8Array; leaves: Uint8Array } {
  const parts: Uint8Array[] = []
  const pointers: TileEntry[] = []
  let offset = 0
  for (let start = 0; start < entries.length; start += leafSize) {
    const leaf = directoryBytes(entries.slice(start, start + leafSize))
    pointers.push({ tileId: entries[start]?.tileId ?? 0, offset, length: leaf.length, runLength: 0 })
    parts.push(leaf)
    offset += leaf.length
  }
  return { root: directoryBytes(pointers), leaves: Buffer.concat(parts) }
}

function directoryBytes(entries: readonly TileEntry[]): Uint8Array {
  const bytes: number[] = []
  pushVarint(bytes, entries.length)
  let lastId = 0
  for (const { tileId } of entries) {
    pushVarint(bytes, tileId - lastId)
    lastId = tileId
  }
  for (const { runLength } of entries) pushVarint(bytes, runLength)
  for (const { length } of entries) pushVarint(bytes, length)
  let expected = -1
  for (const { offset, length } of entries) {
    pushVarint(bytes, offset === expected ? 0 : offset + 1)
    expected = offset + length
  }
  return gzipSync(Uint8Array.from(bytes))
}

/** Numbers may pass 2^32 (tile ids, offsets), so no bit operations on them. */
function pushVarint(bytes: number[], value: number): void {
  let rest = value
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80)
    rest = Math.floor(rest / 0x80)
  }
  bytes.push(rest)
}
