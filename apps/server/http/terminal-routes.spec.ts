import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { App } from '../app.ts'
import { startTestApp, testPassword, WireClient, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
let other: App
let root: string
beforeAll(async () => {
  host = await startTestApp()
  for (const org of ['centre', 'county'])
    await host.give('system', {
      type: 'found-organisation',
      body: { organisation: org, name: { zh: org, en: org }, division: '440305', timeZone: 'UTC' },
    })
  await host.account('centre', 'root', ['administrator'])
  await host.account('county', 'far', ['administrator'])
  for (const name of ['ann', 'ben', 'cora']) await host.account('centre', name, ['dispatcher'])
  await host.account('centre', 'ear', ['auditor'])
  other = await host.secondServer()
  await host.give('centre', { type: 'change-settings', body: { signIn: { terminalRoles: ['dispatcher'] } } })
  root = await host.signIn('root')
})
afterAll(async () => {
  await other.close()
  await host.stop()
})

const patient = { timeout: 10_000 }
async function ask(path: string, body?: object, { cookie = '', method = 'POST', url = host.app.url } = {}) {
  const answer = await fetch(url + path, {
    method,
    headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  const read = z.record(z.string(), z.unknown()).parse(await answer.json())
  const cookies = answer.headers.getSetCookie().map((each) => each.split(';')[0] ?? '')
  return {
    status: answer.status,
    read,
    type: String(read['type']).replace('urn:tocsin:problem:', ''),
    cookie: cookies.join('; '),
  }
}
const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })
const spki = (key: KeyObject): string => key.export({ format: 'der', type: 'spki' }).toString('base64url')
const signed = (challenge: string, key: KeyObject): string =>
  sign('sha256', Buffer.from(challenge, 'base64url'), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
const codeFor = async (name: string): Promise<string> =>
  String((await ask('/api/terminals', { name }, { cookie: root })).read['code'])
async function enrolled(name: string) {
  const { privateKey, publicKey } = newKey()
  const { read } = await ask('/api/terminal/enrol', { code: await codeFor(name), publicKey: spki(publicKey) })
  return { terminal: String(read['terminal']), privateKey }
}
async function proof({ terminal, privateKey }: Awaited<ReturnType<typeof enrolled>>) {
  const { read } = await ask('/api/terminal/challenge', { terminal })
  const challenge = String(read['challenge'])
  return { terminal, challenge, signature: signed(challenge, privateKey) }
}
const signInWith = (login: string, cookie: string, url?: string) =>
  ask('/api/session', { login, password: testPassword }, { cookie, ...(url !== undefined && { url }) })

test('who signs in on terminals alone hears so elsewhere, and is signed in on one; the list says who is there', async () => {
  expect(await signInWith('ann', '')).toMatchObject({ status: 403, type: 'terminal-needed' })
  const desk3 = await enrolled('desk 3')
  const proved = await ask('/api/terminal/prove', await proof(desk3))
  expect(proved.status).toBe(200)
  const inside = await signInWith('ann', proved.cookie)
  expect(inside.status).toBe(200)
  const { read } = await ask('/api/terminals', undefined, { cookie: root, method: 'GET' })
  expect(read['terminals']).toMatchObject([
    {
      id: desk3.terminal,
      name: 'desk 3',
      madeBy: 'root',
      signedIn: ['ann'],
      lostAt: null,
      wipedAt: null,
    },
  ])
  expect(await signInWith('ben', proved.cookie)).toMatchObject({ status: 403, type: 'terminal-needed' })
})

test('a code enrols one terminal, once, also where two use it at the same moment', async () => {
  const code = await codeFor('desk 4')
  const tries = await Promise.all(
    Array.from({ length: 6 }, () => ask('/api/terminal/enrol', { code, publicKey: spki(newKey().publicKey) })),
  )
  expect(tries.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401, 401, 401, 401, 401])
  expect(tries.find(({ status }) => status === 401)?.type).toBe('terminal-code')
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey
  expect(
    (await ask('/api/terminal/enrol', { code: await codeFor('desk 5'), publicKey: spki(rsa).slice(0, 390) })).status,
  ).toBe(400)
})

test('a proof counts once, by its own key, for its own terminal', async () => {
  const [one, two] = [await enrolled('desk 6'), await enrolled('desk 7')]
  const right = await proof(one)
  expect((await ask('/api/terminal/prove', right)).status).toBe(200)
  expect(await ask('/api/terminal/prove', right)).toMatchObject({ status: 401, type: 'terminal-wrong' })
  const others = await proof({ ...one, privateKey: two.privateKey })
  expect((await ask('/api/terminal/prove', others)).status).toBe(401)
  expect((await ask('/api/terminal/prove', { ...(await proof(one)), terminal: two.terminal })).status).toBe(401)
  const stranger = { terminal: '5d0f8f0e-7f7b-4d6c-9a55-0a6d1b2c3d4e' }
  expect((await ask('/api/terminal/challenge', stranger)).type).toBe('terminal-unknown')
})

test('a lost terminal: its sign-ins end within five seconds at every server process, its key is refused, and it says by its key that it is wiped', async () => {
  const lost = await enrolled('laptop')
  const { cookie } = await signInWith('cora', (await ask('/api/terminal/prove', await proof(lost))).cookie)
  const live = [new WireClient(host.app.url, cookie), new WireClient(other.url, cookie)]
  for (const each of live) expect(await each.connect()).toBe(true)
  const early = await ask('/api/terminal/prove', await proof(lost))
  const from = performance.now()
  const said = await ask(`/api/terminals/${lost.terminal}/lost`, {}, { cookie: root })
  expect(said).toMatchObject({ status: 200, read: { ended: 1 } })
  await expect.poll(() => live.map((each) => each.isOpen), patient).toEqual([false, false])
  expect(performance.now() - from).toBeLessThan(5_000)
  for (const url of [host.app.url, other.url])
    expect((await ask('/api/session', undefined, { cookie, method: 'GET', url })).status).toBe(401)
  // proved a moment before it was lost: too late
  expect((await signInWith('cora', early.cookie)).type).toBe('terminal-needed')
  expect((await ask('/api/terminal/prove', await proof(lost))).status).toBe(401)

  const order = await ask('/api/terminal/challenge', { terminal: lost.terminal })
  expect(order.read['isLost']).toBe(true)
  expect((await ask('/api/terminal/wiped', await proof({ ...lost, privateKey: newKey().privateKey }))).status).toBe(401)
  expect((await ask('/api/terminal/wiped', await proof(lost))).status).toBe(200)
  const { read } = await ask('/api/terminals', undefined, { cookie: root, method: 'GET' })
  expect(read['terminals']).toContainEqual(expect.objectContaining({ name: 'laptop', signedIn: [] }))
  const laptop = z
    .array(z.looseObject({ name: z.string(), lostAt: z.number().nullable(), wipedAt: z.number().nullable() }))
    .parse(read['terminals'])
    .find(({ name }) => name === 'laptop')
  expect([laptop?.lostAt, laptop?.wipedAt].map((at) => typeof at)).toEqual(['number', 'number'])
  const ear = await host.signIn('ear')
  const entries = JSON.stringify(
    (await ask('/api/audit/entries?by=root', undefined, { cookie: ear, method: 'GET' })).read,
  )
  expect(entries).toContain('"is":"lost"')
  expect(entries).toContain('"is":"code-made"')
})

test('nobody sees or loses a terminal of another organisation', async () => {
  const desk = await enrolled('desk 8')
  const far = await host.signIn('far')
  expect((await ask('/api/terminals', undefined, { cookie: far, method: 'GET' })).read).toEqual({ terminals: [] })
  expect((await ask(`/api/terminals/${desk.terminal}/lost`, {}, { cookie: far })).status).toBe(404)
})
