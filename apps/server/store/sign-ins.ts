import type { Pool } from 'pg'

export const signInWays = ['password', 'totp', 'recovery-code', 'passkey', 'provider'] as const
/** How a person proved to be it: `totp` and `recovery-code` after the password. */
export type SignInWay = (typeof signInWays)[number]

/** A sign-in: hash of its token, whose it is and until when; times in milliseconds since 1970. */
export type SignIn = {
  readonly hash: string
  /** what it is called where it is listed and ended */
  readonly id: string
  readonly account: string
  readonly way: SignInWay
  readonly openedAt: number
  /** when its person last proved to be it */
  readonly confirmedAt: number
  readonly seenAt: number
  readonly expiresAt: number
  readonly address: string | null
  /** browser and system in its own words */
  readonly device: string | null
  readonly terminal: string | null
  /** since when its desk is locked */
  readonly lockedAt: number | null
}

type Row = {
  readonly hash: string
  readonly id: string
  readonly account: string
  readonly way: SignInWay
  readonly opened_at: string
  readonly confirmed_at: string
  readonly seen_at: string
  readonly expires_at: string
  readonly address: string | null
  readonly device: string | null
  readonly terminal: string | null
  readonly locked_at: string | null
}

const columns =
  'hash, id, account, way, opened_at, confirmed_at, seen_at, expires_at, address, device, terminal, locked_at'

const signInOf = (row: Row): SignIn => ({
  hash: row.hash,
  id: row.id,
  account: row.account,
  way: row.way,
  openedAt: Number(row.opened_at),
  confirmedAt: Number(row.confirmed_at),
  seenAt: Number(row.seen_at),
  expiresAt: Number(row.expires_at),
  address: row.address,
  device: row.device,
  terminal: row.terminal,
  lockedAt: row.locked_at === null ? null : Number(row.locked_at),
})

/** Open sign-ins. */
export type SignIns = ReturnType<typeof createSignIns>

export function createSignIns(pool: Pool) {
  const select = async (where: string, values: readonly unknown[]): Promise<readonly SignIn[]> =>
    (await pool.query<Row>(`select ${columns} from tocsin.sessions where ${where}`, [...values])).rows.map(signInOf)

  return {
    /** adds a sign-in, and forgets those of everybody that are over */
    async open(signIn: SignIn): Promise<void> {
      await pool.query('delete from tocsin.sessions where expires_at <= $1', [signIn.openedAt])
      const { hash, id, account, way, openedAt, confirmedAt, seenAt, expiresAt, address, device, terminal } = signIn
      await pool.query(
        `insert into tocsin.sessions (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, null)`,
        [hash, id, account, way, openedAt, confirmedAt, seenAt, expiresAt, address, device, terminal],
      )
    },
    /** those of these sign-ins that there are */
    find: (hashes: readonly string[]): Promise<readonly SignIn[]> => select('hash = any($1)', [[...hashes]]),
    /** all of an account that are not over, newest first */
    of: (account: string, now: number): Promise<readonly SignIn[]> =>
      select('account = $1 and expires_at > $2 order by opened_at desc', [account, now]),
    /** all on these terminals that are not over */
    onTerminals: (terminals: readonly string[], now: number): Promise<readonly SignIn[]> =>
      select('terminal = any($1) and expires_at > $2', [[...terminals], now]),
    async see(hashes: readonly string[], now: number): Promise<void> {
      await pool.query('update tocsin.sessions set seen_at = $2 where hash = any($1)', [[...hashes], now])
    },
    async confirm(hash: string, now: number): Promise<void> {
      await pool.query('update tocsin.sessions set confirmed_at = $2 where hash = $1', [hash, now])
    },
    /** `at`: null opens the desk again */
    async lock(hash: string, at: number | null): Promise<void> {
      await pool.query('update tocsin.sessions set locked_at = $2 where hash = $1', [hash, at])
    },
    /** ends one sign-in and opens another in its place, in one statement; false: it was over already, and nothing was opened */
    async change(ended: string, signIn: SignIn): Promise<boolean> {
      const { hash, id, account, way, openedAt, confirmedAt, seenAt, expiresAt, address, device, terminal } = signIn
      const { rowCount } = await pool.query(
        `with gone as (delete from tocsin.sessions where hash = $12 and expires_at > $6 returning 1)
         insert into tocsin.sessions (${columns})
         select $1, $2::uuid, $3, $4, $5::bigint, $6::bigint, $7::bigint, $8::bigint, $9, $10, $11, null::bigint from gone`,
        [hash, id, account, way, openedAt, confirmedAt, seenAt, expiresAt, address, device, terminal, ended],
      )
      return rowCount === 1
    },
    async end(hash: string): Promise<void> {
      await pool.query('delete from tocsin.sessions where hash = $1', [hash])
    },
    /** ends every sign-in of an account but `kept`; returns which */
    async endAll(account: string, kept: string | null): Promise<readonly string[]> {
      const { rows } = await pool.query<{ hash: string }>(
        'delete from tocsin.sessions where account = $1 and hash is distinct from $2 returning hash',
        [account, kept],
      )
      return rows.map(({ hash }) => hash)
    },
    /** ends all on a terminal; returns which */
    async endOn(terminal: string): Promise<readonly string[]> {
      const { rows } = await pool.query<{ hash: string }>(
        'delete from tocsin.sessions where terminal = $1 returning hash',
        [terminal],
      )
      return rows.map(({ hash }) => hash)
    },
  }
}
