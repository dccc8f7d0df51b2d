import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { Client } from 'pg'
import { StartupError, type Connection } from '../postgres/index.ts'

type Migration = { readonly number: number; readonly name: string; readonly text: string; readonly sha256: string }
type Applied = { readonly number: number; readonly name: string; readonly sha256: string }

const folder = new URL('migrations/', import.meta.url)

/** Any number, as long as it is not the log's: one migrating program at a time. */
const migrationLock = 7_110_002

/** The program's migrations in order: `migrations/0001-log.sql` and so on. */
export async function readMigrations(): Promise<readonly Migration[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}-.*\.sql$/.test(file)).toSorted()
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(new URL(file, folder), 'utf8')
      const sha256 = createHash('sha256').update(text).digest('hex')
      return { number: Number(file.slice(0, 4)), name: file.slice(5, -4), text, sha256 }
    }),
  )
}

/**
 * Brings the database to this program's schema, as the owner of the tables; each migration is one transaction.
 * Throws `StartupError` for a database that a newer program wrote, or whose past differs from this program's.
 */
export async function migrate(owner: Connection, migrations?: readonly Migration[]): Promise<void> {
  const known = migrations ?? (await readMigrations())
  const client = new Client(owner)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query(ground)
    const { rows } = await client.query<Applied>('select number, name, sha256 from tocsin.migrations order by number')
    checkPast(known, rows)
    for (const migration of known.slice(rows.length)) await apply(client, migration)
  } finally {
    await client.end()
  }
}

const ground = `
  create schema if not exists tocsin;
  comment on schema tocsin is 'Tocsin: the log of events, and what is kept beside it.';
  create table if not exists tocsin.migrations (
    number integer primary key,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now()
  );
  comment on table tocsin.migrations is 'Which migrations of the program this database has seen.';
  comment on column tocsin.migrations.number is 'The number in the file''s name; without gaps.';
  comment on column tocsin.migrations.name is 'The rest of the file''s name.';
  comment on column tocsin.migrations.sha256 is 'Of the file''s text, in hex: a migration never changes once it is out.';
  comment on column tocsin.migrations.applied_at is 'When it was applied.';`

function checkPast(known: readonly Migration[], applied: readonly Applied[]): void {
  const newest = applied.at(-1)
  if (newest !== undefined && newest.number > known.length)
    throw new StartupError(
      `The database was written by a newer Tocsin (migration ${newest.number}, this program knows ${known.length}): start the newer program, or choose another data folder with TOCSIN_DATA.`,
    )
  const changed = applied.find(({ sha256 }, index) => known[index]?.sha256 !== sha256)
  if (changed !== undefined)
    throw new StartupError(
      `Migration ${changed.number} (${changed.name}) of the database differs from this program's: start the program that wrote the database, or choose another data folder with TOCSIN_DATA.`,
    )
}

async function apply(client: Client, { number, name, text, sha256 }: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into tocsin.migrations (number, name, sha256) values ($1, $2, $3)', [
      number,
      name,
      sha256,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`migration ${number} (${name}) failed`, { cause })
  }
}
