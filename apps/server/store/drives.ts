import { urgentTo } from '@tocsin/domain'
import type { Pool } from 'pg'

/** What is known of a drive to an incident: from the time of leaving to that of arriving, milliseconds. */
export type StoredDrive = {
  readonly unit: string
  readonly org: string
  readonly incident: string
  readonly left: number
  readonly onScene: number
}
export type Spot = { readonly lon: number; readonly lat: number }
export type DriveEnds = { readonly drive: StoredDrive; readonly from: Spot | undefined; readonly to: Spot | undefined }

/** A unit reports while it drives: what it said this long before it left is where it left. */
const freshMs = 120_000

/**
 * The drives of all finished runs since a moment, with where each unit was by its positions: last before it left, and
 * last before it arrived. Drills, doubtful clocks, runs without one of the two times, and drives without lights and sirens
 * stay out.
 */
export async function readDrives(pool: Pool, since: number): Promise<readonly DriveEnds[]> {
  const { rows } = await pool.query<Record<string, string | number | null>>(
    `with runs as (
       select owner as org, state::jsonb ->> 'incident' as incident, run
       from tocsin.subjects, jsonb_array_elements(state::jsonb -> 'runs') as run
       where kind = 'slip' and not exercise and since >= $1
     ), drives as (
       select org, incident, run ->> 'unit' as unit, (run -> 'left' ->> 'at')::bigint as left_at, (run -> 'onScene' ->> 'at')::bigint as arrived
       from runs
       where run -> 'left' ->> 'at' is not null and run -> 'onScene' ->> 'at' is not null
         and not (run -> 'left' ->> 'doubtful')::boolean and not (run -> 'onScene' ->> 'doubtful')::boolean
     )
     select d.*, f.lon as from_lon, f.lat as from_lat, t.lon as to_lon, t.lat as to_lat from drives d
     join tocsin.subjects i on i.subject = 'incident/' || d.incident and (i.state::jsonb ->> 'priority')::int <= $3
     left join lateral (select lon, lat from tocsin.positions p
       where p.unit = d.unit and p.at <= d.left_at and p.at > d.left_at - $2 order by p.at desc limit 1) f on true
     left join lateral (select lon, lat from tocsin.positions p
       where p.unit = d.unit and p.at <= d.arrived and p.at > d.arrived - $2 order by p.at desc limit 1) t on true
     order by left_at`,
    [since, freshMs, urgentTo],
  )
  return rows.map((row) => ({
    drive: {
      unit: String(row['unit']),
      org: String(row['org']),
      incident: String(row['incident']),
      left: Number(row['left_at']),
      onScene: Number(row['arrived']),
    },
    from: spotOf(row['from_lon'], row['from_lat']),
    to: spotOf(row['to_lon'], row['to_lat']),
  }))
}

const spotOf = (lon: string | number | null | undefined, lat: string | number | null | undefined): Spot | undefined =>
  typeof lon === 'number' && typeof lat === 'number' ? { lon, lat } : undefined
