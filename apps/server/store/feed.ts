import { setTimeout as wait } from 'node:timers/promises'
import type { Pool } from 'pg'
import { NewerLog, readEvent } from '@tocsin/domain/history'
import type { Log } from '../log.ts'
import type { Connection } from '../postgres/index.ts'
import { eventOf } from './chain.ts'
import type { Feed, Recorded } from './contract.ts'
import { createWire } from './wire.ts'

const pageSize = 500
/** A lost wake-up costs this much time, never truth. */
const pollMs = 1000
const againMs = 250

type Take = (batch: readonly Recorded[]) => void | Promise<void>
type Follower = { readonly take: Take; after: number; work: Promise<void>; ended: boolean }

/** A stored event in today's shape. */
export function readBody(body: string): Recorded {
  const { stamp, type, data } = eventOf(body)
  return { ...readEvent(type, stamp.schema, data), stamp }
}

/**
 * The tail of the log. Every follower has a position of its own and is handed what comes after it, in order and without
 * gaps, whatever becomes of wake-ups and connections. A follower that throws is handed the same again.
 */
export function createFeed({ pool, connection, log }: { pool: Pool; connection: Connection; log: Log }): Feed {
  const followers = new Set<Follower>()
  const closing = new AbortController()
  const unreadable = Promise.withResolvers<never>()
  unreadable.promise.catch(() => undefined)

  async function hand(follower: Follower, batch: readonly Recorded[]): Promise<void> {
    const news = batch.filter(({ stamp }) => stamp.position > follower.after)
    const last = news.at(-1)
    if (last === undefined || follower.ended) return
    await follower.take(news)
    follower.after = last.stamp.position
  }

  async function catchUp(follower: Follower): Promise<void> {
    for (;;) {
      const { rows } = await pool.query<{ body: string }>({
        name: 'tail',
        text: 'select body from tocsin.events where position > $1 order by position limit $2',
        values: [follower.after, pageSize],
      })
      if (rows.length === 0 || follower.ended) return
      await hand(
        follower,
        rows.map(({ body }) => readBody(body)),
      )
      if (rows.length < pageSize) return
    }
  }

  /** Adds work to a follower's queue; a failure leaves its position, so the next round does it again. */
  function add(follower: Follower, work: () => Promise<void>): void {
    follower.work = follower.work.then(async () => {
      if (follower.ended) return
      try {
        await work()
      } catch (error) {
        if (error instanceof NewerLog) unreadable.reject(error)
        log.warn({ err: error, after: follower.after }, 'the tail of the log could not be read just now')
        await wait(againMs, undefined, { signal: closing.signal }).catch(() => undefined)
      }
    })
  }

  /** `position` is the log's end; who has been there already, by a hint, has nothing to read. */
  function wakeAll(position = Number.MAX_SAFE_INTEGER): void {
    for (const follower of followers)
      add(follower, async () => {
        if (follower.after < position) await catchUp(follower)
      })
  }

  const wire = createWire(connection, wakeAll, closing.signal)
  const poll = setInterval(() => wakeAll(), pollMs)

  return {
    follow(after, take) {
      const follower: Follower = { take, after, work: Promise.resolve(), ended: false }
      followers.add(follower)
      add(follower, () => catchUp(follower))
      return () => {
        follower.ended = true
        followers.delete(follower)
      }
    },
    unreadable: unreadable.promise,
    hint(recorded) {
      const [first, last] = [recorded[0], recorded.at(-1)]
      if (first === undefined || last === undefined) return
      wire.tell(last.stamp.position)
      for (const follower of followers) {
        add(follower, () => (first.stamp.position <= follower.after + 1 ? hand(follower, recorded) : catchUp(follower)))
      }
    },
    async close() {
      clearInterval(poll)
      closing.abort()
      for (const follower of followers) follower.ended = true
      await Promise.all([...followers].map(({ work }) => work))
      await wire.stop()
    },
  }
}
