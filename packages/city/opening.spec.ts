import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cityFiles } from './city.ts'
import { loadGazetteer } from './places/gazetteer-file.ts'
import { indexColumns } from './places/index-columns.ts'
import { buildPlaces, loadDictionaries, openPlaces } from './places/index.ts'
import { prepareNetwork } from './roads/prepare.ts'
import { buildRoads, openRoads } from './roads/index.ts'
import { writeTown } from './town/index.ts'

let folder: string
const fileOf = (name: string): string => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-city-'))
  await writeTown(fileOf('town.osm.pbf'), { seed: 7, addresses: 24_000 })
  await buildRoads(fileOf('town.osm.pbf'), fileOf(cityFiles.roads))
  await buildPlaces(fileOf('town.osm.pbf'), fileOf(cityFiles.places))
  await loadDictionaries()
}, 120_000)
afterAll(() => rm(folder, { recursive: true }))

const open = () => Promise.all([openRoads(fileOf(cityFiles.roads)), openPlaces(fileOf(cityFiles.places))])

/** Milliseconds that this thread has computed: what others do on the machine does not count. */
function computedMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** The longest that anything else had to wait while this was done. */
async function longestBlockMs(work: () => Promise<unknown>): Promise<number> {
  let [longest, last, isOver] = [0, computedMs(), false]
  const look = (): void => {
    const now = computedMs()
    longest = Math.max(longest, now - last)
    last = now
    if (!isOver) setImmediate(look)
  }
  setImmediate(look)
  await work()
  isOver = true
  look()
  return longest
}

it('blocks nobody for as long as its indexes would take to build', async () => {
  const g = await loadGazetteer(fileOf(cityFiles.places))
  const roads = await openRoads(fileOf(cityFiles.roads))
  const building: number[] = []
  const longest: number[] = []
  for (let i = 0; i < 5; i++) {
    const before = computedMs()
    indexColumns(g)
    prepareNetwork(roads)
    building.push(computedMs() - before)
    longest.push(
      await longestBlockMs(async () => {
        await open()
      }),
    )
  }
  // the best of each: what else this process does comes on top of either
  expect(Math.min(...longest)).toBeLessThan(Math.min(...building))
})

it('holds the files in memory once, and little beside them', async () => {
  const sizes = await Promise.all(
    [cityFiles.roads, cityFiles.places].map(async (name) => (await stat(fileOf(name))).size),
  )
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  const before = process.memoryUsage().arrayBuffers
  const [roads] = await open()
  const grown = process.memoryUsage().arrayBuffers - before
  expect(grown).toBeLessThan(1.5 * bytes)
  // views of one buffer, those that make it quick to search included
  expect(roads.intoFrom.buffer).toBe(roads.shape.buffer)
})
