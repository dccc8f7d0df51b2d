import type { z } from 'zod'
import { asWritten } from './cell.ts'
import { partsIn } from './parts.ts'
import type { RefusedCell } from './preview.ts'
import type { TableRefusal } from './table-refusals.ts'

/** A table with a header, as it was read from a file; `line` is the row's in the file, for people to find it. */
export type Table = {
  readonly header: readonly string[]
  readonly rows: readonly { readonly line: number; readonly values: readonly string[] }[]
}

/** One row by the names of its columns; reading a cell that will not do notes why. */
export class Cells {
  readonly line: number
  readonly #values: ReadonlyMap<string, string>
  readonly #refused: RefusedCell[]

  constructor(line: number, values: ReadonlyMap<string, string>, refused: RefusedCell[]) {
    this.line = line
    this.#values = values
    this.#refused = refused
  }

  /** the cell's text without blanks at its ends, or just as it was written; empty where the table has no such column */
  text(field: string): string {
    return asWritten(this.#values.get(field) ?? '')
  }

  refuse(field: string, why: TableRefusal): undefined {
    this.#refused.push({ line: this.line, field, why, value: this.text(field).slice(0, 80) })
  }

  /** a text that must be there and fit; undefined once it has been refused */
  must<Schema extends z.ZodType>(field: string, schema: Schema, why: TableRefusal): z.output<Schema> | undefined {
    const text = this.text(field)
    if (text === '') return this.refuse(field, 'empty')
    const read = schema.safeParse(text)
    return read.success ? read.data : this.refuse(field, why)
  }

  /** parts between `|`, without the empty ones */
  parts(field: string): readonly string[] {
    return partsIn(this.text(field), '|')
  }

  yesOrNo(field: string): boolean {
    const text = this.text(field).toLowerCase()
    if (['', 'no', 'n', '0', 'false', '否'].includes(text)) return false
    if (!['yes', 'y', '1', 'true', '是'].includes(text)) this.refuse(field, 'not-yes-or-no')
    return true
  }
}

const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')

/**
 * The rows of a table by the names of their columns; `aliases` are other names for a column. Columns that nobody knows are
 * left out of it. A column of `needed` that is missing, or a table without rows, is refused in line 1.
 */
export function cellsOf(
  { header, rows }: Table,
  aliases: Readonly<Record<string, string>>,
  needed: readonly string[],
  refused: RefusedCell[],
): readonly Cells[] {
  const columns = header.map((name) => aliases[plainName(name)] ?? plainName(name))
  const missing = needed.filter((column) => !columns.includes(column))
  refused.push(...missing.map((field) => ({ line: 1, field, why: 'missing-column' as const, value: '' })))
  if (missing.length > 0) return []
  if (rows.length === 0) refused.push({ line: 1, field: needed[0] ?? '', why: 'no-rows', value: '' })
  return rows.map(
    ({ line, values }) => new Cells(line, new Map(columns.map((column, at) => [column, values[at] ?? ''])), refused),
  )
}

/** The columns of a table that nobody knows: they are left out, and whoever brings them is told so. */
export const unknownColumns = (
  { header }: Table,
  aliases: Readonly<Record<string, string>>,
  columns: readonly string[],
): readonly string[] =>
  header.filter((name) => name.trim() !== '' && !columns.includes(aliases[plainName(name)] ?? plainName(name)))

/** Which of the columns differ between two rows as they would be written. */
export const differingColumns = (
  columns: readonly string[],
  before: readonly string[],
  after: readonly string[],
): readonly string[] => columns.filter((_, at) => before[at] !== after[at])
