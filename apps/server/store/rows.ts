import type { WrappedKey } from './contract.ts'
import { encodeLines, namesOf, selectLines, type Columns } from './lines.ts'
import { endOf, type StoredEvent, type Tail } from './tail.ts'

/** One table's share of a statement, numbered by the parameters before it. `code` names it within the statement. */
export type Part = {
  readonly code: string
  readonly sql: (first: number) => string
  readonly values: readonly (string | number)[]
}

/** The part that moves the log's head. */
export const head = 'head'

/** The rows of a batch, table by table. They are written if the part `head` moved the log's head on. */
export function rowsOf(tail: Tail): (Part | undefined)[] {
  const position = endOf(tail)
  const hands = [...tail.hands].map(([key, holder]) => ({ key, holder, position }))
  const wasHeld = ({ key }: Hand): boolean => tail.found.claims.has(key)
  const commands = tail.commands.map((command) => ({ ...command, at: tail.at }))
  return [
    insert('c', 'commands', commandColumns, commands),
    insert('e', 'events', eventColumns, tail.events),
    insert('r', 'serials', serialColumns, [...tail.serials], 'on conflict (series) do update set last = excluded.last'),
    insert(
      't',
      'claims',
      claimColumns,
      hands.filter((hand) => hand.holder !== null && !wasHeld(hand)),
    ),
    passOn(hands.filter((hand) => hand.holder !== null && wasHeld(hand))),
    giveBack(hands.filter((hand) => hand.holder === null && wasHeld(hand))),
    // a key comes with each command that uses it until one of them is known to be stored
    insert(
      'k',
      'data_keys',
      keyColumns,
      // what comes and goes in one batch is never there: a row written by this very statement would escape its update
      tail.keys.filter(({ id }) => !tail.erased.includes(id)),
      'on conflict (id) do nothing',
    ),
    erase(tail),
  ]
}

type Hand = { readonly key: string; readonly holder: string | null; readonly position: number }

const insert = <Row>(
  code: string,
  table: string,
  columns: Columns<Row>,
  rows: readonly Row[],
  conflict = '',
): Part | undefined =>
  rows.length === 0
    ? undefined
    : {
        code,
        sql: (first) =>
          `insert into tocsin.${table} (${namesOf(columns)}) ${selectLines(columns, first)} where exists (table ${head}) ${conflict}`,
        values: encodeLines(columns, rows),
      }

const passOn = (hands: readonly Hand[]): Part | undefined =>
  hands.length === 0
    ? undefined
    : {
        code: 'p',
        sql: (first) => `update tocsin.claims set holder = hand.holder, position = hand.position
          from (${selectLines(claimColumns, first)}) as hand where claims.key = hand.key and exists (table ${head})`,
        values: encodeLines(claimColumns, hands),
      }

const giveBack = (hands: readonly Hand[]): Part | undefined =>
  hands.length === 0
    ? undefined
    : {
        code: 'g',
        sql: (first) =>
          `delete from tocsin.claims where key = any (string_to_array($${first}::text, E'\\n')) and exists (table ${head})`,
        values: [hands.map(({ key }) => key).join('\n')],
      }

/** Destroys wrapped keys; of the row stays that there was one. */
const erase = ({ erased, at }: Tail): Part | undefined =>
  erased.length === 0
    ? undefined
    : {
        code: 'x',
        sql: (first) => `update tocsin.data_keys set wrapped = null, erased_at = $${first}::bigint
          where id = any (string_to_array($${first + 1}::text, E'\n')) and wrapped is not null and exists (table ${head})`,
        values: [at, erased.join('\n')],
      }

const commandColumns: Columns<Tail['commands'][number] & { at: number }> = [
  ['org', 'text', ({ pending }) => pending.actor.org],
  ['id', 'text', ({ pending }) => pending.command],
  ['account', 'text', ({ pending }) => pending.actor.account],
  ['at', 'bigint', ({ at }) => at],
  ['position', 'bigint', ({ position }) => position],
  ['answer', 'json', ({ pending }) => JSON.stringify(pending.answer)],
]

const eventColumns: Columns<StoredEvent> = [
  ['position', 'bigint', ({ stamp }) => stamp.position],
  ['org', 'text', ({ stamp }) => stamp.org],
  ['org_seq', 'bigint', ({ stamp }) => stamp.orgSeq],
  ['subject', 'text', ({ stamp }) => stamp.subject],
  ['version', 'bigint', ({ stamp }) => stamp.version],
  ['owner', 'text', ({ stamp }) => stamp.owner],
  ['at', 'bigint', ({ stamp }) => stamp.at],
  ['hash', 'hex', ({ hash }) => hash],
  ['body', 'whole', ({ body }) => body],
]

const serialColumns: Columns<readonly [string, number]> = [
  ['series', 'text', ([series]) => series],
  ['last', 'bigint', ([, last]) => last],
]

const claimColumns: Columns<Hand> = [
  ['key', 'text', ({ key }) => key],
  ['holder', 'text', ({ holder }) => holder],
  ['position', 'bigint', ({ position }) => position],
]

const keyColumns: Columns<WrappedKey> = [
  ['id', 'text', ({ id }) => id],
  ['org', 'text', ({ org }) => org],
  ['subject', 'text', ({ subject }) => subject],
  ['retention', 'text', ({ retention }) => retention],
  ['wrapped', 'hex', ({ wrapped }) => Buffer.from(wrapped).toString('hex')],
]
