import { open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createReadStream, createWriteStream } from 'node:fs'
import type { OsmMember, OsmNode, OsmRelation, OsmTags, OsmWay } from '../../import/osm.ts'
import { encodeNodes, encodeRelations, encodeWays } from './encode-block.ts'
import { encodeHeader, frameBlob } from './frame-blob.ts'
import { openPart } from './part.ts'
import type { Part } from './part.ts'

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
export type OsmFileFigures = {
  readonly nodes: number
  readonly ways: number
  readonly relations: number
  readonly bbox: Bbox
}

const join = async (target: string, header: Uint8Array, parts: readonly string[]): Promise<void> => {
  const whole = `${target}.part`
  const out = await open(whole, 'w')
  await out.write(header)
  await out.close()
  for (const part of parts) await pipeline(createReadStream(part), createWriteStream(whole, { flags: 'a' }))
  await rename(whole, target)
}

/** The box around all points it has been shown. */
const newBox = (): { readonly hold: (lon: number, lat: number) => void; readonly bbox: () => Bbox } => {
  let [west, south, east, north] = [180, 90, -180, -90]
  const hold = (lon: number, lat: number): void => {
    west = Math.min(west, lon)
    south = Math.min(south, lat)
    east = Math.max(east, lon)
    north = Math.max(north, lat)
  }
  return { hold, bbox: () => [west, south, east, north] }
}

const noTags: OsmTags = {}

type Adding = Pick<OsmSink, 'node' | 'way' | 'relation'> & { readonly figures: () => OsmFileFigures }

const addTo = (after: number, nodes: Part<OsmNode>, ways: Part<OsmWay>, relations: Part<OsmRelation>): Adding => {
  const last = { nodes: after, ways: after, relations: after }
  const box = newBox()
  return {
    node: (lon, lat, tags = noTags) => {
      nodes.add({ id: ++last.nodes, lon, lat, tags })
      box.hold(lon, lat)
      return last.nodes
    },
    way: (refs, tags) => {
      ways.add({ id: ++last.ways, refs, tags })
      return last.ways
    },
    relation: (members, tags) => {
      relations.add({ id: ++last.relations, members, tags })
      return last.relations
    },
    figures: () => ({
      nodes: last.nodes - after,
      ways: last.ways - after,
      relations: last.relations - after,
      bbox: box.bbox(),
    }),
  }
}

/**
 * `file` appears whole or not at all: its parts grow beside it and are joined at `close`. Each kind's ids begin with
 * `after` + 1.
 */
export const openOsmSink = async (file: string, after = 0): Promise<OsmSink> => {
  const nodes = await openPart<OsmNode>(`${file}.nodes.part`, encodeNodes)
  const ways = await openPart<OsmWay>(`${file}.ways.part`, encodeWays)
  const relations = await openPart<OsmRelation>(`${file}.relations.part`, encodeRelations)
  const parts = [nodes, ways, relations]
  const { node, way, relation, figures } = addTo(after, nodes, ways, relations)
  const removeParts = async (): Promise<void> => {
    for (const name of [...parts.map((part) => part.file), `${file}.part`]) await rm(name, { force: true })
  }
  const close = async (): Promise<OsmFileFigures> => {
    for (const part of parts) await part.end()
    const header = frameBlob('OSMHeader', encodeHeader(figures().bbox))
    await join(
      file,
      header,
      parts.map((part) => part.file),
    )
    await removeParts()
    return figures()
  }
  const flush = async (): Promise<void> => {
    for (const part of parts) await part.flush()
  }
  const abandon = async (): Promise<void> => {
    for (const part of parts) await part.end().catch(() => undefined)
    await removeParts()
  }
  return { node, way, relation, flush, close, abandon }
}
