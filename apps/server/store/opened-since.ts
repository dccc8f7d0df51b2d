import type { Pool } from 'pg'
import { z } from 'zod'
import { inScope } from './in-transaction.ts'

const row = z.object({ type: z.string() })

/** The types of the incidents that an organisation has and that came since a moment (milliseconds); drills stay out. */
export async function readOpenedSince(read: Pool, org: string, since: number): Promise<readonly string[]> {
  const { rows } = await inScope(read, org, (client) =>
    client.query(
      `select type from tocsin.subjects
     where owner = $1 and kind = 'incident' and since >= $2 and not exercise and type is not null`,
      [org, since],
    ),
  )
  return rows.map((each) => row.parse(each).type)
}
