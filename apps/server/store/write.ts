import type { Assumed } from './known.ts'
import { encodeLines, selectLines, type Columns } from './lines.ts'
import { head, rowsOf, type Part } from './rows.ts'
import { endOf, type Tail } from './tail.ts'

/** A prepared statement that writes a whole batch; its one row says that it did. */
export type Statement = { readonly name: string; readonly text: string; readonly values: (string | number)[] }

/**
 * Everything that a batch writes, as one statement: the log's head moves on under a new mark if it still bears the
 * assumed one and all else that was assumed holds; only then are the rows written. Each table has a part of its own,
 * parts without rows are left out, and the name tells which are there, so that each combination is planned once.
 */
export function writeOf(tail: Tail, assumed: Assumed, mark: string): Statement {
  const parts = [moveHead(tail, assumed, mark), ...rowsOf(tail)].flatMap((part) => part ?? [])
  const name = nameOf(parts, assumed)
  const text = texts.get(name) ?? textOf(parts)
  texts.set(name, text)
  return { name, text, values: parts.flatMap(({ values }) => values) }
}

/** By name; there are as many as combinations of parts that occur, some dozens. */
const texts = new Map<string, string>()

function textOf(parts: readonly Part[]): string {
  let next = 1
  const sources = parts.map(({ code, sql, values }) => {
    const text = `${code} as (${sql(next)})`
    next += values.length
    return text
  })
  return `with ${sources.join(', ')} select from ${head}`
}

/** The parts and checks tell the whole text. */
const nameOf = (parts: readonly Part[], { versions, holders }: Assumed): string =>
  `write_${parts.map(({ code }) => code).join('')}${versions.length > 0 ? '_v' : ''}${holders.length > 0 ? '_h' : ''}`

function moveHead(tail: Tail, assumed: Assumed, mark: string): Part {
  const checks = checksOf(assumed)
  return {
    code: head,
    sql: (first) => {
      let next = first + 4
      const conditions = checks.map(({ sql, values }) => {
        const condition = `and not exists (${sql(next)})`
        next += values.length
        return condition
      })
      return `update tocsin.log_head set mark = $${first}::text, position = $${first + 1}::bigint, at = $${first + 2}::bigint
        where mark = $${first + 3}::text ${conditions.join(' ')} returning position`
    },
    values: [
      mark,
      endOf(tail),
      tail.events.length > 0 ? tail.at : tail.found.at,
      assumed.mark,
      ...checks.flatMap(({ values }) => values),
    ],
  }
}

/** Each finds what is not as assumed. */
const checksOf = ({ versions, holders }: Assumed): Part[] =>
  [
    check(
      'v',
      askedVersions,
      versions,
      (asked) => `select from (${asked}) as asked
        left join lateral (select version from tocsin.events where events.subject = asked.subject order by version desc limit 1) as newest on true
        where coalesce(newest.version, 0) <> asked.version`,
    ),
    check(
      'h',
      askedHolders,
      holders,
      (asked) =>
        `select from (${asked}) as asked left join tocsin.claims using (key) where claims.holder is distinct from asked.holder`,
    ),
  ].flatMap((part) => part ?? [])

const check = <Row>(
  code: string,
  columns: Columns<Row>,
  rows: readonly Row[],
  sql: (asked: string) => string,
): Part | undefined =>
  rows.length === 0
    ? undefined
    : { code, sql: (first) => sql(selectLines(columns, first)), values: encodeLines(columns, rows) }

const askedVersions: Columns<readonly [string, number]> = [
  ['subject', 'text', ([subject]) => subject],
  ['version', 'bigint', ([, version]) => version],
]
const askedHolders: Columns<readonly [string, string | null]> = [
  ['key', 'text', ([key]) => key],
  ['holder', 'text?', ([, holder]) => holder],
]
