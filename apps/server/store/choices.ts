import type { Pool } from 'pg'
import { z } from 'zod'
import { inScope } from './in-transaction.ts'

const row = z.object({ word: z.string(), count: z.coerce.number() })

/** How often units were sent: `none` without advice, `followed`, `unanswered`, or against it by the word that was given. */
export type ChoiceCounts = Readonly<Record<string, number>>

/**
 * Counts what was sent to units against what was advised, of one organisation from `from` up to `to` (ms): a shift, a day, a
 * month. Drills stay out. Never by person.
 */
export async function countChoices(read: Pool, org: string, from: number, to: number): Promise<ChoiceCounts> {
  const { rows } = await inScope(read, org, (client) =>
    client.query(
      `with sent as (
       select state::jsonb as slip from tocsin.subjects
       where kind = 'slip' and owner = $1 and not exercise and since >= $2 and since < $3
     )
     select case
         when slip -> 'advice' is null or slip ->> 'advice' is null then 'none'
         when (slip -> 'advice' ->> 'followed')::boolean then 'followed'
         else coalesce(slip ->> 'choice', 'unanswered')
       end as word, count(*) as count
     from sent where slip -> 'addressee' ->> 'kind' = 'unit' group by 1`,
      [org, from, to],
    ),
  )
  return Object.fromEntries(rows.map((each) => row.parse(each)).map(({ word, count }) => [word, count]))
}
