import type { Pool } from 'pg'
import { inScope } from './in-transaction.ts'

/** Where a unit was; speed in km/h, as the table keeps it. */
export type StoredPosition = {
  readonly unit: string
  readonly org: string
  readonly at: number
  readonly lon: number
  readonly lat: number
  readonly radiusM: number | null
  readonly speedKmh: number | null
  readonly headingDeg: number | null
  readonly source: string
}

const dayMs = 86_400_000
/** Drives are learnt from so many days. */
export const keepDays = 30
/** No organisation keeps positions for longer; those that keep them shorter have theirs removed by retention. */
const longestDays = 90

/** The table of positions: a partition a day, dropped whole by retention. */
export function createUnitPositions({ log, read }: { log: Pool; read: Pool }) {
  const made = new Set<number>()

  async function makeDays(batch: readonly StoredPosition[]): Promise<void> {
    for (const day of new Set(batch.map(({ at }) => Math.floor(at / dayMs)))) {
      if (made.has(day)) continue
      await log.query('select tocsin.make_positions_day($1)', [day])
      made.add(day)
    }
  }

  return {
    async insert(batch: readonly StoredPosition[]): Promise<void> {
      if (batch.length === 0) return
      await makeDays(batch)
      const column = <Value>(value: (each: StoredPosition) => Value): Value[] => batch.map(value)
      await log.query(
        `with fixes as (
           insert into tocsin.positions (unit, org, at, lon, lat, radius_m, speed_kmh, heading_deg, source)
           select * from unnest($1::text[], $2::text[], $3::bigint[], $4::float8[], $5::float8[], $6::real[], $7::real[], $8::real[], $9::text[])
           returning *
         )
         insert into tocsin.latest_positions select distinct on (unit) * from fixes order by unit, at desc
         on conflict (unit) do update set org = excluded.org, at = excluded.at, lon = excluded.lon, lat = excluded.lat, radius_m = excluded.radius_m,
           speed_kmh = excluded.speed_kmh, heading_deg = excluded.heading_deg, source = excluded.source
         where excluded.at >= tocsin.latest_positions.at`,
        [
          column(({ unit }) => unit),
          column(({ org }) => org),
          column(({ at }) => at),
          column(({ lon }) => lon),
          column(({ lat }) => lat),
          column(({ radiusM }) => radiusM),
          column(({ speedKmh }) => speedKmh),
          column(({ headingDeg }) => headingDeg),
          column(({ source }) => source),
        ],
      )
    },
    /** the newest position of each unit since `since` */
    async latest(since: number): Promise<readonly StoredPosition[]> {
      const { rows } = await log.query<StoredPosition & { at: string }>(
        `select unit, org, at, lon, lat, radius_m as "radiusM", speed_kmh as "speedKmh", heading_deg as "headingDeg", source
         from tocsin.latest_positions where at >= $1`,
        [since],
      )
      return rows.map((row) => ({ ...row, at: Number(row.at) }))
    },
    /** where a unit of an organisation was from `from` to `until`, oldest first, no more than `most` of them, evenly taken */
    async between(
      org: string,
      unit: string,
      from: number,
      until: number,
      most: number,
    ): Promise<readonly StoredPosition[]> {
      const { rows } = await inScope(read, org, (client) =>
        client.query<StoredPosition & { at: string }>(
          `select unit, org, at, lon, lat, radius_m as "radiusM", speed_kmh as "speedKmh", heading_deg as "headingDeg", source
         from (select *, row_number() over (order by at desc) - 1 as back, count(*) over () as all_of_them
               from tocsin.positions where unit = $1 and at between $2 and $3) as track
         where back % greatest(1, ceil(all_of_them / $4::numeric))::bigint = 0 order by at`,
          [unit, from, until, most],
        ),
      )
      return rows.map((row) => ({ ...row, at: Number(row.at) }))
    },
    /** how many positions of a unit are kept from `from` to `until` */
    async countBetween(org: string, unit: string, from: number, until: number): Promise<number> {
      const { rows } = await inScope(read, org, (client) =>
        client.query<{ count: string }>(
          'select count(*) from tocsin.positions where unit = $1 and at between $2 and $3',
          [unit, from, until],
        ),
      )
      return Number(rows[0]?.count ?? 0)
    },
    /** drops the days that nobody may keep any longer */
    async dropOld(now: number): Promise<void> {
      await log.query('select tocsin.drop_positions_before($1)', [Math.floor(now / dayMs) - longestDays])
    },
  }
}
