import type { Pool } from 'pg'

/** Hashes of passwords and source keys. None of it is in the log, which never forgets. */
export type Credentials = ReturnType<typeof createCredentials>

type PasswordRow = { readonly hash: string }
type SourceRow = { readonly id: string; readonly org: string }

export function createCredentials(pool: Pool) {
  return {
    async passwordOf(account: string): Promise<string | undefined> {
      const { rows } = await pool.query<PasswordRow>('select hash from tocsin.passwords where account = $1', [account])
      return rows[0]?.hash
    },
    async setPassword(account: string, hash: string, now: number): Promise<void> {
      await pool.query(
        `insert into tocsin.passwords (account, hash, changed_at) values ($1, $2, $3)
         on conflict (account) do update set hash = excluded.hash, changed_at = excluded.changed_at`,
        [account, hash, now],
      )
    },
    /** the source whose key has this hash */
    async sourceBy(hash: string): Promise<SourceRow | undefined> {
      const { rows } = await pool.query<SourceRow>('select id, org from tocsin.sources where hash = $1', [hash])
      return rows[0]
    },
    /** adds a source, or gives it another key */
    async setSource({ id, org, hash }: { id: string; org: string; hash: string }): Promise<void> {
      await pool.query(
        `insert into tocsin.sources (id, org, hash) values ($1, $2, $3) on conflict (id) do update set hash = excluded.hash`,
        [id, org, hash],
      )
    },
    /** names of all sources */
    async sources(): Promise<readonly string[]> {
      const { rows } = await pool.query<{ id: string }>('select id from tocsin.sources order by id')
      return rows.map(({ id }) => id)
    },
    /** takes a source away with its key; false when there is none */
    async removeSource(id: string): Promise<boolean> {
      const { rowCount } = await pool.query('delete from tocsin.sources where id = $1', [id])
      return rowCount === 1
    },
  }
}
