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
