import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silentLog } from '../log.ts'
import { ask, note, startTestServer, type TestServer } from '../testing/database.fixture.ts'
import { createAppender } from './appender.ts'
import { createClock } from './clock.ts'

let server: TestServer
let database: Awaited<ReturnType<TestServer['fresh']>>

beforeAll(async () => {
  server = await startTestServer()
  database = await server.fresh()
  const appender = createAppender({ connection: database.log, clock: createClock(0), log: silentLog })
  for (const org of ['alpha', 'beta'])
    await appender.append(
      note(`incident/of-${org}`, 0, {
        org,
        take: [{ key: `unit/${org}`, holder: 'slip/1' }],
        keys: [
          { id: `key-${org}`, org, subject: `incident/of-${org}`, retention: 'person', wrapped: new Uint8Array(8) },
        ],
      }),
    )
  await appender.close()
  await ask(
    database.log,
    `insert into tocsin.subjects (subject, kind, owner, version, position, open, exercise, since, state)
     select 'incident/of-' || org, 'incident', org, 1, 1, true, false, 1, '{}' from unnest(array['alpha', 'beta']) as org`,
  )
  await ask(database.log, 'select tocsin.make_positions_day(0)')
  for (const table of ['positions', 'latest_positions'])
    await ask(
      database.log,
      `insert into tocsin.${table} (unit, org, at, lon, lat, source) values ('a', 'alpha', 1, 1, 1, 'test'), ('b', 'beta', 1, 1, 1, 'test')`,
    )
})
afterAll(() => server.stop())

const tables = async (): Promise<string[]> =>
  (
    await ask<{ name: string }>(
      database.superuser,
      `select relname as name from pg_class where relnamespace = 'tocsin'::regnamespace and relkind in ('r', 'p') order by 1`,
    )
  ).map(({ name }) => name)

const columnsOf = async (table: string): Promise<string[]> =>
  (
    await ask<{ name: string }>(
      database.superuser,
      `select attname as name from pg_attribute where attrelid = 'tocsin.${table}'::regclass and attnum > 0 and not attisdropped`,
    )
  ).map(({ name }) => name)

/** The SQLSTATE of the refusal, or 'done'. Whatever is done is undone. */
async function attempt(role: 'log' | 'read' | 'owner', text: string): Promise<string> {
  const client = new Client(database[role])
  await client.connect()
  try {
    await client.query('begin read write')
    await client.query(text)
    return 'done'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'no code'
  } finally {
    await client.query('rollback')
    await client.end()
  }
}

const denied = '42501'
/** What `tocsin_log` may change beside inserting; every table that is not here it may only read and add to. */
const mayUpdate = {
  claims: ['holder', 'position'],
  data_keys: ['wrapped', 'erased_at'],
  folds: ['name', 'version', 'position'],
  latest_positions: 'all',
  log_head: ['mark', 'position', 'at'],
  known_devices: ['used_at'],
  passkeys: ['counter', 'used_at', 'name'],
  passwords: ['hash', 'changed_at', 'initial'],
  pins: ['hash', 'failed', 'set_at'],
  serials: ['last'],
  sessions: ['confirmed_at', 'seen_at', 'locked_at'],
  sources: ['hash'],
  subjects: 'all',
  terminals: ['name', 'code_hash', 'code_until', 'public_key', 'enrolled_at', 'seen_at', 'lost_at', 'wiped_at'],
  totp: ['secret', 'last_step', 'set_at'],
} as const
/** Tables that belong to no organisation, or that nobody reads but the server for itself, and why; every other has a policy. */
const withoutOwner: Readonly<Record<string, string>> = {
  audit_heads: 'signed hashes over the whole log: nothing of anybody in them',
  claims:
    'who holds what, compared by key while a batch is written; spoken numbers and units of all organisations meet here',
  commands: 'first answers, found by organisation and the id that the client made, inside the statement that writes',
  data_keys: 'wrapped keys, opened by the server alone after a permission check on the subject',
  folds: 'how far the tables are folded',
  identities: 'who somebody of an identity provider is, looked up before anybody is anybody',
  installation: 'which log this is',
  known_devices: 'hashes of marks of browsers, looked up before anybody is anybody',
  log_head: 'the end of the log, and its lock',
  migrations: 'which steps of the schema were taken',
  passkeys: 'public keys, compared at sign-in before anybody is anybody',
  passwords: 'hashes, compared at sign-in before anybody is anybody',
  pins: 'hashes, compared where a desk is unlocked',
  recovery_codes: 'hashes, compared at sign-in before anybody is anybody',
  serials: 'last number of each series, given under the lock of the log',
  sessions: 'hashes of tokens, looked up before anybody is anybody',
  sources: 'hashes of keys of devices, looked up before anybody is anybody',
  terminals: 'public keys of devices, proven before anybody is anybody, listed by the server after a permission check',
  totp: 'sealed secrets, compared at sign-in before anybody is anybody',
  used_challenges: 'hashes of what was answered once',
}
const mayDelete = [
  'claims',
  'identities',
  'known_devices',
  'passkeys',
  'pins',
  'recovery_codes',
  'sessions',
  'sources',
  'subjects',
  'terminals',
  'totp',
  'used_challenges',
]
/** Made by migrations alone. */
const mayNotInsert = ['installation', 'log_head', 'migrations']

