import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BrokenExtract, readOsm } from './index.ts'
import { block, headerRequiring, oneNode } from './pbf-file.fixture.ts'

const monaco = join(import.meta.dirname, '../../../../shared/data/osm/monaco.osm.pbf')

let folder: string
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'read-osm-'))))
afterAll(() => rm(folder, { recursive: true }))

async function fileOf(bytes: Uint8Array | string): Promise<string> {
  const file = join(folder, 'given.osm.pbf')
  await writeFile(file, bytes)
  return file
}

describe('given a file that is no extract, then the error says what it is', () => {
  it.each([
    ['', /is empty/],
    ['<?xml version="1.0"?><osm version="0.6"></osm>', /is OSM XML, not PBF.*Convert/],
    ['\n<osm version="0.6">', /is OSM XML/],
    ['<!DOCTYPE html><html>404</html>', /is a web page/],
    ['{"type":"FeatureCollection"}', /is JSON/],
    ['PK\x03\x04....', /is a ZIP archive/],
    ['x', /is not an \.osm\.pbf file/],
    ['hello, this is just some text', /is not an \.osm\.pbf file/],
  ])('%j', async (content, message) => {
    await expect(readOsm(await fileOf(content), {})).rejects.toThrow(message)
  })

  it('a missing file', async () => {
    await expect(readOsm(join(folder, 'none.osm.pbf'), {})).rejects.toThrow(/cannot be opened \(ENOENT\)/)
  })

  it('a folder', async () => {
    await expect(readOsm(folder, {})).rejects.toThrow(/is not a file/)
  })

  it('random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 4096 }), async (bytes) => {
        await expect(readOsm(await fileOf(bytes), { node: () => {} })).rejects.toThrow(BrokenExtract)
      }),
    )
  })
})

describe('given a file in the format', () => {
  const header = (...features: string[]) => block('OSMHeader', headerRequiring(...features), 'zlib')

  it.each(['raw', 'zlib', 'zstd'] as const)('reads blocks that are %s', async (packing) => {
    const file = await fileOf(Buffer.concat([header('OsmSchema-V0.6'), block('OSMData', oneNode(), packing)]))
    const nodes: unknown[] = []
    await readOsm(file, { node: (node) => nodes.push(node) })
    expect(nodes).toEqual([{ id: 7, lon: 114.3, lat: 30.6, tags: {} }])
  })

  it('skips blocks of kinds that it does not know', async () => {
    const unknown = block('OSMFuture', Buffer.from('whatever'), 'raw')
    const file = await fileOf(Buffer.concat([header(), unknown, block('OSMData', oneNode(), 'zlib')]))
    const ids: number[] = []
    await readOsm(file, { node: ({ id }) => ids.push(id) })
    expect(ids).toEqual([7])
  })

  it.each([
    [header('HistoricalInformation'), /features that are not supported \(HistoricalInformation\)/],
    [header(), /has no map data in it/],
    [Buffer.concat([header(), block('OSMData', oneNode(), 'lz4')]), /compressed with lz4.*osmium cat/],
    [Buffer.concat([header(), block('OSMData', Buffer.from('not a block'), 'zlib')]), /is damaged/],
    [block('OSMData', oneNode(), 'zlib'), /is not an \.osm\.pbf file/],
  ])('refuses what it cannot read (%#)', async (bytes, message) => {
    await expect(readOsm(await fileOf(bytes), { node: () => {} })).rejects.toThrow(message)
  })
})

describe.skipIf(!existsSync(monaco))('given Monaco', () => {
  it('reads every element and reports progress up to 1', async () => {
    const counts = { nodes: 0, ways: 0, relations: 0, namedWays: 0 }
    const shares: number[] = []
    await readOsm(monaco, {
      node: ({ lon, lat }) => (counts.nodes += Number(lon > 7.4 && lon < 7.51 && lat > 43.5 && lat < 43.8)),
      way: ({ tags, refs }) => {
        counts.ways++
        counts.namedWays += Number(tags['name'] === 'Boulevard des Moulins' && refs.length > 1)
      },
      relation: ({ members }) => (counts.relations += Number(members.length > 0)),
      progress: (share) => shares.push(share),
    })
    expect(counts).toMatchObject({ nodes: 23_662, ways: 3624, relations: 235 })
    expect(counts.namedWays).toBeGreaterThan(0)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
  })

  it('ends with what a listener throws, unchanged, also when it is a RangeError', async () => {
    const mine = new RangeError('mine')
    const way = () => {
      throw mine
    }
    await expect(readOsm(monaco, { way })).rejects.toBe(mine)
  })

  it('stops when told to', async () => {
    const stop = new AbortController()
    const reading = readOsm(monaco, { node: () => stop.abort(new Error('enough')) }, stop.signal)
    await expect(reading).rejects.toThrow('enough')
  })

  it('cut off anywhere, it is refused (but for a cut between two blocks, which the format cannot show)', async () => {
    const bytes = await readFile(monaco)
    const betweenBlocks = blockEnds(bytes)
    const cut = fc.integer({ min: 1, max: bytes.length - 1 }).filter((at) => !betweenBlocks.has(at))
    await fc.assert(
      fc.asyncProperty(cut, async (at) => {
        const file = await fileOf(bytes.subarray(0, at))
        await expect(readOsm(file, { node: () => {} })).rejects.toThrow(BrokenExtract)
      }),
      { numRuns: 60 },
    )
  })

  it('with bytes changed anywhere, it is read or refused, and nothing else happens', async () => {
    const bytes = await readFile(monaco)
    const change = fc.record({ at: fc.nat(bytes.length - 1), to: fc.uint8Array({ minLength: 1, maxLength: 8 }) })
    await fc.assert(
      fc.asyncProperty(change, async ({ at, to }) => {
        const changed = Uint8Array.from(bytes)
        changed.set(to.subarray(0, bytes.length - at), at)
        const outcome = await readOsm(await fileOf(changed), { node: () => {}, way: () => {} }).catch((e: unknown) => e)
        expect(outcome === undefined || outcome instanceof BrokenExtract).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})

/** Where blocks end: reads only the frame of the file, without the code under test. */
function blockEnds(bytes: Buffer): Set<number> {
  const ends = new Set<number>()
  for (let at = 0; at < bytes.length; ends.add(at)) {
    const headerBytes = bytes.readUInt32BE(at)
    const header = bytes.subarray(at + 4, at + 4 + headerBytes)
    // The data size is the header's last field, a varint after the tag 0x18.
    const sizeAt = header.lastIndexOf(0x18) + 1
    const size = [...header.subarray(sizeAt)].reduce((sum, byte, i) => sum + (byte & 0x7f) * 2 ** (7 * i), 0)
    at += 4 + headerBytes + size
  }
  return ends
}
