import type { ClientBase, Client } from 'pg'
import type { Connection } from '../postgres/index.ts'
import type { SubjectRow } from './contract.ts'
import { createLine } from './line.ts'
import { encodeLines, namesOf, selectLines, type Columns } from './lines.ts'

/** The table of subjects, kept up with the log by one process at a time. */
export type SubjectTable = {
  /**
   * Brings the table up to `position`, if no other process has that task; `rows` is every subject that moved since the
   * table was last seen. Returns the position that the table shows now. Rejects when the database cannot be had.
   */
  keepUp(rows: Iterable<SubjectRow>, position: number): Promise<number>
  close(): Promise<void>
}

const rowsAtOnce = 500
const answerMs = 15_000
/** Names the task among PostgreSQL's advisory locks; any number that nobody else uses. */
const taskNumber = 7_110_001

/** `connection` is that of the role `log`; the table keeps one of its own, which holds the task until it breaks. */
export function createSubjectTable(connection: Connection): SubjectTable {
  const line = createLine(connection, 'tocsin-subjects', answerMs)
  let leader: Client | undefined

  async function leads(client: Client): Promise<boolean> {
    if (leader === client) return true
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [taskNumber])
    if (rows[0]?.mine === true) leader = client
    return leader === client
  }

  async function store(client: Client, rows: Iterable<SubjectRow>, position: number): Promise<number> {
    await client.query('begin')
    try {
      await writeSubjects(client, rows)
      await client.query(reached, [position])
      await client.query('commit')
      return position
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      throw error
    }
  }

  return {
    async keepUp(rows, position) {
      const client = await line.open()
      try {
        if (await leads(client)) return await store(client, rows, position)
        const shown = await client.query<{ position: string }>(shownText)
        return Number(shown.rows[0]?.position ?? 0)
      } catch (error) {
        line.drop(client)
        throw error
      }
    },
    close: () => line.close(),
  }
}

const reached = `update tocsin.folds set position = greatest(position, $1) where name = 'subjects'`
const shownText = `select position from tocsin.folds where name = 'subjects'`

/** Writes rows in pages. A row that is newer in the table stays: a straggler cannot turn the table back. */
export async function writeSubjects(client: ClientBase, rows: Iterable<SubjectRow>): Promise<void> {
  let page: SubjectRow[] = []
  const turn = async (): Promise<void> => {
    if (page.length > 0) await client.query({ name: 'subjects', text, values: encodeLines(columns, page) })
    page = []
  }
  for (const row of rows) {
    page.push(row)
    if (page.length === rowsAtOnce) await turn()
  }
  await turn()
}

const columns: Columns<SubjectRow> = [
  ['subject', 'text', (row) => row.subject],
  ['kind', 'text', (row) => row.kind],
  ['owner', 'text', (row) => row.owner],
  ['version', 'bigint', (row) => row.version],
  ['position', 'bigint', (row) => row.position],
  ['open', 'boolean', (row) => row.open],
  ['exercise', 'boolean', (row) => row.exercise],
  ['number', 'text?', (row) => row.number],
  ['type', 'text?', (row) => row.type],
  ['phase', 'text?', (row) => row.phase],
  ['lon', 'float8', (row) => row.lon],
  ['lat', 'float8', (row) => row.lat],
  ['since', 'bigint', (row) => row.since],
  ['state', 'whole', (row) => JSON.stringify(row.state)],
]

/** Everything may change but what it is and when it began. */
const changes = namesOf(columns)
  .split(', ')
  .filter((column) => !['subject', 'kind', 'since'].includes(column))
  .map((column) => `${column} = excluded.${column}`)
  .join(', ')

const text = `insert into tocsin.subjects as kept (${namesOf(columns)}) ${selectLines(columns, 1)} where true
  on conflict (subject) do update set ${changes} where kept.version <= excluded.version`
