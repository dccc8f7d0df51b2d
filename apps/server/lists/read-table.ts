import type { Table } from '@tocsin/domain'
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'

/** A file that is no table, said in one line with the remedy. */
export class NoTable extends Error {}

/** A table, and whether it was read as GBK: then somebody should look at a few names. */
type ReadTable = { readonly table: Table; readonly isGbk: boolean }

const maxRows = 20_000
const withLines = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }))

/** Reads CSV with a header, in UTF-8, UTF-16 with its mark, or GBK; parted by commas, semicolons or tabs. Throws NoTable. */
export function readTable(bytes: Uint8Array): ReadTable {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    throw new NoTable('This is a spreadsheet or a ZIP archive: save it as CSV (UTF-8).')
  const { text, isGbk } = decode(bytes)
  const [header, ...rows] = rowsOf(text)
  if (header === undefined) throw new NoTable('The file is empty: its first line must name the columns.')
  if (rows.length > maxRows) throw new NoTable(`More than ${maxRows} rows: cut the file into several.`)
  return {
    isGbk,
    table: {
      header: header.record,
      rows: rows.map(({ record, info }) => ({ line: info.lines, values: record })),
    },
  }
}

function decode(bytes: Uint8Array): { text: string; isGbk: boolean } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), isGbk: false }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isGbk: false }
  } catch {
    return { text: decodeChinese(bytes), isGbk: true }
  }
}

function decodeChinese(bytes: Uint8Array): string {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  } catch {
    throw new NoTable('The file is no text in UTF-8 or GBK: save it as CSV (UTF-8).')
  }
}

function rowsOf(text: string): z.output<typeof withLines> {
  try {
    const options = { bom: true, delimiter: delimiterOf(text), info: true, relax_column_count: true }
    return withLines.parse(parse(text, { ...options, skip_empty_lines: true, trim: true }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new NoTable(`The file is no CSV (${error.message}): save it again as CSV with a header.`)
  }
}

/** Spreadsheets of different countries part columns by different marks: the one that the header has most of. */
function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  const count = (mark: string): number => header.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}
