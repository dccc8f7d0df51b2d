import { NewerLog } from '@tocsin/domain/history'
import type { Pool, PoolClient } from 'pg'
import { StartupError } from '../postgres/index.ts'
import type { Recorded, SubjectRow } from './contract.ts'
import { readBody } from './feed.ts'
import { isDeepStrictEqual } from 'node:util'
import { lock } from './read.ts'
import { writeSubjects } from './subject-table.ts'

/** The rows of one subject's whole life: its events in order in, its row out; undefined for one that has no state. */
export type FoldLife = (events: readonly Recorded[]) => SubjectRow | undefined

const pageSize = 2_000

/** Every subject's events, a subject at a time, in order: memory holds one page and one life. */
async function* lives(client: Pool | PoolClient): AsyncGenerator<readonly Recorded[]> {
  let life: Recorded[] = []
  let last = { subject: '', version: 0 }
  for (;;) {
    const { rows } = await client.query<{ body: string }>(
      'select body from tocsin.events where (subject, version) > ($1, $2) order by subject, version limit $3',
      [last.subject, last.version, pageSize],
    )
    for (const { body } of rows) {
      const event = readBody(body)
      if (life[0] !== undefined && life[0].stamp.subject !== event.stamp.subject) {
        yield life
        life = []
      }
      life.push(event)
    }
    const end = life.at(-1)
    if (end === undefined || rows.length === 0) break
    last = end.stamp
  }
  if (life.length > 0) yield life
}

/** The row of every subject that has a state. */
async function* foldAll(client: Pool | PoolClient, foldLife: FoldLife): AsyncGenerator<SubjectRow> {
  for await (const events of lives(client)) {
    const row = foldLife(events)
    if (row !== undefined) yield row
  }
}

async function take<Item>(items: AsyncGenerator<Item>, most: number): Promise<readonly Item[]> {
  const taken: Item[] = []
  while (taken.length < most) {
    const next = await items.next()
    if (next.done === true) break
    taken.push(next.value)
  }
  return taken
}

/**
 * Makes the table of subjects again from the log, in one transaction that keeps writers out. Returns how many subjects
 * there are. To be done when the rules of folding have changed.
 */
export async function rebuildSubjects(pool: Pool, foldLife: FoldLife, version: string): Promise<number> {
  const client = await pool.connect()
  let count = 0
  try {
    await client.query('begin')
    // the limits that free a frozen writer would also end this, which takes minutes on a long log
    await client.query('set local transaction_timeout = 0; set local idle_in_transaction_session_timeout = 0')
    await client.query(lock)
    await client.query('delete from tocsin.subjects')
    const rows = foldAll(client, foldLife)
    for (;;) {
      const page = await take(rows, pageSize)
      if (page.length === 0) break
      count += page.length
      await writeSubjects(client, page)
    }
    await client.query(
      `insert into tocsin.folds (name, version, position) select 'subjects', $1, position from tocsin.log_head
       on conflict (name) do update set version = excluded.version, position = excluded.position`,
      [version],
    )
    await client.query('commit')
    client.release()
    return count
  } catch (error) {
    client.release(true)
    throw error
  }
}

/**
 * Rebuilds the table of subjects if it was folded by other rules than `version`; a new database just notes them. Throws
 * `StartupError` for a log that only a newer program understands.
 */
export async function keepFoldsCurrent(pool: Pool, foldLife: FoldLife, version: string): Promise<void> {
  const { rows } = await pool.query<{ version: string }>(`select version from tocsin.folds where name = 'subjects'`)
  if (rows[0]?.version === version) return
  try {
    await rebuildSubjects(pool, foldLife, version)
  } catch (error) {
    throw error instanceof NewerLog ? new StartupError(error.message, { cause: error }) : error
  }
}

/** Subjects whose row is not what the log gives, by name: missing, left over, or different. */
export async function differingSubjects(
  pool: Pool,
  foldLife: FoldLife,
  rowOf: (subject: string) => Promise<SubjectRow | undefined>,
): Promise<readonly string[]> {
  const differing: string[] = []
  const known = new Set<string>()
  for await (const folded of foldAll(pool, foldLife)) {
    known.add(folded.subject)
    const asStored: unknown = JSON.parse(JSON.stringify(folded))
    if (!isDeepStrictEqual(asStored, await rowOf(folded.subject))) differing.push(folded.subject)
  }
  const { rows } = await pool.query<{ subject: string }>('select subject from tocsin.subjects')
  return [...differing, ...rows.flatMap(({ subject }) => (known.has(subject) ? [] : [subject]))]
}
