import { setTimeout as wait } from 'node:timers/promises'
import { Client, type QueryConfig } from 'pg'
import type { Connection } from './database.ts'

const askEveryMs = 2_000
/** Without an answer for so long, it counts as not there. */
const silentMs = 4_000

/** Whether PostgreSQL answers a question within `timeoutMs`; says why not. */
export async function probe(connection: Connection, timeoutMs: number): Promise<{ error?: unknown }> {
  const client = new Client({ ...connection, connectionTimeoutMillis: timeoutMs, query_timeout: timeoutMs })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return {}
  } catch (error) {
    return { error: error ?? new Error('no answer') }
  } finally {
    void client.end().catch(() => undefined)
  }
}

/**
 * Holds one connection open: PostgreSQL closes it the moment it falls, restarts after the crash of one of its processes,
 * or shuts down. A question from time to time finds out where it fell silent instead (a cut network, a hung disk).
 * `ended` resolves in both cases.
 */
export async function watchConnection(connection: Connection): Promise<{ ended: Promise<void>; close: () => void }> {
  const client = new Client({ ...connection, application_name: 'tocsin-watch', keepAlive: true })
  const ended = new Promise<void>((resolve) => {
    client.once('end', () => resolve())
    client.on('error', () => resolve())
  })
  await client.connect()
  const asking = new AbortController()
  const silent = untilSilent(client, asking.signal)
  return {
    ended: Promise.race([ended, silent]),
    close() {
      asking.abort()
      void client.end().catch(() => undefined)
    },
  }
}

/** Resolves when a question was not answered in time, or the asking was ended. */
async function untilSilent(client: Client, signal: AbortSignal): Promise<void> {
  try {
    for (;;) {
      await wait(askEveryMs, undefined, { signal })
      await client.query({ text: 'select 1', query_timeout: silentMs } as QueryConfig)
    }
  } catch {
    // silent, broken or no longer asked: either way this watch is over
  }
}
