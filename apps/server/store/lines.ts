/**
 * Rows on their way into PostgreSQL as one text: a line a row, tabs between its values. Taking this apart costs the
 * server far less than JSON or arrays do, and this is the hottest path there is.
 */
export type Columns<Row> = readonly Column<Row>[]
type Column<Row> = readonly [column: string, type: Type, value: (row: Row) => string | number | boolean | null]
/** `text?` may be null, as numbers may; `json` is JSON text, which has no control characters; `hex` becomes bytea */
type Type = 'text' | 'text?' | 'json' | 'bigint' | 'boolean' | 'float8' | 'hex'

/** The one parameter that `selectLines` reads; null is an empty value. A name with a tab or a line break in it throws. */
export const encodeLines = <Row>(columns: Columns<Row>, rows: readonly Row[]): string =>
  rows.map((row) => columns.map(([, type, value]) => encode(type, value(row))).join('\t')).join('\n')

function encode(type: Type, value: string | number | boolean | null): string | number | boolean {
  if (value === null) return ''
  if (typeof value === 'string' && type !== 'json' && (value.includes('\n') || value.includes('\t')))
    throw new TypeError(`a name with a control character in it: ${JSON.stringify(value)}`)
  return value
}

/** `select` of the rows in parameter `$parameter`, columns named as they are. */
export function selectLines<Row>(columns: Columns<Row>, parameter: number): string {
  const values = columns.map(
    ([column, type], index) => `${cast(`split_part(line, E'\\t', ${index + 1})`, type)} as ${column}`,
  )
  return `select ${values.join(', ')} from string_to_table($${parameter}::text, E'\\n') as line`
}

function cast(value: string, type: Type): string {
  if (type === 'text' || type === 'json') return value
  if (type === 'hex') return `decode(${value}, 'hex')`
  return type === 'text?' ? `nullif(${value}, '')` : `nullif(${value}, '')::${type}`
}

export const namesOf = <Row>(columns: Columns<Row>): string => columns.map(([column]) => column).join(', ')
