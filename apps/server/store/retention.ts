import type { Pool } from 'pg'
import type { Recorded } from '@tocsin/domain'
import { z } from 'zod'
import { readBody } from './feed.ts'

const row = z.object({
  subject: z.string(),
  version: z.coerce.number(),
  owner: z.string(),
  org: z.string(),
  retention: z.string(),
  keys: z.array(z.string()),
  closedAt: z.coerce.number(),
})
/** Keys of one organisation that seal words of one closed subject. */
export type ClosedWords = z.output<typeof row>

/** What retention asks the tables. */
export function createRetentionTables(log: Pool) {
  return {
    /** Words of incidents and contacts that closed before a moment and that can still be read, the oldest first, from after the last of the page before. */
    async closedBefore(before: number, atMost: number, after?: ClosedWords): Promise<readonly ClosedWords[]> {
      const { rows } = await log.query(
        `select subject, version, owner, org, retention, array_agg(id order by id) as keys, closed as "closedAt"
         from (
           select k.id, k.org, k.retention, s.subject, s.version, s.owner, (s.state::jsonb -> 'state' ->> 'at')::float8 as closed
           from tocsin.data_keys k join tocsin.subjects s using (subject)
           where k.wrapped is not null and not s.open and s.kind in ('incident', 'contact') and s.phase in ('closed', 'ended') and s.since < $1
         ) as kept
         where closed < $1 and ($3::float8 is null or (closed, subject, org, retention) > ($3, $4::text, $5::text, $6::text))
         group by subject, version, owner, org, retention, closed order by closed, subject, org, retention limit $2`,
        [before, atMost, after?.closedAt ?? null, after?.subject ?? null, after?.org ?? null, after?.retention ?? null],
      )
      return rows.map((each) => row.parse(each))
    },
    /** incidents and contacts whose words were erased since a moment, with the keys that went */
    async erasedSince(
      since: number,
    ): Promise<readonly { readonly subject: string; readonly keys: readonly string[] }[]> {
      const { rows } = await log.query<{ subject: string; keys: string[] }>(
        'select subject, array_agg(id) as keys from tocsin.data_keys where erased_at >= $1 group by subject',
        [since],
      )
      return rows
    },
    /** when words of a subject were erased last; null: nothing of it was */
    async erasedAt(subjects: readonly string[]): Promise<number | null> {
      const { rows } = await log.query<{ at: string | null }>(
        'select max(erased_at) as at from tocsin.data_keys where subject = any ($1) and erased_at is not null',
        [[...subjects]],
      )
      return rows[0]?.at === null || rows[0] === undefined ? null : Number(rows[0].at)
    },
    /** who read personal fields of a subject, the oldest first */
    async readingsOf(subject: string): Promise<readonly Recorded[]> {
      const { rows } = await log.query<{ body: string }>(
        `select body from tocsin.events where subject like 'reading/%' and position(to_json($1::text)::text in body) > 0
           and body::jsonb ->> 'type' = 'personal-read' and body::jsonb -> 'data' ->> 'what' = $1 order by position`,
        [subject],
      )
      return rows.map(({ body }) => readBody(body))
    },
    /** removes where units of an organisation were before a moment; how many rows went */
    async erasePositions(org: string, before: number): Promise<number> {
      const { rows } = await log.query<{ gone: number }>('select tocsin.erase_positions($1, $2) as gone', [org, before])
      return rows[0]?.gone ?? 0
    },
  }
}
