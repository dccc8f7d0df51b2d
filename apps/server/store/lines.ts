/**
 * Rows on their way into PostgreSQL as texts: a line a row, tabs between its values; long values as a text of their own,
 * a line a row too. Taking this apart costs the server far less than JSON or arrays do, and this is the hottest path
 * there is.
 */
export type Columns<Row> = readonly Column<Row>[]
type Column<Row> = readonly [column: string, type: Type, value: (row: Row) => string | number | boolean | null]
/**
 * `text?` may be null, as numbers may; `json` is JSON text, which has no control characters; `whole` is a long one of it,
 * which is not searched for tabs; `hex` becomes bytea.
 */
type Type = 'text' | 'text?' | 'json' | 'whole' | 'bigint' | 'boolean' | 'float8' | 'hex'

const isWhole = <Row>([, type]: Column<Row>): boolean => type === 'whole'
const isShort = <Row>([, type]: Column<Row>): boolean => type !== 'whole'

/** The parameters that `selectLines` reads; null is an empty value. A name with a tab or a line break in it throws. */
export const encodeLines = <Row>(columns: Columns<Row>, rows: readonly Row[]): string[] => {
  const short = columns.filter(isShort)
  const lines = rows.map((row) => short.map(([, type, value]) => encode(type, value(row))).join('\t')).join('\n')
  return [lines, ...columns.filter(isWhole).map(([, , value]) => rows.map(value).join('\n'))]
}

function encode(type: Type, value: string | number | boolean | null): string | number | boolean {
  if (value === null) return ''
  if (typeof value === 'string' && type !== 'json' && (value.includes('\n') || value.includes('\t')))
    throw new TypeError(`a name with a control character in it: ${JSON.stringify(value)}`)
  return value
}

/** `select` of the rows in the parameters from `$first` on, columns named as they are. */
export function selectLines<Row>(columns: Columns<Row>, first: number): string {
  const short = columns.filter(isShort)
  const whole = columns.filter(isWhole)
  const values = columns.map((column) => {
    const [name, type] = column
    const value = isWhole(column)
      ? `whole_${whole.indexOf(column)}`
      : `split_part(line, E'\\t', ${short.indexOf(column) + 1})`
    return `${cast(value, type)} as ${name}`
  })
  const texts = ['line', ...whole].map((_, offset) => `string_to_table($${first + offset}::text, E'\\n')`)
  const names = ['line', ...whole.map((_, index) => `whole_${index}`)]
  return `select ${values.join(', ')} from rows from (${texts.join(', ')}) as given (${names.join(', ')})`
}

function cast(value: string, type: Type): string {
  if (type === 'text' || type === 'json' || type === 'whole') return value
  if (type === 'hex') return `decode(${value}, 'hex')`
  return type === 'text?' ? `nullif(${value}, '')` : `nullif(${value}, '')::${type}`
}

export const namesOf = <Row>(columns: Columns<Row>): string => columns.map(([column]) => column).join(', ')
