import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Client, escapeIdentifier, Pool } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Connection } from '../postgres/index.ts'
import { migrate, readMigrations } from './migrate.ts'
import { verifyChain, type ChainReport } from './verify-chain.ts'

/** Rows of a table as COPY writes them (text format). */
export type Rows = {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: number
  readonly content: () => Readable
}

/** What an empty database is to hold; `migrations`: the schema of the rows; `days` since 1970 that positions are of. */
export type Filling = {
  readonly migrations: number
  readonly days: readonly number[]
  readonly tables: readonly Rows[]
}

/**
 * Fills an empty database in one transaction: the schema as it was, the rows, then this program's schema. Throws when
 * other rows come than were said.
 */
export async function fillDatabase(
  owner: Connection,
  { migrations, days, tables }: Filling,
  progress?: (done: number, of: number, what: string) => void,
): Promise<void> {
  await migrate(owner, (await readMigrations()).slice(0, migrations))
  const client = new Client({ ...owner, application_name: 'tocsin-restore' })
  await client.connect()
  // A connection that breaks tells whoever writes to it; without a listener it would end the process too.
  client.on('error', () => undefined)
  try {
    await client.query('begin')
    // A new database has rows of its own: the head of an empty log.
    for (const table of new Set(tables.map((each) => each.table)))
      await client.query(`delete from tocsin.${escapeIdentifier(table)}`)
    for (const day of days) await client.query('select tocsin.make_positions_day($1)', [day])
    for (const [index, each] of tables.entries()) {
      progress?.(index, tables.length, each.table)
      await fillTable(client, each)
    }
    await client.query('commit')
    await client.query('analyze')
  } finally {
    await client.end()
  }
  await migrate(owner)
}

async function fillTable(client: Client, { table, columns, rows, content }: Rows): Promise<void> {
  const names = columns.map((column) => escapeIdentifier(column)).join()
  const into = client.query(copyFrom(`copy tocsin.${escapeIdentifier(table)} (${names}) from stdin`))
  await pipeline(content(), into)
  if (into.rowCount !== rows) throw new Error(`${table}: ${into.rowCount} rows came back of ${rows}`)
}

/** Walks the chains of some organisations, as `verifyChain`. */
export async function verifyChains(owner: Connection, orgs: readonly string[]): Promise<readonly ChainReport[]> {
  const pool = new Pool({ ...owner, max: 1 })
  try {
    const reports: ChainReport[] = []
    for (const org of orgs) reports.push(await verifyChain(pool, org))
    return reports
  } finally {
    await pool.end()
  }
}
