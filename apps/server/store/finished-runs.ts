import type { Pool } from 'pg'
import { z } from 'zod'

const moment = z.object({ at: z.number(), doubtful: z.boolean() }).nullable()
const row = z.object({
  org: z.string(),
  type: z.string(),
  run: z.object({ onScene: moment, transporting: moment, atDestination: moment, finished: moment }),
})

/** A run that has ended, with the type of its incident as reported. */
export type FinishedRun = z.output<typeof row>

/** The newest runs that have ended since a moment (ms), the oldest of them first; drills stay out. */
export async function readFinishedRuns(pool: Pool, since: number, atMost: number): Promise<readonly FinishedRun[]> {
  const { rows } = await pool.query<Record<string, unknown>>(
    `select s.owner as org, i.type, run
     from tocsin.subjects s
     cross join lateral jsonb_array_elements(s.state::jsonb -> 'runs') as run
     join tocsin.subjects i on i.subject = 'incident/' || (s.state::jsonb ->> 'incident')
     where s.kind = 'slip' and not s.exercise and s.since >= $1 and i.type is not null
       and run -> 'finished' ->> 'at' is not null
     order by s.since desc limit $2`,
    [since, atMost],
  )
  return rows.toReversed().map((each) => row.parse(each))
}
