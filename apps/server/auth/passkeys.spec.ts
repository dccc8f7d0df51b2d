import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { App } from '../app.ts'
import { startTestApp, testPassword, type TestApp } from '../testing/app.fixture.ts'
import { createAuthenticator, type Options } from '../testing/authenticator.fixture.ts'
import { createChallenges } from './challenges.ts'
import { createPasskeyDoor } from './passkeys.ts'

let host: TestApp
let other: App
beforeAll(async () => {
  host = await startTestApp()
  other = await host.secondServer()
  await host.give('system', {
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '中心', en: 'Centre' }, division: '440305', timeZone: 'UTC' },
  })
  for (const name of ['ann', 'ben', 'cora', 'dan', 'eve', 'fay']) await host.account('centre', name, ['dispatcher'])
  await host.account('centre', 'root', ['administrator'])
  await host.account('centre', 'lead', ['shift-leader'])
  await host.give('centre', { type: 'change-settings', body: { signIn: { secondFactorRoles: ['shift-leader'] } } })
})
afterAll(async () => {
  await other.close()
  await host.stop()
})

/** The page is at localhost: passkeys are bound to a name. */
const pageOf = ({ url }: App): string => `http://localhost:${new URL(url).port}`
type Asked = {
  readonly app?: App
  readonly cookie?: string
  readonly body?: object
  readonly method?: string
  readonly headers?: Record<string, string>
}

