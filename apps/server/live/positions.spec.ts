import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../app.ts'
import { startTestApp, WireClient, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
let other: App
beforeAll(async () => {
  host = await startTestApp()
  other = await host.secondServer()
  await host.give('centre', {
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  await host.give('centre', { type: 'register-unit', body: { unit: 'E1', callSign: 'E1', kind: 'engine', post: null } })
  await host.account('centre', 'crew', ['responder'])
  await host.account('centre', 'dora', ['dispatcher'])
  await host.give('centre', { type: 'sign-on-unit', body: { unit: 'E1', crew: ['crew'] } })
})
afterAll(async () => {
  await other.close()
  await host.stop()
})

const patient = { timeout: 30_000 }

test('L17 a position told to one server process reaches the desks of another', async () => {
  const crew = new WireClient(host.app.url, await host.signIn('crew'))
  const desk = new WireClient(other.url, await host.signIn('dora'))
  await Promise.all([crew.connect(), desk.connect({ positions: true })])
  crew.say({
    t: 'fix',
    unit: 'E1',
    fix: { point: { lon: 113.2, lat: 22.9 }, at: Date.now(), accuracyM: 5, speedMps: 3, headingDeg: 90 },
  })
  const told = () => desk.received.flatMap((message) => (message.t === 'positions' ? message.list : []))
  await expect.poll(() => told().map(([unit, lon, lat]) => [unit, lon, lat]), patient).toEqual([['E1', 113.2, 22.9]])
  await Promise.all([crew.cut(), desk.cut()])
})

test('L15 a device with a dead clock gives its commands and its position', async () => {
  const crew = new WireClient(host.app.url, await host.signIn('crew'))
  const desk = new WireClient(host.app.url, await host.signIn('dora'))
  await Promise.all([crew.connect(), desk.connect({ positions: true })])
  const begin = Date.now()
  crew.say({ t: 'fix', unit: 'E1', fix: { point: { lon: 113.25, lat: 22.95 }, at: 5 } })
  const told = () => desk.received.flatMap((message) => (message.t === 'positions' ? message.list : []))
  await expect.poll(() => told().findLast(([, lon]) => lon === 113.25)?.[3], patient).toBeGreaterThanOrEqual(begin)
  const id = randomUUID()
  const body = { unit: 'E1', status: 'out-of-service' as const }
  crew.say({ t: 'command', id, type: 'report-status', body, deviceAt: 5 })
  await expect
    .poll(() => crew.received.find((message) => 'id' in message && message.id === id), patient)
    .toMatchObject({ t: 'answer', ok: true })
  await Promise.all([crew.cut(), desk.cut()])
})

test('L2 a second hello on one connection gets a problem and nothing else', async () => {
  const desk = new WireClient(host.app.url, await host.signIn('dora'))
  await desk.connect()
  desk.say({ t: 'hello', version: 1, after: null, log: null })
  await desk.settle()
  expect(desk.received.map(({ t }) => t)).toEqual(['welcome', 'problem'])
  await desk.cut()
})

test('a device whose clock is ahead does not make its unit look fresh', async () => {
  const now = 1_700_000_000_000
  const fix = { point: { lon: 113.3, lat: 22.9 }, at: now + 240_000, accuracyM: 5, speedMps: null, headingDeg: null }
  await host.give('centre', { type: 'register-unit', body: { unit: 'E2', callSign: 'E2', kind: 'engine', post: null } })
  await host.give('centre', { type: 'sign-on-unit', body: { unit: 'E2', crew: [] } })
  const take = (at: number, receivedAt: number) => host.app.positions.take('E2', { ...fix, at }, receivedAt)
  expect(take(now + 240_000, now)).toBe('taken')
  expect(host.app.positions.of('E2')?.fix.at).toBe(now)
  expect(take(now - 5_000, now + 1_000)).toBe('older')
  // half a minute of silence: the device was set right
  expect(take(now - 5_000, now + 31_000)).toBe('taken')
})
