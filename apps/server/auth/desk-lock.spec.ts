import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../app.ts'
import { startTestApp, testPassword, WireClient, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
let other: App
beforeAll(async () => {
  host = await startTestApp()
  await host.give('system', {
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  other = await host.secondServer()
  for (const name of ['ann', 'ben', 'cora', 'dora', 'eva', 'fay']) await host.account('centre', name, ['dispatcher'])
  await host.account('centre', 'root', ['administrator'])
  await host.account('centre', 'ear', ['auditor'])
})
afterAll(async () => {
  await other.close()
  await host.stop()
})

const patient = { timeout: 30_000 }
const pin = '402918'
const ask = (cookie: string, method: string, path: string, body?: object, url = host.app.url): Promise<Response> =>
  fetch(`${url}${path}`, {
    method,
    headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
const lock = (cookie: string): Promise<Response> => ask(cookie, 'POST', '/api/session/lock', {})
const unlock = (cookie: string, body: object): Promise<Response> => ask(cookie, 'POST', '/api/session/unlock', body)
const ring = async (): Promise<string> => {
  const contact = randomUUID()
  await host.give('centre', {
    type: 'open-contact',
    body: { contact, channel: 'phone', clocks: { rung: Date.now() } },
  })
  return contact
}
const command = (cookie: string, type: string, body: object): Promise<Response> =>
  ask(cookie, 'POST', '/api/commands', { id: randomUUID(), type, body })

test('live connections go blind at once, also at another server process; a call that rings is seen without its number', async () => {
  const cookie = await host.signIn('ben')
  const [here, there] = [new WireClient(host.app.url, cookie), new WireClient(other.url, cookie)]
  const seen = randomUUID()
  await host.give('centre', {
    type: 'open-incident',
    body: { incident: seen, contact: await ring(), type: 'medical', priority: 2, place: null, placeTyped: null },
  })
  for (const each of [here, there]) {
    await each.connect()
    await expect.poll(() => each.board.get('incident', seen), patient).toBeDefined()
  }
  expect((await lock(cookie)).status).toBe(200)
  const contact = await ring()
  for (const each of [here, there]) {
    await expect
      .poll(() => each.received.findLast(({ t }) => t === 'viewer'), patient)
      .toMatchObject({
        viewer: { account: 'ben', roles: ['locked-desk'] },
      })
    await expect.poll(() => each.board.get('contact', contact), patient).toMatchObject({ number: '', has: [] })
    expect(each.board.get('incident', seen)).toBeUndefined()
  }
  expect((await command(cookie, 'note-incident', { incident: 'x', note: 'x' })).status).toBe(403)
  await here.cut()
  await there.cut()
})

test('it answers, writes down and saves a call, and is locked all the same', async () => {
  const cookie = await host.signIn('cora')
  await lock(cookie)
  const [contact, incident] = [await ring(), randomUUID()]
  expect((await command(cookie, 'take-contact', { contact, offHookAt: Date.now() })).status).toBe(200)
  const opened = await command(cookie, 'open-incident', {
    incident,
    contact,
    type: 'medical',
    priority: 2,
    place: null,
    placeTyped: 'by the gate',
  })
  expect(opened.status).toBe(200)
  expect((await ask(cookie, 'GET', `/api/incidents/${incident}/card`)).status).toBe(423)
  expect((await command(cookie, 'close-incident', { incident, result: 'other' })).status).not.toBe(200)
  expect((await unlock(cookie, { password: testPassword })).status).toBe(200)
  expect((await ask(cookie, 'GET', `/api/incidents/${incident}/card`)).status).toBe(200)
})

test('no lock while a call is in hand', async () => {
  const cookie = await host.signIn('dora')
  const contact = await ring()
  await command(cookie, 'take-contact', { contact, offHookAt: Date.now() })
  expect((await lock(cookie)).status).toBe(409)
  await command(cookie, 'end-contact', { contact, reason: 'silent' })
  expect((await lock(cookie)).status).toBe(200)
})

test('a PIN opens, five wrong ones close its way until the password was given; two at once are two', async () => {
  const cookie = await host.signIn('eva')
  for (const weak of ['123456', '987654', '777777', '12345', 'abcdef'])
    expect((await ask(cookie, 'PUT', '/api/my/pin', { pin: weak })).status).toBe(400)
  expect((await ask(cookie, 'PUT', '/api/my/pin', { pin })).status).toBe(200)
  await lock(cookie)
  expect((await unlock(cookie, { pin })).status).toBe(200)
  await lock(cookie)
  const wrong = await Promise.all(Array.from({ length: 7 }, () => unlock(cookie, { pin: '000001' })))
  const left = await Promise.all(wrong.map(async (each) => ((await each.json()) as { triesLeft: number }).triesLeft))
  expect(left.toSorted((a, b) => a - b)).toEqual([0, 0, 0, 1, 2, 3, 4])
  expect((await unlock(cookie, { pin })).status).toBe(401)
  expect((await unlock(cookie, { password: 'not this one' })).status).toBe(401)
  expect((await unlock(cookie, { password: testPassword })).status).toBe(200)
  await lock(cookie)
  expect((await unlock(cookie, { pin })).status).toBe(200)
})

test('the audit log says who locked and who opened a desk, and how', async () => {
  const cookie = await host.signIn('fay')
  await lock(cookie)
  await unlock(cookie, { password: testPassword })
  const ear = await host.signIn('ear')
  const { entries } = (await (await ask(ear, 'GET', '/api/audit/entries?by=fay')).json()) as {
    entries: { type: string; data: unknown }[]
  }
  expect(entries.filter(({ type }) => type.startsWith('desk-')).map(({ type, data }) => [type, data])).toEqual(
    expect.arrayContaining([
      ['desk-locked', { bySelf: false }],
      ['desk-unlocked', { by: 'password' }],
    ]),
  )
})
