/**
 * Rows on their way into PostgreSQL as one text: a line a row, tabs between its values. Taking this apart costs the
 * server far less than JSON or arrays do, and this is the hottest path there is. Values hold no control characters:
 * names are checked with `isOneLine`, and JSON text has none.
 */
export type Columns<Row> = readonly Column<Row>[]
type Column<Row> = readonly [column: string, type: Type, value: (row: Row) => string | number | boolean | null]
/** `text?` may be null, as numbers may; `hex` becomes bytea */
type Type = 'text' | 'text?' | 'bigint' | 'boolean' | 'float8' | 'hex'

export const isOneLine = (value: string): boolean => !controls.test(value)

const controls = /\p{Cc}/u

/** The one parameter that `selectLines` reads; null is an empty value. */
export const encodeLines = <Row>(columns: Columns<Row>, rows: readonly Row[]): string =>
  rows.map((row) => columns.map(([, , value]) => value(row) ?? '').join('\t')).join('\n')

/** `select` of the rows in parameter `$parameter`, columns named as they are. */
export function selectLines<Row>(columns: Columns<Row>, parameter: number): string {
  const values = columns.map(
    ([column, type], index) => `${cast(`split_part(line, E'\\t', ${index + 1})`, type)} as ${column}`,
  )
  return `select ${values.join(', ')} from string_to_table($${parameter}::text, E'\\n') as line`
}

function cast(value: string, type: Type): string {
  if (type === 'text') return value
  if (type === 'hex') return `decode(${value}, 'hex')`
  return type === 'text?' ? `nullif(${value}, '')` : `nullif(${value}, '')::${type}`
}

export const namesOf = <Row>(columns: Columns<Row>): string => columns.map(([column]) => column).join(', ')
