import { readFile } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { localTimeReader } from './local-time.ts'
import type { Finding, Row } from './row.ts'

/** A log that cannot be played at all: one clear line with the remedy. */
export class UnreadableLog extends Error {
  override readonly name = 'UnreadableLog'
}

/** A log as read: its rows in file order, calls of which no row is usable, and what was found on the way. */
export type CallLog = {
  readonly rows: readonly Row[]
  /** rows of the file, the unusable ones included */
  readonly rowCount: number
  /** all call numbers of the file */
  readonly calls: ReadonlySet<string>
  readonly findings: readonly Finding[]
}

const timeColumns = {
  received: 'Received DtTm',
  entry: 'Entry DtTm',
  dispatch: 'Dispatch DtTm',
  response: 'Response DtTm',
  onScene: 'On Scene DtTm',
  transport: 'Transport DtTm',
  hospital: 'Hospital DtTm',
  available: 'Available DtTm',
} as const
type TimeName = keyof typeof timeColumns

const textColumns = {
  call: 'Call Number',
  unit: 'Unit ID',
  unitType: 'Unit Type',
  callType: 'Call Type',
  callGroup: 'Call Type Group',
  priority: 'Final Priority',
  disposition: 'Call Final Disposition',
  address: 'Address',
  location: 'Location',
} as const

const columns = [...Object.values(timeColumns), ...Object.values(textColumns)]
const record = z.record(z.string(), z.string())

/** Reads a log of San Francisco's form (DataSF nuek-vuh3: one row a unit a call). Throws UnreadableLog. */
export async function readLog(file: string, timeZone: string): Promise<CallLog> {
  let text
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new UnreadableLog(
      `${file} cannot be read (${error instanceof Error ? error.message : String(error)}): check the path`,
    )
  }
  const log = parseLog(text, timeZone, file)
  const [first] = log.findings
  if (log.rows.length > 0 || first === undefined) return log
  throw new UnreadableLog(
    `${file} has no row that can be played; line ${first.line}: ${first.reason} ${first.detail}. Times are written like 12/31/2016 11:59:59 PM`,
  )
}

/** The same from text; `file` is only named in errors. */
export function parseLog(text: string, timeZone: string, file = 'the log'): CallLog {
  const records = readRecords(text, file)
  const read = createRowReader(localTimeReader(timeZone))
  records.forEach((each, index) => read.add(each, index + 2))
  return { ...read.result, rowCount: records.length }
}

function readRecords(text: string, file: string): readonly Record<string, string>[] {
  let records
  try {
    const parsed: unknown = parse(text, { bom: true, columns: true, skip_empty_lines: true })
    records = z.array(record).parse(parsed)
  } catch (error) {
    const why = error instanceof CsvError ? error.message : 'not a CSV file'
    throw new UnreadableLog(`${file} is no readable CSV: ${why}. Save it as comma-separated text with a header line`)
  }
  const [first] = records
  if (first === undefined) throw new UnreadableLog(`${file} has no rows: export the log again`)
  const missing = columns.filter((column) => !(column in first))
  if (missing.length === 0) return records
  throw new UnreadableLog(
    `${file} lacks the column${missing.length > 1 ? 's' : ''} ${missing.join(', ')}: export the log with all its columns`,
  )
}

function createRowReader(readTime: (text: string) => number | undefined) {
  const rows = new Map<string, Row>()
  const calls = new Set<string>()
  const findings: Finding[] = []

  function times(row: string, line: number, fields: Record<string, string>): Record<TimeName, number | null> {
    const all: Record<TimeName, number | null> = emptyTimes()
    for (const [name, column] of entriesOf(timeColumns)) {
      const text = (fields[column] ?? '').trim()
      const at = text === '' ? null : readTime(text)
      if (at === undefined)
        findings.push({ row, line, reason: 'time-unreadable', detail: `${column}: ${text.slice(0, 40)}` })
      all[name] = at ?? null
    }
    return all
  }

  function add(fields: Record<string, string>, line: number): void {
    const text = (name: keyof typeof textColumns): string => (fields[textColumns[name]] ?? '').trim()
    const [call, unit] = [text('call'), text('unit')]
    const key = `${call}-${unit}`
    const refuse = (reason: Finding['reason'], detail = ''): void =>
      void findings.push({ row: key, line, reason, detail })
    if (call === '') return refuse('no-call-number')
    calls.add(call)
    if (unit === '') return refuse('no-unit')
    if (rows.has(key)) return refuse('repeated-row', `first in line ${rows.get(key)?.line}`)
    const { dispatch, ...rest } = times(key, line, fields)
    if (dispatch === null) return refuse('no-dispatch-time')
    const point = readPoint(text('location'))
    if (point === null) refuse('place-unreadable', text('location').slice(0, 40))
    const { location: _, ...known } = mapValues(textColumns, text)
    rows.set(key, { line, key, ...known, point, dispatch, ...rest })
  }

  return {
    add,
    get result() {
      return { rows: [...rows.values()], calls, findings }
    },
  }
}

/** `(37.745858648581, -122.456664252061)`: latitude first. */
function readPoint(text: string): Row['point'] {
  const [, lat, lon] = /^\((-?\d+(?:\.\d+)?), *(-?\d+(?:\.\d+)?)\)$/.exec(text) ?? []
  if (lat === undefined || lon === undefined) return null
  const point = { lon: Number(lon), lat: Number(lat) }
  return Math.abs(point.lon) <= 180 && Math.abs(point.lat) <= 90 ? point : null
}

const emptyTimes = (): Record<TimeName, number | null> => mapValues(timeColumns, () => null)

const entriesOf = <Key extends string, Value>(object: Readonly<Record<Key, Value>>): [Key, Value][] =>
  Object.keys(object)
    .filter((key): key is Key => key in object)
    .map((key) => [key, object[key]])

function mapValues<Key extends string, Value>(
  object: Readonly<Record<Key, string>>,
  of: (key: Key) => Value,
): Record<Key, Value> {
  const mapped: Partial<Record<Key, Value>> = {}
  for (const [key] of entriesOf(object)) mapped[key] = of(key)
  const isWhole = (value: Partial<Record<Key, Value>>): value is Record<Key, Value> =>
    Object.keys(object).every((key) => key in value)
  if (!isWhole(mapped)) throw new Error('a key was lost')
  return mapped
}
