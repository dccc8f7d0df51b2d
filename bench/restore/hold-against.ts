import { Client, type ClientConfig } from 'pg'
import type { Ack } from '../kills/writer.ts'

export type Held = {
  readonly lost: number
  /** of those that stood in the log before the set ended: each would be a fault of the backup */
  readonly lostBefore: number
  readonly oldestLostAt: number | undefined
}

/** Holds what clients saw acknowledged against a log that was brought back up to the position `end`. */
export async function holdAgainst(owner: ClientConfig, acks: readonly Ack[], end: number): Promise<Held> {
  const client = new Client(owner)
  await client.connect()
  try {
    const { rows } = await client.query<{ command: string }>(
      `select distinct body::json->'stamp'->>'command' as command from tocsin.events`,
    )
    const there = new Set(rows.map(({ command }) => command))
    const lost = acks.filter(({ id }) => !there.has(id))
    return {
      lost: lost.length,
      lostBefore: lost.filter(({ position }) => position <= end).length,
      oldestLostAt: lost.length === 0 ? undefined : Math.min(...lost.map(({ at }) => at)),
    }
  } finally {
    await client.end()
  }
}
