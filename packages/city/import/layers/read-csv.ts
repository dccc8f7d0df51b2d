import { basename } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { canonicalName } from './columns.ts'
import { BrokenLayer, type LayerFeature, type OnFinding } from './layer.ts'

/**
 * Points from a table with a header; the columns of the coordinates are found by their usual names in English and
 * Chinese. Rows without usable coordinates are left out and told. `withoutPlace` rows carry no coordinates of their own
 * (floor plans). Throws BrokenLayer.
 */
export function readCsv(file: string, text: string, finding: OnFinding, withoutPlace = false): LayerFeature[] {
  const [header, ...rows] = parseRows(file, text)
  const names = header.map(canonicalName)
  const [lonAt, latAt] = [names.indexOf('lon'), names.indexOf('lat')]
  if (!withoutPlace) refuseWithoutPlace(file, lonAt, latAt)
  if (rows.length === 0)
    throw new BrokenLayer(file, 'has a header and no rows', 'Export the layer again, or leave it out')
  return rows.flatMap(({ line, values }) => {
    const where = `${basename(file)}, line ${line}`
    if (values.length !== header.length) return leftOut(finding, 'row-of-another-length', where)
    const properties = Object.fromEntries(header.map((column, i) => [column, values[i] ?? '']))
    if (withoutPlace) return [{ where, properties, geometry: { type: 'points' as const, points: [] } }]
    const point = [readDegrees(values[lonAt]), readDegrees(values[latAt])]
    if (point.some(Number.isNaN))
      return leftOut(finding, 'row-without-coordinates', `${where}: "${values[lonAt]}", "${values[latAt]}"`)
    return [{ where, properties, geometry: { type: 'points' as const, points: [point] } }]
  })
}

function leftOut(finding: OnFinding, kind: string, where: string): [] {
  finding(kind, where)
  return []
}

function refuseWithoutPlace(file: string, lonAt: number, latAt: number): void {
  if (lonAt >= 0 && latAt >= 0) return
  const missing = [...(lonAt < 0 ? ['lon'] : []), ...(latAt < 0 ? ['lat'] : [])].join(' and ')
  const remedy = 'The first line must name the columns: lon and lat (or 经度 and 纬度), name, ref, kind'
  throw new BrokenLayer(file, `has no column for ${missing}`, remedy)
}

const readDegrees = (text: string | undefined): number =>
  text !== undefined && /^[-+]?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : NaN

function parseRows(file: string, text: string): [string[], ...{ line: number; values: string[] }[]] {
  try {
    const parsed: unknown = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    })
    const [header, ...rows] = withLines.parse(parsed)
    return [header?.record ?? [], ...rows.map(({ record, info }) => ({ line: info.lines, values: record }))]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new BrokenLayer(file, `is no CSV (${error.message})`, 'Save it again as CSV with a header')
  }
}

const withLines = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }))

/** Spreadsheets of different countries part columns by different marks: the one that the header has most of. */
function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  const count = (mark: string) => header.split(mark).length
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}
