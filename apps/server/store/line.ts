import { Client } from 'pg'
import type { Connection } from '../postgres/index.ts'

/** A connection kept open for one user, made anew after it broke. */
export type Line = {
  /** the open connection; throws when none can be had */
  open(): Promise<Client>
  /** forgets this connection, so that the next `open` makes a new one */
  drop(client: Client): void
  close(): Promise<void>
}

/**
 * Plans once, and always row by row through indexes: plans made while the tables were empty stay good when they are not,
 * and replanning would cost as much as the work itself.
 */
const planning = [
  'plan_cache_mode=force_generic_plan',
  'enable_seqscan=off',
  'enable_hashjoin=off',
  'enable_mergejoin=off',
]
  .map((setting) => `-c ${setting}`)
  .join(' ')

/** `answerMs`: a question without answer for so long counts as a broken connection. */
export function createLine(connection: Connection, name: string, answerMs: number): Line {
  let current: Promise<Client> | undefined
  let opened: Client | undefined

  async function connect(): Promise<Client> {
    const client = new Client({
      ...connection,
      application_name: name,
      options: planning,
      pipeline: true,
      keepAlive: true,
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
    })
    const forget = (): void => {
      if (client === opened) current = opened = undefined
    }
    client.on('error', forget)
    client.on('end', forget)
    await client.connect()
    opened = client
    return client
  }

  return {
    open() {
      current ??= connect().catch((error: unknown) => {
        current = undefined
        throw error
      })
      return current
    },
    drop(client) {
      if (client === opened) current = opened = undefined
      void client.end().catch(() => undefined)
    },
    async close() {
      const last = await current?.catch(() => undefined)
      current = opened = undefined
      await last?.end()
    },
  }
}
