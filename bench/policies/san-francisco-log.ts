import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { LonLat } from '../../packages/city/roads/index.ts'

const row = z.object({
  'Call Number': z.string(),
  'Unit ID': z.string(),
  'Received DtTm': z.string(),
  'Dispatch DtTm': z.string(),
  'Response DtTm': z.string(),
  'On Scene DtTm': z.string(),
  'Transport DtTm': z.string(),
  'Hospital DtTm': z.string(),
  'Available DtTm': z.string(),
  'Station Area': z.string(),
  'Final Priority': z.string(),
  'Unit Type': z.string(),
  Location: z.string(),
})

/** One unit on one call; times are seconds, local, or undefined where the log has none. */
export type LogRow = {
  readonly call: string
  readonly unit: string
  readonly unitType: string
  readonly priority: string
  readonly stationArea: string
  readonly at: LonLat
  readonly received: number
  readonly dispatched: number | undefined
  readonly left: number | undefined
  readonly onScene: number | undefined
  readonly transport: number | undefined
  readonly hospital: number | undefined
  readonly available: number | undefined
}

/** The log of San Francisco's Fire Department. Rows without a place are left out. */
export async function readSanFranciscoLog(file: string): Promise<LogRow[]> {
  const rows = z.array(row).parse(parse(await readFile(file, 'utf8'), { bom: true, columns: true }))
  return rows.flatMap((each) => {
    const at = placeIn(each.Location)
    const received = secondsOf(each['Received DtTm'])
    if (!at || received === undefined) return []
    return [
      {
        call: each['Call Number'],
        unit: each['Unit ID'],
        unitType: each['Unit Type'],
        priority: each['Final Priority'],
        stationArea: each['Station Area'],
        at,
        received,
        dispatched: secondsOf(each['Dispatch DtTm']),
        left: secondsOf(each['Response DtTm']),
        onScene: secondsOf(each['On Scene DtTm']),
        transport: secondsOf(each['Transport DtTm']),
        hospital: secondsOf(each['Hospital DtTm']),
        available: secondsOf(each['Available DtTm']),
      },
    ]
  })
}

/** As in `(37.745, -122.456)`. */
function placeIn(text: string): LonLat | undefined {
  const [lat, lon] = (/^\(([-\d.]+), ([-\d.]+)\)$/.exec(text)?.slice(1) ?? []).map(Number)
  return lat === undefined || lon === undefined ? undefined : { lon, lat }
}

/** As in `12/31/2016 11:57:56 PM`; read as if it were UTC, for differences and hours of the day. */
function secondsOf(text: string): number | undefined {
  const parts = /^(\d+)\/(\d+)\/(\d+) (\d+):(\d+):(\d+) (AM|PM)$/.exec(text)
  if (!parts) return undefined
  const [month = 1, day = 1, year = 2000, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number)
  return Date.UTC(year, month - 1, day, (hour % 12) + (parts[7] === 'PM' ? 12 : 0), minute, second) / 1000
}
