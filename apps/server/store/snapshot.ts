import { Client, escapeIdentifier } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Connection } from '../postgres/index.ts'

/** A place in the log: an event's position and when it was stored, milliseconds. */
export type Mark = { readonly position: number; readonly at: number }
type Table = { readonly name: string; readonly columns: readonly string[]; readonly order: readonly string[] }
export type Snapshot = Awaited<ReturnType<typeof openSnapshot>>

/** One look at the whole database: whatever is written meanwhile, all that is read from it is of one moment. */
export async function openSnapshot(owner: Connection) {
  const client = new Client({ ...owner, application_name: 'tocsin-backup' })
  await client.connect()
  // A connection that breaks tells whoever reads from it; without a listener it would end the process too.
  client.on('error', () => undefined)
  await client.query('begin isolation level repeatable read read only')
  const { rows: heads } = await client.query<{ org: string; events: string; head: string }>(
    `select distinct on (org) org, org_seq as events, encode(hash, 'hex') as head
     from tocsin.events order by org, org_seq desc`,
  )
  return {
    tables: await tablesOf(client),
    heads: heads.map(({ org, events, head }) => ({ org, events: Number(events), head })),
    log: await ask(client, 'select id from tocsin.installation'),
    migrations: Number(await ask(client, 'select count(*) from tocsin.migrations')),
    end: await markFrom(client, 'select position, at from tocsin.log_head'),
    /** the event at a position, as a mark */
    markAt: (position: number): Promise<Mark> =>
      markFrom(client, 'select position, at from tocsin.events where position = $1', [position]),
    /** days since 1970 of which there are positions */
    async days(): Promise<number[]> {
      const { rows } = await client.query<{ day: string }>(
        'select distinct tocsin.day_of(at) as day from tocsin.positions order by day',
      )
      return rows.map(({ day }) => Number(day))
    },
    /** The rows of a table as PostgreSQL's COPY writes them (text format), in the order of its primary key. */
    copy(table: Table, where = 'true') {
      const { name, columns, order } = table
      const by = order.length === 0 ? '' : `order by ${order.map(quoted).join()}`
      const query = `select ${columns.map(quoted).join()} from tocsin.${quoted(name)} where ${where} ${by}`
      return client.query(copyTo(`copy (${query}) to stdout`))
    },
    close: (): Promise<void> => client.end(),
  }
}

const quoted = (name: string): string => escapeIdentifier(name)

async function ask(client: Client, question: string): Promise<string> {
  const { rows } = await client.query<{ [column: string]: unknown }>(question)
  return String(Object.values(rows[0] ?? {})[0])
}

async function markFrom(client: Client, question: string, values: unknown[] = []): Promise<Mark> {
  const { rows } = await client.query<{ position: string; at: string }>(question, values)
  if (rows[0] === undefined) throw new Error('the log has no such place')
  return { position: Number(rows[0].position), at: Number(rows[0].at) }
}

/** All tables of the schema with their columns; a table that is partitioned counts as one. */
async function tablesOf(client: Client): Promise<readonly Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; order: string[] | null }>(
    `select relname as name,
       array(select attname::text from pg_attribute
             where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
       (select array(select attname::text from unnest(conkey) with ordinality as key(number, place)
                     join pg_attribute on attrelid = conrelid and attnum = key.number order by place)
        from pg_constraint where conrelid = pg_class.oid and contype = 'p') as "order"
     from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where nspname = 'tocsin' and relkind in ('r', 'p') and not relispartition order by relname`,
  )
  return rows.map(({ name, columns, order }) => ({ name, columns, order: order ?? columns }))
}
