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
  passwords: ['hash', 'changed_at'],
  serials: ['last'],
  sources: ['hash'],
  subjects: 'all',
} as const
const mayDelete = ['claims', 'sessions', 'sources', 'subjects']
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
  const readable = ['events', 'latest_positions', 'positions', 'subjects']

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
    const others = (await tables()).filter((table) => !readable.includes(table))
    for (const table of readable) expect([table, await rowsSeen(table, undefined)]).toEqual([table, []])
    for (const table of others)
      expect([table, await attempt('read', `select from tocsin.${table}`)]).toEqual([table, denied])
  })

  test('sees the rows of its scope and no others, and nothing after the transaction', async () => {
    for (const table of readable) {
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
