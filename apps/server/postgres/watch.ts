import { Client } from 'pg'
import type { Connection } from './database.ts'

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
 * Holds one idle connection open: PostgreSQL closes it the moment it falls, restarts after the crash of one of its
 * processes, or shuts down. `ended` resolves then.
 */
export async function watchConnection(connection: Connection): Promise<{ ended: Promise<void>; close: () => void }> {
  const client = new Client({ ...connection, application_name: 'tocsin-watch', keepAlive: true })
  const ended = new Promise<void>((resolve) => {
    client.once('end', () => resolve())
    client.on('error', () => resolve())
  })
  await client.connect()
  return { ended, close: () => void client.end().catch(() => undefined) }
}
