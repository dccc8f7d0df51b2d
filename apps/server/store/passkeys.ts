import type { Pool } from 'pg'

/** The public half of a passkey; times in milliseconds since 1970. */
export type Passkey = {
  /** the credential, base64url */
  readonly id: string
  readonly account: string
  /** the host name that it was made for */
  readonly host: string
  /** COSE */
  readonly publicKey: Uint8Array<ArrayBuffer>
  readonly counter: number
  readonly transports: readonly string[]
  readonly name: string
  readonly madeAt: number
  readonly usedAt: number | null
}

type Row = {
  readonly id: string
  readonly account: string
  readonly host: string
  readonly public_key: Buffer
  readonly counter: string
  readonly transports: string[]
  readonly name: string
  readonly made_at: string
  readonly used_at: string | null
}

const columns = 'id, account, host, public_key, counter, transports, name, made_at, used_at'

const passkeyOf = (row: Row): Passkey => ({
  id: row.id,
  account: row.account,
  host: row.host,
  publicKey: new Uint8Array(row.public_key),
  counter: Number(row.counter),
  transports: row.transports,
  name: row.name,
  madeAt: Number(row.made_at),
  usedAt: row.used_at === null ? null : Number(row.used_at),
})

/** Passkeys, and the challenges that were answered. */
export type Passkeys = ReturnType<typeof createPasskeys>

export function createPasskeys(pool: Pool) {
  const select = async (where: string, values: readonly unknown[]): Promise<readonly Passkey[]> =>
    (await pool.query<Row>(`select ${columns} from tocsin.passkeys where ${where}`, [...values])).rows.map(passkeyOf)

  return {
    /** false where this credential is known already, whoever's it is */
    async add({ id, account, host, publicKey, counter, transports, name, madeAt }: Passkey): Promise<boolean> {
      const { rowCount } = await pool.query(
        `insert into tocsin.passkeys (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, null)
         on conflict (id) do nothing`,
        [id, account, host, Buffer.from(publicKey), counter, [...transports], name, madeAt],
      )
      return rowCount === 1
    },
    async find(id: string): Promise<Passkey | undefined> {
      const [found] = await select('id = $1', [id])
      return found
    },
    /** all of an account, oldest first */
    of: (account: string): Promise<readonly Passkey[]> => select('account = $1 order by made_at, id', [account]),
    /** false where the account has no such passkey */
    async rename(account: string, id: string, name: string): Promise<boolean> {
      const { rowCount } = await pool.query('update tocsin.passkeys set name = $3 where account = $1 and id = $2', [
        account,
        id,
        name,
      ])
      return rowCount === 1
    },
    /** false where the account has no such passkey */
    async remove(account: string, id: string): Promise<boolean> {
      const { rowCount } = await pool.query('delete from tocsin.passkeys where account = $1 and id = $2', [account, id])
      return rowCount === 1
    },
    /** how many there were */
    async removeAll(account: string): Promise<number> {
      const { rowCount } = await pool.query('delete from tocsin.passkeys where account = $1', [account])
      return rowCount ?? 0
    },
    /** counts a use; false where the counter has not gone on. One that never counts stays at 0 (WebAuthn 6.1.1). */
    async count(id: string, counter: number, now: number): Promise<boolean> {
      const { rowCount } = await pool.query(
        `update tocsin.passkeys set counter = $2, used_at = $3
         where id = $1 and (counter < $2 or (counter = 0 and $2 = 0))`,
        [id, counter, now],
      )
      return rowCount === 1
    },
    /** marks a challenge as answered, and forgets those that are over anyway; false where it was answered before */
    async spend(hash: string, expiresAt: number, now: number): Promise<boolean> {
      await pool.query('delete from tocsin.used_challenges where expires_at < $1', [now])
      const { rowCount } = await pool.query(
        'insert into tocsin.used_challenges (hash, expires_at) values ($1, $2) on conflict (hash) do nothing',
        [hash, expiresAt],
      )
      return rowCount === 1
    },
    /** what marks challenges of this installation */
    async challengeKey(): Promise<Buffer> {
      const { rows } = await pool.query<{ challenge_key: Buffer }>('select challenge_key from tocsin.installation')
      const [row] = rows
      if (row === undefined) throw new Error('there is no installation')
      return row.challenge_key
    },
  }
}
