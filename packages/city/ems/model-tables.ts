import { readFile } from 'node:fs/promises'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { BrokenModel } from './broken-model.ts'

/** A row of a table, which can tell where it stands. */
export type ModelRow = {
  /** file and line, for a person */
  readonly where: string
  readonly has: (column: string) => boolean
  /** the text in a column, '' where it is empty; throws BrokenModel when there is no such column */
  readonly text: (column: string) => string
  /** the number in a column; throws BrokenModel when it is none, or not from `low` to `high` */
  readonly number: (column: string, low?: number, high?: number) => number
}

/** The tables of a file of the JEMSS simulator: by the name that stands above each. */
export type ModelTables = ReadonlyMap<string, readonly ModelRow[]>

/**
 * Finds the file of a model: the first by name of those that match, e.g. `stations/stations_*.csv`. Undefined if none.
 */
export function findModelFile(folder: string, pattern: string): string | undefined {
  const [first] = globSync(pattern, { cwd: folder }).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  return first === undefined ? undefined : join(folder, first)
}

/** As `findModelFile`, for a file that the model needs; throws BrokenModel. */
export function needModelFile(folder: string, pattern: string, what: string): string {
  const file = findModelFile(folder, pattern)
  if (file !== undefined) return file
  throw new BrokenModel(
    join(folder, pattern),
    'is missing',
    `Put the ${what} there, in the form of the JEMSS simulator`,
  )
}

/**
 * Reads a CSV file of JEMSS: one table after the other, each with its name in a line of its own, then the names of its
 * columns, then rows, then an empty line. Throws BrokenModel.
 */
export async function readModelTables(file: string): Promise<ModelTables> {
  const tables = new Map<string, ModelRow[]>()
  let [name, columns]: [string | undefined, readonly string[] | undefined] = [undefined, undefined]
  for (const { record, info } of parseRows(file, await readText(file))) {
    const cells = record.map((cell) => cell.trim())
    if (cells.every((cell) => cell === '')) [name, columns] = [undefined, undefined]
    else if (name === undefined) tables.set((name = cells[0] ?? ''), [])
    else if (columns === undefined) columns = cells
    else tables.get(name)?.push(rowOf(`${file}, line ${info.lines}`, columns, cells))
  }
  return tables
}

/** The rows of a table that the model needs, at least one; throws BrokenModel. */
export function needRows(file: string, tables: ModelTables, name: string): readonly ModelRow[] {
  const rows = tables.get(name) ?? []
  if (rows.length > 0) return rows
  const problem = tables.has(name) ? `has a table "${name}" without rows` : `has no table "${name}"`
  throw new BrokenModel(file, problem, `It needs a line "${name}", then one with the columns, then the rows`)
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error)
    throw new BrokenModel(file, `cannot be read (${why})`, 'Check that it is there and may be read')
  })
}

const parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

function parseRows(file: string, text: string): z.infer<typeof parsed> {
  try {
    const rows: unknown = parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: false })
    return parsed.parse(rows)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new BrokenModel(file, `is no CSV (${error.message})`, 'Save it again as CSV, UTF-8')
  }
}

function rowOf(where: string, columns: readonly string[], cells: readonly string[]): ModelRow {
  const text = (column: string): string => {
    const at = columns.indexOf(column)
    if (at === -1) throw new BrokenModel(where, `has no column "${column}"`, `Its columns are: ${columns.join(', ')}`)
    return cells[at] ?? ''
  }
  const number = (column: string, low = -Infinity, high = Infinity): number => {
    const value = text(column) === '' ? Number.NaN : Number(text(column))
    if (value >= low && value <= high) return value
    const range = low === -Infinity ? 'a number' : `a number from ${low} to ${high === Infinity ? 'any' : high}`
    throw new BrokenModel(where, `has "${text(column)}" for ${column}`, `Give ${range} there`)
  }
  return { where, has: (column) => columns.includes(column), text, number }
}
