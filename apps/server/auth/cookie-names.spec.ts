import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, testPassword, WireClient, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
/** What a proxy tells that takes https for this server. */
const byHttps = { 'x-forwarded-proto': 'https' }
type Headers = Readonly<Record<string, string>>

beforeAll(async () => {
  host = await startTestApp({ config: { proxy: '127.0.0.1' } })
  await host.give('centre', {
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  await host.account('centre', 'ann', ['dispatcher'])
}, 60_000)
afterAll(() => host.stop())

async function signIn(headers: Headers): Promise<{ line: string; token: string; device: string }> {
  const answer = await fetch(`${host.app.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ login: 'ann', password: testPassword }),
  })
  const lines = answer.headers.getSetCookie()
  const line = lines.find((each) => each.includes('tocsin_session=')) ?? ''
  const device = lines.find((each) => each.includes('tocsin_device=')) ?? ''
  return { line, token: /tocsin_session=([^;]*)/.exec(line)?.[1] ?? '', device }
}
const statusWith = async (cookie: string, headers: Headers = {}): Promise<number> =>
  (await fetch(`${host.app.url}/api/session`, { headers: { cookie, ...headers } })).status

test('by https the session’s cookie is bound to this host, others to safe setting', async () => {
  const { line, token, device } = await signIn(byHttps)
  expect(line).toMatch(/^__Host-tocsin_session=/)
  expect(line).toMatch(/; Path=\/(;|$)/)
  expect(line).toMatch(/; HttpOnly/)
  expect(line).toMatch(/; Secure/)
  expect(line).toMatch(/; SameSite=Strict/)
  expect(line).not.toMatch(/Domain=/i)
  expect(device).toMatch(/^__Secure-tocsin_device=.*; Secure/)
  expect(await statusWith(`__Host-tocsin_session=${token}`, byHttps)).toBe(200)
  const live = new WireClient(host.app.url, `__Host-tocsin_session=${token}`)
  expect(await live.connect()).toBe(true)
  await live.cut()
})

test('a cookie without the prefix opens nothing by a token of https: another host of the domain may have planted it', async () => {
  const { token } = await signIn(byHttps)
  for (const headers of [{}, byHttps]) expect(await statusWith(`tocsin_session=${token}`, headers)).toBe(401)
  expect(await new WireClient(host.app.url, `tocsin_session=${token}`).connect()).toBe(false)
  // and where both are there, the one that the browser vouches for counts
  const planted = (await signIn({})).token
  expect(await statusWith(`tocsin_session=${planted}; __Host-tocsin_session=${token}`, byHttps)).toBe(200)
  expect(await statusWith(`tocsin_session=${planted}; __Host-tocsin_session=nothing`, byHttps)).toBe(401)
})

test('signing out takes the cookie away under its own name', async () => {
  const { token } = await signIn(byHttps)
  const cookie = `__Host-tocsin_session=${token}`
  const answer = await fetch(`${host.app.url}/api/session`, { method: 'DELETE', headers: { cookie, ...byHttps } })
  expect(answer.headers.getSetCookie().join()).toMatch(/^__Host-tocsin_session=;.*Secure/)
  expect(await statusWith(cookie, byHttps)).toBe(401)
})

test('on this machine without a certificate the name is plain', async () => {
  const { line, token } = await signIn({})
  expect(line).toMatch(/^tocsin_session=/)
  expect(line).not.toMatch(/Secure/)
  expect(await statusWith(`tocsin_session=${token}`)).toBe(200)
})
