import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Pool, type QueryResultRow } from 'pg'
import { silentLog } from '../log.ts'
import { startPostgres, type Connection, type Database, type DatabaseRole } from '../postgres/index.ts'
import type { Pending } from '../store/contract.ts'
import { migrate } from '../store/migrate.ts'

/** A real PostgreSQL of the test file's own, and as many migrated databases on it as wanted. */
export type TestServer = {
  readonly dataDir: string
  readonly database: Database
  /** connections to a fresh database, cloned from a migrated one */
  fresh(): Promise<Record<DatabaseRole | 'superuser', Connection>>
  stop(): Promise<void>
}

export async function startTestServer(): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-pg-'))
  const database = await startPostgres({ dataDir, log: silentLog })
  const { connections } = database
  const superuser: Connection = database.superuser ?? {}
  // a template may have no connections, and the supervisor keeps one to the database itself
  await ask(superuser, 'create database migrated owner tocsin_owner')
  await migrate({ ...connections.owner, database: 'migrated' })
  let count = 0
  return {
    dataDir,
    database,
    async fresh() {
      const name = `fresh_${(count += 1)}`
      await ask(superuser, `create database ${name} template migrated owner tocsin_owner`)
      const at = (connection: Connection): Connection => ({ ...connection, database: name })
      return {
        owner: at(connections.owner),
        log: at(connections.log),
        read: at(connections.read),
        superuser: at(superuser),
      }
    },
    async stop() {
      await database.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** One question on a connection of its own. */
export async function ask<Row extends QueryResultRow>(
  connection: Connection,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}

/** A pool that does not mind being killed. */
export function poolOf(connection: Connection): Pool {
  const pool = new Pool({ ...connection, max: 4 })
  pool.on('error', () => undefined)
  return pool
}

type Wish = Partial<Omit<Pending, 'expects' | 'actor'>> & {
  readonly org?: string
  readonly expects?: Record<string, number>
}

/** A command that notes one thing on `subject`, made on `version`; anything else as wished. */
export function note(subject: string, version: number, { org = 'alpha', expects, ...wish }: Wish = {}): Pending {
  return {
    command: randomUUID(),
    actor: { org, account: 'ann', seat: 's1', exercise: false, deviceAt: null },
    drafts: [{ type: 'incident-noted', data: { after: version }, subject, owner: org }],
    expects: new Map(Object.entries(expects ?? { [subject]: version })),
    take: [],
    release: [],
    keys: [],
    answer: { ok: true },
    ...wish,
  }
}
