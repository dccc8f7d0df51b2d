import { Client } from 'pg'
import type { TestApp } from './app.fixture.ts'

/** All rows of all tables as text: large values lie compressed in the files. */
export async function readTables({ app }: TestApp): Promise<Buffer> {
  const client = new Client({ ...app.database.connections.owner, ...app.database.superuser, database: 'tocsin' })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      `select oid::regclass::text as name from pg_class where relkind in ('r', 'm', 'p') and relnamespace = 'tocsin'::regnamespace`,
    )
    const texts: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`)
      texts.push(name, ...rows.map(({ row }) => row))
    }
    return Buffer.from(texts.join('\n'))
  } finally {
    await client.end()
  }
}
