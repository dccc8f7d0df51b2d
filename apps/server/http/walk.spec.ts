import { randomUUID } from 'node:crypto'
import { grantees, mayEver, type Grantee, type Role } from '@tocsin/domain'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashToken } from '../auth/sessions.ts'
import { startTestApp, WireClient, type TestApp } from '../testing/app.fixture.ts'
import type { Route } from './route.ts'

const people = grantees.filter(
  (grantee): grantee is Role => grantee !== 'source' && grantee !== 'locked-desk' && grantee !== 'off-duty',
)
const sourceKey = 'a-source-key-for-tests-only'
const point = { lon: 113, lat: 23 }

let host: TestApp
const headers = new Map<Grantee | 'stranger', Record<string, string>>([['stranger', {}]])

beforeAll(async () => {
  host = await startTestApp()
  for (const organisation of ['own', 'other']) {
    await host.give('system', {
      type: 'found-organisation',
      body: { organisation, name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
    })
  }
  for (const role of people) {
    await host.account('own', role, [role])
    headers.set(role, { cookie: await host.signIn(role) })
  }
  // whoever has this role and no duty is at rest; the one that is walked with is on duty
  await host.give('own', { type: 'change-settings', body: { onDutyRoles: ['station-officer'] } })
  await host.give('own', {
    type: 'plan-duty',
    body: {
      duty: 'officers-shift',
      account: 'station-officer',
      place: { kind: 'seat', seat: 'room' },
      from: Date.now() - 60_000,
      until: Date.now() + 86_400_000,
    },
  })
  await host.account('own', 'rest', ['station-officer'])
  headers.set('off-duty', { cookie: await host.signIn('rest') })
  await host.account('own', 'away', ['dispatcher'])
  const away = await host.signIn('away')
  headers.set('locked-desk', { cookie: away })
  await fetch(`${host.app.url}/api/session/lock`, {
    method: 'POST',
    headers: { cookie: away, 'content-type': 'application/json' },
    body: '{}',
  })
  await host.app.store.credentials.setSource({ id: 'exchange', org: 'own', hash: hashToken(sourceKey) })
  headers.set('source', { authorization: `Bearer ${sourceKey}` })
  await host.give('other', {
    type: 'open-contact',
    body: { contact: 'theirs', channel: 'phone', clocks: { rung: Date.now() } },
  })
  await host.give('other', {
    type: 'open-incident',
    body: { incident: 'theirs', contact: 'theirs', type: 'medical', priority: 2, place: null, placeTyped: null },
  })
  await host.give('other', {
    type: 'register-premises',
    body: {
      premises: 'theirs',
      name: { zh: '库', en: 'Store' },
      class: 'public-place',
      address: 'x',
      area: { point, radiusM: 20 },
    },
  })
  await host.account('other', 'their-admin', ['administrator'])
})
afterAll(() => host.stop())

const call = (
  route: Pick<Route, 'method' | 'path'>,
  who: Grantee | 'stranger',
  body?: object,
  id = 'theirs',
): Promise<Response> =>
  fetch(`${host.app.url}${route.path.replaceAll(/:\w+/g, id)}`, {
    method: route.method,
    headers: { ...headers.get(who), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

/** What the declaration promises: 401 for nobody known, 403 for a role without the verb, 423 for a locked desk, anything else for the rest. */
function expected(route: Route, who: Grantee | 'stranger'): 401 | 403 | 423 | 'in' {
  const { access } = route
  if (who === 'locked-desk' && access === 'signed-in') return route.whileLocked === true ? 'in' : 423
  if (who === 'locked-desk' && typeof access === 'object') return mayEver([who], access.verb) ? 'in' : 423
  if (access === 'public') return 'in'
  if (access === 'source') return who === 'source' ? 'in' : 401
  if (who === 'stranger' || who === 'source') return 401
  return access === 'signed-in' || mayEver([who], access.verb) ? 'in' : 403
}

describe('every route and every role', () => {
  test('F24 nothing is served that is not declared', () => {
    const declared = new Set(host.app.routes.map(({ method, path }) => `${method} ${path}`))
    const undeclared = host.app.served.filter(
      (each) => each.includes('/api') && !declared.has(each.replace(/^HEAD /, 'GET ')),
    )
    expect(undeclared).toEqual([])
    expect(declared.size).toBe(host.app.routes.length)
  })

  test('F24 the answer is the one that the declaration promises: default deny', async () => {
    const wrong: string[] = []
    for (const route of host.app.routes) {
      if (route.path === '/api/session' && route.method === 'DELETE') continue
      for (const who of [...grantees, 'stranger'] as const) {
        // it would lock who asks, and all that they ask afterwards
        if (route.path === '/api/session/lock' && who !== 'locked-desk') continue
        const { status } = await call(route, who, route.hasBody ? {} : undefined, 'nobodys')
        const wanted = expected(route, who)
        const got = status === 401 || status === 403 || status === 423 ? status : 'in'
        const isWrongSignIn = route.path === '/api/session' && route.method === 'POST' && status === 400
        if (got !== wanted && !isWrongSignIn)
          wrong.push(`${route.method} ${route.path} as ${who}: ${status}, wanted ${wanted}`)
        if (status >= 500 && status !== 503) wrong.push(`${route.method} ${route.path} as ${who}: ${status}`)
      }
    }
    expect(wrong).toEqual([])
  })

  test('F24 what belongs to another organisation is not handed out', async () => {
    const paths = [
      '/api/incidents/:id/card',
      '/api/incidents/:id/timeline',
      '/api/contacts/:id/words',
      '/api/premises/:id/notes',
      '/api/premises/:id/notes/:note/contact',
    ]
    for (const path of paths) {
      for (const who of people)
        expect(`${path} ${who} ${(await call({ method: 'GET', path }, who)).status}`).toBe(`${path} ${who} 403`)
    }
    const password = await fetch(`${host.app.url}/api/accounts/their-admin/password`, {
      method: 'PUT',
      headers: { ...headers.get('administrator'), 'content-type': 'application/json' },
      body: JSON.stringify({ password: 'longer than ten' }),
    })
    expect(password.status).toBe(403)
    const { incidents } = (await (
      await call({ method: 'GET', path: '/api/history/incidents' }, 'dispatcher')
    ).json()) as { incidents: unknown[] }
    expect(incidents).toEqual([])
  })

  test('F24 a command is refused to whom the table does not give it, over HTTP and over the socket', async () => {
    const command = { type: 'note-incident' as const, body: { incident: 'theirs', note: 'x' } }
    const answer = await call({ method: 'POST', path: '/api/commands' }, 'dispatcher', { id: randomUUID(), ...command })
    expect(answer.status).toBe(403)
    const client = new WireClient(host.app.url, headers.get('dispatcher')?.['cookie'] ?? '')
    await client.connect()
    client.say({ t: 'command', id: randomUUID(), ...command })
    await expect
      .poll(() => client.received.find(({ t }) => t === 'answer'))
      .toMatchObject({ ok: false, refusal: { refused: 'not-allowed' } })
    await client.cut()
  })

  test('F23 a socket from another site, or without a sign-in, is refused before the handshake', async () => {
    expect(await new WireClient(host.app.url, '').connect()).toBe(false)
    expect(
      await new WireClient(host.app.url, headers.get('dispatcher')?.['cookie'] ?? '', {
        origin: 'https://elsewhere.example',
      }).connect(),
    ).toBe(false)
  })

  test('a change from another site is refused even with the cookie', async () => {
    const answer = await fetch(`${host.app.url}/api/commands`, {
      method: 'POST',
      headers: {
        ...headers.get('dispatcher'),
        'content-type': 'application/json',
        origin: 'https://elsewhere.example',
      },
      body: JSON.stringify({}),
    })
    expect(answer.status).toBe(403)
  })

  test('F25 a disabled account is out at once, its socket too', async () => {
    await host.account('own', 'leaver', ['dispatcher'])
    const cookie = await host.signIn('leaver')
    const client = new WireClient(host.app.url, cookie)
    await client.connect()
    await client.settle()
    await host.give('own', { type: 'disable-account', body: { account: 'leaver' } })
    await expect.poll(() => client.isOpen).toBe(false)
    expect(client.received.at(-1)).toEqual({ t: 'bye', why: 'signed-out' })
    expect((await fetch(`${host.app.url}/api/session`, { headers: { cookie } })).status).toBe(401)
  })

  test('the OpenAPI document describes every route', async () => {
    const document = (await (await fetch(`${host.app.url}/api/openapi.json`)).json()) as {
      paths: Record<string, object>
    }
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(described.toSorted()).toEqual(
      host.app.routes.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`).toSorted(),
    )
  })

  test('bad input names the field and is never a 500', async () => {
    const answer = await call({ method: 'POST', path: '/api/commands' }, 'dispatcher', {
      id: randomUUID(),
      type: 'open-incident',
      body: {
        incident: 'mine',
        contact: null,
        type: 'medical',
        priority: 2,
        place: { point: { ...point, lat: 230 }, radiusM: 1, label: '', source: 'map' },
        placeTyped: null,
      },
    })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ field: 'body.place.point.lat', status: 400 })
    const broken = await fetch(`${host.app.url}/api/commands`, {
      method: 'POST',
      headers: { ...headers.get('dispatcher'), 'content-type': 'application/json' },
      body: '{"id":',
    })
    expect(broken.status).toBe(400)
  })
})
