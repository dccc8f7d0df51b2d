import type { Pool } from 'pg'
import type { Asking } from './entries.ts'

/** A signed head as the table has it. */
export type StoredHead = {
  readonly size: number
  readonly at: number
  readonly frontier: string
  readonly line: string
}

type Row = { readonly size: string; readonly at: string; readonly frontier: string; readonly line: string }

const storedOf = ({ size, at, ...rest }: Row): StoredHead => ({ ...rest, size: Number(size), at: Number(at) })

/** The signed heads of the log; nothing of them is ever changed. */
export function createAuditHeads(pool: Pool) {
  return {
    asking: pool satisfies Asking,
    async logId(): Promise<string> {
      const { rows } = await pool.query<{ id: string }>('select id from tocsin.installation')
      return rows[0]?.id ?? ''
    },
    /** position of the log's newest event */
    async end(): Promise<number> {
      const { rows } = await pool.query<{ position: string }>('select position from tocsin.log_head')
      return Number(rows[0]?.position ?? 0)
    },
    async last(): Promise<StoredHead | undefined> {
      const { rows } = await pool.query<Row>('select * from tocsin.audit_heads order by size desc limit 1')
      return rows[0] === undefined ? undefined : storedOf(rows[0])
    },
    /** the next heads over more events than `size` */
    async after(size: number, limit: number): Promise<readonly StoredHead[]> {
      const { rows } = await pool.query<Row>(
        'select * from tocsin.audit_heads where size > $1 order by size limit $2',
        [size, limit],
      )
      return rows.map(storedOf)
    },
    async newest(limit: number): Promise<readonly StoredHead[]> {
      const { rows } = await pool.query<Row>('select * from tocsin.audit_heads order by size desc limit $1', [limit])
      return rows.map(storedOf)
    },
    async add({ size, at, frontier, line }: StoredHead): Promise<void> {
      await pool.query('insert into tocsin.audit_heads (size, at, frontier, line) values ($1, $2, $3, $4)', [
        size,
        at,
        frontier,
        line,
      ])
    },
  }
}
