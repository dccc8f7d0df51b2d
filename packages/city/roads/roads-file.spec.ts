import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readOsm } from '../import/index.ts'
import { BrokenRoadsFile, driveTimes, openRoads, readRoads, route, type LonLat } from './index.ts'
import { writeRoads } from './roads-file.ts'

const data = join(import.meta.dirname, '../../../../shared/data')
const extracts = ['osm/liechtenstein-2021', 'osm/porto', 'osm/munchen', 'osm/monaco', 'sf/streets'].map((name) =>
  join(data, `${name}.osm.pbf`),
)

let folder: string
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'roads-file-'))))
afterAll(() => rm(folder, { recursive: true }))

describe.each(extracts)('%s', { timeout: 60_000 }, (extract) => {
  it.skipIf(!existsSync(extract))('is the same network after writing and opening', async () => {
    const network = await readRoads((listener) => readOsm(extract, listener))
    const file = join(folder, 'roads.bin')
    await rm(file, { force: true })
    await writeRoads(file, network)
    const opened = await openRoads(file)
    const places = somePlaces(network.shape)
    const [to] = places
    const times = driveTimes(network, { to: to!, from: places })
    expect(driveTimes(opened, { to: to!, from: places })).toEqual(times)
    expect(times[0]).toEqual({ seconds: 0, metres: 0 })
    expect(times.filter((time) => time === 'unknown').length).toBeLessThan(places.length / 10)
    // No car is faster than 130 km/h, and no way is shorter than the straight line (by more than it is off the road).
    const speeds = times.flatMap((time) => (typeof time === 'object' ? [(time.metres / time.seconds) * 3.6 || 0] : []))
    expect(Math.max(...speeds)).toBeLessThan(131)
    const way = route(opened, { from: places[1]!, to: to! })
    expect(way === 'unknown' ? way : { seconds: way.seconds, metres: way.metres }).toEqual(times[1])
  })
})

describe.skipIf(!existsSync(extracts[3]!))('a damaged roads.bin', () => {
  it('is refused, or opened whole: never opened in part', async () => {
    const file = join(folder, 'monaco.bin')
    await writeRoads(file, await readRoads((listener) => readOsm(extracts[3]!, listener)))
    const bytes = await readFile(file)
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        await writeFile(join(folder, 'cut.bin'), bytes.subarray(0, length))
        await expect(openRoads(join(folder, 'cut.bin'))).rejects.toThrow(BrokenRoadsFile)
      }),
      { numRuns: 50 },
    )
    await expect(openRoads(join(folder, 'none.bin'))).rejects.toThrow(/cannot be read\. Import the city again/)
    const other = Buffer.from(bytes)
    other.writeUInt32LE(99, 8)
    await writeFile(join(folder, 'other.bin'), other)
    await expect(openRoads(join(folder, 'other.bin'))).rejects.toThrow(/has format 99/)
  })
})

function somePlaces(shape: Int32Array): LonLat[] {
  const points = shape.length / 2
  return Array.from({ length: 40 }, (_, i) => {
    const point = Math.floor((i * points) / 40)
    return { lon: shape[2 * point]! / 1e7, lat: shape[2 * point + 1]! / 1e7 }
  })
}
