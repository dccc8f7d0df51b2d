import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers/promises'
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse/sync'
import { CoverGrid, layLoad } from '../packages/city/cover/index.ts'
import { runInSlices, type Steps } from '../packages/city/index.ts'
import { readOsm } from '../packages/city/import/index.ts'
import { driveTimesFrom, reachFrom, readRoads, type LonLat, type Reach } from '../packages/city/roads/index.ts'
import { beyond, CoverCounts } from '../packages/domain/dispatching/cover/index.ts'
import { median, p99 } from './statistics.ts'
import { randomFrom } from './valhalla/pairs.ts'

const folder = join(import.meta.dirname, '../../shared/data/sf')
const seed = 20_260_731
const units = 178
const usualRounds = 40
const naiveRounds = 3
const limitsS = [60, 180, 300]
const turnoutS = 60

/**
 * What 178 units of San Francisco reach in 1, 3 and 5 minutes: one search from all of them with its bands, beside one search
 * for each unit; a unit's own reach; and what a dispatch takes away. Two thirds wait at stations, the others anywhere.
 */
export async function bench(args: string[] = []): Promise<Record<string, number>> {
  const { values } = parseArgs({ args, options: { rounds: { type: 'string', default: String(usualRounds) } } })
  const rounds = Number(values.rounds)
  if (!existsSync(folder)) throw new Error(`bench cover needs ${folder}`)
  const network = await readRoads((listener) => readOsm(join(folder, 'streets.osm.pbf'), listener))
  const ground = await runInSlices(layLoad(network, []))
  const stations = await stationsOf(join(folder, 'fire-stations.csv'))
  const draw = randomFrom(seed)
  const anywhere = (): LonLat =>
    ground.points[Math.floor(draw() * ground.points.length)] ?? stations[0] ?? { lon: 0, lat: 0 }
  const spots = Array.from({ length: rounds + 5 }, () =>
    Array.from({ length: units }, (_, i) => (i % 3 === 0 ? anywhere() : (stations[i % stations.length] ?? anywhere()))),
  )
  const limitS = limitsS.at(-1) ?? 0
  const lons = ground.points.map(({ lon }) => lon)
  const lats = ground.points.map(({ lat }) => lat)
  const bbox = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)] as const
  const [all, bands, blocks, own, naive, hover]: number[][] = [[], [], [], [], [], []]
  let wrong = 0
  for (const [round, from] of spots.entries()) {
    const starts = from.map((at) => ({ at, startS: turnoutS }))
    const before = performance.now()
    const reach = reachFrom(network, { from: starts, to: ground.points, limitS })
    const searched = performance.now()
    const seconds = reach.seconds.slice()
    const heldUp = await longestHoldUp(() => runInSlices(bandsOf(bbox, reach)))
    const drawn = performance.now()
    const reaches = new Map<string, Uint8Array>()
    for (const [unit, start] of starts.entries()) {
      const began = performance.now()
      const single = reachFrom(network, { from: [start], to: ground.points, limitS })
      const bits = Uint8Array.from(single.seconds, (s) => {
        const limit = limitsS.findIndex((each) => s <= each)
        return limit === -1 ? beyond : limit
      })
      if (round >= 5) own?.push(performance.now() - began)
      reaches.set(`${unit}`, bits)
    }
    const counts = new CoverCounts({ weights: ground.points.map(({ roadM }) => roadM), limits: 3, reaches })
    const asked = performance.now()
    counts.without([`${round}`, `${round + 1}`])
    const told = performance.now()
    if (round < 5) continue
    all?.push(searched - before)
    bands?.push(drawn - searched)
    blocks?.push(heldUp)
    hover?.push(told - asked)
    if (round >= 5 + naiveRounds) continue
    const slow = performance.now()
    const least = new Float64Array(ground.points.length).fill(Infinity)
    for (const at of from) {
      driveTimesFrom(network, { from: at, to: ground.points, maxS: limitS - turnoutS }).forEach((time, i) => {
        if (typeof time === 'object') least[i] = Math.min(least[i] ?? Infinity, turnoutS + time.seconds)
      })
    }
    naive?.push(performance.now() - slow)
    wrong += least.filter((s, i) => Math.abs(Math.min(s, 1e9) - Math.min(seconds[i] ?? 0, 1e9)) > 1e-3).length
  }
  if (wrong > 0) throw new Error(`${wrong} places differ from one search for each unit`)
  const figures = {
    search_p50_ms: median(all ?? []),
    search_p99_ms: p99(all ?? []),
    bands_p50_ms: median(bands ?? []),
    bands_p99_ms: p99(bands ?? []),
    bands_block_p50_ms: median(blocks ?? []),
    bands_block_p99_ms: p99(blocks ?? []),
    unit_reach_p50_ms: median(own ?? []),
    unit_reach_p99_ms: p99(own ?? []),
    without_p50_ms: median(hover ?? []),
    without_p99_ms: p99(hover ?? []),
    naive_p50_ms: median(naive ?? []),
    vs_naive_ratio: median(naive ?? []) / median(all ?? []),
  }
  console.log(
    `\n${ground.points.length} places, ${ground.areas.length} areas, ${units} units, ${rounds} rounds, seed ${seed}`,
  )
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name}: ${value.toFixed(2)}`)
  return figures
}

function* bandsOf(bbox: readonly [number, number, number, number], reach: Reach): Steps<unknown> {
  const grid = new CoverGrid(bbox)
  yield* grid.add(reach)
  return yield* grid.shapes(limitsS)
}

/** The longest that anybody else, an alarm say, had to wait for its turn while work was done, in milliseconds. */
async function longestHoldUp(work: () => Promise<unknown>): Promise<number> {
  let [longest, isDone] = [0, false]
  const done = work().finally(() => {
    isDone = true
  })
  for (let last = performance.now(); !isDone;) {
    await setImmediate()
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  await done
  return longest
}

async function stationsOf(file: string): Promise<readonly LonLat[]> {
  const rows: unknown = parse(await readFile(file), { columns: true, bom: true })
  if (!Array.isArray(rows)) return []
  return rows.flatMap((row: Record<string, string>) => {
    const [lon, lat] = [Number(row['lon'] ?? row['longitude'] ?? NaN), Number(row['lat'] ?? row['latitude'] ?? NaN)]
    return Number.isFinite(lon) && Number.isFinite(lat) ? [{ lon, lat }] : []
  })
}
