import type { Pool } from 'pg'

/** What counts of an incident for load: nothing that leads to a person. */
export type StoredReport = {
  readonly org: string
  /** as reported, and as found on scene */
  readonly type: string
  readonly confirmed: string | null
  readonly at: number
  readonly lon: number
  readonly lat: number
  readonly isPublic: boolean
}

/**
 * Incidents with a place opened since a moment (milliseconds). Drills stay out, and those joined to another, which counts
 * for both. An incident is the public's when any of its contacts came otherwise than from a patrol.
 */
export async function readReports(pool: Pool, since: number): Promise<readonly StoredReport[]> {
  const { rows } = await pool.query<Record<string, string | number | boolean | null>>(
    `with incidents as (
       select owner as org, state::jsonb as i from tocsin.subjects where kind = 'incident' and not exercise
     )
     select org, i ->> 'type' as type, i -> 'confirmed' ->> 'type' as confirmed, (i ->> 'openedAt')::bigint as at,
       (i -> 'place' -> 'point' ->> 'lon')::float8 as lon, (i -> 'place' -> 'point' ->> 'lat')::float8 as lat,
       exists (select from jsonb_array_elements_text(i -> 'contacts') c
         join tocsin.subjects s on s.subject = 'contact/' || c and s.state::jsonb ->> 'channel' <> 'patrol') as public
     from incidents
     where i -> 'place' -> 'point' ->> 'lon' is not null and i -> 'state' ->> 'phase' <> 'joined'
       and (i ->> 'openedAt')::bigint >= $1
     order by at`,
    [since],
  )
  return rows.map((row) => ({
    org: String(row['org']),
    type: String(row['type']),
    confirmed: row['confirmed'] === null ? null : String(row['confirmed']),
    at: Number(row['at']),
    lon: Number(row['lon']),
    lat: Number(row['lat']),
    isPublic: row['public'] === true,
  }))
}
