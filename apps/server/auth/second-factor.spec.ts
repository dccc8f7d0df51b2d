import { TOTP, Secret } from 'otpauth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { rotateKey } from '../keys/rotate-key.ts'
import { startTestApp, testPassword, WireClient, type TestApp } from '../testing/app.fixture.ts'
import { ask } from '../testing/database.fixture.ts'
import { createTries } from './tries.ts'

let host: TestApp
beforeAll(async () => {
  host = await startTestApp()
  await host.give('centre', {
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'First: centre' }, division: '440305', timeZone: 'UTC' },
  })
  for (const name of ['ann', 'ben', 'cora', 'dan', 'eve', 'fay']) await host.account('centre', name, ['dispatcher'])
  await host.account('centre', 'root', ['administrator'])
  await host.account('centre', 'chief', ['duty-leader'])
})
afterAll(() => host.stop())

const stepMs = 30_000
const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * stepMs })

const send = (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
  fetch(`${host.app.url}${path}`, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
const signIn = (login: string, more: object = {}, headers: Record<string, string> = {}) =>
  send('POST', '/api/session', { login, password: testPassword, ...more }, headers)
const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
const problem = z.object({
  type: z.string(),
  field: z.string().optional(),
  factor: z.object({ secret: z.string(), uri: z.string(), picture: z.string() }).optional(),
})
const whyOf = async (answer: Response) => {
  const { type, ...rest } = problem.parse(await answer.json())
  return { status: answer.status, why: type.split(':').at(-1), ...rest }
}
const mySignIn = z.object({
  totp: z.object({ recoveryCodesLeft: z.number() }).nullable(),
  signIns: z.array(z.object({ way: z.string(), isThis: z.boolean() })),
})
const codes = z.object({ recoveryCodes: z.array(z.string()) })

/** Gives an account an authenticator, whose code of this very step is used up by it. */
async function withFactor(
  login: string,
): Promise<{ secret: string; recoveryCodes: readonly string[]; cookie: string }> {
  const cookie = await host.signIn(login)
  const { secret } = z
    .object({ secret: z.string() })
    .parse(await (await send('POST', '/api/my/totp', undefined, { cookie })).json())
  const set = await send('PUT', '/api/my/totp', { secret, code: codeOf(secret) }, { cookie })
  return { secret, cookie, ...codes.parse(await set.json()) }
}

describe('an authenticator', () => {
  test('is asked for after the password, and each of its codes is taken once', async () => {
    const { secret } = await withFactor('ann')
    expect(await whyOf(await signIn('ann'))).toMatchObject({ status: 401, why: 'code-needed', field: 'code' })
    expect(await whyOf(await signIn('ann', { code: codeOf(secret) }))).toMatchObject({ status: 401, why: 'code' })
    const next = codeOf(secret, 1)
    expect((await signIn('ann', { code: `${next.slice(0, 3)} ${next.slice(3)}` })).status).toBe(200)
    expect(await whyOf(await signIn('ann', { code: next }))).toMatchObject({ why: 'code' })
    expect(await whyOf(await signIn('ann', { code: codeOf(secret, 5) }))).toMatchObject({ why: 'code' })
  })

  test('two who use one code at once: one comes in', async () => {
    const { secret } = await withFactor('ben')
    const code = codeOf(secret, 1)
    const answers = await Promise.all([1, 2, 3].map(() => signIn('ben', { code })))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401, 401])
  })

  test('that is lost is stood in for by a recovery code, once, however it is typed', async () => {
    const { recoveryCodes } = await withFactor('cora')
    expect(recoveryCodes).toHaveLength(10)
    const [first = ''] = recoveryCodes
    const answer = await signIn('cora', { code: first.toLowerCase().replaceAll('-', ' ') })
    expect(answer.status).toBe(200)
    const state = mySignIn.parse(
      await (await send('GET', '/api/my/sign-in', undefined, { cookie: cookiesOf(answer) })).json(),
    )
    expect(state.totp?.recoveryCodesLeft).toBe(9)
    expect(state.signIns).toContainEqual({ way: 'recovery-code', isThis: true })
    expect((await signIn('cora', { code: first })).status).toBe(401)
  })

  test('is not set by a code that does not fit, and changes nothing until then', async () => {
    const cookie = await host.signIn('dan')
    const { secret } = z
      .object({ secret: z.string() })
      .parse(await (await send('POST', '/api/my/totp', undefined, { cookie })).json())
    expect(await whyOf(await send('PUT', '/api/my/totp', { secret, code: '000000' }, { cookie }))).toMatchObject({
      why: 'code',
    })
    expect((await signIn('dan')).status).toBe(200)
  })

  test('is read after the key of the organisation was changed', async () => {
    const { secret } = await withFactor('fay')
    await rotateKey({ store: host.app.store, dataDir: host.dataDir, org: 'centre', restMs: 0 })
    expect((await signIn('fay', { code: codeOf(secret, 1) })).status).toBe(200)
  })

  test('that somebody lost is taken away by an administrator, and all their sign-ins end', async () => {
    const { cookie } = await withFactor('eve')
    const root = { cookie: await host.signIn('root') }
    expect(await (await send('GET', '/api/accounts/eve/sign-ins', undefined, root)).json()).toMatchObject({
      totp: { recoveryCodesLeft: 10 },
      signIns: [expect.objectContaining({ way: 'password' })],
    })
    expect((await send('DELETE', '/api/accounts/eve/totp', undefined, { cookie })).status).toBe(403)
    expect((await send('DELETE', '/api/accounts/eve/totp', undefined, root)).status).toBe(200)
    expect((await send('GET', '/api/session', undefined, { cookie })).status).toBe(401)
    expect((await signIn('eve')).status).toBe(200)
  })
})

