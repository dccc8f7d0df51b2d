import { randomUUID } from 'node:crypto'
import { roles as people, type Role } from '@tocsin/domain'
import { isFreeText, leavesOf } from '@tocsin/domain/walls'
import { clientMessage, type ClientMessageInput } from '@tocsin/link'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { hashToken } from '../auth/sessions.ts'
import { startTestApp, WireClient, type TestApp } from '../testing/app.fixture.ts'
import { schemaOf } from '../testing/nasty.fixture.ts'
import { acceptedTries, createPlanter, furnish, sourceKey } from '../testing/plant.fixture.ts'
import type { Route } from './route.ts'

const { planted, plant } = createPlanter()

let host: TestApp
/** cookies of everybody of the other organisation, by role, and of the one who owns all that is tried */
const strangers = new Map<Role, string>()
let owner: string
/** what a part of a path names, and the centre's record that is tried there; a reason where it is nobody's */
let named: Readonly<Record<string, string | { readonly nobodys: string; readonly tried: string }>>
/** fields of queries that name something */
let asked: Readonly<Record<string, string>>

const otherKey = 'the-key-of-the-other-exchange'
const file = randomUUID()
const glass = randomUUID()
const relief = randomUUID()

async function must(answer: Promise<Response>): Promise<Response> {
  const came = await answer
  if (!came.ok) throw new Error(`${came.url}: ${came.status} ${await came.text()}`)
  return came
}
const send = (cookie: string, method: string, path: string, body?: object): Promise<Response> =>
  fetch(`${host.app.url}${path}`, {
    method,
    headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
const give = async (cookie: string, type: string, body: object): Promise<void> =>
  void (await must(send(cookie, 'POST', '/api/commands', { id: randomUUID(), type, body })))

beforeAll(async () => {
  host = await startTestApp()
  const { desk } = await furnish(host)
  for (const { path, send: how } of acceptedTries(plant, desk)) await must(fetch(`${host.app.url}${path}`, how))
  await host.account('centre', 'all', people)
  await host.account('centre', 'second', ['dispatcher'])
  owner = await host.signIn('all')
  const planName = plant('name')
  const plan = { name: { zh: planName, en: planName }, when: {}, levels: [[{ capability: 'engine', count: 1 }]] }
  await give(owner, 'write-plan', { plan: 'pl1', basedOn: 0, body: plan })
  await give(owner, 'begin-relief', { relief, people: ['all'] })
  await must(
    fetch(`${host.app.url}/api/incidents/i1/files/${file}`, {
      method: 'PUT',
      headers: {
        cookie: owner,
        'content-type': 'application/octet-stream',
        'tocsin-file-name': encodeURIComponent(plant('name')),
      },
      body: plant('words'),
    }),
  )
  const sealed = { incident: 'i2', contact: null, type: 'theft', priority: 3, place: null, placeTyped: null }
  await give(owner, 'open-incident', { ...sealed, note: plant('words') })
  await give(owner, 'seal-incident', { incident: 'i2', reason: 'own-staff', people: ['all'] })
  await give(await host.signIn('second'), 'break-glass', { glass, incident: 'i2', reason: 'ordered', words: '' })
  await host.signIn('all')
  const terminal = z
    .object({ id: z.string() })
    .parse(await (await must(send(owner, 'POST', '/api/terminals', { name: plant('name') }))).json())
  const { signIns } = z
    .object({ signIns: z.array(z.object({ id: z.string(), isThis: z.boolean() })) })
    .parse(await (await send(owner, 'GET', '/api/my/sign-in')).json())

  await host.app.store.credentials.setSource({ id: 'their-exchange', org: 'other', hash: hashToken(otherKey) })
  await host.give('other', {
    type: 'found-organisation',
    body: { organisation: 'other', name: { zh: '乙', en: 'B' }, division: '440306', timeZone: 'UTC' },
  })
  for (const role of people) {
    await host.account('other', `other-${role}`, [role])
    strangers.set(role, await host.signIn(`other-${role}`))
  }
  await host.app.flush()
  named = {
    'accounts/:id': 'desk',
    'sign-ins/:id': signIns.find(({ isThis }) => !isThis)?.id ?? '',
    'passkeys/:id': { nobodys: 'the route takes one’s own alone: auth/passkeys.spec.ts', tried: randomUUID() },
    'reviews/:id': glass,
    'terminals/:id': terminal.id,
    'contacts/:id': 'c1',
    'incidents/:id': 'i1',
    'files/:file': file,
    'premises/:id': 'x1',
    'notes/:note': 'n1',
    'plans/:id': 'pl1',
    'reliefs/:id': relief,
    'cities/:name': { nobodys: 'a city is of the installation', tried: 'none' },
    'city-files/:name': { nobodys: 'a file for a city is of the installation', tried: 'none' },
    'floor-plans/:image': { nobodys: 'a floor plan is of the city in use', tried: 'none' },
  }
  asked = { unit: 'E1', post: 'p1', subject: 'incident/i1', by: 'desk', number: '1', type: 'theft', seen: 'i1' }
})
afterAll(() => host.stop())

/** `incidents/:id`: what each variable part of a path names. */
const partsOf = (path: string): readonly string[] => path.match(/[\w-]+\/:\w+/g) ?? []
const pathOf = (path: string): string =>
  path.replaceAll(/([\w-]+)\/:(\w+)/g, (part, before: string) => {
    const what = named[part]
    return `${before}/${typeof what === 'object' ? what.tried : (what ?? 'unnamed')}`
  })
/** What a route is asked with so that nothing but whose it is can be in the way. */
const bodies: Readonly<Record<string, object>> = {
  'PUT /api/accounts/:id/password': { password: 'seventeen green kettles' },
  'PUT /api/my/passkeys/:id': { name: 'mine now' },
  'POST /api/contacts/:id/hung-up': { command: randomUUID(), at: Date.now() },
  'POST /api/audit/reviews/:id': { outcome: 'in-order', comment: 'seen' },
}
const nameOf = ({ method, path }: Route): string => `${method} ${path}`
const isOwned = ({ path }: Route): boolean => partsOf(path).some((part) => typeof named[part] === 'string')
const fieldsOf = ({ query }: Route): readonly string[] =>
  leavesOf(schemaOf(query), '').map(({ path }) => path.replace(/^\./, '').replace(/\W.*/, ''))
const withFields = (route: Route): string => {
  const fields = fieldsOf(route).flatMap((field) => (field in asked ? [[field, asked[field] ?? '']] : []))
  const more = { lon: '113.9', lat: '22.5', minutes: '5', language: 'en', reason: 'complaint', q: 'Mill' }
  const rest = fieldsOf(route).flatMap((field) => Object.entries(more).filter(([name]) => name === field))
  return `${pathOf(route.path)}?${new URLSearchParams([...fields, ...rest]).toString()}`
}
const shows = (text: string): readonly string[] => planted.filter((value) => text.includes(value))

test('each part of a path that names a record has one of the centre that is tried, or a reason why it is nobody’s', () => {
  const parts = new Set(host.app.routes.flatMap(({ path }) => partsOf(path)))
  expect([...parts].filter((part) => !(part in named))).toEqual([])
  expect(Object.keys(named).filter((part) => !parts.has(part))).toEqual([])
})

/** Asks as somebody: a file goes as bytes, everything else as it is declared. */
const tryAs = (route: Route, who: { readonly cookie?: string; readonly key?: string }): Promise<Response> => {
  const isFile = route.method === 'PUT' && route.path.endsWith('/files/:file')
  const body = isFile ? 'bytes' : route.hasBody ? JSON.stringify(bodies[nameOf(route)] ?? {}) : undefined
  return fetch(`${host.app.url}${withFields(route)}`, {
    method: route.method,
    headers: {
      ...(who.cookie !== undefined && { cookie: who.cookie }),
      ...(who.key !== undefined && { authorization: `Bearer ${who.key}` }),
      ...(isFile && { 'tocsin-file-name': 'x.txt' }),
      ...(body !== undefined && { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
    },
    ...(body !== undefined && { body }),
  })
}

test('F24 what is the centre’s is handed out, changed and ended by no role of another organisation', async () => {
  const wrong: string[] = []
  for (const route of host.app.routes.filter(isOwned))
    for (const [role, cookie] of strangers) {
      const answer = await tryAs(route, route.access === 'source' ? { key: otherKey } : { cookie })
      if (![403, 404, 409].includes(answer.status))
        wrong.push(`${nameOf(route)} as ${role}: ${answer.status} ${await answer.text()}`)
      else if (answer.status === 409 && !nameOf(route).includes('reviews'))
        wrong.push(`${nameOf(route)} as ${role}: ${answer.status}`)
    }
  expect(wrong).toEqual([])
})

test('F24 no list, export, attachment, tile or print says a word of the centre to another organisation', async () => {
  const said: string[] = []
  for (const route of host.app.routes.filter(({ method, path }) => method === 'GET' && !path.includes('oidc')))
    for (const [role, cookie] of strangers) {
      const found = shows(await (await tryAs(route, { cookie })).text())
      if (found.length > 0) said.push(`${nameOf(route)} as ${role}: ${found.join(', ')}`)
    }
  expect(said).toEqual([])
})

/** What each message of a client names; a new kind of message has to be added here. */
const saying: { readonly [Kind in ClientMessageInput['t']]: readonly ClientMessageInput[] } = {
  hello: [],
  command: [
    { t: 'command', id: randomUUID(), type: 'note-incident', body: { incident: 'i1', note: 'x' } },
    { t: 'command', id: randomUUID(), type: 'describe-contact', body: { contact: 'c1', words: { story: 'x' } } },
  ],
  fix: [
    {
      t: 'fix',
      unit: 'E1',
      fix: { point: { lon: 1, lat: 1 }, at: Date.now(), accuracyM: null, speedMps: null, headingDeg: null },
    },
  ],
  cards: [{ t: 'cards', open: ['i1'] }],
  writing: [{ t: 'writing', incident: 'i1', text: 'x' }],
  ping: [],
}

test('F24 no message of a socket brings anything of the centre to another organisation, nor takes anything there', async () => {
  const kinds = clientMessage.options.map(({ shape }) => shape.t.value)
  expect(kinds.toSorted()).toEqual(Object.keys(saying).toSorted())
  const mine = new WireClient(host.app.url, owner)
  await mine.connect({ positions: true })
  mine.say({ t: 'cards', open: ['i1'] })
  await mine.settle()
  const before = mine.board.get('incident', 'i1')
  expect(before).toBeDefined()
  const told: string[] = []
  for (const [role, cookie] of strangers) {
    const client = new WireClient(host.app.url, cookie)
    await client.connect({ positions: true })
    for (const message of Object.values(saying).flat()) client.say(message)
    await client.settle()
    const seen = JSON.stringify([client.received, ['i1', 'c1'].map((id) => client.board.get('incident', id))])
    for (const value of [...shows(seen), ...(client.board.get('incident', 'i1') === undefined ? [] : ['incident i1'])])
      told.push(`${role}: ${value}`)
    for (const message of client.received) if (message.t === 'answer' && message.ok) told.push(`${role}: taken`)
    await client.cut()
  }
  expect(told).toEqual([])
  await mine.settle()
  expect(mine.board.get('incident', 'i1')).toEqual(before)
  expect(host.app.positions.of('E1')).toBeUndefined()
  expect(mine.received.filter(({ t }) => t === 'writing')).toEqual([])
  await mine.cut()
})

test('each field of a query that takes words names something that is tried, or is no name', () => {
  const free = host.app.routes.flatMap((route) =>
    leavesOf(schemaOf(route.query), '').flatMap((leaf) => (isFreeText(leaf) ? [leaf.path.replace(/^\./, '')] : [])),
  )
  const notNames = ['kinds', 'units', 'exercise', 'minutes', 'q']
  expect([...new Set(free)].filter((field) => !(field in asked) && !notNames.includes(field))).toEqual([])
})

test('the same is given to whom it belongs to: what was tried before is all there', async () => {
  const refused: string[] = []
  const shown = new Set<string>()
  // what ends something comes last
  const order = ['GET', 'PUT', 'POST', 'DELETE']
  const routes = host.app.routes.filter(isOwned).toSorted((a, b) => order.indexOf(a.method) - order.indexOf(b.method))
  for (const route of routes) {
    const answer = await tryAs(route, route.access === 'source' ? { key: sourceKey } : { cookie: owner })
    const text = await answer.text()
    // a file of this name is there: by its own bytes it is the same again, by others it is not taken
    const isThere = answer.status === 409 && route.path.endsWith('/files/:file')
    if (!answer.ok && !isThere) refused.push(`${nameOf(route)}: ${answer.status} ${text}`)
    if (shows(text).length > 0) shown.add(nameOf(route))
  }
  expect(refused).toEqual([])
  expect([...shown]).toEqual(
    expect.arrayContaining([
      'GET /api/incidents/:id/card',
      'GET /api/contacts/:id/words',
      'GET /api/incidents/:id/files/:file',
      'GET /api/premises/:id/notes/:note/contact',
      'GET /api/plans/:id/versions',
    ]),
  )
})