async function ask(path: string, { app = host.app, cookie = '', body, method = 'POST', headers = {} }: Asked = {}) {
  // fetch would say itself which host it asks
  const asking = request(app.url + path, {
    method,
    headers: {
      host: new URL(pageOf(app)).host,
      origin: pageOf(app),
      cookie,
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
  })
  asking.end(body && JSON.stringify(body))
  const [answer] = (await once(asking, 'response')) as [IncomingMessage]
  const read = (await json(answer)) as Record<string, string>
  const cookies = answer.headers['set-cookie'] ?? []
  return { status: answer.statusCode ?? 0, read, type: read['type']?.replace('urn:tocsin:problem:', ''), cookies }
}
const cookieOf = ({ cookies }: Awaited<ReturnType<typeof ask>>): string =>
  cookies.map((each) => each.split(';')[0] ?? '').find((each) => each.startsWith('tocsin_session=')) ?? ''
const optionsAt = async (path: string, asked: Asked = {}): Promise<Options> =>
  (await ask(path, asked)).read as unknown as Options

/** A passkey of somebody, made the whole way. */
async function passkeyOf(login: string, name = 'laptop') {
  const cookie = await host.signIn(login)
  const authenticator = createAuthenticator()
  const options = await optionsAt('/api/my/passkeys/options', { cookie })
  const response = authenticator.make(options, { origin: pageOf(host.app) })
  const made = await ask('/api/my/passkeys', { cookie, body: { name, response } })
  expect([made.status, made.read]).toEqual([200, expect.objectContaining({ name, host: 'localhost', usedAt: null })])
  return { cookie, authenticator, response, id: made.read['id'] ?? '' }
}
const signInOptions = (app = host.app): Promise<Options> => optionsAt('/api/session/passkey/options', { app })

describe('a passkey', () => {
  test('signs in without a name, and the sign-in says by which way', async () => {
    const { authenticator } = await passkeyOf('ann')
    const response = authenticator.use(await signInOptions(), { origin: pageOf(host.app) })
    const signedIn = await ask('/api/session/passkey', { body: { response } })
    expect([signedIn.status, signedIn.read['login']]).toEqual([200, 'ann'])
    const mine = await ask('/api/my/sign-in', { method: 'GET', cookie: cookieOf(signedIn) })
    expect(mine.read['signIns']).toContainEqual(expect.objectContaining({ way: 'passkey', isThis: true }))
    const { read } = await ask('/api/my/passkeys', { method: 'GET', cookie: cookieOf(signedIn) })
    expect(read['passkeys']).toEqual([expect.objectContaining({ name: 'laptop' })])
    expect(read['passkeys']).not.toEqual([expect.objectContaining({ usedAt: null })])
  })

  test('answers a challenge once, whichever server process is asked', async () => {
    const { authenticator } = await passkeyOf('ben')
    const response = authenticator.use(await signInOptions(), { origin: pageOf(host.app) })
    expect((await ask('/api/session/passkey', { body: { response } })).status).toBe(200)
    const replayed = await ask('/api/session/passkey', { body: { response } })
    expect([replayed.status, replayed.type]).toEqual([401, 'passkey-stale'])
    // the page there has another port; what it is told is what the browser signed for here
    const elsewhere = await ask('/api/session/passkey', {
      app: other,
      body: { response },
      headers: { origin: pageOf(host.app), host: new URL(pageOf(host.app)).host },
    })
    expect([elsewhere.status, elsewhere.type]).toEqual([401, 'passkey-stale'])
  })

  test('answers at one server process what another has asked; of two at once one wins', async () => {
    const { authenticator } = await passkeyOf('ben', 'phone')
    const here = new URL(pageOf(host.app)).host
    const options = await optionsAt('/api/session/passkey/options', { app: other })
    const response = authenticator.use(options, { origin: pageOf(host.app), counter: 0 })
    const both = await Promise.all(
      [host.app, other].map((app) =>
        ask('/api/session/passkey', { app, body: { response }, headers: { origin: pageOf(host.app), host: here } }),
      ),
    )
    expect(both.map(({ status }) => status).toSorted((one, two) => one - two)).toEqual([200, 401])
  })

  test('that counts backwards is refused, and the log says so', async () => {
    const { authenticator } = await passkeyOf('cora')
    const use = async (counter: number) =>
      ask('/api/session/passkey', {
        body: { response: authenticator.use(await signInOptions(), { origin: pageOf(host.app), counter }) },
      })
    expect((await use(7)).status).toBe(200)
    for (const counter of [7, 3, 0]) {
      const copied = await use(counter)
      expect([copied.status, copied.type]).toEqual([401, 'passkey-copied'])
    }
    expect((await use(8)).status).toBe(200)
    await host.app.flushRefused()
    const page = await host.app.store.auditPage({ org: 'centre', limit: 500 })
    expect(JSON.stringify(page)).toContain('passkey-copied')
  })
})

describe('nobody comes in by a proof that is not right', () => {
  type Authenticator = ReturnType<typeof createAuthenticator>
  const wrongs: readonly [string, string, (authenticator: Authenticator, options: Options) => object][] = [
    [
      'forged challenge',
      'passkey-stale',
      (key, options) =>
        key.use(options, { origin: pageOf(host.app), challenge: Buffer.alloc(56, 255).toString('base64url') }),
    ],
    [
      'challenge of another length',
      'passkey-stale',
      (key, options) => key.use(options, { origin: pageOf(host.app), challenge: 'AAAA' }),
    ],
    ['page of another site', 'passkey-wrong', (key, options) => key.use(options, { origin: 'https://tocsin.example' })],
    [
      'signed for another host',
      'passkey-wrong',
      (key, options) => key.use({ ...options, rpId: 'tocsin.example' }, { origin: pageOf(host.app) }),
    ],
    [
      'nobody looked at who holds it',
      'passkey-wrong',
      (key, options) => key.use(options, { origin: pageOf(host.app), verified: false }),
    ],
    [
      'says that it is somebody else',
      'passkey-wrong',
      (key, options) => key.use(options, { origin: pageOf(host.app), userHandle: 'AAAA' }),
    ],
    [
      'signature of another key',
      'passkey-wrong',
      (key, options) => {
        const [own, strange] = [key, createAuthenticator()].map((each) =>
          each.use(options, { origin: pageOf(host.app) }),
        )
        return { ...own, response: { ...own?.response, signature: strange?.response.signature } }
      },
    ],
    [
      'unknown passkey',
      'passkey-unknown',
      (_, options) => createAuthenticator().use(options, { origin: pageOf(host.app) }),
    ],
  ]
  test('each is refused by its reason, and leaves nothing in the database', async () => {
    const { authenticator } = await passkeyOf('dan')
    const before = await host.app.store.passkeys.of('dan')
    for (const [what, reason, make] of wrongs) {
      const response = make(authenticator, await signInOptions())
      const refused = await ask('/api/session/passkey', { body: { response } })
      expect([what, refused.status, refused.type]).toEqual([what, 401, reason])
      expect(refused.read['detail']).not.toBe('')
    }
    expect(await host.app.store.passkeys.of('dan')).toEqual(before)
  })

  test('a challenge serves what it was made for, for who it was made for', async () => {
    const [dan, eve] = [await passkeyOf('dan', 'second'), await passkeyOf('eve')]
    const confirm = await optionsAt('/api/session/passkey/confirm/options', { cookie: dan.cookie })
    const origin = pageOf(host.app)
    const atTheDoor = await ask('/api/session/passkey', {
      body: { response: dan.authenticator.use(confirm, { origin }) },
    })
    expect(atTheDoor.type).toBe('passkey-stale')
    const door = await signInOptions()
    const confirmed = await ask('/api/session/passkey/confirm', {
      cookie: dan.cookie,
      body: { response: dan.authenticator.use(door, { origin }) },
    })
    expect(confirmed.type).toBe('passkey-stale')
    const byAnother = await ask('/api/session/passkey/confirm', {
      cookie: dan.cookie,
      body: { response: eve.authenticator.use(confirm, { origin }) },
    })
    expect(byAnother.type).toBe('passkey-unknown')
    const making = await optionsAt('/api/my/passkeys/options', { cookie: dan.cookie })
    const stolen = await ask('/api/my/passkeys', {
      cookie: eve.cookie,
      body: { name: 'x', response: createAuthenticator().make(making, { origin }) },
    })
    expect(stolen.type).toBe('passkey-stale')
  })

  test('a challenge is over after five minutes', async () => {
    const { passkeys: store } = host.app.store
    const { authenticator } = await passkeyOf('eve', 'late')
    let at = Date.now()
    const now = (): number => at
    const door = createPasskeyDoor({ store, challenges: createChallenges({ store, now }), now })
    const site = { host: 'localhost', origin: pageOf(host.app) }
    const prove = async (laterMs: number) => {
      const options = await door.usingOptions('sign-in', site, null)
      const response = authenticator.use({ challenge: options.challenge, rpId: 'localhost' }, { origin: site.origin })
      at += laterMs
      return door.prove({ what: 'sign-in', site, account: null }, { ...response, type: 'public-key' })
    }
    expect((await prove(299_000)).refused).toBeUndefined()
    expect((await prove(300_001)).refused).toBe('stale')
  })

  test('a passkey of one host is not taken at another', async () => {
    const { passkeys: store } = host.app.store
    const { authenticator } = await passkeyOf('eve', 'here only')
    const door = createPasskeyDoor({ store, challenges: createChallenges({ store, now: Date.now }), now: Date.now })
    const site = { host: 'tocsin.example', origin: 'https://tocsin.example' }
    const { challenge } = await door.usingOptions('sign-in', site, null)
    const response = authenticator.use({ challenge, rpId: site.host }, { origin: site.origin })
    const proved = await door.prove({ what: 'sign-in', site, account: null }, { ...response, type: 'public-key' })
    expect(proved.refused).toBe('other-host')
  })
})

describe('passkeys are kept by their person', () => {
  test('adding and removing ask for a fresh proof, which a passkey can be; a name is changed without', async () => {
    const { cookie, authenticator, id } = await passkeyOf('fay')
    const [hash] = (await host.app.store.signIns.of('fay', 0)).map((each) => each.hash)
    await host.app.store.signIns.confirm(hash ?? '', 0)
    expect(hash).toBeDefined()
    const renamed = await ask(`/api/my/passkeys/${id}`, { method: 'PUT', cookie, body: { name: ' 值班台 ' } })
    expect(renamed.read).toEqual({})
    await expect
      .poll(async () => (await ask('/api/my/passkeys/options', { cookie })).type, { timeout: 10_000 })
      .toBe('confirm-first')
    expect((await ask(`/api/my/passkeys/${id}`, { method: 'DELETE', cookie })).type).toBe('confirm-first')
    const options = await optionsAt('/api/session/passkey/confirm/options', { cookie })
    const response = authenticator.use(options, { origin: pageOf(host.app) })
    expect((await ask('/api/session/passkey/confirm', { cookie, body: { response } })).status).toBe(200)
    const { read } = await ask('/api/my/passkeys', { method: 'GET', cookie })
    expect(read['passkeys']).toEqual([expect.objectContaining({ name: '值班台' })])
    expect((await ask(`/api/my/passkeys/${id}`, { method: 'DELETE', cookie })).status).toBe(200)
    expect((await ask(`/api/my/passkeys/${id}`, { method: 'DELETE', cookie })).status).toBe(404)
    const gone = authenticator.use(await signInOptions(), { origin: pageOf(host.app) })
    expect((await ask('/api/session/passkey', { body: { response: gone } })).type).toBe('passkey-unknown')
  })

  test('the same passkey is added once, and nobody changes that of another', async () => {
    const { id, response } = await passkeyOf('ann', 'again')
    const eve = await host.signIn('eve')
    for (const [method, body] of [
      ['PUT', { name: 'mine' }],
      ['DELETE', undefined],
    ] as const)
      expect((await ask(`/api/my/passkeys/${id}`, { method, cookie: eve, ...(body && { body }) })).status).toBe(404)
    const twice = await ask('/api/my/passkeys', { cookie: eve, body: { name: 'x', response } })
    expect(twice.type).toBe('passkey-stale')
  })

  test('input that cannot be one names its field', async () => {
    const cookie = await host.signIn('ann')
    for (const [body, field] of [
      [{}, 'body.name'],
      [{ name: ' ', response: {} }, 'body.name'],
      [{ name: 'x', response: { id: '*' } }, 'body.response.id'],
    ] as const) {
      const { status, read } = await ask('/api/my/passkeys', { cookie, body })
      expect([status, read['field']]).toEqual([400, field])
    }
  })

  test('an address of the network, or clear text, is told the remedy', async () => {
    const { port } = new URL(host.app.url)
    for (const [name, origin] of [
      ['127.0.0.1', `http://127.0.0.1:${port}`],
      [`[::1]`, `https://[::1]:${port}`],
      ['tocsin.example', `http://tocsin.example:${port}`],
    ] as const) {
      const refused = await ask('/api/session/passkey/options', { headers: { origin, host: `${name}:${port}` } })
      expect([refused.status, refused.type, refused.read['field']]).toEqual([400, 'passkey-host', 'origin'])
      expect(refused.read['detail']).toContain('https')
    }
  })
})

describe('a passkey is a second factor', () => {
  const byPassword = () => ask('/api/session', { body: { login: 'lead', password: testPassword } })

  test('where the role asks for one, the password alone is sent to it; the last one stays', async () => {
    expect((await byPassword()).type).toBe('factor-needed')
    const { passkeys: store } = host.app.store
    const authenticator = createAuthenticator()
    const challenges = createChallenges({ store, now: Date.now })
    const door = createPasskeyDoor({ store, challenges, now: Date.now })
    const site = { host: 'localhost', origin: pageOf(host.app) }
    const options = await door.makingOptions({ account: 'lead', login: 'lead', organisation: 'Centre' }, site)
    const made = authenticator.make(options, { origin: site.origin })
    await door.make({ account: 'lead', name: 'key', site }, { ...made, type: 'public-key' })

    const told = await byPassword()
    expect([told.status, told.type]).toEqual([401, 'passkey-needed'])
    expect(told.read['detail']).toContain('localhost')
    const response = authenticator.use(await signInOptions(), { origin: site.origin })
    const signedIn = await ask('/api/session/passkey', { body: { response } })
    expect(signedIn.status).toBe(200)
    const cookie = cookieOf(signedIn)
    const [only] = (await ask('/api/my/passkeys', { method: 'GET', cookie })).read['passkeys'] as unknown as {
      id: string
    }[]
    const kept = await ask(`/api/my/passkeys/${only?.id}`, { method: 'DELETE', cookie })
    expect([kept.status, kept.type]).toEqual([409, 'conflict'])
    expect(await store.of('lead')).toHaveLength(1)

    // whoever has lost it goes to an administrator
    const root = await host.signIn('root')
    const taken = await ask('/api/accounts/lead/passkeys', { method: 'DELETE', cookie: root })
    expect([taken.status, taken.read['removed']]).toEqual([200, 1])
    expect((await byPassword()).type).toBe('factor-needed')
  })

  test('where no role asks for one, the password still does', async () => {
    await passkeyOf('ben', 'third')
    expect((await ask('/api/session', { body: { login: 'ben', password: testPassword } })).status).toBe(200)
  })
})
