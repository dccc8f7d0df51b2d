import { describe, expect, it } from 'vitest'
import { driveTimes, factorsAt, learnTimes, readRoads, roadClasses, route, scaledSeconds, type Drive } from './index.ts'
import { Closures } from './closures.ts'
import { leastDrives, leastDrivesPerCell } from './learnt-times.ts'
import { OsmElements } from './osm-elements.fixture.ts'

/** A grid of residential streets with a primary road on every fourth. */
function town() {
  const osm = new OsmElements()
  const side = 12
  const id = (x: number, y: number) => 1 + x + side * y
  for (let x = 0; x < side; x++) {
    for (let y = 0; y < side; y++) osm.node(id(x, y), 8 + x / 200, 47 + y / 300)
  }
  for (let line = 0; line < side; line++) {
    const tags = { highway: line % 4 === 0 ? 'primary' : 'residential' }
    const places = Array.from({ length: side }, (_, n) => n)
    osm.way(
      1000 + line,
      places.map((n) => id(n, line)),
      tags,
    )
    osm.way(
      2000 + line,
      places.map((n) => id(line, n)),
      tags,
    )
  }
  return readRoads(osm.source)
}

/** Numbers between 0 and 1 that are the same on every run (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const timeZone = 'Asia/Shanghai'
const midnight = Date.UTC(2026, 2, 1, 16)
const hourMs = 3_600_000
/** What the roads of the test really take by hour: a morning rush. */
const slowdown = (hour: number) => (hour === 8 ? 1.8 : hour < 6 ? 0.9 : 1.2)

async function drivesOf(
  count: number,
  hours: readonly number[],
  junk = 0,
): Promise<{ network: Awaited<ReturnType<typeof town>>; drives: Drive[] }> {
  const network = await town()
  const random = chance(7)
  const somewhere = () => ({ lon: 8 + random() * 0.055, lat: 47 + random() * 0.0366 })
  const drives: Drive[] = []
  while (drives.length < count) {
    const hour = hours[drives.length % hours.length] ?? 0
    const [from, to] = [somewhere(), somewhere()]
    const factors = new Float32Array(roadClasses.length).fill(slowdown(hour))
    const closures = new Closures(network, { seconds: scaledSeconds(network, factors) })
    const way = route(network, { from, to, closures })
    if (way === 'unknown' || way.seconds < 70) continue
    const noise = 0.9 + 0.2 * random()
    const isJunk = random() < junk
    const seconds = isJunk ? way.seconds * (random() < 0.5 ? 9 : 0.1) : way.seconds * noise
    drives.push({ from, to, startedAt: midnight + (hour + random()) * hourMs, seconds, vehicle: { profile: 'car' } })
  }
  return { network, drives }
}

describe('given drives on roads that are slow at eight', () => {
  it.each([0, 0.2])('finds the slow-down of each hour within some per cent, with %d of them junk', async (junk) => {
    const { network, drives } = await drivesOf(700, [3, 8, 15], junk)
    const learnt = learnTimes(network, drives, timeZone)
    for (const hour of [3, 8, 15]) {
      const factors = factorsAt(learnt, midnight + hour * hourMs, timeZone)
      for (const road of ['primary', 'residential'] as const) {
        expect(Math.abs((factors[roadClasses.indexOf(road)] ?? 0) / slowdown(hour) - 1)).toBeLessThan(0.04)
      }
      expect(factors[roadClasses.indexOf('motorway')]).toBe(1)
    }
    expect(learnt.leftOut > 0).toBe(junk > 0)
  })

  it('an hour with few drives goes by all day, and nothing by fewer than three hundred', async () => {
    const { network, drives } = await drivesOf(leastDrives + 5, [8])
    const few = { ...learnTimes(network, drives, timeZone) }
    const primary = roadClasses.indexOf('primary')
    expect(factorsAt(few, midnight + 20 * hourMs, timeZone)[primary]).toBeCloseTo(1.8, 1)
    const lone = drives.map((drive, i) =>
      i < leastDrivesPerCell - 1 ? { ...drive, startedAt: midnight, seconds: drive.seconds * 2 } : drive,
    )
    const atMidnight = factorsAt(learnTimes(network, lone, timeZone), midnight + 1000, timeZone)
    expect(atMidnight[primary]).toBeCloseTo(1.8, 1)
    const tooFew = learnTimes(network, drives.slice(0, leastDrives - 1), timeZone)
    expect(tooFew.cells.length).toBeGreaterThan(0)
    expect(new Set(factorsAt(tooFew, midnight + 8 * hourMs, timeZone))).toEqual(new Set([1]))
  })

  it('leaves out what is short, what has no way, and what cannot have been driven', async () => {
    const { network, drives } = await drivesOf(1, [8])
    const [drive] = drives
    if (!drive) throw new Error('no drive')
    const bad = [
      { ...drive, seconds: 59 },
      { ...drive, seconds: Number.NaN },
      { ...drive, seconds: 100_000 },
      { ...drive, to: { lon: 20, lat: 10 } },
    ]
    expect(learnTimes(network, bad, timeZone)).toEqual({ drives: 0, leftOut: 4, cells: [] })
  })
})

describe('a search with learnt times', () => {
  it('multiplies each piece by its class, and prefers what is not slow', async () => {
    const network = await town()
    const factors = new Float32Array(roadClasses.length).fill(1)
    factors[roadClasses.indexOf('primary')] = 10
    const closures = new Closures(network, { seconds: scaledSeconds(network, factors) })
    const question = { to: { lon: 8.05, lat: 47 }, from: [{ lon: 8.001, lat: 47 }] }
    const [free] = driveTimes(network, question)
    const [slow] = driveTimes(network, { ...question, closures })
    if (typeof free !== 'object' || typeof slow !== 'object') throw new Error('no way')
    expect(slow.seconds).toBeGreaterThan(1.2 * free.seconds)
    expect(slow.seconds).toBeLessThan(5 * free.seconds)
  })
})
