import { Client } from 'pg'
import type { Connection } from '../postgres/index.ts'

/** A connection kept open for one user, made anew after it broke. */
export type Line = {
  /** the open connection; throws when none can be had */
  open(): Promise<Client>
  /** forgets the connection, so that the next `open` makes a new one */
  drop(): void
  close(): Promise<void>
}

/** `answerMs`: a question without answer for so long counts as a broken connection. */
export function createLine(connection: Connection, name: string, answerMs: number): Line {
  let current: Client | undefined

  async function connect(): Promise<Client> {
    const client = new Client({
      ...connection,
      application_name: name,
      pipeline: true,
      keepAlive: true,
      connectionTimeoutMillis: answerMs,
      query_timeout: answerMs,
    })
    const forget = (): void => {
      if (current === client) current = undefined
    }
    client.on('error', forget)
    client.on('end', forget)
    await client.connect()
    current = client
    return client
  }

  function drop(): void {
    const broken = current
    current = undefined
    void broken?.end().catch(() => undefined)
  }

  return {
    open: () => (current === undefined ? connect() : Promise.resolve(current)),
    drop,
    async close() {
      const last = current
      current = undefined
      await last?.end()
    },
  }
}
