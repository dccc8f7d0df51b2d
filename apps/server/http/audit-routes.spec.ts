import { randomUUID } from 'node:crypto'
import type { TypedCommand } from '@tocsin/link'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { startTestApp, WireClient, type TestApp } from '../testing/app.fixture.ts'
import { ask } from '../testing/database.fixture.ts'

let host: TestApp
const cookies = new Map<string, string>()
const words = 'a red coat on the third floor'

beforeAll(async () => {
  host = await startTestApp()
  await host.give('centre', {
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  for (const [id, role] of [
    ['aud', 'auditor'],
    ['adm', 'administrator'],
    ['desk', 'dispatcher'],
    ['taker', 'call-taker'],
  ] as const) {
    await host.account('centre', id, [role])
    cookies.set(id, await host.signIn(id))
  }
  await command('desk', {
    type: 'open-incident',
    body: { incident: 'i1', contact: null, type: 'medical', priority: 2, place: null, placeTyped: words },
  })
  await command('desk', { type: 'close-incident', body: { incident: 'i1', disposition: 'handled' } })
}, 60_000)
afterAll(() => host.stop())

async function call(by: string | undefined, path: string, body?: object, method = body === undefined ? 'GET' : 'POST') {
  const headers = {
    ...(by !== undefined && { cookie: cookies.get(by) ?? '' }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  }
  const answer = await fetch(`${host.app.url}${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, text, body: /^[[{]/.test(text) ? (JSON.parse(text) as unknown) : undefined }
}
const command = (by: string, typed: TypedCommand) =>
  call(by, '/api/commands', { id: randomUUID(), ...typed, deviceAt: null, seat: null, exercise: false })

const page = z.object({
  entries: z.array(
    z.object({
      position: z.number(),
      at: z.number(),
      by: z.string(),
      subject: z.string(),
      type: z.string(),
      data: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
  next: z.number().nullable(),
})
async function entries(query = '') {
  await host.app.flushRefused()
  return page.parse((await call('aud', `/api/audit/entries?limit=200${query}`)).body)
}

test('F24 the audit is read by auditors alone; an administrator is none by himself', async () => {
  for (const by of ['adm', 'desk', 'taker'])
    for (const path of ['entries', 'heads', 'reviews']) expect((await call(by, `/api/audit/${path}`)).status).toBe(403)
  expect((await call(undefined, '/api/audit/entries')).status).toBe(401)
  const refused = (await entries('&refused=1')).entries
  expect(refused.map(({ by, data }) => [by, data?.['verb'], data?.['why']])).toEqual(
    expect.arrayContaining(['adm', 'desk', 'taker'].map((by) => [by, 'read-audit', 'not-allowed'])),
  )
})

test('an auditor sees that things happened, and none of the words', async () => {
  const { text } = await call('aud', '/api/audit/entries?limit=200')
  expect(text).toContain('"incident-opened"')
  expect(text).not.toContain(words)
  const { entries: found } = await entries('&subject=incident/i1')
  expect(found.map(({ type, data }) => [type, data])).toEqual([
    ['incident-closed', null],
    ['incident-opened', null],
  ])
  for (const path of ['/api/incidents/i1/card', '/api/incidents/i1/timeline', '/api/history/incidents'])
    expect((await call('aud', path)).status).toBe(403)
})

test('what is refused stands in the log: commands, routes, sign-ins; many of a kind in a minute as one with their number', async () => {
  await host.app.flushRefused()
  for (let n = 0; n < 5; n += 1)
    await command('taker', { type: 'close-incident', body: { incident: 'i1', disposition: 'handled' } })
  for (let n = 0; n < 4; n += 1)
    expect((await call(undefined, '/api/session', { login: 'adm', password: 'wrong' })).status).toBe(401)
  await call(undefined, '/api/session', { login: 'stranger', password: 'wrong' })
  const elsewhere = new WireClient(host.app.url, cookies.get('taker') ?? '', { origin: 'http://elsewhere.example' })
  expect(await elsewhere.connect()).toBe(false)
  const refused = (await entries('&refused=1')).entries
  const times = (by: string, verb: string): readonly unknown[] =>
    refused.filter((each) => each.by === by && each.data?.['verb'] === verb).map(({ data }) => data?.['times'])
  expect(times('taker', 'close-incident')).toEqual([4, 1])
  expect(times('adm', 'sign-in')).toEqual([3, 1])
  expect(times('nobody', 'sign-in')).toEqual([1])
  expect(times('taker', 'live')).toEqual([1])
  expect(JSON.stringify(refused)).not.toContain('stranger')
})

test('sign-ins and sign-outs, searches with what was searched by, prints and looks into the audit stand in the log', async () => {
  cookies.set('desk2', await host.signIn('desk'))
  await call('desk2', '/api/session', undefined, 'DELETE')
  await call('desk', '/api/history/incidents?type=medical&limit=7')
  await call('desk', '/api/fallback-pack')
  await call('aud', '/api/audit/heads')
  const ofDesk = (await entries('&by=desk')).entries
  const data = (type: string) => ofDesk.filter((each) => each.type === type).map((each) => each.data)
  expect(data('signed-out')).toHaveLength(1)
  expect(data('signed-in')[0]).toMatchObject({ address: '127.0.0.1' })
  expect(data('access-noted')).toEqual(
    expect.arrayContaining([
      {
        deed: 'searched',
        what: '/api/history/incidents',
        by: { type: 'medical', limit: '7' },
        reason: null,
      },
      expect.objectContaining({ deed: 'printed', what: '/api/fallback-pack' }),
    ]),
  )
  const ofAuditor = (await entries('&by=aud&type=access-noted')).entries
  expect(ofAuditor[0]?.data).toMatchObject({ deed: 'audit-read', by: { by: 'aud', type: 'access-noted' } })
})

test('the log is read by time and page by page, whole and without doubles', async () => {
  const all = (await entries()).entries
  const middle = all[Math.floor(all.length / 2)]
  if (middle === undefined) throw new Error('no entries')
  const until = await entries(`&to=${middle.at}`)
  expect(until.entries.every(({ at }) => at <= middle.at)).toBe(true)
  expect(until.entries.some(({ position }) => position === middle.position)).toBe(true)
  const since = await entries(`&from=${middle.at}&to=${all[0]?.at ?? 0}`)
  expect(since.entries.every(({ at }) => at >= middle.at)).toBe(true)
  const seen: number[] = []
  for (let before: number | null = middle.position; before !== null;) {
    const found = page.parse((await call('aud', `/api/audit/entries?limit=3&before=${before}`)).body)
    seen.push(...found.entries.map(({ position }) => position))
    before = found.next
  }
  const older = all.filter(({ position }) => position < middle.position).map(({ position }) => position)
  expect(seen).toEqual(older)
})

test('one key holds the newest entries against the heads, and names the one that was bent', async () => {
  await host.app.heads.look()
  const verify = async () => (await call('aud', '/api/audit/verify', { newest: 5 })).body
  expect(await verify()).toMatchObject({ finding: null })
  const { superuser } = host.app.database
  if (superuser === undefined) throw new Error('no superuser')
  const at = { ...superuser, database: 'tocsin' }
  const [last] = await ask<{ position: string }>(
    at,
    'select position from tocsin.audit_heads, tocsin.events where position = size order by size desc limit 1',
  )
  const position = Number(last?.position)
  await ask(at, `update tocsin.events set owner = 'gamma' where position = ${position}`)
  expect(await verify()).toMatchObject({ finding: { kind: 'edited', position } })
  await ask(at, `update tocsin.events set owner = 'centre' where position = ${position}`)
  const { body } = await call('aud', '/api/audit/heads')
  const told = z.object({
    failed: z.null(),
    places: z.array(z.unknown()),
    heads: z.array(z.object({ size: z.number() })),
  })
  expect(told.parse(body).heads[0]?.size).toBe(position)
})

test('F36 who reads many records in a short time comes up for review; an auditor says what came of it', async () => {
  const reviews = async () =>
    z
      .object({
        reviews: z.array(z.object({ id: z.string(), kind: z.string(), account: z.string(), done: z.unknown() })),
      })
      .parse((await call('aud', '/api/audit/reviews')).body).reviews
  const opened = Array.from({ length: 41 }, (_, n) => `many-${n}`)
  for (const incident of opened) {
    await command('desk', {
      type: 'open-incident',
      body: { incident, contact: null, type: 'medical', priority: 2, place: null, placeTyped: null },
    })
    expect((await call('desk', `/api/incidents/${incident}/card?reason=complaint`)).status).toBe(200)
  }
  await expect.poll(async () => (await reviews()).length).toBe(1)
  const [review] = await reviews()
  expect(review).toMatchObject({ kind: 'bulk', account: 'desk', done: null })
  const path = `/api/audit/reviews/${review?.id ?? ''}`
  expect((await call('adm', path, { outcome: 'in-order' })).status).toBe(403)
  expect((await call('aud', path, { outcome: 'talked-about' })).status).toBe(200)
  expect((await call('aud', path, { outcome: 'in-order' })).status).toBe(409)
  expect(await reviews()).toMatchObject([{ done: { by: 'aud', outcome: 'talked-about' } }])
  const readings = (await entries('&by=desk&type=personal-read')).entries
  expect(readings).toHaveLength(41)
  expect(readings[0]?.data?.['over']).toBeNull()
})

test('no route that reads what people said or did goes without an entry in the log', () => {
  const aboutPeople = [
    'read-personal',
    'read-history',
    'compare-numbers',
    'print-pack',
    'see-byname',
    'see-trails',
    'read-audit',
  ]
  // these write down the reading themselves, with the names of the fields
  const bySelf = [
    '/api/incidents/:id/card',
    '/api/contacts/:id/words',
    '/api/incidents/:id/trails',
    '/api/incidents/:id/files/:file',
    '/api/premises/:id/notes/:note/contact',
    '/api/audit/reviews/:id',
  ]
  const silent = host.app.routes
    .filter(
      ({ access, noted }) => typeof access === 'object' && aboutPeople.includes(access.verb) && noted === undefined,
    )
    .map(({ path }) => path)
  expect(silent.filter((path) => !bySelf.includes(path))).toEqual([])
  expect(host.app.routes.filter(({ noted }) => noted !== undefined).length).toBeGreaterThan(6)
})
