import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { TOTP, Secret } from 'otpauth'
import { createProviderAccounts } from './provider-accounts.ts'
import { keptAtBrowser } from './provider.ts'
import { readProviderConfig } from './provider-config.ts'
import { startTestApp, testPassword, type TestApp } from '../testing/app.fixture.ts'
import { createJar, type Page } from '../testing/jar.fixture.ts'
import { clientId, clientSecret, startIdentityProvider } from '../testing/identity-provider.fixture.ts'

type IdentityProvider = Awaited<ReturnType<typeof startIdentityProvider>>
let host: TestApp
let provider: IdentityProvider
let dir: string
let page: string

const settings = (more: object = {}) => ({
  name: { zh: '市局统一认证', en: 'City sign-in' },
  issuer: provider.issuer,
  clientId,
  clientSecret,
  organisation: 'centre',
  roles: { desk: ['dispatcher', 'call-taker'], leads: ['shift-leader'], admins: ['administrator'] },
  ...more,
})

async function startWith(more: object = {}): Promise<TestApp> {
  const oidc = join(dir, `${randomUUID()}.json`)
  await writeFile(oidc, JSON.stringify(settings(more)))
  const app = await startTestApp({ config: { oidc } })
  await app.give('system', {
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '中心', en: 'Centre' }, division: '440305', timeZone: 'UTC' },
  })
  await app.give('centre', { type: 'change-settings', body: { signIn: { secondFactorRoles: ['shift-leader'] } } })
  return app
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tocsin-oidc-'))
  provider = await startIdentityProvider(new Map())
  host = await startWith()
  page = `http://localhost:${new URL(host.app.url).port}`
  await host.account('centre', 'root', ['administrator'])
})
afterAll(async () => {
  await host.stop()
  await provider.stop()
  await rm(dir, { recursive: true })
})
beforeEach(() => provider.people.clear())

type Jar = ReturnType<typeof createJar>

/** Through the provider's own pages: name and password, then consent where it asks. */
async function through(jar: Jar, who: string, at = page): Promise<Page> {
  let now = await jar.visit(`${at}/api/session/oidc`)
  while (now.url.startsWith(provider.issuer) && now.text.includes('name="prompt"')) {
    const prompt = /name="prompt" value="(\w+)"/.exec(now.text)?.[1] ?? ''
    now = await jar.send(now.url, { prompt, login: who, password: 'any' })
  }
  return now
}
const doorOf = ({ url }: Page): string | null => new URL(url).searchParams.get('door')
const viewerAt = async (jar: Jar, at = page) =>
  (await jar.ask(`${at}/api/session`)) as {
    status: number
    read: { login?: string; viewer?: { roles: string[]; account: string } }
  }
const rolesOf = async (jar: Jar): Promise<readonly string[] | undefined> =>
  (await viewerAt(jar)).read.viewer?.roles.toSorted((one, two) => one.localeCompare(two))

