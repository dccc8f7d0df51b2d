import { Pool } from 'pg'
import { z } from 'zod'
import type { App } from '../../apps/server/app.ts'

const pages = 40
const limit = 50
const columns = 'subject, kind, owner, version, position, open, exercise, number, type, phase, lon, lat, since, state'
const text = `select ${columns} from tocsin.subjects
  where owner = $9 and not open and kind = $1 and ($2::text is null or number = $2) and ($3::text is null or type = $3)
    and ($4::bigint is null or since >= $4) and ($5::bigint is null or since <= $5) and ($6::bigint is null or since < $6 or (since = $6 and subject > $7))
  order by since desc, subject limit $8`

type Row = { version: string; position: string; since: string; state: string }
const stateShape = z.custom<object>((it) => typeof it === 'object' && it !== null)
/** What the product makes of a row, so that both sides do the same work. */
const rowOf = ({ version, position, since, state, ...rest }: Row) => ({
  ...rest,
  version: Number(version),
  position: Number(position),
  since: Number(since),
  state: stateShape.parse(JSON.parse(state)),
})

/** The same pages by the product, under row-level security, and by hand, as the table's owner, whom no policy binds. */
export function createScopes(app: App) {
  const pool = new Pool({ ...app.database.connections.owner, max: 1 })
  return {
    async walled(): Promise<void> {
      for (let page = 0; page < pages; page += 1) {
        const rows = await app.store.queries.searchClosed('alpha', 'incident', { limit })
        if (rows.length !== limit) throw new Error(`a page of ${rows.length}`)
      }
    },
    async byHand(): Promise<void> {
      for (let page = 0; page < pages; page += 1) {
        const client = await pool.connect()
        try {
          await client.query('begin read only')
          const { rows } = await client.query<Row>(text, [
            'incident',
            null,
            null,
            null,
            null,
            null,
            null,
            limit,
            'alpha',
          ])
          await client.query('commit')
          if (rows.map(rowOf).length !== limit) throw new Error('a short page')
        } finally {
          client.release()
        }
      }
    },
    close: (): Promise<void> => pool.end(),
  }
}
