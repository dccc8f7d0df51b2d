import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { StartupError, type Connection } from '../postgres/index.ts'
import { ask, startTestServer, type TestServer } from '../testing/database.fixture.ts'
import { describeSchema } from './describe-schema.ts'
import { migrate, readMigrations } from './migrate.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

/** A database that no migration has seen. */
async function empty(name: string): Promise<Connection> {
  await ask(server.database.superuser!, `create database ${name} owner tocsin_owner`)
  return { ...server.database.connections.owner, database: name }
}
const applied = async (owner: Connection): Promise<number[]> =>
  (await ask<{ number: number }>(owner, 'select number from tocsin.migrations order by number')).map(
    ({ number }) => number,
  )

test('schema.sql is what the migrations make', async () => {
  const { owner } = await server.fresh()
  expect(await readFile(new URL('schema.sql', import.meta.url), 'utf8')).toBe(await describeSchema(owner))
})

test('migrations are numbered without gaps and applied once, whoever starts at the same time', async () => {
  const owner = await empty('together')
  const numbers = (await readMigrations()).map(({ number }) => number)
  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  await Promise.all([migrate(owner), migrate(owner), migrate(owner)])
  expect(await applied(owner)).toEqual(numbers)
})

test('F28 a migration that fails half way leaves nothing behind, and the next start goes on from there', async () => {
  const owner = await empty('half')
  const whole = await readMigrations()
  const broken = {
    number: whole.length + 1,
    name: 'broken',
    text: 'create table tocsin.half (x int); select 1 / 0',
    sha256: 'b',
  }
  await expect(migrate(owner, [...whole, broken])).rejects.toThrow('migration')
  expect(await applied(owner)).toHaveLength(whole.length)
  expect(await ask(owner, `select to_regclass('tocsin.half') as it`)).toEqual([{ it: null }])
  await migrate(owner, [...whole, { ...broken, text: 'create table tocsin.half (x int)' }])
  expect(await applied(owner)).toHaveLength(whole.length + 1)
})

test('a database that a newer program wrote is refused with one clear line', async () => {
  const owner = await empty('newer')
  const whole = await readMigrations()
  await migrate(owner, [...whole, { number: whole.length + 1, name: 'later', text: 'select 1', sha256: 'c' }])
  const refusal = await migrate(owner).catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(StartupError)
  expect(String(refusal)).toMatch(/newer Tocsin.*start the newer program/)
  expect(String(refusal)).not.toContain('\n')
})

test('a database with another past is refused', async () => {
  const owner = await empty('other')
  await migrate(owner)
  await ask(owner, `update tocsin.migrations set sha256 = 'x' where number = 1`)
  await expect(migrate(owner)).rejects.toBeInstanceOf(StartupError)
})
