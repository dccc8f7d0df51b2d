import { spawn } from 'node:child_process'
import { randomInt, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { silentLog } from '../log.ts'
import { startPostgres, type Connection } from '../postgres/index.ts'
import { ask, note, poolOf, startTestServer, type TestServer } from '../testing/database.fixture.ts'
import { createAppender } from './appender.ts'
import { createClock } from './clock.ts'
import type { Pending } from './contract.ts'
import { LogUnavailable } from './errors.ts'
import { migrate } from './migrate.ts'
import { verifyChain } from './verify-chain.ts'

/** Every acknowledged command is in the log once, with its event; the log has no gap and its chain is sound. */
async function expectIntact(log: Connection, acknowledged: readonly string[]): Promise<void> {
  const rows = await ask<{ id: string; events: number }>(
    log,
    `select id, coalesce(stored.events, 0) as events from tocsin.commands
     full join (select body::json #>> '{stamp,command}' as id, count(*)::int as events from tocsin.events group by 1) as stored using (id)`,
  )
  const events = new Map(rows.map(({ id, events: count }) => [id, count]))
  expect(acknowledged.filter((id) => events.get(id) !== 1)).toEqual([])
  expect([...events.values()].filter((count) => count !== 1)).toEqual([])
  expect(new Set(acknowledged).size).toBe(acknowledged.length)
  const [whole] = await ask<{ events: number; last: number; head: number }>(
    log,
    'select count(*)::int as events, max(position)::int as last, (select position::int from tocsin.log_head) as head from tocsin.events',
  )
  expect([whole?.last, whole?.head]).toEqual([whole?.events, whole?.events])
  const pool = poolOf(log)
  expect(await verifyChain(pool, 'alpha')).toMatchObject({ sound: true, events: whole?.events })
  await pool.end()
}

/** The same command again until the log says what became of it, as a client's outbox does. */
async function insist(append: () => Promise<{ kind: string }>): Promise<string> {
  for (;;) {
    try {
      return (await append()).kind
    } catch (error) {
      if (!(error instanceof LogUnavailable)) throw error
      await wait(20)
    }
  }
}

describe('F2 PostgreSQL killed under load', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server.stop())

  const postmaster = async (): Promise<number> =>
    Number((await readFile(join(server.dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
  const backend = async (): Promise<number> => {
    const [row] = await ask<{ pid: number }>(
      server.database.superuser!,
      `select pid from pg_stat_activity where application_name = 'tocsin-appender'`,
    )
    return row?.pid ?? Number.NaN
  }

  test('comes back by itself; nothing acknowledged is lost, nothing is there twice', async () => {
    const { connections } = server.database
    await migrate(connections.owner)
    const appender = createAppender({ connection: connections.log, clock: createClock(0), log: silentLog })
    const acknowledged: string[] = []
    const over = new AbortController()
    const write = async (): Promise<void> => {
      while (!over.signal.aborted) {
        const pending: Pending = note(`incident/${randomUUID()}`, 0)
        expect(['stored', 'repeated']).toContain(await insist(() => appender.append(pending)))
        acknowledged.push(pending.command)
      }
    }
    const writers = Array.from({ length: 16 }, write)
    for (const victim of [postmaster, backend, postmaster, postmaster, backend, postmaster]) {
      const soFar = acknowledged.length
      while (acknowledged.length < soFar + randomInt(20, 400)) await wait(1)
      // backends outlive their postmaster for a moment: writing goes on while it cannot be asked for anything
      await vi.waitFor(async () => process.kill(await victim(), 'SIGKILL'), { timeout: 20_000 })
    }
    const atLast = acknowledged.length
    while (acknowledged.length < atLast + 100) await wait(1)
    over.abort()
    await Promise.all(writers)
    await appender.close()
    await expectIntact(connections.log, acknowledged)
  })
})

test('F1 a server killed under load: the next takes its PostgreSQL over; nothing acknowledged is lost, nothing is there twice', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-kill-'))
  const script = fileURLToPath(new URL('../testing/writer.fixture.ts', import.meta.url))
  const acknowledged: string[] = []
  const pids = new Set<string>()
  for (let round = 0; round < 5; round += 1) {
    const enough = acknowledged.length + randomInt(20, 400)
    const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
    for await (const line of createInterface({ input: child.stdout })) {
      acknowledged.push(line)
      if (acknowledged.length === enough) child.kill('SIGKILL')
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    expect(child.signalCode).toBe('SIGKILL')
    pids.add((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0] ?? '')
  }
  expect(pids.size).toBe(1)
  const database = await startPostgres({ dataDir, log: silentLog })
  await expectIntact(database.connections.log, acknowledged)
  await database.stop()
  await rm(dataDir, { recursive: true, force: true })
})
