import { randomUUID } from 'node:crypto'
import { Client, type Pool } from 'pg'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { silentLog } from '../log.ts'
import { ask, note, poolOf, startTestServer, type TestServer } from '../testing/database.fixture.ts'
import { createAppender } from './appender.ts'
import { createClock } from './clock.ts'
import type { Appender, Feed, Recorded } from './contract.ts'
import { createFeed } from './feed.ts'

let server: TestServer
let database: Awaited<ReturnType<TestServer['fresh']>>
let pool: Pool
let feed: Feed
let writers: Appender[]

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  database = await server.fresh()
  pool = poolOf(database.log)
  feed = createFeed({ pool, connection: database.log, log: silentLog })
  writers = [1, 2].map(() => createAppender({ connection: database.log, clock: createClock(0), log: silentLog }))
})
afterEach(async () => {
  await Promise.all(writers.map((writer) => writer.close()))
  await feed.close()
  await pool.end()
})

/** Follows from `after` and keeps all positions; `reached` resolves when it has seen `position`. */
function follow(after: number) {
  const seen: number[] = []
  const waiting: { position: number; resolve: () => void }[] = []
  const stop = feed.follow(after, (batch: readonly Recorded[]) => {
    seen.push(...batch.map(({ stamp }) => stamp.position))
    for (const { position, resolve } of waiting) if ((seen.at(-1) ?? 0) >= position) resolve()
  })
  const reached = (position: number): Promise<void> =>
    new Promise((resolve) => {
      if ((seen.at(-1) ?? after) >= position) resolve()
      else waiting.push({ position, resolve })
    })
  return { seen, reached, stop }
}

const upTo = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)

async function write(writer: Appender, isHinted: boolean): Promise<void> {
  const outcome = await writer.append(note(`incident/${randomUUID()}`, 0))
  if (isHinted && outcome.kind === 'stored') feed.hint(outcome.recorded)
}

test('F6 every follower sees each position once, in order, though listeners are killed while two processes write', async () => {
  const followers = [follow(0), follow(0), follow(0)]
  const rounds = 300
  await Promise.all(
    Array.from({ length: rounds }, async (_, round) => {
      // the second writer is another process to this feed: it never hints
      await Promise.all([write(writers[0]!, true), write(writers[1]!, false)])
      if (round % 60 === 30)
        await ask(
          database.superuser,
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tocsin-feed'`,
        )
    }),
  )
  const late = follow(100)
  for (const { reached, seen } of followers) {
    await reached(2 * rounds)
    expect(seen).toEqual(upTo(1, 2 * rounds))
  }
  await late.reached(2 * rounds)
  expect(late.seen).toEqual(upTo(101, 2 * rounds))
})

test('a wake-up that is lost costs time only', async () => {
  const follower = follow(0)
  await write(writers[0]!, false)
  await follower.reached(1)
  // no listener is left at all, and nothing is hinted: the poll finds what was written
  await ask(database.superuser, `alter role tocsin_log connection limit 0`)
  try {
    await ask(
      database.superuser,
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tocsin-feed'`,
    )
    await write(writers[0]!, false)
    await follower.reached(2)
    expect(follower.seen).toEqual([1, 2])
  } finally {
    await ask(database.superuser, `alter role tocsin_log connection limit -1`)
  }
})

test('a follower that fails is handed the same again; the others do not wait for it', async () => {
  const good = follow(0)
  const handed: number[] = []
  let failures = 2
  const healed = new Promise<void>((resolve) => {
    feed.follow(0, (batch) => {
      handed.push(batch[0]?.stamp.position ?? 0)
      if (failures-- > 0) throw new Error('not now')
      if (batch.at(-1)?.stamp.position === 1) resolve()
    })
  })
  await write(writers[0]!, true)
  await good.reached(1)
  await healed
  expect(handed).toEqual([1, 1, 1])
})

test('who stops following is called no more', async () => {
  const [stays, leaves] = [follow(0), follow(0)]
  await write(writers[0]!, true)
  await Promise.all([stays.reached(1), leaves.reached(1)])
  leaves.stop()
  await write(writers[0]!, true)
  await stays.reached(2)
  expect(leaves.seen).toEqual([1])
})

test('who is alone sends no wake-ups; once another process is there it is told of news', async () => {
  const listener = new Client(database.log)
  await listener.connect()
  const heard: string[] = []
  listener.on('notification', ({ payload }) => void heard.push(payload ?? ''))
  await listener.query('listen tocsin_log')
  // one that PostgreSQL does not show as a server: the feed believes to be alone once it has counted
  await wait(100)
  heard.length = 0
  for (let n = 0; n < 5; n += 1) await write(writers[0]!, true)
  await wait(50)
  expect(heard).toEqual([])
  const other = createFeed({ pool, connection: database.log, log: silentLog })
  const arrived = Promise.withResolvers<unknown>()
  await vi.waitFor(() => expect(heard).toEqual(['0']))
  other.follow(5, () => arrived.resolve(true))
  await write(writers[0]!, true)
  await vi.waitFor(() => expect(heard).toContain('6'))
  await arrived.promise
  await other.close()
  await listener.end()
})
