import type { Pool } from 'pg'

/** Hashes of passwords, sign-ins and source keys. None of it is in the log, which never forgets. */
export type Credentials = ReturnType<typeof createCredentials>

type PasswordRow = { readonly hash: string }
/** A sign-in: hash of its token, whose it is, and until when, milliseconds. */
export type SignIn = { readonly hash: string; readonly account: string; readonly expiresAt: number }
type SessionRow = { readonly hash: string; readonly account: string; readonly expires_at: string }
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
    /** adds a sign-in, and forgets those of everybody that are over */
    async openSession({ hash, account, expiresAt }: SignIn, now: number): Promise<void> {
      await pool.query('delete from tocsin.sessions where expires_at <= $1', [now])
      await pool.query('insert into tocsin.sessions (hash, account, expires_at) values ($1, $2, $3)', [
        hash,
        account,
        expiresAt,
      ])
    },
    /** those of these sign-ins that there are */
    async findSessions(hashes: readonly string[]): Promise<readonly SignIn[]> {
      const { rows } = await pool.query<SessionRow>(
        'select hash, account, expires_at from tocsin.sessions where hash = any($1)',
        [[...hashes]],
      )
      return rows.map(({ hash, account, expires_at }) => ({ hash, account, expiresAt: Number(expires_at) }))
    },
    async endSession(hash: string): Promise<void> {
      await pool.query('delete from tocsin.sessions where hash = $1', [hash])
    },
    /** ends every sign-in of an account but `kept`; returns which */
    async endSessionsOf(account: string, kept: string | null): Promise<readonly string[]> {
      const { rows } = await pool.query<{ hash: string }>(
        'delete from tocsin.sessions where account = $1 and hash is distinct from $2 returning hash',
        [account, kept],
      )
      return rows.map(({ hash }) => hash)
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
