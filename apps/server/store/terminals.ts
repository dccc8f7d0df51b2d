import type { Pool } from 'pg'

/** A device of an organisation; times in milliseconds since 1970. */
export type Terminal = {
  readonly id: string
  readonly org: string
  readonly name: string
  readonly madeBy: string
  /** P-256, SPKI; null: its code has not been used yet */
  readonly publicKey: Buffer | null
  readonly codeUntil: number | null
  readonly enrolledAt: number | null
  readonly seenAt: number | null
  readonly lostAt: number | null
  readonly wipedAt: number | null
}

type Row = {
  readonly id: string
  readonly org: string
  readonly name: string
  readonly made_by: string
  readonly public_key: Buffer | null
  readonly code_until: string | null
  readonly enrolled_at: string | null
  readonly seen_at: string | null
  readonly lost_at: string | null
  readonly wiped_at: string | null
}

const columns = 'id, org, name, made_by, public_key, code_until, enrolled_at, seen_at, lost_at, wiped_at'
const moment = (text: string | null): number | null => (text === null ? null : Number(text))
const terminalOf = (row: Row): Terminal => ({
  id: row.id,
  org: row.org,
  name: row.name,
  madeBy: row.made_by,
  publicKey: row.public_key,
  codeUntil: moment(row.code_until),
  enrolledAt: moment(row.enrolled_at),
  seenAt: moment(row.seen_at),
  lostAt: moment(row.lost_at),
  wipedAt: moment(row.wiped_at),
})

/** Enrolled terminals, and codes that enrol one. */
export type Terminals = ReturnType<typeof createTerminalRows>

export function createTerminalRows(pool: Pool) {
  const ask = async (text: string, values: readonly unknown[]): Promise<readonly Terminal[]> =>
    (await pool.query<Row>(text, [...values])).rows.map(terminalOf)
  return {
    /** one that its code, of which only the hash is kept, will enrol; codes that nobody used in time are forgotten */
    async await(
      { id, org, name, madeBy }: Pick<Terminal, 'id' | 'org' | 'name' | 'madeBy'>,
      code: { readonly hash: string; readonly until: number },
      now: number,
    ): Promise<void> {
      await pool.query('delete from tocsin.terminals where public_key is null and code_until <= $1', [now])
      await pool.query(
        'insert into tocsin.terminals (id, org, name, made_by, code_hash, code_until) values ($1, $2, $3, $4, $5, $6)',
        [id, org, name, madeBy, code.hash, code.until],
      )
    },
    /** once: the code is gone with it; undefined: no such code, too old, or used before */
    async enrol(codeHash: string, publicKey: Buffer, now: number): Promise<Terminal | undefined> {
      const [enrolled] = await ask(
        `update tocsin.terminals set public_key = $2, enrolled_at = $3, code_hash = null, code_until = null
         where code_hash = $1 and code_until > $3 and lost_at is null returning ${columns}`,
        [codeHash, publicKey, now],
      )
      return enrolled
    },
    find: async (id: string): Promise<Terminal | undefined> =>
      (await ask(`select ${columns} from tocsin.terminals where id = $1`, [id]))[0],
    /** those of an organisation, the newest first; codes that nobody used in time are none */
    of: (org: string, now: number): Promise<readonly Terminal[]> =>
      ask(
        `select ${columns} from tocsin.terminals where org = $1 and (public_key is not null or code_until > $2)
         order by enrolled_at desc nulls first, name`,
        [org, now],
      ),
    async see(id: string, now: number): Promise<void> {
      await pool.query('update tocsin.terminals set seen_at = $2 where id = $1', [id, now])
    },
    /** from then on its key is refused; undefined: there is no such one, or it was lost before */
    lose: async (id: string, now: number): Promise<Terminal | undefined> =>
      (
        await ask(
          `update tocsin.terminals set lost_at = $2, code_hash = null where id = $1 and lost_at is null returning ${columns}`,
          [id, now],
        )
      )[0],
    /** false where it had said so before */
    async wiped(id: string, now: number): Promise<boolean> {
      const { rowCount } = await pool.query(
        'update tocsin.terminals set wiped_at = $2 where id = $1 and lost_at is not null and wiped_at is null',
        [id, now],
      )
      return rowCount === 1
    },
  }
}
