import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tileIdToZxy } from 'pmtiles'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ArchiveWriter } from './archive.ts'
import { openArchive } from './archive-file.fixture.ts'

const info = { minZoom: 0, maxZoom: 9, bbox: [-122.5, 37.7, -122.3, 37.9], metadata: { name: 'made up' } } as const

describe('a PMTiles archive', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tocsin-archive-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  /** Bodies of irregular length, with repeats and runs among them, so that sharing, run lengths and leaves all happen. */
  const body = (id: number) => {
    const noise = createHash('sha512').update(String(id)).digest('hex')
    return Buffer.from(
      id % 50 < 10
        ? 'sea'
        : id < 20_000
          ? `land ${id % 7}`
          : noise.slice(0, 4 + (parseInt(noise.slice(0, 2), 16) >> 1)),
    )
  }

  async function write(name: string, ids: readonly number[]): Promise<string> {
    const file = join(folder, name)
    const writer = await ArchiveWriter.create(file)
    for (const id of ids) await writer.add(...tileIdToZxy(id), body(id))
    await writer.finish(info)
    return file
  }

  it('gives back every tile that was put in, through leaf directories, whatever the order', async () => {
    const ids = Array.from({ length: 40_000 }, (_, i) => (i * 3) % 70_001)
    const { tiles, close } = openArchive(await write('many.pmtiles', ids))
    const header = await tiles.getHeader()
    expect(header).toMatchObject({
      clustered: true,
      maxZoom: 9,
      minLon: -122.5,
      maxLat: 37.9,
      numAddressedTiles: 40_000,
    })
    expect(header.leafDirectoryLength).toBeGreaterThan(0)
    expect(header.numTileContents).toBeLessThan(header.numTileEntries)
    expect(header.numTileEntries).toBeLessThanOrEqual(40_000)
    for (let i = 0; i < ids.length; i += 97) {
      const id = ids[i] ?? 0
      const tile = await tiles.getZxy(...tileIdToZxy(id))
      expect(Buffer.from(tile?.data ?? new ArrayBuffer()).toString()).toBe(body(id).toString())
    }
    expect(await tiles.getZxy(...tileIdToZxy(120_012))).toBeUndefined()
    expect(await tiles.getMetadata()).toEqual({ name: 'made up' })
    await close()
  })

  it('is the same bytes for the same tiles in another order', async () => {
    const ids = Array.from({ length: 500 }, (_, i) => i)
    const one = await readFile(await write('one.pmtiles', ids))
    const other = await readFile(await write('other.pmtiles', ids.toReversed()))
    expect(one.equals(other)).toBe(true)
  })

  it('leaves nothing behind when it is given up', async () => {
    const writer = await ArchiveWriter.create(join(folder, 'given-up.pmtiles'))
    await writer.add(0, 0, 0, Buffer.from('x'))
    await writer.abandon()
    expect((await readdir(folder)).filter((name) => name.includes('given-up') || !name.endsWith('.pmtiles'))).toEqual(
      [],
    )
  })
})