describe('somebody of the provider', () => {
  test('gets an account with the roles of their groups, and is the same the next time', async () => {
    provider.people.set('sub-1', { login: 'wang.li', groups: ['desk', 'football'] })
    const jar = createJar()
    expect(new URL((await through(jar, 'sub-1')).url).pathname).toBe('/')
    const first = await viewerAt(jar)
    expect([first.status, first.read.login]).toEqual([200, 'wang.li'])
    expect(await rolesOf(jar)).toEqual(['call-taker', 'dispatcher'])
    const mine = await jar.ask(`${page}/api/my/sign-in`)
    expect(mine.read).toMatchObject({ hasPassword: false, signIns: [{ way: 'provider', isThis: true }] })
    // the log says that the program did it
    const { entries } = await host.app.store.auditPage({ org: 'centre', limit: 50, types: ['account-created'] })
    expect(entries[0]).toMatchObject({ by: 'system', data: { login: 'wang.li' } })

    const again = createJar()
    await through(again, 'sub-1')
    expect((await viewerAt(again)).read.viewer?.account).toBe(first.read.viewer?.account)
  })

  test('who comes at two server processes at once has one account', async () => {
    const other = await host.secondServer()
    try {
      const person = { issuer: 'https://id.example', subject: 'two', login: 'two', groups: ['desk'], isStrong: false }
      const found = await Promise.all(
        [host.app, other].map(({ board, take, store }) =>
          createProviderAccounts({
            config: { organisation: 'centre', roles: { desk: ['dispatcher'] }, create: true, adopt: false },
            board,
            take,
            identities: store.identities,
            hasOwnWay: () => Promise.resolve(false),
            caughtUp: async () => board.reaches(await store.queries.end()),
            now: Date.now,
          }).find(person),
        ),
      )
      expect(found.map(({ account }) => account)).toEqual([
        expect.objectContaining({ login: 'two', roles: ['dispatcher'] }),
        expect.objectContaining({ id: found[0]?.account?.id }),
      ])
    } finally {
      await other.close()
    }
  })

  test('has other roles once the groups are others; who has left all of them is told so, and has none', async () => {
    provider.people.set('sub-2', { groups: ['desk'] })
    const jar = createJar()
    await through(jar, 'sub-2')
    provider.people.set('sub-2', { groups: ['admins'] })
    await through(jar, 'sub-2')
    expect(await rolesOf(jar)).toEqual(['administrator'])
    provider.people.set('sub-2', { groups: ['football'] })
    expect(doorOf(await through(createJar(), 'sub-2'))).toBe('no-group')
    expect(await rolesOf(jar)).toEqual([])
  })

  test('without a mapped group gets no account', async () => {
    for (const groups of [[], ['football'], ['constructor'], undefined]) {
      provider.people.set('sub-3', { login: 'nobody', ...(groups && { groups }) })
      const jar = createJar()
      expect(doorOf(await through(jar, 'sub-3'))).toBe('no-group')
      expect((await viewerAt(jar)).status).toBe(401)
    }
    expect(JSON.stringify([...host.app.board.folds()])).not.toContain('nobody')
  })

  test('keeps what was given in somebody’s stead', async () => {
    provider.people.set('sub-4', { login: 'stand-in', groups: ['leads'], amr: ['mfa'] })
    const jar = createJar()
    await through(jar, 'sub-4')
    const account = (await viewerAt(jar)).read.viewer?.account ?? ''
    const until = Date.now() + 3_600_000
    expect(
      await host.give('centre', { type: 'grant-role', body: { account, role: 'dispatcher', until } }),
    ).toMatchObject({ ok: true })
    await through(jar, 'sub-4')
    expect(await rolesOf(jar)).toEqual(['dispatcher', 'shift-leader'])
  })

  test('does not take over an account of the same name, nor one of a name that cannot be one here', async () => {
    provider.people.set('sub-5', { login: 'ROOT', groups: ['desk'] })
    expect(doorOf(await through(createJar(), 'sub-5'))).toBe('name-taken')
    // another person who is called the same since
    provider.people.set('sub-6', { login: 'wang.li', groups: ['desk'] })
    expect(doorOf(await through(createJar(), 'sub-6'))).toBe('name-taken')
    provider.people.set('sub-7', { login: 'ann@corp example', groups: ['desk'] })
    expect(doorOf(await through(createJar(), 'sub-7'))).toBe('name-unusable')
  })

  test('is the account that was made for them and that nobody can sign in to', async () => {
    const body = { account: 'imported', login: 'imported', roles: ['auditor' as const], post: null }
    await host.give('centre', { type: 'create-account', body })
    provider.people.set('sub-8', { login: 'imported', groups: ['desk'] })
    const jar = createJar()
    await through(jar, 'sub-8')
    expect((await viewerAt(jar)).read.viewer?.account).toBe('imported')
    expect(await rolesOf(jar)).toEqual(['call-taker', 'dispatcher'])
  })

  test('is brought back to the door where the sign-in breaks off here', async () => {
    await host.app.store.identities.link(provider.issuer, 'ghost', 'an account that is not there', 1)
    provider.people.set('ghost', { groups: ['desk'] })
    expect(doorOf(await through(createJar(), 'ghost'))).toBe('failed')
  })

  test('does not come in while the account is disabled', async () => {
    provider.people.set('sub-9', { login: 'gone', groups: ['desk'] })
    const jar = createJar()
    await through(jar, 'sub-9')
    const account = (await viewerAt(jar)).read.viewer?.account ?? ''
    await host.give('centre', { type: 'disable-account', body: { account } })
    expect(doorOf(await through(createJar(), 'sub-9'))).toBe('disabled')
  })
})