describe('tocsin_log', () => {
  test('cannot change or take away what the log holds: every table, every column', async () => {
    for (const table of await tables()) {
      const allowed: 'all' | readonly string[] = Object.entries(mayUpdate).find(([name]) => name === table)?.[1] ?? []
      for (const column of await columnsOf(table)) {
        const answer = await attempt('log', `update tocsin.${table} set ${column} = ${column}`)
        expect([table, column, answer]).toEqual([
          table,
          column,
          allowed === 'all' || allowed.includes(column) ? 'done' : denied,
        ])
      }
      expect([table, await attempt('log', `delete from tocsin.${table}`)]).toEqual([
        table,
        mayDelete.includes(table) ? 'done' : denied,
      ])
      expect([table, await attempt('log', `truncate tocsin.${table} cascade`)]).toEqual([table, denied])
      expect([table, await attempt('log', `drop table tocsin.${table} cascade`)]).toEqual([table, denied])
      expect([table, await attempt('log', `alter table tocsin.${table} disable row level security`)]).toEqual([
        table,
        denied,
      ])
    }
  })

  test('adds to the tables that it keeps, and to no other', async () => {
    for (const table of await tables()) {
      const answer = await attempt('log', `insert into tocsin.${table} select * from tocsin.${table} limit 0`)
      const isDay = /^positions_\d/.test(table)
      expect([table, answer]).toEqual([table, mayNotInsert.includes(table) || isDay ? denied : 'done'])
    }
  })

  test("owns nothing and is nobody's superior", async () => {
    expect(await ask(database.superuser, `select from pg_class where relowner = 'tocsin_log'::regrole`)).toEqual([])
    expect(await ask(database.superuser, `select from pg_proc where proowner = 'tocsin_log'::regrole`)).toEqual([])
    const [role] = await ask(
      database.superuser,
      `select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication from pg_roles where rolname = 'tocsin_log'`,
    )
    expect(new Set(Object.values(role ?? {}))).toEqual(new Set([false]))
    expect(await ask(database.superuser, `select from pg_auth_members where member = 'tocsin_log'::regrole`)).toEqual(
      [],
    )
    expect(await attempt('log', 'create table tocsin.mine (x int)')).toBe(denied)
    expect(await attempt('log', 'create table public.mine (x int)')).toBe(denied)
    expect(await attempt('log', 'set role tocsin_owner')).toBe(denied)
  })
})

