import { Client, type ClientConfig } from 'pg'

/** One wait that the bench brought about, and kept a record of outside the product. */
export type Expected = { readonly about: string; readonly kind: string }

export type Verdict = {
  readonly lost: number
  readonly doubled: number
  readonly late: number
  /** fired more than a minute after it was due and not marked so, or marked and not so */
  readonly wronglyMarked: number
  /** open though what was waited for has come */
  readonly unsettled: number
}

type Row = { readonly timer: string; readonly about: string; readonly kind: string; readonly count: number }
type Mark = { readonly wrong: string; readonly late: string }

const raisedSql = `
  select body::json->'data'->>'timer' as timer, body::json->'data'->>'about' as about, body::json->'data'->>'kind' as kind,
    count(*)::int as count
  from tocsin.events where body::json->>'type' = 'alert-raised' group by 1, 2, 3`

const marksSql = `
  with raised as (
    select subject, at - (body::json->'data'->>'dueAt')::bigint > 60000 as is_late
    from tocsin.events where body::json->>'type' = 'alert-raised')
  select count(*) filter (where is_late is distinct from (s.state::json->>'late')::boolean) as wrong,
    count(*) filter (where is_late) as late
  from raised r join tocsin.subjects s using (subject)`

/**
 * Holds the log against the waits that were brought about: each has its alert exactly once, marked as late if it is;
 * those in `over` have come since, and their alerts have been settled.
 */
export async function check(
  owner: ClientConfig,
  expected: readonly Expected[],
  over: readonly Expected[],
): Promise<Verdict> {
  const client = new Client(owner)
  await client.connect()
  try {
    const { rows } = await client.query<Row>(raisedSql)
    const { rows: marks } = await client.query<Mark>(marksSql)
    const { rows: open } = await client.query<{ about: string; kind: string }>(
      `select state::json->>'about' as about, state::json->>'kind' as kind from tocsin.subjects where kind = 'alert' and open`,
    )
    const raised = new Set(rows.map(({ about, kind }) => `${kind} ${about}`))
    const stillOpen = new Set(open.map(({ about, kind }) => `${kind} ${about}`))
    return {
      lost: expected.filter(({ about, kind }) => !raised.has(`${kind} ${about}`)).length,
      doubled: rows.filter(({ count }) => count !== 1).length,
      late: Number(marks[0]?.late),
      wronglyMarked: Number(marks[0]?.wrong),
      unsettled: over.filter(({ about, kind }) => stillOpen.has(`${kind} ${about}`)).length,
    }
  } finally {
    await client.end()
  }
}
