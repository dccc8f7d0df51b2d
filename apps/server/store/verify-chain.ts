import type { Pool } from 'pg'
import type { Stamp } from '@tocsin/domain'
import { chainStart, eventOf, linkOf } from './chain.ts'

type Row = {
  readonly position: string
  readonly org: string
  readonly org_seq: string
  readonly subject: string
  readonly version: string
  readonly owner: string
  readonly at: string
  readonly body: string
  readonly hash: string
}

/** `head` is the hash of the last event, hex: kept elsewhere, it also shows when the tail was cut off. */
export type ChainReport =
  | { readonly sound: true; readonly events: number; readonly head: string }
  /** the first event that is not as it was written */
  | { readonly sound: false; readonly orgSeq: number; readonly fault: 'missing' | 'body' | 'columns' }

const pageSize = 2_000

/** Walks the chain of an organisation from its start and computes every hash again. */
export async function verifyChain(pool: Pool, org: string): Promise<ChainReport> {
  let link = { orgSeq: 0, hash: chainStart }
  for (;;) {
    const { rows } = await pool.query<Row>(
      `select position, org, org_seq, subject, version, owner, at, body, encode(hash, 'hex') as hash
       from tocsin.events where org = $1 and org_seq > $2 order by org_seq limit $3`,
      [org, link.orgSeq, pageSize],
    )
    for (const row of rows) {
      const orgSeq = link.orgSeq + 1
      const fault = faultOf(row, orgSeq, link.hash)
      if (fault !== undefined) return { sound: false, orgSeq, fault }
      link = { orgSeq, hash: row.hash }
    }
    if (rows.length < pageSize) return { sound: true, events: link.orgSeq, head: link.hash }
  }
}

function faultOf(row: Row, orgSeq: number, before: string) {
  if (Number(row.org_seq) !== orgSeq) return 'missing'
  if (linkOf(before, row.body) !== row.hash) return 'body'
  return isStamped(row, eventOf(row.body).stamp) ? undefined : 'columns'
}

/** The columns beside the body are not hashed themselves; they have to say what it says. */
const isStamped = (row: Row, stamp: Stamp): boolean =>
  Number(row.position) === stamp.position &&
  Number(row.org_seq) === stamp.orgSeq &&
  Number(row.version) === stamp.version &&
  Number(row.at) === stamp.at &&
  row.org === stamp.org &&
  row.subject === stamp.subject &&
  row.owner === stamp.owner
