import { readFile } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Station } from '../city.ts'
import { kindOfStation, nameInScript } from './station-kind.ts'

/** A list of stations that cannot be read: says which line is at fault and how it should be. */
export class BrokenStations extends Error {
  override readonly name = 'BrokenStations'

  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`)
  }
}

const required = ['station', 'name', 'lon', 'lat'] as const
const remedy = `The first line must name the columns station, name, lon, lat (address, zip and kind may be there too)`

const coordinate = (limit: number) =>
  z
    .string()
    .trim()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(z.number().min(-limit).max(limit))

const row = z.object({
  station: z.string().trim().min(1),
  name: z.string().trim().min(1),
  kind: z.enum(['police', 'fire', 'medical', 'other', '']).optional(),
  lon: coordinate(180),
  lat: coordinate(90),
})

/**
 * Reads stations from a CSV file with the columns station (its number or code), name, lon, lat and, if it likes, kind
 * (police, fire, medical, other; else guessed from the name). Throws BrokenStations.
 */
export async function readStationsCsv(file: string): Promise<Station[]> {
  const records = parseCsv(file, await readText(file))
  const [header = [], ...lines] = records
  const missing = required.filter((column) => !header.includes(column))
  if (missing.length > 0) throw new BrokenStations(file, `the column ${missing.join(', ')} is missing. ${remedy}`)
  if (lines.length === 0) throw new BrokenStations(file, 'there are no stations in it')
  const stations = lines.map((values, i) => readStation(file, i + 2, header, values))
  const twice = stations.find(({ id }, i) => stations.findIndex((other) => other.id === id) !== i)
  if (twice) throw new BrokenStations(file, `the station ${twice.id} is there twice. Give each its own number`)
  return stations
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new BrokenStations(file, `cannot be read (${code}). Check the path and the rights of the file`)
  }
}

function parseCsv(file: string, text: string): string[][] {
  try {
    return parse(text, { bom: true, skip_empty_lines: true, trim: true })
  } catch (error) {
    if (error instanceof CsvError) throw new BrokenStations(file, `${error.message}. ${remedy}`)
    throw error
  }
}

function readStation(file: string, line: number, header: readonly string[], values: readonly string[]): Station {
  const parsed = row.safeParse(Object.fromEntries(header.map((column, i) => [column, values[i]])))
  if (!parsed.success) {
    const column = parsed.error.issues[0]?.path.join('.') ?? ''
    const value = values[header.indexOf(column)] ?? ''
    throw new BrokenStations(file, `line ${line}: "${value}" cannot be ${column}. Coordinates are degrees, 114.3055`)
  }
  const { station, name, kind, lon, lat } = parsed.data
  return { id: station, name: nameInScript(name), kind: kind || kindOfStation(name), lon, lat }
}
