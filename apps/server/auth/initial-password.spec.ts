import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { startTestApp, WireClient, type TestApp } from '../testing/app.fixture.ts'
import { hashPassword } from './passwords.ts'

let host: TestApp
let root: string
const initial = 'set by the administrator'
const own = 'eleven paper lanterns'

beforeAll(async () => {
  host = await startTestApp()
  await host.give('centre', {
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  await host.account('centre', 'root', ['administrator'])
  for (const id of ['ann', 'ben', 'cora', 'dan']) await host.account('centre', id, ['dispatcher'])
  root = await host.signIn('root')
}, 60_000)
afterAll(() => host.stop())

async function send(method: string, path: string, body: object | undefined, cookie = '') {
  const answer = await fetch(`${host.app.url}${path}`, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), cookie },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  const type = z.object({ type: z.string() }).safeParse(JSON.parse(text)).data?.type ?? null
  return { status: answer.status, type, cookie: (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '' }
}
const needed = 'urn:tocsin:problem:new-password-needed'
const signIn = (login: string, password: string, more: object = {}) =>
  send('POST', '/api/session', { login, password, ...more })
const reset = async (account: string): Promise<void> => {
  const { status } = await send('PUT', `/api/accounts/${account}/password`, { password: initial }, root)
  expect(status).toBe(200)
}

test('a password that an administrator has set opens nothing but the setting of one’s own', async () => {
  await reset('ann')
  expect(await signIn('ann', initial)).toEqual({ status: 401, type: needed, cookie: '' })
  // who does not know it is told no more than before
  expect((await signIn('ann', 'not this one at all', { newPassword: own })).type).toBe('urn:tocsin:problem:sign-in')
  expect((await signIn('ann', initial, { newPassword: initial })).type).toBe(needed)
  expect((await signIn('ann', initial, { newPassword: '1234567890' })).type).toBe('urn:tocsin:problem:password-common')
  expect((await signIn('ann', initial, { newPassword: 'short' })).status).toBe(400)
  const done = await signIn('ann', initial, { newPassword: own })
  expect(done.status).toBe(200)
  expect((await send('GET', '/api/session', undefined, done.cookie)).status).toBe(200)
  expect([(await signIn('ann', initial)).status, (await signIn('ann', own)).status]).toEqual([401, 200])
})

test('until then there is no sign-in: every route and the socket refuse', async () => {
  await reset('ben')
  const { cookie } = await signIn('ben', initial)
  for (const { method, path, access } of host.app.routes) {
    if (access === 'public' || access === 'source') continue
    const { status } = await send(method, path.replaceAll(/:\w+/g, 'x'), method === 'GET' ? undefined : {}, cookie)
    expect([method, path, status]).toEqual([method, path, 401])
  }
  expect(await new WireClient(host.app.url, cookie).connect()).toBe(false)
})

test('it proves nothing either where somebody is signed in another way: neither a fresh proof nor the lock', async () => {
  const cookie = await host.signIn('cora')
  await host.app.store.credentials.setPassword('cora', await hashPassword(initial), Date.now(), true)
  expect((await send('POST', '/api/session/confirm', { password: initial }, cookie)).status).toBe(409)
  expect((await send('POST', '/api/session/lock', {}, cookie)).status).toBe(200)
  expect((await send('POST', '/api/session/unlock', { password: initial }, cookie)).status).toBe(401)
})

test('one’s own change counts as one’s own', async () => {
  const cookie = await host.signIn('dan')
  expect((await send('PUT', '/api/accounts/dan/password', { password: own }, cookie)).status).toBe(200)
  expect((await signIn('dan', own)).status).toBe(200)
})