test('a role that needs a second factor sets it up at the door, and cannot do without it', async () => {
  const answer = await host.give('centre', {
    type: 'change-settings',
    body: { signIn: { secondFactorRoles: ['duty-leader'] } },
  })
  expect(answer.ok).toBe(true)
  const { why, factor } = await whyOf(await signIn('chief'))
  expect(why).toBe('factor-needed')
  expect(factor?.uri).toMatch(
    /^otpauth:\/\/totp\/First%20%20centre:chief\?issuer=First%20%20centre&secret=[A-Z2-7]{32}/,
  )
  expect(factor?.picture).toContain('<svg')
  const secret = factor?.secret ?? ''
  expect((await signIn('chief', { newFactor: { secret, code: '123456' } })).status).toBe(401)
  const admitted = await signIn('chief', { newFactor: { secret, code: codeOf(secret) } })
  expect(codes.parse(await admitted.clone().json()).recoveryCodes).toHaveLength(10)
  const removed = await send('DELETE', '/api/my/totp', undefined, { cookie: cookiesOf(admitted) })
  expect(await whyOf(removed)).toMatchObject({ status: 409, why: 'conflict' })
  expect((await signIn('chief', { code: codeOf(secret, 1) })).status).toBe(200)
})

describe('guessing', () => {
  test('codes is slowed down like guessing passwords, and the right password between the guesses resets nothing', async () => {
    await host.account('centre', 'gil', ['dispatcher'])
    await withFactor('gil')
    const all: number[] = []
    for (let n = 0; n < 8; n += 1) {
      all.push((await signIn('gil', { code: '000000' })).status)
      await signIn('gil')
    }
    expect(all.slice(-2)).toEqual([429, 429])
  })

  test('slows strangers down, not the browser that has signed in with the name before', async () => {
    await host.account('centre', 'hal', ['dispatcher'])
    const known = cookiesOf(await signIn('hal'))
    expect(known).toContain('tocsin_device=')
    for (let n = 0; n < 6; n += 1) await send('POST', '/api/session', { login: 'hal', password: 'not this one' })
    expect((await signIn('hal')).status).toBe(429)
    expect((await signIn('hal', {}, { cookie: known })).status).toBe(200)
  })

  test('one name from many places is slowed down everywhere, for a minute at most', () => {
    let now = 0
    const tries = createTries(() => now)
    const from = (n: number) => ({ name: 'Hal', address: `10.0.0.${n}`, device: undefined })
    for (let n = 0; n < 60; n += 1) tries.begun(from(n))
    expect(tries.waitMs(from(200))).toBe(60_000)
    expect(tries.waitMs({ ...from(200), name: 'ida' })).toBe(0)
    expect(tries.waitMs({ ...from(200), device: 'known' })).toBe(0)
    now += 60_000
    expect(tries.waitMs(from(200))).toBe(0)
    now += 15 * 60_000
    tries.begun(from(201))
    expect(tries.waitMs(from(201))).toBe(0)
  })
})

test('a sign-in older than ten minutes changes no way to sign in until its person proves to be it', async () => {
  await host.account('centre', 'ida', ['dispatcher'])
  const cookie = await host.signIn('ida')
  await ask(host.app.database.connections.owner, 'update tocsin.sessions set confirmed_at = 0')
  const propose = () => send('POST', '/api/my/totp', undefined, { cookie })
  await expect.poll(async () => (await whyOf(await propose())).why, { timeout: 15_000 }).toBe('confirm-first')
  const confirm = (password: string) => send('POST', '/api/session/confirm', { password }, { cookie })
  expect((await confirm('not this one')).status).toBe(401)
  expect((await propose()).status).toBe(403)
  expect((await confirm(testPassword)).status).toBe(200)
  expect((await propose()).status).toBe(200)
})

test("one ends sign-ins of oneself, one or all others, live connections too, and no other person's", async () => {
  await host.account('centre', 'jon', ['dispatcher'])
  const [here, there, third] = [await host.signIn('jon'), await host.signIn('jon'), await host.signIn('jon')]
  const live = new WireClient(host.app.url, there)
  await live.connect()
  const list = z.object({ signIns: z.array(z.object({ id: z.string(), isThis: z.boolean() })) })
  const listOf = async (cookie: string) =>
    list.parse(await (await send('GET', '/api/my/sign-in', undefined, { cookie })).json()).signIns
  const id = (await listOf(there)).find(({ isThis }) => isThis)?.id ?? ''
  const stranger = { cookie: await host.signIn('dan') }
  expect((await send('DELETE', `/api/my/sign-ins/${id}`, undefined, stranger)).status).toBe(404)
  expect((await send('DELETE', `/api/my/sign-ins/${id}`, undefined, { cookie: here })).status).toBe(200)
  expect(await live.closeCode()).toBe(4001)
  expect(await listOf(here)).toHaveLength(2)
  expect(await (await send('DELETE', '/api/my/sign-ins', undefined, { cookie: here })).json()).toEqual({ ended: 1 })
  expect((await send('GET', '/api/session', undefined, { cookie: third })).status).toBe(401)
  expect((await send('GET', '/api/session', undefined, { cookie: here })).status).toBe(200)
})

test('a password that everybody guesses is not taken, and the answer says why', async () => {
  await host.account('centre', 'kim', ['dispatcher'])
  const cookie = await host.signIn('kim')
  const set = (password: string) => send('PUT', '/api/accounts/kim/password', { password }, { cookie })
  expect(await whyOf(await set('1234567890'))).toMatchObject({ status: 422, why: 'password-common', field: 'password' })
  expect(await whyOf(await set('First: centre1'))).toMatchObject({ why: 'password-says-who' })
  expect((await set('mountain river clock')).status).toBe(200)
})
