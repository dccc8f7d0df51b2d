import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Client, escapeIdentifier } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Connection } from '../postgres/index.ts'
import { migrate, readMigrations } from '../store/migrate.ts'
import type { Manifest, Part } from './manifest.ts'
import { openPart } from './sealed-part.ts'

/**
 * Fills an empty database with a set, in one transaction: the schema as it was, the rows, then this program's schema.
 * Throws when the database holds a log already.
 */
export async function loadSet(
  { folder, secret, owner }: { readonly folder: string; readonly secret: Uint8Array; readonly owner: Connection },
  set: Manifest,
  progress?: (done: number, of: number, what: string) => void,
): Promise<void> {
  await migrate(owner, (await readMigrations()).slice(0, set.migrations))
  const client = new Client({ ...owner, application_name: 'tocsin-restore' })
  await client.connect()
  client.on('error', () => undefined)
  try {
    await client.query('begin')
    const tables = set.parts.filter(({ of }) => !of.startsWith('@'))
    // A new database has rows of its own: the head of an empty log.
    for (const table of new Set(tables.map(({ of }) => of)))
      await client.query(`delete from tocsin.${escapeIdentifier(table)}`)
    for (const day of set.days) await client.query('select tocsin.make_positions_day($1)', [day])
    for (const [index, part] of tables.entries()) {
      progress?.(index, tables.length, part.of)
      await loadPart(client, part, Readable.from(openPart(folder, secret, part.file)))
    }
    await client.query('commit')
    await client.query('analyze')
  } finally {
    await client.end()
  }
  await migrate(owner)
}

async function loadPart(client: Client, { of, columns, rows }: Part, content: Readable): Promise<void> {
  const names = columns.map((column) => escapeIdentifier(column)).join()
  const into = client.query(copyFrom(`copy tocsin.${escapeIdentifier(of)} (${names}) from stdin`))
  await pipeline(content, into)
  if (into.rowCount !== rows) throw new Error(`${of}: ${into.rowCount} rows came back of ${rows}`)
}
