import { responseClocks, type ResponseClock } from '@tocsin/domain'
import type { Pool, PoolClient } from 'pg'
import { z } from 'zod'
import { inScope } from './in-transaction.ts'

const row = z.object({
  clock: z.enum(responseClocks),
  count: z.coerce.number(),
  doubtful: z.coerce.number(),
  within: z.coerce.number(),
  p50: z.coerce.number().nullable(),
  p90: z.coerce.number().nullable(),
  atShare: z.coerce.number().nullable(),
})

/**
 * `count` waits that are known, `doubtful` ones left out; percentiles (nearest rank) in seconds, `atShare` that of the target's
 * share; how many were within the target.
 */
export type ClockFigures = Omit<z.output<typeof row>, 'clock'>

/**
 * Counts the waits of an organisation that began from `from` up to `to` (ms) and have ended, from the rows themselves. Drills
 * stay out. A time that contradicts another one is not reckoned with. Targets in seconds, shares in per cent.
 */
async function readResponseClocks(
  client: PoolClient,
  org: string,
  { from, to, targetsS, sharesPct }: FigureSpan,
): Promise<Readonly<Record<ResponseClock, ClockFigures>>> {
  const { rows } = await client.query(
    `with own as (
       select kind, subject, state::jsonb as s from tocsin.subjects where owner = $1 and not exercise and since >= $2 and since < $3
     ), incidents as (
       select s ->> 'id' as id, (s ->> 'openedAt')::float8 as opened from own where kind = 'incident'
     ), slips as (
       select s from own where kind = 'slip' and s -> 'state' ->> 'phase' <> 'planned'
     ), waits as (
       select 'answer' as clock, ((s -> 'clocks' ->> 'offHook')::float8 - (s -> 'clocks' ->> 'rung')::float8) / 1000 as seconds,
         (s -> 'doubtfulClocks') ?| array['rung', 'offHook'] as doubtful
       from own where kind = 'contact' and s -> 'clocks' ->> 'offHook' is not null
       union all
       select 'signing', ((s -> 'signed' ->> 'at')::float8 - (s ->> 'sentAt')::float8) / 1000, (s -> 'signed' ->> 'doubtful')::boolean
       from slips where s -> 'signed' ->> 'at' is not null and s -> 'addressee' ->> 'kind' = 'post'
       union all
       select 'dispatch', min((s ->> 'sentAt')::float8 - opened) / 1000, false
       from incidents join slips on s ->> 'incident' = id group by id
       union all
       select 'arrival', min((run -> 'onScene' ->> 'at')::float8 - opened) / 1000, bool_and((run -> 'onScene' ->> 'doubtful')::boolean)
       from incidents join slips on s ->> 'incident' = id, jsonb_array_elements(s -> 'runs') as run
       where run -> 'onScene' ->> 'at' is not null group by id
     ), sure as (
       select clock, seconds, doubtful or seconds < 0 as doubtful from waits
     )
     select clock, count(*) filter (where not doubtful) as count, count(*) filter (where doubtful) as doubtful,
       count(*) filter (where not doubtful and seconds <= ($4::jsonb ->> clock)::float8) as within,
       percentile_disc(0.5) within group (order by seconds) filter (where not doubtful) as p50,
       percentile_disc(0.9) within group (order by seconds) filter (where not doubtful) as p90,
       percentile_disc(($5::jsonb ->> clock)::float8 / 100) within group (order by seconds) filter (where not doubtful) as "atShare"
     from sure group by clock`,
    [org, from, to, JSON.stringify(targetsS), JSON.stringify(sharesPct)],
  )
  const found = new Map(rows.map((each) => row.parse(each)).map(({ clock, ...figures }) => [clock, figures]))
  const none: ClockFigures = { count: 0, doubtful: 0, within: 0, p50: null, p90: null, atShare: null }
  const [answer, signing, dispatch, arrival] = responseClocks.map((clock) => found.get(clock) ?? none)
  return { answer: answer ?? none, signing: signing ?? none, dispatch: dispatch ?? none, arrival: arrival ?? none }
}

export type FigureSpan = {
  readonly from: number
  readonly to: number
  readonly targetsS: Readonly<Record<ResponseClock, number>>
  readonly sharesPct: Readonly<Record<ResponseClock, number>>
}

const counted = z.object({ contacts: z.coerce.number(), opened: z.coerce.number(), closed: z.coerce.number() })
/** Contacts that came in, incidents opened, incidents closed. */
export type HourCounts = z.output<typeof counted>

export type Figures = {
  readonly clocks: Readonly<Record<ResponseClock, ClockFigures>>
  readonly counts: HourCounts
}

/** Both of the above in one answer. */
export const readFigures = (read: Pool, org: string, span: FigureSpan): Promise<Figures> =>
  inScope(read, org, async (client) => ({
    clocks: await readResponseClocks(client, org, span),
    counts: await countHours(client, org, span.from, span.to),
  }))

/** Counts what came in and what ended from `from` up to `to` (ms); drills stay out. */
async function countHours(client: PoolClient, org: string, from: number, to: number): Promise<HourCounts> {
  const { rows } = await client.query(
    `select count(*) filter (where kind = 'contact' and since >= $2 and since < $3) as contacts,
       count(*) filter (where kind = 'incident' and since >= $2 and since < $3) as opened,
       count(*) filter (where kind = 'incident' and state::jsonb -> 'state' ->> 'phase' = 'closed'
         and (state::jsonb -> 'state' ->> 'at')::float8 >= $2 and (state::jsonb -> 'state' ->> 'at')::float8 < $3) as closed
     from tocsin.subjects where owner = $1 and not exercise and kind in ('contact', 'incident')
       and since >= $2 - 7 * 86400000.0`,
    [org, from, to],
  )
  return counted.parse(rows[0])
}
