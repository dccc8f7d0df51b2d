import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
const file = randomUUID()
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), randomBytes(19_000_000)])
const path = `/api/incidents/i1/files/${file}`

beforeAll(async () => {
  host = await startTestApp()
  const give = (command: Parameters<TestApp['give']>[1]) => host.give('centre', command)
  await give({
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  for (const name of ['ann', 'ben', 'cora', 'dora', 'eva'])
    await host.account('centre', name, ['dispatcher', 'shift-leader'])
  await give({
    type: 'open-incident',
    body: { incident: 'i1', contact: null, type: 'medical', priority: 2, place: null, placeTyped: null },
  })
  const sent = await fetch(host.app.url + path, {
    method: 'PUT',
    headers: {
      cookie: await host.signIn('ann'),
      'content-type': 'application/octet-stream',
      'tocsin-file-name': 'a.png',
    },
    body: new Uint8Array(png),
  })
  expect(sent.status).toBe(200)
})
afterAll(() => host.stop())

/** Somebody who reads the file at some 2 MB a second: it would take them ten. */
async function slowReader(cookie: string) {
  const { hostname, port } = new URL(host.app.url)
  const socket: Socket = connect({ host: hostname, port: Number(port) })
  let [read, head] = [0, '']
  const ended = new Promise<number>((resolve) => socket.once('close', () => resolve(performance.now())))
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${cookie}\r\n\r\n`)
  socket.on('data', (bytes: Buffer) => {
    if (head === '') head = bytes.toString('latin1').slice(0, 40)
    read += bytes.length
    socket.pause()
    setTimeout(() => socket.resume(), 30)
  })
  await once(socket, 'data')
  expect(head).toContain('200')
  return { ended, read: () => read, close: () => socket.destroy() }
}

/** How long after `act` the download was cut, milliseconds. */
async function cutAfter(account: string, act: (cookie: string) => Promise<unknown>): Promise<number> {
  const cookie = await host.signIn(account)
  const reader = await slowReader(cookie)
  const from = performance.now()
  await act(cookie)
  const at = await reader.ended
  expect(reader.read()).toBeLessThan(png.length)
  return at - from
}

test('F25 a running download ends within five seconds of the account’s end, a lost role, or the end of its sign-in', async () => {
  const took = await Promise.all([
    cutAfter('ben', () => host.give('centre', { type: 'disable-account', body: { account: 'ben' } })),
    cutAfter('cora', () => host.give('centre', { type: 'revoke-role', body: { account: 'cora', role: 'dispatcher' } })),
    cutAfter('dora', (cookie) => fetch(`${host.app.url}/api/session`, { method: 'DELETE', headers: { cookie } })),
  ])
  for (const each of took) expect(each).toBeLessThan(5_000)
})

test('a slow download of somebody whose rights stay goes on', async () => {
  const reader = await slowReader(await host.signIn('eva'))
  const before = reader.read()
  await host.give('centre', { type: 'grant-role', body: { account: 'eva', role: 'auditor' } })
  await pause(3_000)
  expect(reader.read()).toBeGreaterThan(before)
  expect(await Promise.race([reader.ended, pause(500, 'goes on')])).toBe('goes on')
  reader.close()
})
