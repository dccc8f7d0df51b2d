import { randomUUID } from 'node:crypto'
import { viewerOf, type Viewer } from '@tocsin/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { App } from '../app.ts'
import { startTestApp, testPassword, WireClient, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
let other: App
beforeAll(async () => {
  host = await startTestApp()
  for (const org of ['centre', 'county'])
    await host.give('system', {
      type: 'found-organisation',
      body: { organisation: org, name: { zh: org, en: org }, division: '440305', timeZone: 'UTC' },
    })
  other = await host.secondServer()
  for (const name of ['ann', 'ben', 'cora', 'dora', 'eva', 'fay', 'gus', 'hal', 'ida', 'joe'])
    await host.account('centre', name, ['dispatcher'])
  await host.account('centre', 'root', ['administrator'])
  await host.account('county', 'far', ['dispatcher'])
  await host.account('centre', 'ear', ['auditor'])
})
afterAll(async () => {
  await other.close()
  await host.stop()
})

const patient = { timeout: 20_000 }
type Seat = { readonly calls?: readonly string[]; readonly drafts?: number }
const ask = (cookie: string, method: string, path: string, body?: object, url = host.app.url): Promise<Response> =>
  fetch(`${url}${path}`, {
    method,
    headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
const change = (cookie: string, login: string, seat: Seat = {}, url = host.app.url, password = testPassword) =>
  ask(cookie, 'POST', '/api/session', { login, password, seat }, url)
const cookieIn = (answer: Response): string => (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
const isSignedIn = async (cookie: string): Promise<boolean> => (await ask(cookie, 'GET', '/api/session')).ok
const typeIn = async (answer: Response): Promise<string> =>
  z
    .object({ type: z.string() })
    .parse(await answer.json())
    .type.replace('urn:tocsin:problem:', '')
async function call(cookie: string): Promise<string> {
  const contact = randomUUID()
  const clocks = { rung: Date.now() }
  await host.give('centre', { type: 'open-contact', body: { contact, channel: 'phone', clocks } })
  const body = { contact, offHookAt: Date.now() }
  const taken = await ask(cookie, 'POST', '/api/commands', { id: randomUUID(), type: 'take-contact', body })
  expect(taken.status).toBe(200)
  return contact
}
function takerOf(contact: string, app = host.app): string | null | undefined {
  const fold = app.board.get(`contact/${contact}`)
  return fold?.kind === 'contact' ? fold.state.taker : undefined
}
function viewer(account: string): Viewer {
  const fold = host.app.board.get(`account/${account}`)
  const found = fold?.kind === 'account' ? viewerOf(fold.state) : undefined
  if (found === undefined) throw new Error(`${account} is not there`)
  return found
}

test('the call in hand is theirs who sit down now; the first one signs out of this browser, sockets too, and the log says who handed and who took', async () => {
  const ann = await host.signIn('ann')
  const contact = await call(ann)
  const live = new WireClient(host.app.url, ann)
  await live.connect()
  const answer = await change(ann, 'ben', { calls: [contact], drafts: 1 })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ login: 'ben', viewer: { account: 'ben' } })
  expect(takerOf(contact)).toBe('ben')
  expect([await isSignedIn(ann), await isSignedIn(cookieIn(answer))]).toEqual([false, true])
  await expect.poll(() => live.isOpen, patient).toBe(false)
  const events = await host.app.store.queries.readSubjectEvents([`contact/${contact}`])
  expect(events.at(-1)).toMatchObject({
    type: 'contact-seat-changed',
    data: { from: 'ann' },
    stamp: { by: 'ben' },
  })
  const ear = await host.signIn('ear')
  const said = await (await ask(ear, 'GET', '/api/audit/entries?by=ben')).text()
  expect(said).toContain('"after":"ann"')
})

test('a desk that is locked changes hands too, and opens', async () => {
  const [cora, contact] = [await host.signIn('cora'), randomUUID()]
  await ask(cora, 'POST', '/api/session/lock', {})
  await host.give('centre', {
    type: 'open-contact',
    body: { contact, channel: 'phone', clocks: { rung: Date.now() } },
  })
  const body = { contact, offHookAt: Date.now() }
  await ask(cora, 'POST', '/api/commands', { id: randomUUID(), type: 'take-contact', body })
  const dora = cookieIn(await change(cora, 'dora'))
  expect(takerOf(contact)).toBe('dora')
  expect(await (await ask(dora, 'GET', '/api/session')).json()).toMatchObject({ login: 'dora', isLocked: false })
})

test('who may not have what is in hand gets nothing: no call, no draft, no seat', async () => {
  const eva = await host.signIn('eva')
  const contact = await call(eva)
  expect(await typeIn(await change(eva, 'root'))).toBe('seat-takes-no-calls')
  expect(await typeIn(await change(eva, 'far'))).toBe('seat-other-organisation')
  expect(await typeIn(await change(eva, 'eva'))).toBe('seat-same-person')
  expect((await change(eva, 'ben', {}, host.app.url, 'not this one')).status).toBe(401)
  expect([takerOf(contact), await isSignedIn(eva)]).toEqual(['eva', true])
  await host.give('centre', { type: 'end-contact', body: { contact, reason: 'silent' } }, viewer('eva'))
  expect(await typeIn(await change(eva, 'root', { drafts: 1 }))).toBe('seat-takes-no-calls')
  expect((await change(eva, 'root')).status).toBe(200)
  expect(await typeIn(await change(eva, 'ben'))).toBe('seat-nobody-there')
})

test('who works at another desk too keeps there what is not of this seat', async () => {
  const [here, there] = [await host.signIn('fay'), await host.signIn('fay')]
  const [mine, elsewhere] = [await call(here), await call(there)]
  expect((await change(here, 'ben', { calls: [mine] })).status).toBe(200)
  expect([takerOf(mine), takerOf(elsewhere)]).toEqual(['ben', 'fay'])
  expect(await isSignedIn(there)).toBe(true)
})

test('two at once, at two server processes: one of them has the seat and every call, the other hears so', async () => {
  for (let round = 0; round < 8; round += 1) {
    const gus = await host.signIn('gus')
    const calls = [await call(gus), await call(gus)]
    await expect.poll(() => takerOf(calls[1] ?? '', other), patient).toBe('gus')
    const answers = await Promise.all([change(gus, 'hal', { calls }), change(gus, 'ida', { calls }, other.url)])
    const won = answers.filter(({ ok }) => ok)
    expect(won).toHaveLength(1)
    const [winner] = won.map(cookieIn)
    const { login } = z
      .object({ login: z.string() })
      .parse(await (await ask(winner ?? '', 'GET', '/api/session')).json())
    await expect.poll(() => calls.map((contact) => takerOf(contact)), patient).toEqual([login, login])
    expect(await isSignedIn(gus)).toBe(false)
    for (const contact of calls)
      await host.give('centre', { type: 'end-contact', body: { contact, reason: 'silent' } }, viewer(login))
  }
})

test('a server that dies between the calls and the seat loses neither: who tries again has both', async () => {
  const joe = await host.signIn('joe')
  const contact = await call(joe)
  await host.give(
    'centre',
    { type: 'change-seat', body: { from: 'joe', contacts: [contact], alerts: [] } },
    viewer('ben'),
  )
  expect([takerOf(contact), await isSignedIn(joe)]).toEqual(['ben', true])
  expect((await change(joe, 'ben', { calls: [contact], drafts: 1 })).status).toBe(200)
  expect([takerOf(contact), await isSignedIn(joe)]).toEqual(['ben', false])
})

test('no client changes a seat without the sign-in', async () => {
  const [ann, ben] = [await host.signIn('ann'), await host.signIn('ben')]
  const contact = await call(ann)
  const body = { from: 'ann', contacts: [contact], alerts: [] }
  const answer = await ask(ben, 'POST', '/api/commands', { id: randomUUID(), type: 'change-seat', body })
  expect([answer.status, takerOf(contact)]).toEqual([403, 'ann'])
})
