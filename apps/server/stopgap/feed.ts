import { Client, type Pool } from 'pg'
import type { Recorded } from '@tocsin/domain'
import type { Feed } from '../store/contract.ts'
import type { Connection } from '../postgres/index.ts'

export function createFeed(pool: Pool, connection: Connection, eventOf: (body: string) => Recorded, channel: string): Feed {
  const followers = new Set<{ after: number; take: (batch: readonly Recorded[]) => void | Promise<void>; chain: Promise<void> }>()
  let closed = false
  async function pull(f: { after: number; take: (batch: readonly Recorded[]) => void | Promise<void> }): Promise<void> {
    for (;;) {
      const { rows } = await pool.query<{ body: string }>('select body from tocsin.events where position > $1 order by position limit 500', [f.after])
      if (rows.length === 0 || closed) return
      await give(f, rows.map(({ body }) => eventOf(body)))
    }
  }
  async function give(f: { after: number; take: (batch: readonly Recorded[]) => void | Promise<void> }, batch: readonly Recorded[]): Promise<void> {
    const fresh = batch.filter(({ stamp }) => stamp.position > f.after)
    if (fresh.length === 0) return
    f.after = fresh.at(-1)?.stamp.position ?? f.after
    await f.take(fresh)
  }
  const wake = (): void => {
    for (const f of followers) f.chain = f.chain.then(() => pull(f)).catch(() => undefined)
  }
  const listener = new Client(connection)
  listener.on('error', () => undefined)
  listener.on('notification', wake)
  void listener.connect().then(() => listener.query(`listen ${channel}`)).catch(() => undefined)
  const timer = setInterval(wake, 1000)
  return {
    follow(after, take) {
      const f = { after, take, chain: Promise.resolve() }
      followers.add(f)
      wake()
      return () => void followers.delete(f)
    },
    hint(recorded) {
      const first = recorded[0]
      if (first === undefined) return
      for (const f of followers)
        f.chain = f.chain.then(() => (f.after === first.stamp.position - 1 ? give(f, recorded) : pull(f))).catch(() => undefined)
    },
    async close() {
      closed = true
      clearInterval(timer)
      followers.clear()
      await listener.end().catch(() => undefined)
    },
  }
}
