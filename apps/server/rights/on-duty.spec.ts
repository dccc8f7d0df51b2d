import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { App } from '../app.ts'
import { startTestApp, WireClient, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
let other: App
beforeAll(async () => {
  host = await startTestApp()
  await host.give('system', {
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  other = await host.secondServer()
  for (const name of ['ann', 'ben', 'cora', 'dora']) await host.account('centre', name, ['dispatcher'])
  await host.give('centre', { type: 'change-settings', body: { onDutyRoles: ['dispatcher'] } })
})
afterAll(async () => {
  await other.close()
  await host.stop()
})

const patient = { timeout: 15_000 }
const shift = async (account: string, forMs: number): Promise<string> => {
  const duty = randomUUID()
  const now = Date.now()
  const place = { kind: 'seat', seat: 's1' } as const
  const answer = await host.give('centre', {
    type: 'plan-duty',
    body: { duty, account, place, from: now - 1000, until: now + forMs },
  })
  expect(answer.ok).toBe(true)
  return duty
}
const ring = async (): Promise<string> => {
  const contact = randomUUID()
  const body = { contact, channel: 'phone' as const, clocks: { rung: Date.now() } }
  await host.give('centre', { type: 'open-contact', body })
  return contact
}
const command = async (cookie: string, type: string, body: object, url = host.app.url) => {
  const answer = await fetch(`${url}/api/commands`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), type, body }),
  })
  return { status: answer.status, text: await answer.text() }
}
const open = async (cookie: string, url?: string) => {
  const body = { incident: randomUUID(), contact: await ring(), type: 'medical', priority: 2 }
  return command(cookie, 'open-incident', { ...body, place: null, placeTyped: null }, url)
}
const seen = (cookie: string, path: string, url = host.app.url) => fetch(`${url}${path}`, { headers: { cookie } })

test('without a duty a role gives nothing, by command, by route and on the line; the roster gives it at once', async () => {
  const cookie = await host.signIn('ann')
  const contact = await ring()
  const client = new WireClient(host.app.url, cookie)
  await client.connect()
  await client.settle()
  expect(client.board.get('contact', contact)).toBeUndefined()
  const refused = await open(cookie)
  expect(refused.status).toBe(403)
  expect(refused.text).toContain('off-duty')
  expect((await seen(cookie, '/api/history/incidents')).status).toBe(403)
  expect(await (await seen(cookie, '/api/session')).json()).toMatchObject({
    viewer: { roles: ['off-duty'], offDuty: ['dispatcher'] },
  })

  const isOff = async (account: string): Promise<boolean | undefined> =>
    z
      .object({ accounts: z.array(z.object({ id: z.string(), isOff: z.boolean() })) })
      .parse(await (await seen(cookie, '/api/account-names')).json())
      .accounts.find(({ id }) => id === account)?.isOff
  expect(await isOff('ann')).toBe(true)

  const duty = await shift('ann', 3_600_000)
  await expect.poll(() => client.board.get('contact', contact), patient).toBeDefined()
  expect(await isOff('ann')).toBe(false)
  expect((await open(cookie)).status).toBe(200)

  await host.give('centre', { type: 'withdraw-duty', body: { duty } })
  await expect.poll(() => client.board.get('contact', contact), patient).toBeUndefined()
  expect((await open(cookie)).status).toBe(403)
  await client.cut()
})

test('when the clock passes the end, boards at both server processes shrink within five seconds and a beat', async () => {
  const cookie = await host.signIn('ben')
  const contact = await ring()
  const until = Date.now() + 4_000
  await shift('ben', 4_000)
  const clients = [new WireClient(host.app.url, cookie), new WireClient(other.url, cookie)]
  for (const client of clients) {
    await client.connect()
    await expect.poll(() => client.board.get('contact', contact), patient).toBeDefined()
  }
  expect((await open(cookie, other.url)).status).toBe(200)
  for (const client of clients) await expect.poll(() => client.board.get('contact', contact), patient).toBeUndefined()
  expect(Date.now() - until).toBeLessThan(6_500)
  for (const url of [host.app.url, other.url]) expect((await open(cookie, url)).status).toBe(403)
  for (const client of clients) await client.cut()
})

test('a command on a line that has not been looked at again is refused by the clock', async () => {
  const cookie = await host.signIn('dora')
  await shift('dora', 3_600_000)
  const viewer = { account: 'dora', org: 'centre', roles: ['dispatcher'] as const, post: null, unit: null, letInto: [] }
  const body = { incident: randomUUID(), contact: await ring(), type: 'medical', priority: 2 as const }
  const opening = { type: 'open-incident' as const, body: { ...body, place: null, placeTyped: null } }
  expect((await host.give('centre', opening, viewer)).ok).toBe(true)
  for (const [, fold] of host.app.board.folds())
    if (fold.kind === 'duty' && fold.state.account === 'dora')
      await host.give('centre', { type: 'withdraw-duty', body: { duty: fold.state.id } })
  const again = { ...opening, body: { ...opening.body, incident: randomUUID(), contact: await ring() } }
  expect(await host.give('centre', again, viewer)).toMatchObject({ ok: false, refusal: { refused: 'off-duty' } })
  expect((await seen(cookie, '/api/session')).status).toBe(200)
})

test('nobody is cut off in a call: its end is the end', async () => {
  const cookie = await host.signIn('cora')
  const contact = await ring()
  const duty = await shift('cora', 3_600_000)
  expect((await command(cookie, 'take-contact', { contact, offHookAt: Date.now() })).status).toBe(200)
  await host.give('centre', { type: 'withdraw-duty', body: { duty } })
  for (const url of [host.app.url, other.url])
    await expect
      .poll(async () => (await (await seen(cookie, '/api/session', url)).text()).includes('off-duty'), patient)
      .toBe(false)
  expect((await command(cookie, 'end-contact', { contact, reason: 'silent' })).status).toBe(200)
  expect((await open(cookie)).status).toBe(403)
})

test('who came back on duty while the line was cut is sent all that it may see', async () => {
  const cookie = await host.signIn('ann')
  const contact = await ring()
  const client = new WireClient(host.app.url, cookie)
  await client.connect()
  await client.settle()
  await client.cut()
  await shift('ann', 3_600_000)
  await client.connect()
  await expect.poll(() => client.board.get('contact', contact), patient).toBeDefined()
  await client.cut()
})
