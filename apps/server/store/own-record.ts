import type { Pool } from 'pg'
import { z } from 'zod'
import { inScope } from './in-transaction.ts'

const count = z.coerce.number()
const actRow = z.object({ type: z.string(), count, first: count, last: count })
const lookRow = z.object({ at: count, by: z.string(), what: z.string() })
const aboutRow = z.object({ subject: z.string() })

/** How often somebody did what, between which times; who looked through their entries; which duties were planned for them. */
export type OwnRecord = {
  readonly acts: readonly z.output<typeof actRow>[]
  readonly looks: readonly z.output<typeof lookRow>[]
  readonly duties: readonly string[]
}

const mostLooks = 500
const mostDuties = 1_000

/**
 * What the log of an organisation holds about one of its people, asked by that person. No index leads from a person to
 * entries, and none is to: the whole log is read for it, and callers have one such question at a time answered.
 */
export const readOwnRecord = (read: Pool, org: string, account: string): Promise<OwnRecord> =>
  inScope(read, org, async (client) => {
    const ask = async (text: string, most?: number): Promise<readonly unknown[]> =>
      (await client.query<Record<string, unknown>>(text, most === undefined ? [org, account] : [org, account, most]))
        .rows
    // the text is looked through before it is read as JSON: most entries do not name this person
    const named = `strpos(body, '"' || $2 || '"') > 0 and (org = $1 or owner = $1)`
    const acts = await ask(
      `select body::json ->> 'type' as type, count(*), min(at) as first, max(at) as last from tocsin.events
       where ${named} and body::json -> 'stamp' ->> 'by' = $2 group by 1 order by 2 desc, 1`,
    )
    const looks = await ask(
      `select at, body::json -> 'stamp' ->> 'by' as by, body::json -> 'data' ->> 'what' as what from tocsin.events
       where ${named} and subject like 'reading/%' and body::json ->> 'type' = 'access-noted'
         and body::json -> 'data' -> 'by' ->> 'by' = $2 and body::json -> 'stamp' ->> 'by' <> $2
       order by position desc limit $3`,
      mostLooks,
    )
    const duties = await ask(
      `select subject from tocsin.events
       where ${named} and subject like 'duty/%' and body::json -> 'data' ->> 'account' = $2 order by position desc limit $3`,
      mostDuties,
    )
    return {
      acts: acts.map((row) => actRow.parse(row)),
      looks: looks.map((row) => lookRow.parse(row)),
      duties: duties.map((row) => aboutRow.parse(row).subject),
    }
  })
