import { eventOf } from './chain.ts'

/** An event's row as the table has it; numbers as PostgreSQL writes them, `hash` in hex. */
export type Entry = {
  readonly position: number
  readonly org: string
  readonly orgSeq: string
  readonly subject: string
  readonly version: string
  readonly owner: string
  readonly at: string
  readonly body: string
  readonly hash: string
}

/** Whoever answers questions about the log: a pool, or one connection inside a transaction. */
export type Asking = {
  query(question: {
    text: string
    values: unknown[]
    rowMode: 'array'
  }): Promise<{ readonly rows: readonly (readonly unknown[])[] }>
}

const pageSize = 4_000

const columns = `position, org, org_seq, subject, version, owner, at, body, encode(hash, 'hex')`

/** The entries after a position, in order, page by page; while one page is looked at the next is on its way. */
export async function* readEntries(asking: Asking, after: number, upTo: number): AsyncGenerator<readonly Entry[]> {
  let next = readPage(asking, after, upTo)
  for (;;) {
    const page = await next
    const last = page.at(-1)
    if (last === undefined) return
    const isLast = page.length < pageSize
    if (!isLast) {
      next = readPage(asking, last.position, upTo)
      // whoever leaves early does not wait for it
      next.catch(() => undefined)
    }
    yield page
    if (isLast) return
  }
}

async function readPage(asking: Asking, after: number, upTo: number): Promise<readonly Entry[]> {
  const { rows } = await asking.query({
    text: `select ${columns} from tocsin.events where position > $1 and position <= $2 order by position limit ${pageSize}`,
    values: [after, upTo],
    rowMode: 'array',
  })
  return rows.map(entryOf)
}

function entryOf(row: readonly unknown[]): Entry {
  const [position, org, orgSeq, subject, version, owner, at, body, hash] = row.map(String)
  if (hash === undefined) throw new Error('a row of the log without all its columns')
  return {
    position: Number(position),
    org: org ?? '',
    orgSeq: orgSeq ?? '',
    subject: subject ?? '',
    version: version ?? '',
    owner: owner ?? '',
    at: at ?? '',
    body: body ?? '',
    hash,
  }
}

/** Whether the columns beside the body say what the body says; false where that is no event. */
export function isStamped(entry: Entry): boolean {
  try {
    const { stamp } = eventOf(entry.body)
    const columns = [stamp.orgSeq, stamp.version, stamp.at].map(String)
    return (
      stamp.position === entry.position &&
      [entry.orgSeq, entry.version, entry.at].every((each, index) => each === columns[index]) &&
      [stamp.org, stamp.subject, stamp.owner].join('\n') === [entry.org, entry.subject, entry.owner].join('\n')
    )
  } catch {
    return false
  }
}
