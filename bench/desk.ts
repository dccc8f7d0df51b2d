import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { CDPSession, Page } from 'playwright-core'
import { z } from 'zod'
import { launchChromium } from '../scripts/chromium.ts'
import { told } from './alarm/start.ts'
import { repaint, watch } from './desk/watch.ts'
import { sanFrancisco } from './exactness/situations.ts'
import { median, p99 } from './statistics.ts'

const sampleEveryMs = 15_000
const repaints = 300
const longMs = 200
const kept = z.object({
  positions: z.array(z.number()),
  incidents: z.array(z.number()),
  longTasks: z.array(z.number()),
})
type Kept = z.output<typeof kept>

/**
 * The real console on San Francisco with 500 open incidents and 2,000 units that report every 5 s, in headless Chromium.
 * Event to pixel: from the moment at which the server takes a position (or an incident is asked for) until the frame after
 * the first repaint that holds it, all by this machine's one clock. The baseline is the same page before any unit is on
 * duty and any incident open: the map is asked to repaint, and answers with the frame after.
 */
export async function bench(args: string[]): Promise<Record<string, number>> {
  const { values } = parseArgs({
    args,
    options: {
      minutes: { type: 'string', default: '10' },
      units: { type: 'string', default: '2000' },
      incidents: { type: 'string', default: '500' },
    },
  })
  if (!existsSync(join(sanFrancisco, 'streets.osm.pbf'))) throw new Error(`bench desk needs ${sanFrancisco}`)
  if (!existsSync(join(import.meta.dirname, '../apps/console/dist/index.html')))
    throw new Error('bench desk needs the built console: node scripts/checks/pages.ts')
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-bench-desk-'))
  const server = fork(new URL('desk/server.ts', import.meta.url), [dataDir, values.units, values.incidents], {
    execArgv: [],
  })
  const ended = new Promise((resolve) => server.once('exit', resolve))
  const browser = await launchChromium({ args: ['--disable-gpu-rasterization'] })
  try {
    const { url, password } = await told(server, z.object({ url: z.string(), password: z.string() }))
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, locale: 'en' })
    await page.addInitScript(watch)
    await signIn(page, url, password)
    await page.locator('.maplibregl-canvas').waitFor()
    await page.waitForLoadState('networkidle').catch(() => undefined)
    await page.evaluate(repaint, 30)
    const empty = await page.evaluate(repaint, repaints)
    console.log(`empty map: repaint p50 ${median(empty).toFixed(0)}, p99 ${p99(empty).toFixed(0)} ms (${empty.length})`)
    const moving = told(server, z.object({ moving: z.literal(true) }))
    server.send('move')
    await moving
    await wait(sampleEveryMs)
    return await measure(page, Number(values.minutes), p99(empty))
  } finally {
    await browser.close()
    server.send('stop')
    await ended
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function signIn(page: Page, url: string, password: string): Promise<void> {
  await page.goto(url)
  await page.locator('input[autocomplete=username]').waitFor()
  await page.keyboard.type('desk')
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await page.locator('output[data-state=live]').waitFor()
}

async function measure(page: Page, minutes: number, emptyP99: number): Promise<Record<string, number>> {
  const cdp = await page.context().newCDPSession(page)
  const all: Kept = { positions: [], incidents: [], longTasks: [] }
  await take(page)
  const heap: [hours: number, mb: number][] = []
  const begin = performance.now()
  for (let passed = 0; passed < minutes * 60_000; passed = performance.now() - begin) {
    await wait(sampleEveryMs)
    const some = await take(page)
    for (const key of ['positions', 'incidents', 'longTasks'] as const)
      for (const each of some[key]) all[key].push(each)
    heap.push([(performance.now() - begin) / 3_600_000, await heapMb(cdp)])
    // collecting the garbage is this bench's doing, not the desk's
    await take(page)
  }
  const events = [...all.positions, ...all.incidents]
  for (const key of ['positions', 'incidents'] as const)
    console.log(`${key}: p50 ${median(all[key]).toFixed(0)}, p99 ${p99(all[key]).toFixed(0)} ms (${all[key].length})`)
  console.log(`long tasks: ${all.longTasks.length}, longest ${Math.max(0, ...all.longTasks).toFixed(0)} ms`)
  return {
    event_to_pixel_p50_ms: median(events),
    event_to_pixel_p99_ms: p99(events),
    empty_page_p99_ms: emptyP99,
    ratio: p99(events) / emptyP99,
    long_tasks_over_200ms: all.longTasks.filter((each) => each > longMs).length,
    heap_slope_mb_per_h: slope(heap),
  }
}

/** What was kept in the page since it was last taken. */
const take = async (page: Page): Promise<Kept> =>
  kept.parse(
    await page.evaluate(() => {
      const { kept: now } = window as unknown as { kept: Record<string, number[]> }
      return Object.fromEntries(Object.entries(now).map(([key, list]) => [key, list.splice(0)]))
    }),
  )

async function heapMb(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}

/** Least squares; NaN for fewer than two points. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  if (points.length < 2) return Number.NaN
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length
  const over = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  return over / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
}
