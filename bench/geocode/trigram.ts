import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, type ClientConfig } from 'pg'
import { silentLog } from '../../apps/server/log.ts'
import { startPostgres } from '../../apps/server/postgres/index.ts'
import { median, p99 } from '../statistics.ts'
import type { Typed } from './typing.ts'

const limit = 8
const rowsAtOnce = 20_000

/** The plain way: one table of texts, PostgreSQL's own trigram index over it, nearest texts by similarity. */
export type Trigrams = {
  /** puts these texts in place of those that were there */
  fill(texts: Iterable<string>): Promise<void>
  /** the most similar first */
  ask(text: string, count: number): Promise<string[]>
  stop(): Promise<void>
}

/** A PostgreSQL as the product starts it, with `pg_trgm`. Throws when that extension is not there. */
export async function startTrigrams(): Promise<Trigrams> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-trigram-'))
  const database = await startPostgres({ dataDir, log: silentLog })
  const client = new Client({ ...superuserOf(database.superuser), database: 'postgres' })
  const stop = async (): Promise<void> => {
    await client.end()
    await database.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    await client.connect()
    await client.query('create extension pg_trgm')
  } catch (error) {
    await stop()
    throw error
  }
  return { fill: (texts) => fill(client, texts), ask: (text, count) => ask(client, text, count), stop }
}

function superuserOf(superuser: ClientConfig | undefined): ClientConfig {
  if (superuser === undefined) throw new Error('the trigram baseline needs a PostgreSQL of its own')
  return superuser
}

async function fill(client: Client, texts: Iterable<string>): Promise<void> {
  await client.query('drop table if exists addresses')
  await client.query('create unlogged table addresses (text text not null)')
  let rows: string[] = []
  const put = async (): Promise<void> => {
    await client.query('insert into addresses select unnest($1::text[])', [rows])
    rows = []
  }
  for (const text of texts) if (rows.push(text) === rowsAtOnce) await put()
  await put()
  // A GiST index answers "nearest by similarity" from the index; a GIN index would have to sort all that pass a threshold.
  await client.query('create index on addresses using gist (text gist_trgm_ops(siglen=64))')
  await client.query('vacuum analyze addresses')
}

async function ask(client: Client, text: string, count: number): Promise<string[]> {
  const { rows } = await client.query<{ text: string }>({
    name: 'nearest',
    text: 'select text from addresses order by text <-> $1 limit $2',
    values: [text, count],
  })
  return rows.map((row) => row.text)
}

/** Types into the table what was typed into the search; an even part of it, since it takes its time. */
export async function typeIntoTrigrams(trigrams: Trigrams, typed: readonly Typed[], asked: number) {
  const prefixes = typed.flatMap((each) => each.prefixes)
  const step = Math.max(1, prefixes.length / asked)
  const ms: number[] = []
  for (let at = 0; at < prefixes.length; at += step) {
    const before = performance.now()
    await trigrams.ask(prefixes[Math.floor(at)] ?? '', limit)
    ms.push(performance.now() - before)
  }
  console.log(`  trigrams: ${ms.length} of the prefixes: p50 ${median(ms).toFixed(1)} p99 ${p99(ms).toFixed(1)} ms`)
  return { trigram_typing_p50_ms: median(ms), trigram_typing_p99_ms: p99(ms) }
}
