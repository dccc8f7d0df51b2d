import { join } from 'node:path'
import { writeTown } from '@tocsin/city/town'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { silentLog } from '../log.ts'
import { prepareCity } from '../prepare-city.ts'
import type { DriveEnds } from '../store/drives.ts'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'
import { createLearning } from './learning.ts'
import { followLearnt, readLearnt } from './learnt-times.ts'

let host: TestApp
let cookie: string
// a machine that stands still for a while is no failure
const patience = { timeout: 80_000, interval: 50 }

beforeAll(async () => {
  host = await startTestApp()
  const body = { organisation: 'own', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' }
  await host.give('system', { type: 'found-organisation', body })
  await host.account('own', 'admin', ['administrator'])
  await host.give('own', {
    type: 'register-unit',
    body: { unit: 'E1', callSign: 'E1', kind: 'engine', post: null },
  })
  cookie = await host.signIn('admin')
  const source = join(host.dataDir, 'small.osm.pbf')
  await writeTown(source, { seed: 3, addresses: 5000 })
  const wish = { source, stations: undefined, name: 'small' }
  await host.app.city.use(await prepareCity(host.dataDir, wish, () => undefined))
})
afterAll(() => host.stop())

/** So many drives across the town, each twice as long as in free flow. */
function twiceAsLong(count: number): readonly DriveEnds[] {
  const city = host.app.city.current()!
  const [west, south, east, north] = city.manifest.bbox
  const from = { lon: west + (east - west) * 0.3, lat: south + (north - south) * 0.4 }
  const to = { lon: west + (east - west) * 0.7, lat: south + (north - south) * 0.6 }
  const [free] = host.app.city.driveTimes(to, [from], 1, { vehicle: { profile: 'large' } })
  if (typeof free !== 'object') throw new Error('no way across the town')
  const left = Date.UTC(2026, 2, 10, 8)
  const drive = { unit: 'E1', org: 'own', incident: 'i', left, onScene: left + Math.round(2000 * free.seconds) }
  return Array.from({ length: count }, () => ({ drive, from, to }))
}

function learningOf(drives: readonly DriveEnds[], dataDir = host.dataDir) {
  const { app } = host
  return createLearning({
    dataDir,
    city: app.city,
    store: { drives: () => Promise.resolve(drives), alone: app.store.alone },
    find: (subject) => Promise.resolve(app.board.get(subject)),
    now: app.store.clock.now,
    timeZone: () => 'UTC',
    changed: () => Promise.resolve(),
    log: silentLog,
  })
}

describe('learning drive times', () => {
  it('is done once where it is due, and the table is followed', async () => {
    const learning = learningOf(twiceAsLong(40))
    await learning.look()
    expect(learning.state()).toMatchObject({ learning: null, last: { outcome: 'done' } })
    const table = await readLearnt(host.dataDir)
    expect(table?.organisations['own']).toMatchObject({ drives: 40, leftOut: 0 })
    const cells = table?.organisations['own']?.cells.filter(({ hour }) => hour === 8) ?? []
    expect(cells.length).toBeGreaterThan(0)
    for (const { factor } of cells) expect(factor).toBeGreaterThan(1.5)
    await learning.look()
    expect((await readLearnt(host.dataDir))?.learntAt).toBe(table?.learntAt)
    const followed = followLearnt(host.dataDir)
    await followed.look()
    expect(followed.table('own')).toMatchObject({ drives: 40 })
    expect(followed.table('other')).toMatchObject({ drives: 0, cells: [] })
    followed.stop()
    await learning.close()
  })

  it('tells how far it is, is not begun twice, and goes on in one process at a time', async () => {
    const [one, other] = [learningOf(twiceAsLong(400)), learningOf([])]
    expect([one.begin(), one.begin()]).toEqual([true, false])
    await vi.waitFor(() => expect(one.state().learning?.done).toBeGreaterThan(0), { ...patience, interval: 1 })
    expect(one.state().learning?.all).toBe(400)
    expect(other.begin()).toBe(true)
    await vi.waitFor(() => expect(other.state().learning).toBeNull(), patience)
    expect(other.state().last?.outcome).toBe('elsewhere')
    await vi.waitFor(() => expect(one.state().last?.outcome).toBe('done'), patience)
    await Promise.all([one.close(), other.close()])
  })

  it('is broken off with the server, and leaves the old table', async () => {
    const before = await readLearnt(host.dataDir)
    const learning = learningOf(twiceAsLong(2000))
    learning.begin()
    await vi.waitFor(() => expect(learning.state().learning?.done).toBeGreaterThan(0), { ...patience, interval: 1 })
    await learning.close()
    expect(learning.begin()).toBe(false)
    expect(await readLearnt(host.dataDir)).toEqual(before)
  })
})

describe('an administrator', () => {
  const call = (method: string): Promise<Response> =>
    fetch(`${host.app.url}/api/learnt-times`, { method, headers: { cookie } })

  it('sees what is known, and has it learnt now', async () => {
    // what the log holds itself: no drive at all; by itself it may be at it as well
    await vi.waitFor(async () => expect((await call('POST')).status).toBe(200), patience)
    await vi.waitFor(
      async () => expect(await (await call('GET')).json()).toMatchObject({ last: { outcome: 'done' } }),
      patience,
    )
    expect(await (await call('GET')).json()).toMatchObject({
      table: { isOfThisCity: true, drives: 0, cells: [] },
      leastDrives: 300,
      leastDrivesPerCell: 30,
      learning: null,
    })
  })
})
