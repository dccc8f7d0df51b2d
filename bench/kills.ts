import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { check } from './kills/check.ts'
import { freePort, keepRunning, signIn, until } from './kills/keep-running.ts'
import { killPostgres, prepareUnits } from './kills/prepare.ts'
import { probe, write, type Writer } from './kills/writer.ts'
import { median, p99 } from './statistics.ts'

async function killInTurns(
  options: { server: number; postgres: number },
  kill: { server: () => void; postgres: () => Promise<void> },
  writers: readonly Writer[],
  ask: () => Promise<number>,
) {
  const times: Record<'server' | 'postgres', number[]> = { server: [], postgres: [] }
  const left = { ...options }
  for (let n = 1; left.server + left.postgres > 0; n += 1) {
    const what = left.postgres === 0 || (left.server > 0 && n % 2 === 0) ? 'server' : 'postgres'
    left[what] -= 1
    await new Promise((resolve) => setTimeout(resolve, 300 + Math.random() * 1200))
    await kill[what]()
    const took = await ask()
    times[what].push(took)
    const acked = writers.reduce((sum, { acks }) => sum + acks.length, 0)
    console.log(
      `kill ${String(n).padStart(3)} ${what.padEnd(8)} serving again after ${(took / 1000).toFixed(2)} s, ${acked} acknowledged`,
    )
  }
  return times
}

/**
 * Kills the server and PostgreSQL at random moments while 50 desks open, assign and close, and holds what the desks saw
 * acknowledged against the log.
 */
export async function bench(args: string[]): Promise<Record<string, number>> {
  const { values } = parseArgs({
    args,
    options: {
      server: { type: 'string', default: '100' },
      postgres: { type: 'string', default: '100' },
      events: { type: 'string', default: '0' },
    },
  })
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-kills-'))
  if (Number(values.events) > 0) {
    console.log(`filling the log with ${values.events} events`)
    await once(fork(new URL('kills/fill.ts', import.meta.url), [dataDir, values.events], { execArgv: [] }), 'exit')
  }
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const server = keepRunning(dataDir, port)
  await until(server.owner)
  const units = await prepareUnits(url, 50)
  const cookie = await signIn(url, 'desk')
  const writers = units.map((unit) => write(url, cookie, unit))
  const probes: Writer = { acks: [], refusals: [], stop: () => Promise.resolve() }
  const times = await killInTurns(
    { server: Number(values.server), postgres: Number(values.postgres) },
    { server: () => void server.kill(), postgres: () => killPostgres(dataDir) },
    writers,
    () => probe(url, cookie, probes),
  )
  await Promise.all(writers.map((writer) => writer.stop()))
  const acks = [...writers, probes].flatMap((writer) => writer.acks)
  const owner = await until(server.owner)
  const verdict = await check(owner, acks, Number(values.events))
  const refusals = writers.flatMap((writer) => writer.refusals)
  for (const refusal of refusals.slice(0, 10)) console.log(`refused: ${refusal}`)
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
  return {
    kills_server: times.server.length,
    kills_postgres: times.postgres.length,
    acknowledged: acks.length,
    acknowledged_lost: verdict.lost,
    commands_doubled: verdict.doubled,
    position_gaps: verdict.gaps,
    refused: refusals.length,
    events_in_log: verdict.events,
    server_back_p50_s: median(times.server) / 1000,
    server_back_max_s: Math.max(...times.server) / 1000,
    postgres_back_p50_s: median(times.postgres) / 1000,
    postgres_back_max_s: Math.max(...times.postgres) / 1000,
    any_back_p99_s: p99([...times.server, ...times.postgres]) / 1000,
  }
}
