import type { Pool } from 'pg'

/** Hashes of passwords and source keys. None of it is in the log, which never forgets. */
export type Credentials = ReturnType<typeof createCredentials>

type PasswordRow = { readonly hash: string; readonly initial: boolean }
type SourceRow = { readonly id: string; readonly org: string }

export function createCredentials(pool: Pool) {
  return {
    async passwordOf(account: string): Promise<string | undefined> {
      const { rows } = await pool.query<PasswordRow>('select hash from tocsin.passwords where account = $1', [account])
      return rows[0]?.hash
    },
    /** the one that its person has chosen; undefined where there is none, or only an initial one */
    async ownPasswordOf(account: string): Promise<string | undefined> {
      const { rows } = await pool.query<PasswordRow>(
        'select hash from tocsin.passwords where account = $1 and not initial',
        [account],
      )
      return rows[0]?.hash
    },
    /** whether the password of an account is good for nothing but setting an own one */
    async isInitial(account: string): Promise<boolean> {
      const { rows } = await pool.query<PasswordRow>('select initial from tocsin.passwords where account = $1', [
        account,
      ])
      return rows[0]?.initial === true
    },
    /** `initial`: somebody else than its person has set it */
    async setPassword(account: string, hash: string, now: number, initial: boolean): Promise<void> {
      await pool.query(
        `insert into tocsin.passwords (account, hash, changed_at, initial) values ($1, $2, $3, $4)
         on conflict (account) do update set hash = excluded.hash, changed_at = excluded.changed_at, initial = excluded.initial`,
        [account, hash, now, initial],
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
