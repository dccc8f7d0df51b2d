import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openArchive } from './archive-file.fixture.ts'
import { buildMap } from './build-map.ts'

const focusShape = z.object({ focus: z.tuple([z.number(), z.number(), z.number(), z.number()]) })
const liechtenstein = resolve(import.meta.dirname, '../../../../shared/data/osm/liechtenstein-2021.osm.pbf')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-map-'))
})
afterAll(() => rm(folder, { recursive: true }))

it('leaves nothing behind for a file that is no extract', async () => {
  const source = join(folder, 'not.osm.pbf')
  await writeFile(source, 'no extract at all')
  await expect(buildMap(source, join(folder, 'none.pmtiles'))).rejects.toThrow('not.osm.pbf')
  expect(await readdir(folder)).toEqual(['not.osm.pbf'])
})

describe.skipIf(!existsSync(liechtenstein))('the map of Liechtenstein', () => {
  let archive: ReturnType<typeof openArchive>
  const progress: number[] = []
  beforeAll(async () => {
    const file = join(folder, 'li.pmtiles')
    await buildMap(liechtenstein, file, { progress: (share) => progress.push(share) })
    archive = openArchive(file)
  })
  afterAll(() => archive.close())

  async function tileAt(zoom: number, lon: number, lat: number): Promise<VectorTile | undefined> {
    const [x, y] = tileNumbers(zoom, lon, lat)
    const tile = await archive.tiles.getZxy(zoom, x, y)
    return tile && new VectorTile(new PbfReader(new Uint8Array(tile.data)))
  }
  const values = (tile: VectorTile | undefined, layer: string, key: string) => {
    const found = tile?.layers[layer]
    return Array.from({ length: found?.length ?? 0 }, (_, i) => found?.feature(i).properties[key])
  }

  it('has streets with names, houses with numbers and spots in the middle of Vaduz', async () => {
    const tile = await tileAt(15, 9.5215, 47.1415)
    expect(values(tile, 'road', 'name')).toContain('Städtle')
    expect(tile?.layers['building']?.length).toBeGreaterThan(50)
    expect(tile?.layers['housenumber']?.length).toBeGreaterThan(10)
    expect(values(tile, 'spot', 'kind')).toContain('police')
  })

  it('puts a street where it is: within a metre of its nodes', async () => {
    const tile = await tileAt(15, 9.5215, 47.1415)
    const layer = tile?.layers['road']
    const lons: number[] = []
    for (let i = 0; i < (layer?.length ?? 0); i++) {
      const feature = layer?.feature(i)
      if (feature?.properties['name'] !== 'Städtle') continue
      const { geometry } = feature.toGeoJSON(...tileNumbers(15, 9.5215, 47.1415))
      if (geometry.type === 'LineString') lons.push(...geometry.coordinates.map(([lon = 0]) => lon))
    }
    expect(Math.min(...lons)).toBeGreaterThan(9.518)
    expect(Math.max(...lons)).toBeLessThan(9.5245)
  })

  it('shows only what matters from afar, and areas made of relations', async () => {
    const far = await tileAt(9, 9.55, 47.14)
    expect(far?.layers['building']).toBeUndefined()
    expect(new Set(values(far, 'road', 'kind'))).not.toContain('service')
    expect(values(far, 'road', 'kind')).toContain('primary')
    expect(values(far, 'ground', 'kind')).toContain('wood')
    expect(progress.at(-1)).toBeCloseTo(1)
  })

  it('says where the roads are, for a first view', async () => {
    const { focus } = focusShape.parse(await archive.tiles.getMetadata())
    const [west, south, east, north] = focus
    expect(west).toBeGreaterThan(9.3)
    expect(east).toBeLessThan(9.8)
    expect([south < 47.14, north > 47.14]).toEqual([true, true])
  })

  it('is the same bytes when it is built again', async () => {
    const again = join(folder, 'again.pmtiles')
    await buildMap(liechtenstein, again)
    const [one, other] = await Promise.all([readFile(join(folder, 'li.pmtiles')), readFile(again)])
    expect(one.equals(other)).toBe(true)
  })
})

function tileNumbers(zoom: number, lon: number, lat: number): [x: number, y: number, zoom: number] {
  const y = 0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)
  return [Math.floor((lon / 360 + 0.5) * 2 ** zoom), Math.floor(y * 2 ** zoom), zoom]
}