describe('tocsin_read', () => {
  /** Whatever the catalogue says that it may read. */
  const readable = async (): Promise<string[]> =>
    (
      await ask<{ name: string }>(
        database.superuser,
        `select relname as name from pg_class where relnamespace = 'tocsin'::regnamespace and relkind in ('r', 'p')
           and (has_table_privilege('tocsin_read', oid, 'select') or has_any_column_privilege('tocsin_read', oid, 'select')) order by 1`,
      )
    ).map(({ name }) => name)

  test('every table is read by scope under a policy, or stands in the list of those without owner, with its reason', async () => {
    const scoped = await ask<{ name: string; forced: boolean; rule: string }>(
      database.superuser,
      `select relname as name, relrowsecurity as forced, pg_get_expr(polqual, polrelid) as rule from pg_policy
       join pg_class on pg_class.oid = polrelid where 'tocsin_read'::regrole = any (polroles) order by 1`,
    )
    expect(scoped.map(({ name }) => name)).toEqual(await readable())
    for (const { name, forced, rule } of scoped) {
      expect([name, forced]).toEqual([name, true])
      expect(rule).toMatch(/tocsin\.scope\(\)/)
    }
    const known = [...scoped.map(({ name }) => name), ...Object.keys(withoutOwner)].toSorted()
    expect((await tables()).filter((table) => !/^positions_\d/.test(table)).toSorted()).toEqual(known)
  })

  test('a new table that has neither is found', async () => {
    await ask(database.superuser, 'create table tocsin.forgotten (org text)')
    try {
      const unknown = (await tables()).filter((table) => !(table in withoutOwner) && !/^positions_\d/.test(table))
      const read = await readable()
      expect(unknown.filter((table) => !read.includes(table))).toEqual(['forgotten'])
    } finally {
      await ask(database.superuser, 'drop table tocsin.forgotten')
    }
  })

  async function rowsSeen(table: string, scope: string | undefined): Promise<string[]> {
    const client = new Client(database.read)
    await client.connect()
    try {
      await client.query('begin')
      if (scope !== undefined) await client.query("select set_config('tocsin.org', $1, true)", [scope])
      const { rows } = await client.query<{ whose: string }>(
        `select ${table === 'events' || table === 'subjects' ? 'owner' : 'org'} as whose from tocsin.${table}`,
      )
      return rows.map(({ whose }) => whose)
    } finally {
      await client.end()
    }
  }

  test('sees no row of any table without a scope', async () => {
    const scoped = await readable()
    const others = (await tables()).filter((table) => !scoped.includes(table))
    for (const table of scoped) expect([table, await rowsSeen(table, undefined)]).toEqual([table, []])
    for (const table of others)
      expect([table, await attempt('read', `select from tocsin.${table}`)]).toEqual([table, denied])
  })

  test('sees the rows of its scope and no others, and nothing after the transaction', async () => {
    for (const table of await readable()) {
      expect([table, await rowsSeen(table, 'alpha')]).toEqual([table, ['alpha']])
      expect([table, await rowsSeen(table, 'beta')]).toEqual([table, ['beta']])
      expect([table, await rowsSeen(table, 'gamma')]).toEqual([table, []])
      expect([table, await rowsSeen(table, '')]).toEqual([table, []])
    }
    const client = new Client(database.read)
    await client.connect()
    await client.query("begin; select set_config('tocsin.org', 'alpha', true); commit")
    expect((await client.query('select from tocsin.subjects')).rowCount).toBe(0)
    await client.end()
  })

  test('changes nothing', async () => {
    for (const table of await tables()) {
      const [column] = await columnsOf(table)
      for (const text of [
        `insert into tocsin.${table} select * from tocsin.${table}`,
        `update tocsin.${table} set ${column} = ${column}`,
        `delete from tocsin.${table}`,
        `truncate tocsin.${table}`,
      ])
        expect([text, await attempt('read', text)]).toEqual([text, denied])
    }
    for (const call of ['make_positions_day(1)', 'drop_positions_before(1)'])
      expect([call, await attempt('read', `select tocsin.${call}`)]).toEqual([call, denied])
  })
})

test('a table of the schema never goes without a comment on it and on each of its columns', async () => {
  const silent = await ask(
    database.superuser,
    `select relname, attname from pg_class join pg_attribute on attrelid = pg_class.oid
     where relnamespace = 'tocsin'::regnamespace and relkind in ('r', 'p') and not relispartition and attnum >= 0 and not attisdropped
       and (col_description(pg_class.oid, attnum) is null or obj_description(pg_class.oid, 'pg_class') is null)`,
  )
  expect(silent).toEqual([])
})