describe('a second factor', () => {
  test('that the provider asked for will do; without it the code is asked for at the door', async () => {
    provider.people.set('lead-1', { groups: ['leads'], amr: ['pwd', 'mfa'] })
    const strong = createJar()
    expect(doorOf(await through(strong, 'lead-1'))).toBeNull()
    expect((await viewerAt(strong)).status).toBe(200)

    provider.people.set('lead-2', { groups: ['leads'], amr: ['pwd'] })
    const jar = createJar()
    expect(doorOf(await through(jar, 'lead-2'))).toBe('code')
    expect((await viewerAt(jar)).status).toBe(401)
    const finish = (body: object, by = jar) => by.ask(`${page}/api/session/oidc`, { method: 'POST', body })
    const proposed = await finish({})
    expect([proposed.status, proposed.read['type']]).toEqual([401, 'urn:tocsin:problem:factor-needed'])
    const { secret } = (proposed.read as unknown as { factor: { secret: string } }).factor
    const totp = new TOTP({ secret: Secret.fromBase32(secret) })
    expect((await finish({ newFactor: { secret, code: '000000' } })).status).toBe(401)
    const finished = await finish({ newFactor: { secret, code: totp.generate() } })
    expect([finished.status, finished.read['login']]).toEqual([200, 'lead-2'])
    expect((await viewerAt(jar)).status).toBe(200)

    const next = createJar()
    await through(next, 'lead-2')
    const asked = await finish({}, next)
    expect([asked.status, asked.read['type']]).toEqual([401, 'urn:tocsin:problem:code-needed'])
    // the one that set it up counts once
    expect((await finish({ code: totp.generate() }, next)).status).toBe(401)
    const later = totp.generate({ timestamp: Date.now() + 30_000 })
    expect((await finish({ code: later }, next)).status).toBe(200)
  })

  test('is waited for from nobody who has not been at the provider', async () => {
    const nobody = await createJar().ask(`${page}/api/session/oidc`, { method: 'POST', body: { code: '123456' } })
    expect([nobody.status, nobody.read['type']]).toEqual([409, 'urn:tocsin:problem:conflict'])
    const forged = createJar({ tocsin_provider: `${Buffer.alloc(56, 255).toString('base64url')}.root` })
    expect((await forged.ask(`${page}/api/session/oidc`, { method: 'POST', body: { code: '123456' } })).status).toBe(
      409,
    )
  })
})

describe('nobody comes in by an answer that was not asked for', () => {
  /** Goes through the provider, and stops before the browser comes back. */
  async function upToBack(jar: Jar, who: string): Promise<URL> {
    jar.stopAt('/api/session/oidc/back')
    const last = await through(jar, who)
    jar.stopAt(null)
    return new URL(last.url)
  }

  test('wrong state, no state, a browser that did not ask', async () => {
    provider.people.set('sub-1', { login: 'wang.li', groups: ['desk'] })
    const jar = createJar()
    const back = await upToBack(jar, 'sub-1')
    const other = new URL(back)
    other.searchParams.set('state', 'another')
    expect(doorOf(await jar.visit(other.href))).toBe('stale')
    // what the browser kept is gone by then
    expect(doorOf(await jar.visit(back.href))).toBe('stale')
    const bare = createJar()
    await upToBack(bare, 'sub-1')
    expect(doorOf(await bare.visit(`${page}/api/session/oidc/back`))).toBe('stale')
    expect(doorOf(await createJar().visit(back.href))).toBe('stale')
    for (const each of [jar, bare]) expect((await viewerAt(each)).status).toBe(401)
  })

  test.for(['nonce', 'verifier'])('another %s than the one that was asked with', async (what) => {
    provider.people.set('sub-1', { login: 'wang.li', groups: ['desk'] })
    const jar = createJar()
    const back = await upToBack(jar, 'sub-1')
    const { tocsin_oidc: kept = '', ...others } = jar.cookies()
    const bent = {
      ...keptAtBrowser.parse(JSON.parse(Buffer.from(kept, 'base64url').toString())),
      [what]: 'x'.repeat(43),
    }
    const other = createJar({ ...others, tocsin_oidc: Buffer.from(JSON.stringify(bent)).toString('base64url') })
    expect(doorOf(await other.visit(back.href))).toBe('stale')
    expect((await viewerAt(other)).status).toBe(401)
  })

  test('a code that was used before', async () => {
    provider.people.set('sub-1', { login: 'wang.li', groups: ['desk'] })
    const jar = createJar()
    const back = await upToBack(jar, 'sub-1')
    const kept = jar.cookies()
    expect(doorOf(await jar.visit(back.href))).toBeNull()
    expect(doorOf(await createJar(kept).visit(back.href))).toBe('stale')
  })

  test('a provider that does not know this program', async () => {
    const fresh = await startWith({ clientSecret: 'another secret' })
    const at = `http://localhost:${new URL(fresh.app.url).port}`
    try {
      provider.people.set('sub-1', { groups: ['desk'] })
      expect(doorOf(await through(createJar(), 'sub-1', at))).toBe('setup')
    } finally {
      await fresh.stop()
    }
  })

  test('an ID token whose signature is not the provider’s', async () => {
    provider.people.set('sub-1', { login: 'wang.li', groups: ['desk'] })
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const keys = [{ ...publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }]
    provider.tellKeys({ keys })
    const fresh = await startWith()
    const at = `http://localhost:${new URL(fresh.app.url).port}`
    try {
      const jar = createJar()
      expect(doorOf(await through(jar, 'sub-1', at))).toBe('setup')
      expect((await viewerAt(jar, at)).status).toBe(401)
    } finally {
      provider.tellKeys(undefined)
      await fresh.stop()
    }
  })

  test('a link on another site signs nobody in', async () => {
    const from = (site: string) =>
      fetch(`${page}/api/session/oidc`, { redirect: 'manual', headers: { 'sec-fetch-site': site } })
    for (const site of ['cross-site', 'same-site'])
      expect((await from(site)).headers.get('location')).toBe('/?door=stale')
    for (const site of ['same-origin', 'none'])
      expect((await from(site)).headers.get('location')).toContain(provider.issuer)
  })

  test('who says no at the provider is told so at the door', async () => {
    const jar = createJar()
    const login = await jar.visit(`${page}/api/session/oidc`)
    expect(doorOf(await jar.visit(`${login.url}/abort`))).toBe('declined')
  })
})

