import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'
import { startProgram } from '../testing/program.fixture.ts'

let host: TestApp
beforeAll(async () => {
  host = await startTestApp()
  await host.account('centre', 'dora', ['dispatcher'])
  await host.app.flush()
})
afterAll(() => host.stop())

const run = (...args: string[]) => startProgram(args, { TOCSIN_DATA: host.dataDir }).ended

const handIn = (key: string) =>
  fetch(`${host.app.url}/api/contacts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({
      id: crypto.randomUUID(),
      command: crypto.randomUUID(),
      channel: 'alarm-device',
      clocks: { rung: Date.now() },
    }),
  })

test('a source gets a key while the server runs; another key makes the first void; taken away, it may no more', async () => {
  const first = /^panel-7 \/ (\S+)$/m.exec((await run('source', 'key', 'panel-7')).out)?.[1] ?? ''
  expect((await handIn(first)).status).toBe(200)
  const second = /^panel-7 \/ (\S+)$/m.exec((await run('source', 'key', 'panel-7')).out)?.[1] ?? ''
  expect([(await handIn(first)).status, (await handIn(second)).status]).toEqual([401, 200])
  expect((await run('source', 'list')).out).toBe('panel-7\n')
  expect(await run('source', 'remove', 'panel-7')).toMatchObject({ code: 0 })
  expect((await handIn(second)).status).toBe(401)
})

test('an account gets a new password while the server runs', async () => {
  const { out } = await run('user', 'password', 'dora')
  const [login, password] = out.trim().split(' / ')
  const signIn = (more: object) =>
    fetch(`${host.app.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password, ...more }),
    })
  const first = await signIn({})
  expect([first.status, first.headers.get('set-cookie'), await first.text()]).toEqual([
    401,
    null,
    expect.stringContaining('new-password-needed'),
  ])
  expect((await signIn({ newPassword: 'eleven paper lanterns' })).ok).toBe(true)
  expect((await signIn({})).status).toBe(401)
})

test.each([
  [['source', 'key', 'two words'], /two words cannot name a source/],
  [['source', 'remove', 'nobody'], /no source with the name nobody/],
  [['source'], /tocsin source key NAME/],
  [['user', 'password', 'nobody'], /no account with the name nobody/],
])('%j is told in one line', async (args, line) => {
  const { code, err } = await run(...args)
  expect(code).not.toBe(0)
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(err).toMatch(line)
})
