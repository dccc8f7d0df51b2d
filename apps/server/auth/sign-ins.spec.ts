import { afterAll, beforeAll, expect, test } from 'vitest'
import type { App } from '../app.ts'
import { startTestApp, testPassword, WireClient, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
let other: App
beforeAll(async () => {
  host = await startTestApp()
  other = await host.secondServer()
  for (const name of ['ann', 'ben', 'cora']) await host.account('centre', name, ['dispatcher'])
  await host.account('centre', 'root', ['administrator'])
})
afterAll(async () => {
  await other.close()
  await host.stop()
})

const patient = { timeout: 30_000 }
const statusOf = async (url: string, cookie: string): Promise<number> =>
  (await fetch(`${url}/api/session`, { headers: { cookie } })).status

const setPassword = (cookie: string, account: string, password: string) =>
  fetch(`${host.app.url}/api/accounts/${account}/password`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ password }),
  })

test('a new password ends all other sign-ins of the account, live connections too', async () => {
  const [here, elsewhere] = [await host.signIn('ann'), await host.signIn('ann')]
  const live = new WireClient(host.app.url, elsewhere)
  await live.connect()
  expect((await setPassword(here, 'ann', 'another password')).status).toBe(200)
  expect(await live.closeCode()).toBe(4001)
  expect([await statusOf(host.app.url, here), await statusOf(host.app.url, elsewhere)]).toEqual([200, 401])
})

test("an administrator's new password for somebody ends all of that account's sign-ins", async () => {
  const [theirs, root] = [await host.signIn('ben'), await host.signIn('root')]
  expect((await setPassword(root, 'ben', 'a password from above')).status).toBe(200)
  expect(await statusOf(host.app.url, theirs)).toBe(401)
  expect(await statusOf(host.app.url, root)).toBe(200)
})

test('who signs out at one server process is out at the other soon, and so is the live connection there', async () => {
  const cookie = await host.signIn('cora')
  const live = new WireClient(other.url, cookie)
  await live.connect()
  expect(await statusOf(other.url, cookie)).toBe(200)
  await fetch(`${host.app.url}/api/session`, { method: 'DELETE', headers: { cookie } })
  expect(await live.closeCode()).toBe(4001)
  await expect.poll(() => statusOf(other.url, cookie), patient).toBe(401)
})

test('what a client still says after it was signed out is not done', async () => {
  const cookie = await host.signIn('cora')
  const live = new WireClient(host.app.url, cookie)
  await live.connect()
  await live.settle()
  const before = host.app.board.position()
  // the client hears of it later than it speaks
  for (const session of host.app.sessions()) if (session.viewer().account === 'cora') session.end('signed-out')
  live.say({
    t: 'command',
    id: crypto.randomUUID(),
    type: 'open-contact',
    body: { contact: 'late', channel: 'phone', clocks: { rung: 1_700_000_000_000 } },
  })
  expect(await live.closeCode()).toBe(4001)
  expect(host.app.board.get('contact/late')).toBeUndefined()
  expect(host.app.board.position()).toBe(before)
})

test('many guesses at once are counted before they are looked at', async () => {
  const guess = () =>
    fetch(`${host.app.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'root', password: `not ${testPassword}` }),
    }).then(({ status }) => status)
  const answers = await Promise.all(Array.from({ length: 40 }, guess))
  expect(answers.filter((status) => status === 401).length).toBeLessThanOrEqual(5)
  expect(new Set(answers)).toEqual(new Set([401, 429]))
})
