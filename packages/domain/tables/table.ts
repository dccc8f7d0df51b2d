import type { z } from 'zod'

/** A table with a header, as it was read from a file; `line` is the row's in the file, for people to find it. */
export type Table = {
  readonly header: readonly string[]
  readonly rows: readonly { readonly line: number; readonly values: readonly string[] }[]
}

/** Why a row cannot be taken. What to do about each stands in the words. */
export const tableRefusals = [
  'missing-column',
  'no-rows',
  'empty',
  'not-a-code',
  'twice',
  'no-such-parent',
  'below-itself',
  'too-deep',
  'not-a-priority',
  'not-a-branch',
  'not-a-colour',
  'no-such-icon',
  'not-yes-or-no',
  'not-a-number',
  'not-hours',
  'not-an-address-of-need',
  'no-such-type',
  'no-such-tag',
  'no-such-capability',
  'no-such-area',
  'no-such-post',
  'level-left-out',
  'personal',
  'not-fitting',
] as const
export type TableRefusal = (typeof tableRefusals)[number]

/** A row that cannot be taken: where, which column, why, and what stands there. */
export type RefusedCell = {
  readonly line: number
  readonly field: string
  readonly why: TableRefusal
  readonly value: string
}

/** What taking a table would change: `fields` are the columns that differ. */
export type RowChange = {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly change: 'new' | 'changed' | 'retired'
  readonly fields: readonly string[]
}

/** A table against what is there: all of the list as it would be, what of it changes, what cannot be taken. */
export type ListPreview<Each> = {
  readonly merged: readonly Each[]
  readonly changes: readonly RowChange[]
  readonly same: number
  readonly refused: readonly RefusedCell[]
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

  /** the cell's text without blanks at its ends; empty where the table has no such column */
  text(field: string): string {
    return (this.#values.get(field) ?? '')
      .normalize('NFC')
      .trim()
      .replace(/^'(?=[=+@-])/, '')
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
    return partsOf(this.text(field))
  }

  yesOrNo(field: string): boolean {
    const text = this.text(field).toLowerCase()
    if (['', 'no', 'n', '0', 'false', '否'].includes(text)) return false
    if (!['yes', 'y', '1', 'true', '是'].includes(text)) this.refuse(field, 'not-yes-or-no')
    return true
  }
}

/** Parts between `|`, without the empty ones. */
export const partsOf = (text: string): readonly string[] =>
  text
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '')

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

/**
 * A table as CSV (RFC 4180, CR LF), with the mark by which spreadsheets know UTF-8. A cell that a spreadsheet would reckon
 * as a formula gets an apostrophe before it.
 */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`

function cell(text: string): string {
  const safe = /^[=+@\t\r-]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Which of the columns differ between two rows as they would be written. */
export const differingColumns = (
  columns: readonly string[],
  before: readonly string[],
  after: readonly string[],
): readonly string[] => columns.filter((_, at) => before[at] !== after[at])
