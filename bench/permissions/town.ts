import { Client } from 'pg'
import type { App } from '../../apps/server/app.ts'

/** Rows of closed incidents as the fold would make them, of two organisations in turn; as the table's owner, for speed. */
export async function fill(app: App, incidents: number): Promise<void> {
  const client = new Client(app.database.connections.owner)
  await client.connect()
  try {
    await client.query(
      `insert into tocsin.subjects (subject, kind, owner, version, position, open, exercise, number, type, phase, lon, lat, since, state)
       select 'incident/bench-' || n, 'incident', case when n % 2 = 0 then 'alpha' else 'beta' end, 5, n, false, false, 'N' || n,
         case when n % 3 = 0 then 'medical' else 'theft' end, 'closed', 113.9, 22.5, 1700000000000 + n * 60000, $2
       from generate_series(1, $1::int) as n`,
      [incidents, JSON.stringify({ id: 'x', filler: 'x'.repeat(900) })],
    )
    await client.query('analyze tocsin.subjects')
  } finally {
    await client.end()
  }
}