describe('the provider away', () => {
  test('passwords still do; when it is back, so is the way', async () => {
    provider.people.set('sub-1', { login: 'wang.li', groups: ['desk'] })
    const fresh = await startWith()
    const at = `http://localhost:${new URL(fresh.app.url).port}`
    try {
      await fresh.account('centre', 'ann', ['dispatcher'])
      await provider.stop()
      expect(doorOf(await createJar().visit(`${at}/api/session/oidc`))).toBe('provider-away')
      expect((await createJar().ask(`${at}/api/session/ways`)).read).toEqual({
        passkeys: true,
        provider: { name: { zh: '市局统一认证', en: 'City sign-in' } },
      })
      const body = { login: 'ann', password: testPassword }
      expect((await createJar().ask(`${at}/api/session`, { method: 'POST', body })).status).toBe(200)
      await provider.startAgain()
      const jar = createJar()
      await through(jar, 'sub-1', at)
      expect((await viewerAt(jar, at)).status).toBe(200)
    } finally {
      await fresh.stop()
    }
  })
})

describe('as the file says', () => {
  test('the last administrator stays one, nobody is made, a name is taken over', async () => {
    const fresh = await startWith({ create: false, adopt: true })
    const at = `http://localhost:${new URL(fresh.app.url).port}`
    try {
      await fresh.account('centre', 'chief', ['administrator'])
      provider.people.set('chief-sub', { login: 'Chief', groups: ['desk'] })
      const jar = createJar()
      await through(jar, 'chief-sub', at)
      expect((await viewerAt(jar, at)).read.viewer?.roles).toEqual(
        expect.arrayContaining(['administrator', 'dispatcher', 'call-taker']),
      )
      provider.people.set('unknown', { groups: ['desk'] })
      expect(doorOf(await through(createJar(), 'unknown', at))).toBe('no-account')
    } finally {
      await fresh.stop()
    }
  })

  test.for([
    ['issuer', { issuer: 'http://id.example' }],
    ['clientSecret', { clientSecret: '' }],
    ['roles', { roles: {} }],
    ['roles.desk.0', { roles: { desk: ['king'] } }],
    ['name', { name: 'one language' }],
    ['', { colour: 'red' }],
  ] as const)('a field that is not right keeps the server from starting: %s', async ([field, more]) => {
    const file = join(dir, 'wrong.json')
    await writeFile(file, JSON.stringify(settings(more)))
    const read = readProviderConfig(file)
    await expect(read).rejects.toThrow(field === '' ? /TOCSIN_OIDC.*colour/ : new RegExp(`TOCSIN_OIDC.*${field}: `))
    await expect(read).rejects.not.toThrow(clientSecret)
  })

  test('a file that is none, or no JSON, keeps the server from starting; its words are in no message', async () => {
    const file = join(dir, 'broken.json')
    await writeFile(file, `{ "clientSecret": "${clientSecret}" `)
    await expect(startTestApp({ config: { oidc: file } })).rejects.toThrow(
      /TOCSIN_OIDC \(.*broken.json\) is not JSON\.$/,
    )
    await expect(readProviderConfig(join(dir, 'nothing.json'))).rejects.toThrow('check TOCSIN_OIDC')
  })
})
