import { Client, type ClientConfig } from 'pg'
import type { Ack } from './writer.ts'

export type Verdict = {
  readonly lost: number
  readonly doubled: number
  readonly gaps: number
  readonly events: number
}

type Range = {
  readonly command: string
  readonly first: string
  readonly last: string
  readonly count: string
  readonly distinct: string
}

/**
 * Holds the acknowledgements that clients saw against the log: each has its events, ending at the position that was
 * answered; no command was stored twice; positions have no gaps. No command of the bench says the same of a subject
 * twice, so one that was stored twice shows by that even where its second events follow the first at once; one whose
 * events others part was stored in two goes. `since` is the position after which the bench's own commands begin.
 */
export async function check(
  owner: ClientConfig,
  acks: readonly Pick<Ack, 'id' | 'position'>[],
  since: number,
): Promise<Verdict> {
  const client = new Client(owner)
  await client.connect()
  try {
    const { rows } = await client.query<Range>(
      `select body::json->'stamp'->>'command' as command, min(position) as first, max(position) as last, count(*) as count,
         count(distinct (subject, body::json->>'type')) as distinct
       from tocsin.events where position > $1 group by 1`,
      [since],
    )
    const ranges = new Map(rows.map((row) => [row.command, row]))
    const { rows: whole } = await client.query<{ events: string; last: string }>(
      'select count(*) as events, max(position) as last from tocsin.events',
    )
    const lost = acks.filter(({ id, position }) => Number(ranges.get(id)?.last) !== position).length
    const doubled = rows.filter(isDoubled).length
    const events = Number(whole[0]?.events)
    return { lost, doubled, gaps: Number(whole[0]?.last) - events, events }
  } finally {
    await client.end()
  }
}

const isDoubled = ({ first, last, count, distinct }: Range): boolean =>
  distinct !== count || Number(last) - Number(first) + 1 !== Number(count)
