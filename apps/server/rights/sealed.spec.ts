import { randomUUID } from 'node:crypto'
import type { TypedCommand } from '@tocsin/link'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { startTestApp, WireClient, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
const cookies = new Map<string, string>()
const people = [
  ['city', 'city-taker', ['call-taker']],
  ['city', 'city-desk', ['dispatcher', 'call-taker']],
  ['city', 'city-shift', ['shift-leader']],
  ['city', 'city-duty', ['duty-leader']],
  ['city', 'city-admin', ['administrator']],
  ['city', 'city-audit', ['auditor']],
  ['county', 'county-desk', ['dispatcher', 'call-taker']],
] as const

beforeAll(async () => {
  host = await startTestApp()
  for (const organisation of ['city', 'county'])
    await host.give('system', {
      type: 'found-organisation',
      body: { organisation, name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
    })
  for (const [org, id, roles] of people) {
    await host.account(org, id, roles)
    cookies.set(id, await host.signIn(id))
  }
})
afterAll(() => host.stop())

const given = z.object({
  ok: z.boolean(),
  position: z.number().optional(),
  refusal: z.object({ refused: z.string() }).optional(),
})

const ask = (by: string, path: string, body?: object): Promise<Response> =>
  fetch(host.app.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { cookie: cookies.get(by) ?? '', ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })

/** Over HTTP, as the person. */
async function give(by: string, command: TypedCommand): Promise<z.output<typeof given>> {
  const order = { id: randomUUID(), ...command, deviceAt: null, seat: null, exercise: false }
  return given.parse(await (await ask(by, '/api/commands', order)).json())
}

const open = (incident: string): TypedCommand => ({
  type: 'open-incident',
  body: {
    incident,
    contact: null,
    type: 'fire-building',
    priority: 2,
    place: { point: { lon: 113.9, lat: 22.5 }, radiusM: 5, label: '河滨路 20 号', source: 'address' },
    placeTyped: '河滨路二十号门口',
    note: null,
  },
})
const closed = (incident: string): TypedCommand => ({
  type: 'close-incident',
  body: { incident, disposition: 'handled' },
})

async function connected(by: string): Promise<WireClient> {
  const wire = new WireClient(host.app.url, cookies.get(by) ?? '')
  await wire.connect()
  await wire.settle()
  return wire
}

/** The four incidents that a role sees, and how, by each way there is. */
async function seenBy(by: string) {
  const wire = await connected(by)
  const ids = ['private', 'sealed', 'redacted', 'shared']
  const onSocket = ids.map((id) => wire.board.get('incident', id)?.seen ?? '-')
  const cards = await Promise.all(ids.map(async (id) => (await ask(by, `/api/incidents/${id}/card`)).status))
  const lines = await Promise.all(ids.map(async (id) => (await ask(by, `/api/incidents/${id}/timeline`)).status))
  const pack = await ask(by, '/api/fallback-pack?language=zh-CN')
  await wire.cut()
  return { onSocket, cards, lines, pack: pack.status, printed: (await pack.text()).split('河滨路 20 号').length - 1 }
}

test('F24 of a private, a sealed, a redacted and a shared incident each role of each side sees what the table says', async () => {
  for (const id of ['private', 'sealed', 'redacted', 'shared'])
    expect(await give('city-taker', open(id))).toMatchObject({ ok: true })
  for (const [incident, level] of [
    ['redacted', 'redacted'],
    ['shared', 'assist'],
  ] as const) {
    const body = { incident, share: `h-${incident}`, with: 'county', level, reason: 'mutual-aid' as const }
    expect(await give('city-desk', { type: 'share-incident', body })).toMatchObject({ ok: true })
    expect(await give('county-desk', { type: 'accept-share', body: { incident, share: body.share } })).toMatchObject({
      ok: true,
    })
  }
  const taker = await connected('city-taker')
  expect(taker.board.get('incident', 'sealed')).toBeDefined()
  const body = { incident: 'sealed', people: ['city-desk'], reason: 'own-staff' as const }
  expect(await give('city-shift', { type: 'seal-incident', body })).toMatchObject({ ok: true })
  // gone from a desk that has it open, without being asked for anew
  await expect.poll(() => taker.board.get('incident', 'sealed')).toBeUndefined()
  await taker.cut()

  const all = {
    onSocket: ['whole', 'whole', 'whole', 'whole'],
    cards: [200, 200, 200, 200],
    lines: [200, 200, 200, 200],
  }
  const butSealed = {
    onSocket: ['whole', '-', 'whole', 'whole'],
    cards: [200, 403, 200, 200],
    lines: [200, 403, 200, 200],
  }
  const none = { onSocket: ['-', '-', '-', '-'], cards: [403, 403, 403, 403], lines: [403, 403, 403, 403] }
  // the pack lies about on paper: what is sealed is on nobody's
  expect(await seenBy('city-desk')).toEqual({ ...all, pack: 200, printed: 3 })
  expect(await seenBy('city-shift')).toEqual({ ...all, pack: 200, printed: 3 })
  expect(await seenBy('city-taker')).toEqual({ ...butSealed, pack: 200, printed: 3 })
  expect(await seenBy('city-duty')).toEqual({ ...butSealed, pack: 200, printed: 3 })
  expect(await seenBy('city-admin')).toEqual({ ...none, pack: 403, printed: 0 })
  expect(await seenBy('city-audit')).toEqual({ ...none, pack: 403, printed: 0 })
  expect(await seenBy('county-desk')).toEqual({
    onSocket: ['-', '-', 'redacted', 'whole'],
    cards: [403, 403, 403, 200],
    lines: [403, 403, 403, 200],
    pack: 200,
    printed: 0,
  })
})

test('a sealed incident that is closed is in the history of the named alone, and counted by all', async () => {
  expect(await give('city-desk', closed('sealed'))).toMatchObject({ ok: true })
  const history = async (by: string): Promise<readonly string[]> => {
    const answer = await ask(by, '/api/history/incidents')
    const page = z.object({ incidents: z.array(z.object({ id: z.string() })) }).parse(await answer.json())
    return page.incidents.map(({ id }) => id)
  }
  await expect.poll(() => history('city-desk')).toEqual(['sealed'])
  expect(await history('city-taker')).toEqual([])
  expect(await history('city-duty')).toEqual([])
})

test('broken glass opens at once, rings the duty leader, is reviewed by somebody else with a comment, and ends', async () => {
  const duty = await connected('city-duty')
  expect((await ask('city-taker', '/api/incidents/sealed/card')).status).toBe(403)
  const body = { glass: randomUUID(), incident: 'sealed', reason: 'life-at-risk' as const, words: '家属来电' }
  expect(await give('city-taker', { type: 'break-glass', body })).toMatchObject({ ok: true })
  expect((await ask('city-taker', '/api/incidents/sealed/card?reason=complaint')).status).toBe(200)
  await expect
    .poll(() => duty.board.all('alert').filter(({ kind }) => kind === 'glass-broken'), { timeout: 8000 })
    .toMatchObject([{ step: 'duty-leader', about: 'account/city-taker', incident: null }])
  await duty.cut()

  const reviews = z.object({ reviews: z.array(z.object({ id: z.string(), kind: z.string(), done: z.unknown() })) })
  const list = reviews.parse(await (await ask('city-audit', '/api/audit/reviews')).json())
  expect(list.reviews).toMatchObject([{ id: body.glass, kind: 'glass-broken', done: null }])
  const path = `/api/audit/reviews/${body.glass}`
  expect((await ask('city-audit', path, { outcome: 'in-order' })).status).toBe(400)
  expect((await ask('city-audit', path, { outcome: 'in-order', comment: '有家属求助录音' })).status).toBe(200)
  const after = reviews.parse(await (await ask('city-audit', '/api/audit/reviews')).json())
  expect(after.reviews).toMatchObject([{ done: { comment: '有家属求助录音', by: 'city-audit' } }])

  // a second one goes through too: reviews are no state that it could clash with
  const again = { ...body, glass: randomUUID() }
  expect(await give('city-duty', { type: 'break-glass', body: again })).toMatchObject({ ok: true })
})

test('nobody reviews the glass that he broke himself', async () => {
  const body = { account: 'city-audit', role: 'dispatcher' as const }
  expect(await give('city-admin', { type: 'grant-role', body })).toMatchObject({ ok: true })
  const glass = randomUUID()
  const breaks = { glass, incident: 'sealed', reason: 'ordered' as const }
  expect(await give('city-audit', { type: 'break-glass', body: breaks })).toMatchObject({ ok: true })
  const answer = await ask('city-audit', `/api/audit/reviews/${glass}`, { outcome: 'in-order', comment: 'mine' })
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain('nobody reviews what he did himself')
})

test('stand-in rights open the desk while they last, and the program ends them on time', async () => {
  const until = Date.now() + 3_000
  const body = { account: 'city-taker', role: 'dispatcher' as const, until }
  expect(await give('city-shift', { type: 'grant-role', body })).toMatchObject({ ok: true })
  const wire = await connected('city-taker')
  const roles = async () =>
    z
      .object({ viewer: z.object({ roles: z.array(z.string()) }) })
      .parse(await (await ask('city-taker', '/api/session')).json()).viewer.roles
  expect(await roles()).toEqual(['call-taker', 'dispatcher'])
  await expect.poll(roles, { timeout: 12_000 }).toEqual(['call-taker'])
  // the open line sees with the new eyes too
  expect(wire.received.findLast(({ t }) => t === 'viewer')).toMatchObject({ viewer: { roles: ['call-taker'] } })
  await wire.cut()
}, 20_000)
