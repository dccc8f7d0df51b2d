import type { Pool } from 'pg'
import { z } from 'zod'
import type { Recorded, SubjectRow } from './contract.ts'
import { readBody } from './feed.ts'
import { inScope, inTransaction } from './in-transaction.ts'

type StoredRow = Omit<SubjectRow, 'version' | 'position' | 'since' | 'state'> & {
  readonly version: string
  readonly position: string
  readonly since: string
  readonly state: string
}

const columns = 'subject, kind, owner, version, position, open, exercise, number, type, phase, lon, lat, since, state'

const stateShape = z.custom<object>((it) => typeof it === 'object' && it !== null)

function rowOf({ version, position, since, state, ...rest }: StoredRow): SubjectRow {
  return {
    ...rest,
    version: Number(version),
    position: Number(position),
    since: Number(since),
    state: stateShape.parse(JSON.parse(state)),
  }
}

/** What closed subjects are searched by; times in milliseconds, `after` is the last row of the page before. */
export type Search = {
  readonly number?: string | undefined
  readonly type?: string | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly after?: { readonly since: number; readonly subject: string } | undefined
  readonly limit: number
}

export type Queries = ReturnType<typeof createQueries>

/** Reads of the log and its tables. `log` sees all; `read` is under row-level security, one organisation at a time. */
export function createQueries({ log, read }: { log: Pool; read: Pool }) {
  return {
    async loadSubject(subject: string): Promise<SubjectRow | undefined> {
      const { rows } = await log.query<StoredRow>({
        name: 'subject',
        text: `select ${columns} from tocsin.subjects where subject = $1`,
        values: [subject],
      })
      return rows[0] === undefined ? undefined : rowOf(rows[0])
    },
    /** the events of a subject after a version of it */
    async readTail(subject: string, version: number): Promise<readonly Recorded[]> {
      const { rows } = await log.query<{ body: string }>({
        name: 'subject-tail',
        text: 'select body from tocsin.events where subject = $1 and version > $2 order by version',
        values: [subject, version],
      })
      return rows.map(({ body }) => readBody(body))
    },
    /** position of the newest event; 0 in an empty log */
    async end(): Promise<number> {
      const { rows } = await log.query<{ position: string }>('select position from tocsin.log_head')
      return Number(rows[0]?.position)
    },
    /** all open subjects as the table shows them, and up to which position of the log it does, as of one moment */
    loadOpen: (): Promise<{ rows: readonly SubjectRow[]; position: number }> =>
      inTransaction(log, 'isolation level repeatable read read only', async (client) => {
        const shown = await client.query<{ position: string }>(
          `select position from tocsin.folds where name = 'subjects'`,
        )
        const { rows } = await client.query<StoredRow>(`select ${columns} from tocsin.subjects where open`)
        return { rows: rows.map(rowOf), position: Number(shown.rows[0]?.position ?? 0) }
      }),
    /** the events of these subjects, in order of the log */
    async readSubjectEvents(subjects: readonly string[]): Promise<readonly Recorded[]> {
      const { rows } = await log.query<{ body: string }>({
        name: 'subject-events',
        text: 'select body from tocsin.events where subject = any($1) order by position',
        values: [[...subjects]],
      })
      return rows.map(({ body }) => readBody(body))
    },
    /** closed subjects of an organisation, newest first */
    searchClosed: (
      org: string,
      kind: string,
      { number, type, from, to, after, limit }: Search,
    ): Promise<readonly SubjectRow[]> =>
      inScope(read, org, async (client) => {
        const { rows } = await client.query<StoredRow>(
          `select ${columns} from tocsin.subjects
           where not open and kind = $1 and ($2::text is null or number = $2) and ($3::text is null or type = $3)
             and ($4::bigint is null or since >= $4) and ($5::bigint is null or since <= $5) and ($6::bigint is null or since < $6 or (since = $6 and subject > $7))
           order by since desc, subject limit $8`,
          [
            kind,
            number ?? null,
            type ?? null,
            from ?? null,
            to ?? null,
            after?.since ?? null,
            after?.subject ?? null,
            limit,
          ],
        )
        return rows.map(rowOf)
      }),
    /** the wrapped data key; undefined when there is none, or it was erased */
    async wrappedKey(id: string): Promise<{ org: string; wrapped: Uint8Array } | undefined> {
      const { rows } = await log.query<{ org: string; wrapped: Buffer | null }>({
        name: 'key',
        text: 'select org, wrapped from tocsin.data_keys where id = $1',
        values: [id],
      })
      const [row] = rows
      return row === undefined || row.wrapped === null ? undefined : { org: row.org, wrapped: row.wrapped }
    },
    /** which log this is: made at install, kept for ever */
    async logId(): Promise<string> {
      const { rows } = await log.query<{ id: string }>('select id from tocsin.installation')
      return rows[0]?.id ?? ''
    },
    /** time of the newest event; 0 in an empty log */
    async lastAt(): Promise<number> {
      const { rows } = await log.query<{ at: string }>('select at from tocsin.log_head')
      return Number(rows[0]?.at)
    },
  }
}
