import type { Pool } from 'pg'

/** Who people of an identity provider are here. */
export type Identities = ReturnType<typeof createIdentities>

export function createIdentities(pool: Pool) {
  return {
    async accountOf(issuer: string, subject: string): Promise<string | undefined> {
      const { rows } = await pool.query<{ account: string }>(
        'select account from tocsin.identities where issuer = $1 and subject = $2',
        [issuer, subject],
      )
      return rows[0]?.account
    },
    /** whether anybody of a provider is this account */
    async isLinked(account: string): Promise<boolean> {
      const { rowCount } = await pool.query('select from tocsin.identities where account = $1 limit 1', [account])
      return rowCount === 1
    },
    /** who was linked before stays who they are */
    async link(issuer: string, subject: string, account: string, now: number): Promise<void> {
      await pool.query(
        `insert into tocsin.identities (issuer, subject, account, linked_at) values ($1, $2, $3, $4)
         on conflict (issuer, subject) do nothing`,
        [issuer, subject, account, now],
      )
    },
  }
}
