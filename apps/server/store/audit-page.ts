import type { Pool } from 'pg'
import { z } from 'zod'
import { inScope } from './in-transaction.ts'

/** What entries of the log are looked for by; times in milliseconds, `before` a position. */
export type AuditSearch = {
  readonly org: string
  readonly before?: number | undefined
  readonly from?: number | undefined
  readonly to?: number | undefined
  readonly by?: string | undefined
  readonly types?: readonly string[] | undefined
  readonly subject?: string | undefined
  readonly limit: number
}

const number = z.coerce.number()
const found = z.object({
  position: number,
  at: number,
  subject: z.string(),
  type: z.string(),
  by: z.string(),
  seat: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
})
export type AuditEntry = z.output<typeof found>

/** So many entries are looked at for one page, also where few of them fit. */
const mostLookedAt = 20_000

/**
 * Entries of an organisation's part of the log, the newest first: what it did, and what others did to what it owns. `next`
 * goes on where this page ended, also one without entries; null at the log's beginning (or that of the time asked for).
 */
export async function readAuditPage({ log, read }: { log: Pool; read: Pool }, search: AuditSearch) {
  const end = Math.min(search.before ?? Number.MAX_SAFE_INTEGER, (await endOf(log)) + 1)
  const before = Math.min(end, search.to === undefined ? end : await firstAfter(log, search.to, end))
  const least = search.from === undefined ? 1 : await firstAfter(log, search.from - 1, before)
  const floor = search.subject === undefined ? Math.max(least, before - mostLookedAt) : least
  const { rows } = await inScope(read, search.org, (client) =>
    client.query<Record<string, unknown>>(
      `select position, at, subject, body::json ->> 'type' as type, body::json -> 'stamp' ->> 'by' as by,
       body::json -> 'stamp' ->> 'seat' as seat, body::json -> 'data' as data
     from tocsin.events
     where position < $1 and position >= $2 and (org = $3 or owner = $3)
       and ($4::text is null or subject = $4)
       and ($5::text is null or body::json -> 'stamp' ->> 'by' = $5)
       and ($6::text[] is null or body::json ->> 'type' = any ($6))
     order by position desc limit $7`,
      [before, floor, search.org, search.subject ?? null, search.by ?? null, search.types ?? null, search.limit],
    ),
  )
  const entries = rows.map((row) => found.parse(row))
  const reached = entries.length === search.limit ? (entries.at(-1)?.position ?? floor) : floor
  return { entries, next: reached > least ? reached : null }
}

async function endOf(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ position: string }>('select position from tocsin.log_head')
  return Number(rows[0]?.position ?? 0)
}

/** The first position later than a moment, `end` where there is none: times never fall along the log. */
async function firstAfter(pool: Pool, at: number, end: number): Promise<number> {
  let [low, high] = [1, end]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const { rows } = await pool.query<{ at: string }>({
      name: 'audit-at',
      text: 'select at from tocsin.events where position >= $1 order by position limit 1',
      values: [middle],
    })
    if (rows[0] !== undefined && Number(rows[0].at) <= at) low = middle + 1
    else high = middle
  }
  return low
}
