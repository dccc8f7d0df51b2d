import type { Pool } from 'pg'

/** Short numbers that open a locked desk: hashes, and how often they were tried wrongly in a row. */
export type Pins = ReturnType<typeof createPinRows>

export function createPinRows(pool: Pool) {
  return {
    /** counts a try before it is looked at, so that two at once are two; undefined: no PIN, or none of `most` tries left */
    async beginTry(account: string, most: number): Promise<{ hash: string; failed: number } | undefined> {
      const { rows } = await pool.query<{ hash: string; failed: number }>(
        'update tocsin.pins set failed = failed + 1 where account = $1 and failed < $2 returning hash, failed',
        [account, most],
      )
      return rows[0]
    },
    /** tried wrongly so often; undefined: there is none */
    async failed(account: string): Promise<number | undefined> {
      const { rows } = await pool.query<{ failed: number }>('select failed from tocsin.pins where account = $1', [
        account,
      ])
      return rows[0]?.failed
    },
    async forgive(account: string): Promise<void> {
      await pool.query('update tocsin.pins set failed = 0 where account = $1', [account])
    },
    async set(account: string, hash: string, setAt: number): Promise<void> {
      await pool.query(
        `insert into tocsin.pins (account, hash, failed, set_at) values ($1, $2, 0, $3)
         on conflict (account) do update set hash = excluded.hash, failed = 0, set_at = excluded.set_at`,
        [account, hash, setAt],
      )
    },
    async remove(account: string): Promise<void> {
      await pool.query('delete from tocsin.pins where account = $1', [account])
    },
  }
}
