import type { Pool } from 'pg'

/** A second factor by time: its sealed secret, and the step of the newest code that was taken. */
export type StoredTotp = { readonly secret: Uint8Array; readonly lastStep: number; readonly setAt: number }
type TotpRow = { readonly secret: Buffer; readonly last_step: string; readonly set_at: string }

/** What accounts sign in with beside a password, and browsers that are known. Times in milliseconds since 1970. */
export type SignInWays = ReturnType<typeof createSignInWays>

export function createSignInWays(pool: Pool) {
  return {
    async totpOf(account: string): Promise<StoredTotp | undefined> {
      const { rows } = await pool.query<TotpRow>(
        'select secret, last_step, set_at from tocsin.totp where account = $1',
        [account],
      )
      const [row] = rows
      return row && { secret: row.secret, lastStep: Number(row.last_step), setAt: Number(row.set_at) }
    },
    /** sets a second factor with its recovery codes; those of one before are gone */
    async setTotp(account: string, { secret, lastStep, setAt }: StoredTotp, codes: readonly string[]): Promise<void> {
      await pool.query(
        `with gone as (delete from tocsin.recovery_codes where account = $1 and hash <> all ($5)),
              added as (insert into tocsin.recovery_codes (hash, account) select unnest($5::text[]), $1)
         insert into tocsin.totp (account, secret, last_step, set_at) values ($1, $2, $3, $4)
         on conflict (account) do update set
           secret = excluded.secret, last_step = excluded.last_step, set_at = excluded.set_at`,
        [account, Buffer.from(secret), lastStep, setAt, [...codes]],
      )
    },
    /** takes a step once; false where it, or a later one, was taken before */
    async takeStep(account: string, step: number): Promise<boolean> {
      const { rowCount } = await pool.query(
        'update tocsin.totp set last_step = $2 where account = $1 and last_step < $2',
        [account, step],
      )
      return rowCount === 1
    },
    /** every second factor, sealed */
    async allTotp(): Promise<readonly { readonly account: string; readonly secret: Uint8Array }[]> {
      const { rows } = await pool.query<{ account: string; secret: Buffer }>('select account, secret from tocsin.totp')
      return rows
    },
    /** puts what was sealed anew in the place of what was sealed before; false where it has changed meanwhile */
    async resealTotp(account: string, before: Uint8Array, after: Uint8Array): Promise<boolean> {
      const { rowCount } = await pool.query('update tocsin.totp set secret = $3 where account = $1 and secret = $2', [
        account,
        Buffer.from(before),
        Buffer.from(after),
      ])
      return rowCount === 1
    },
    /** false where there was none */
    async removeTotp(account: string): Promise<boolean> {
      const { rowCount } = await pool.query(
        `with gone as (delete from tocsin.recovery_codes where account = $1)
         delete from tocsin.totp where account = $1`,
        [account],
      )
      return rowCount === 1
    },
    async setRecoveryCodes(account: string, codes: readonly string[]): Promise<void> {
      await pool.query(
        `with gone as (delete from tocsin.recovery_codes where account = $1 and hash <> all ($2))
         insert into tocsin.recovery_codes (hash, account) select unnest($2::text[]), $1`,
        [account, [...codes]],
      )
    },
    /** takes a recovery code once */
    async takeRecoveryCode(account: string, hash: string): Promise<boolean> {
      const { rowCount } = await pool.query('delete from tocsin.recovery_codes where account = $1 and hash = $2', [
        account,
        hash,
      ])
      return rowCount === 1
    },
    async recoveryCodesLeft(account: string): Promise<number> {
      const { rows } = await pool.query<{ left: number }>(
        'select count(*)::int as left from tocsin.recovery_codes where account = $1',
        [account],
      )
      return rows[0]?.left ?? 0
    },
    /** whether this browser has signed in as this account before */
    async isKnownDevice(account: string, hash: string): Promise<boolean> {
      const { rowCount } = await pool.query('select from tocsin.known_devices where account = $1 and hash = $2', [
        account,
        hash,
      ])
      return rowCount === 1
    },
    /** remembers a browser, and forgets those that nobody has used since `before` */
    async rememberDevice(account: string, hash: string, now: number, before: number): Promise<void> {
      await pool.query('delete from tocsin.known_devices where used_at < $1', [before])
      await pool.query(
        `insert into tocsin.known_devices (hash, account, used_at) values ($1, $2, $3)
         on conflict (hash) do update set used_at = excluded.used_at`,
        [hash, account, now],
      )
    },
    /** a new password makes all browsers strange again */
    async forgetDevices(account: string): Promise<void> {
      await pool.query('delete from tocsin.known_devices where account = $1', [account])
    },
  }
}
