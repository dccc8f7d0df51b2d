import { open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createReadStream, createWriteStream } from 'node:fs'
import type { OsmMember, OsmNode, OsmRelation, OsmTags, OsmWay } from '../../import/osm.ts'
import { encodeNodes, encodeRelations, encodeWays } from './encode-block.ts'
import { encodeHeader, frameBlob } from './frame-blob.ts'

const elementsPerBlock = 8000
const framesHeldBytes = 1 << 22

export type Bbox = readonly [west: number, south: number, east: number, north: number]

/** Takes elements in any mix of kinds, gives each kind ascending ids, and writes them as one sorted `.osm.pbf`. */
export type OsmSink = {
  /** lon, lat in degrees */
  readonly node: (lon: number, lat: number, tags?: OsmTags) => number
  readonly way: (refs: readonly number[], tags: OsmTags) => number
  readonly relation: (members: readonly OsmMember[], tags: OsmTags) => number
  /** Puts what waits in memory on disk; call it often enough to keep memory small. */
  readonly flush: () => Promise<void>
  readonly close: () => Promise<OsmFileFigures>
  /** Leaves nothing behind of a file that could not be finished. */
  readonly abandon: () => Promise<void>
}
export type OsmFileFigures = { readonly nodes: number; readonly ways: number; readonly relations: number; readonly bbox: Bbox }

type Part<T> = { readonly add: (element: T) => void; readonly flush: () => Promise<void>; readonly end: () => Promise<void>; readonly file: string }

/** One kind's blocks in a file of their own, since the kinds follow one another in the result. */
const openPart = async <T>(file: string, encode: (elements: readonly T[]) => Uint8Array): Promise<Part<T>> => {
  const handle = await open(file, 'w')
  let waiting: T[] = []
  let frames: Uint8Array[] = []
  let heldBytes = 0
  const closeBlock = (): void => {
    if (waiting.length === 0) return
    const frame = frameBlob('OSMData', encode(waiting))
    frames.push(frame)
    heldBytes += frame.length
    waiting = []
  }
  const add = (element: T): void => {
    waiting.push(element)
    if (waiting.length === elementsPerBlock) closeBlock()
  }
  const write = async (): Promise<void> => {
    for (const frame of frames) await handle.write(frame)
    frames = []
    heldBytes = 0
  }
  const flush = async (): Promise<void> => (heldBytes < framesHeldBytes ? undefined : write())
  const end = async (): Promise<void> => {
    closeBlock()
    await write()
    await handle.close()
  }
  return { add, flush, end, file }
}

const join = async (target: string, header: Uint8Array, parts: readonly string[]): Promise<void> => {
  const whole = `${target}.part`
  const out = await open(whole, 'w')
  await out.write(header)
  await out.close()
  for (const part of parts) await pipeline(createReadStream(part), createWriteStream(whole, { flags: 'a' }))
  await rename(whole, target)
}

/** `file` appears whole or not at all: its parts grow beside it and are joined at `close`. */
export const openOsmSink = async (file: string): Promise<OsmSink> => {
  const names = ['nodes', 'ways', 'relations'].map((kind) => `${file}.${kind}.part`)
  const [nodeFile = '', wayFile = '', relationFile = ''] = names
  const nodes = await openPart<OsmNode>(nodeFile, encodeNodes)
  const ways = await openPart<OsmWay>(wayFile, encodeWays)
  const relations = await openPart<OsmRelation>(relationFile, encodeRelations)
  const parts = [nodes, ways, relations]
  const last = { node: 0, way: 0, relation: 0 }
  let [west, south, east, north] = [180, 90, -180, -90]
  const removeParts = async (): Promise<void> => {
    for (const name of [...names, `${file}.part`]) await rm(name, { force: true })
  }
  return {
    node: (lon, lat, tags = {}) => {
      nodes.add({ id: ++last.node, lon, lat, tags })
      west = Math.min(west, lon)
      south = Math.min(south, lat)
      east = Math.max(east, lon)
      north = Math.max(north, lat)
      return last.node
    },
    way: (refs, tags) => {
      ways.add({ id: ++last.way, refs, tags })
      return last.way
    },
    relation: (members, tags) => {
      relations.add({ id: ++last.relation, members, tags })
      return last.relation
    },
    flush: async () => {
      for (const part of parts) await part.flush()
    },
    close: async () => {
      for (const part of parts) await part.end()
      const bbox: Bbox = [west, south, east, north]
      await join(file, frameBlob('OSMHeader', encodeHeader(bbox)), names)
      await removeParts()
      return { nodes: last.node, ways: last.way, relations: last.relation, bbox }
    },
    abandon: async () => {
      for (const part of parts) await part.end().catch(() => undefined)
      await removeParts()
    },
  }
}
