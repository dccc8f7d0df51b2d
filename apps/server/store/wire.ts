import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import type { Connection } from '../postgres/index.ts'

/** Name of the wake-up; its payload is the position of the log's end. */
const logChannel = 'tocsin_log'
const wireName = 'tocsin-feed'
/**
 * News of this time goes out to other processes as one wake-up, on a connection of its own: as part of the writing
 * transaction it would hold up all others, since PostgreSQL commits those that notify one after the other.
 */
const newsMs = 5
const againMs = 250
/** Whether there are other processes is looked up so often; one that comes says so itself. */
const countMs = 10_000

/**
 * Wake-ups to and from other processes, on a connection that is made anew whenever it breaks. A lost one does no harm.
 * Where no other process listens, none are sent: waking PostgreSQL up two hundred times a second is a tenth of all work.
 * `wake` is called with the position that another has reached, or without one when that is not known.
 */
export function createWire(connection: Connection, wake: (position?: number) => void, ended: AbortSignal) {
  let current: Client | undefined
  let news: { position: number } | undefined
  let isAlone = false
  let heard = 0

  async function once(): Promise<void> {
    const client = new Client({
      ...connection,
      application_name: wireName,
      keepAlive: true,
      pipeline: true,
      options: '-c synchronous_commit=off',
    })
    const gone = new Promise<void>((resolve) => {
      client.once('end', resolve)
      client.on('error', () => resolve())
    })
    await client.connect()
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    client.on('notification', ({ processId, payload }) => {
      if (processId === rows[0]?.pid) return
      heard += 1
      isAlone = false
      wake(Number(payload))
    })
    await client.query(`listen ${logChannel}`)
    if (ended.aborted) return client.end()
    current = client
    isAlone = false
    send(0)
    wake()
    const counting = setInterval(() => void countOthers(client), countMs)
    await Promise.all([countOthers(client), gone])
    clearInterval(counting)
    current = undefined
  }

  /** Whoever comes after this count is heard, maybe before its answer is. */
  async function countOthers(client: Client): Promise<void> {
    const before = heard
    const { rows } = await client.query<{ others: boolean }>(othersText, [wireName]).catch(() => ({ rows: [] }))
    isAlone = rows[0]?.others === false && heard === before
  }

  async function keep(): Promise<void> {
    while (!ended.aborted) {
      await once().catch(() => undefined)
      await wait(againMs, undefined, { signal: ended }).catch(() => undefined)
    }
  }

  function send(position: number): void {
    current
      ?.query({ name: 'news', text: 'select pg_notify($1, $2)', values: [logChannel, String(position)] })
      .catch(() => undefined)
  }

  function sendNews(): void {
    if (news !== undefined) send(news.position)
    news = undefined
  }

  const kept = keep()
  return {
    /** lets the other processes know, soon, how far the log goes */
    tell(position: number): void {
      if (isAlone) return
      if (news === undefined) setTimeout(sendNews, newsMs)
      news = { position: Math.max(position, news?.position ?? 0) }
    },
    async stop(): Promise<void> {
      await current?.end().catch(() => undefined)
      await kept
    },
  }
}

const othersText = `select exists (select from pg_stat_activity
  where application_name = $1 and datname = current_database() and pid <> pg_backend_pid()) as others`
