import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Client, Pool } from 'pg'
import { pino } from 'pino'
import { z } from 'zod'
import { createApp, type App } from '../apps/server/app.ts'
import { createWriters } from './commands/calls.ts'
import { runSlice, type Slice } from './commands/run-slice.ts'
import { median, p99 } from './statistics.ts'

const fewWriters = 16
const manyWriters = 200
/** Connections left to the product's own pools, which grow when they are needed. */
const productConnections = 12

/** One side of the comparison: runs for a slice of time. */
type Side = (sliceMs: number) => Promise<Slice>

/**
 * Durable commands a second through the command handler, beside single-row inserts of the same client library on the
 * same database. The sides take turns in short slices, so that whatever else the machine does falls on all of them.
 */
export async function bench(args: string[]): Promise<Record<string, number>> {
  const { values } = parseArgs({
    args,
    options: { rounds: { type: 'string', default: '7' }, 'slice-ms': { type: 'string', default: '2000' } },
  })
  const sliceMs = Number(values['slice-ms'])
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-bench-'))
  const app = await createApp({
    config: { port: 0, host: '127.0.0.1', dataDir, databaseUrl: undefined },
    log: pino({ level: 'silent' }),
    consoleDir: undefined,
  })
  await app.found({ name: { zh: '测量', en: 'Bench' }, division: '000000', timeZone: 'UTC' })
  const rounds = Number(values.rounds)
  const connections = await freeConnections(app)
  console.log(`${manyWriters} bare writers share ${connections} connections, ${fewWriters} have one each`)
  const manyBare = await bareInserts(app, connections)
  const few = await commands(app, 'few', fewWriters)
  const many = await commands(app, 'many', manyWriters)
  const bareSides = { bare: manyBare.side(fewWriters), bareMany: manyBare.side(manyWriters) }
  const one = await takeTurns({ bare: bareSides.bare, few, bareMany: bareSides.bareMany, many }, rounds, sliceMs)
  await manyBare.stop()
  const bare = await bareInserts(app, fewWriters)
  const second = await startSecond(app, dataDir)
  const both = await takeTurns({ bare: bare.side(fewWriters), two: together(few, second.side) }, rounds, sliceMs)
  second.stop()
  await bare.stop()
  await app.close()
  await rm(dataDir, { recursive: true, force: true })
  return { ...figuresOfOne(one), writers_200_bare_connections: connections, ...figuresOfTwo(both) }
}

/** The first slice of each side only warms up. */
async function takeTurns<Sides extends Record<string, Side>>(
  sides: Sides,
  rounds: number,
  sliceMs: number,
): Promise<{ readonly [Name in keyof Sides]: readonly Slice[] }> {
  const slices = Object.fromEntries(Object.keys(sides).map((name) => [name, Array<Slice>()]))
  for (let round = -1; round < rounds; round += 1)
    for (const [name, side] of Object.entries(sides)) {
      const slice = await side(sliceMs)
      if (round >= 0) slices[name]?.push(slice)
    }
  return slices as { [Name in keyof Sides]: Slice[] }
}

const rateOf = (slices: readonly Slice[]): number => median(slices.map(({ perS }) => perS))

/** Of the bare slice of the same round; of several rounds the middle one counts. */
const shareOf = (slices: readonly Slice[], bare: readonly Slice[]): number =>
  median(slices.map(({ perS }, round) => perS / (bare[round]?.perS ?? Number.NaN)))

const latencyOf = (slices: readonly Slice[]): number => p99(slices.flatMap(({ tookMs }) => tookMs))

type Slices<Name extends string> = Readonly<Record<Name, readonly Slice[]>>

const figuresOfOne = ({ bare, few, bareMany, many }: Slices<'bare' | 'few' | 'bareMany' | 'many'>) => ({
  commands_per_s: rateOf(few),
  bare_inserts_per_s: rateOf(bare),
  share: shareOf(few, bare),
  p99_ms: latencyOf(few),
  bare_p99_ms: latencyOf(bare),
  writers_200_commands_per_s: rateOf(many),
  writers_200_bare_inserts_per_s: rateOf(bareMany),
  writers_200_share: shareOf(many, bareMany),
  writers_200_p99_ms: latencyOf(many),
})

const figuresOfTwo = ({ bare, two }: Slices<'bare' | 'two'>) => ({
  two_process_commands_per_s: rateOf(two),
  two_process_bare_inserts_per_s: rateOf(bare),
  two_process_share: shareOf(two, bare),
  two_process_p99_ms: latencyOf(two),
})

async function commands(app: App, name: string, writerCount: number): Promise<Side> {
  const writers = await createWriters(app, name, writerCount)
  return (sliceMs) => runSlice(writers, sliceMs)
}

/** How many connections the bare side may have: all that PostgreSQL allows, less those of the product. */
async function freeConnections(app: App): Promise<number> {
  const client = new Client(app.database.connections.owner)
  await client.connect()
  const { rows } = await client.query<{ free: number }>(
    `select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
       - (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as free`,
  )
  await client.end()
  return Math.max(fewWriters, (rows[0]?.free ?? 0) - productConnections)
}

/** The least that any durable store does: one row of 300 bytes in a transaction of its own, by writers on a pool. */
async function bareInserts(
  app: App,
  connections: number,
): Promise<{ side: (writerCount: number) => Side; stop: () => Promise<void> }> {
  const pool = new Pool({ ...app.database.connections.owner, max: connections, idleTimeoutMillis: 0 })
  await pool.query(
    'create table if not exists bench_bare (id bigint generated always as identity primary key, body text not null)',
  )
  const body = 'b'.repeat(300)
  const write = async (): Promise<void> => {
    await pool.query({ name: 'bare', text: 'insert into bench_bare (body) values ($1)', values: [body] })
  }
  return {
    side: (writerCount) => {
      const writers = Array.from({ length: writerCount }, () => write)
      return (sliceMs) => runSlice(writers, sliceMs)
    },
    stop: () => pool.end(),
  }
}

const together =
  (...sides: readonly Side[]): Side =>
  async (sliceMs) => {
    const slices = await Promise.all(sides.map((side) => side(sliceMs)))
    return { perS: slices.reduce((sum, { perS }) => sum + perS, 0), tookMs: slices.flatMap(({ tookMs }) => tookMs) }
  }

const sliceShape = z.object({ perS: z.number(), tookMs: z.array(z.number()) })

/** A second server shares the first one's secrets and gets its database by URL, as two machines would. */
async function startSecond(app: App, dataDir: string): Promise<{ side: Side; stop: () => void }> {
  const secondDir = join(dataDir, 'second')
  await cp(join(dataDir, 'secrets'), join(secondDir, 'secrets'), { recursive: true })
  const child: ChildProcess = fork(
    new URL('commands/second-server.ts', import.meta.url),
    [secondDir, urlOf(app), String(fewWriters)],
    { execArgv: [] },
  )
  const ended = new AbortController()
  child.once('exit', () => ended.abort(new Error('the second server ended')))
  const hear = async (): Promise<unknown> => (await once(child, 'message', { signal: ended.signal }))[0]
  await hear()
  return {
    side: async (sliceMs) => {
      child.send({ sliceMs })
      return sliceShape.parse(await hear())
    },
    stop: () => void child.kill(),
  }
}

function urlOf(app: App): string {
  const { user, password, host, port, database } = app.database.connections.owner
  return `postgres://${String(user)}:${typeof password === 'string' ? password : ''}@/${String(database)}?host=${encodeURIComponent(String(host))}&port=${String(port)}`
}
