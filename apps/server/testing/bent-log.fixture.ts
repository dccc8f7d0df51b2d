import type { Client } from 'pg'
import { bodyOf, chainStart, eventOf, linkOf } from '../store/index.ts'

/** A row of the log, for whoever bends it. */
export type Row = {
  readonly position: number
  readonly org: string
  readonly org_seq: number
  readonly subject: string
  readonly version: number
  readonly owner: string
  readonly at: number
  readonly body: string
  readonly hash: string
}

export async function readRows(client: Client): Promise<readonly Row[]> {
  const { rows } = await client.query<Row>(
    `select position::int, org, org_seq::int, subject, version::int, owner, at::float8, body, encode(hash, 'hex') as hash
     from tocsin.events order by position`,
  )
  return rows
}

/** Makes the log these rows, whatever they say, where it was `before`. */
export async function writeRows(client: Client, before: readonly Row[], rows: readonly Row[]): Promise<void> {
  const same = rows.findIndex(
    (row, index) => row !== before[index] && JSON.stringify(row) !== JSON.stringify(before[index]),
  )
  const kept = same < 0 ? rows.length : same
  await client.query('delete from tocsin.events where position > $1', [kept])
  await client.query(
    `insert into tocsin.events select position, org, org_seq, subject, version, owner, at, body, decode(hash, 'hex')
     from json_to_recordset($1) as row (position bigint, org text, org_seq bigint, subject text, version bigint, owner text, at bigint, body text, hash text)`,
    [JSON.stringify(rows.slice(kept))],
  )
}

/** Numbers, stamps and hashes as if these rows had been written in this order: what a careful forger does. */
export function recomputed(rows: readonly Row[]): readonly Row[] {
  const links = new Map<string, { seq: number; hash: string }>()
  const versions = new Map<string, number>()
  return rows.map((row, index) => {
    const link = links.get(row.org) ?? { seq: 0, hash: chainStart }
    const version = (versions.get(row.subject) ?? 0) + 1
    const { type, data, stamp } = eventOf(row.body)
    const { org, subject, owner, at } = row
    const numbers = { position: index + 1, orgSeq: link.seq + 1, version }
    const body = bodyOf({ type, data }, { ...stamp, org, subject, owner, at, ...numbers })
    const hash = linkOf(link.hash, body)
    links.set(org, { seq: numbers.orgSeq, hash })
    versions.set(subject, version)
    return { ...row, position: numbers.position, org_seq: numbers.orgSeq, version, body, hash }
  })
}
