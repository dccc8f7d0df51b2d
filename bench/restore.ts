import { execFile, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { z } from 'zod'
import { freePort, keepRunning, signIn, until } from './kills/keep-running.ts'
import { killPostgres, prepareUnits } from './kills/prepare.ts'
import { probe, write, type Writer } from './kills/writer.ts'
import { holdAgainst } from './restore/hold-against.ts'

const main = join(import.meta.dirname, '../apps/server/main.ts')
const summary = z.object({ set: z.string(), events: z.number(), rows: z.number(), differences: z.array(z.unknown()) })

async function tocsin(dataDir: string, args: readonly string[]): Promise<string> {
  const env = { PATH: process.env['PATH'], TOCSIN_DATA: dataDir }
  const { stdout } = await promisify(execFile)(process.execPath, [main, ...args], { env, maxBuffer: 64 << 20 })
  return stdout
}

/**
 * F27: desks work on a log of some size while backups are made by themselves, every five minutes; at a moment between two the
 * whole machine is gone, and everything is brought back from the second place on an empty folder. How much of what desks saw
 * acknowledged is lost, in seconds, and how long until a desk is served again?
 */
export async function bench(args: string[]): Promise<Record<string, number>> {
  const { values } = parseArgs({
    args,
    options: {
      events: { type: 'string', default: '100000' },
      seconds: { type: 'string', default: '570' },
      writers: { type: 'string', default: '20' },
    },
  })
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-restore-'))
  const [dataDir, fresh, place, safe] = ['data', 'fresh', 'second', 'safe'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ]
  for (const each of [dataDir, place, safe]) await mkdir(each, { mode: 0o700 })
  const passphrase = join(safe, 'passphrase')
  await writeFile(passphrase, 'a passphrase of a bench, and a long one\n', { mode: 0o600 })
  await chmod(folder, 0o755)
  try {
    console.log(`filling the log with ${values.events} events`)
    await once(fork(new URL('kills/fill.ts', import.meta.url), [dataDir, values.events], { execArgv: [] }), 'exit')
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const server = keepRunning(dataDir, port, place)
    await until(server.owner)
    const keys = join(safe, 'keys')
    await tocsin(dataDir, ['backup', 'keys', keys, '--passphrase-file', passphrase])
    const units = await prepareUnits(url, Number(values.writers))
    const cookie = await signIn(url, 'desk')
    const writers = units.map((unit) => write(url, cookie, unit))
    await new Promise((resolve) => setTimeout(resolve, Number(values.seconds) * 1000))

    await server.end()
    await killPostgres(dataDir)
    const goneAt = Date.now()
    await rm(dataDir, { recursive: true, force: true })
    const stopped = Promise.all(writers.map((writer) => writer.stop()))
    const acks = writers.flatMap((writer) => writer.acks)
    console.log(`gone after ${acks.length} acknowledged commands`)

    const begun = performance.now()
    const wish = ['restore', place, '--keys', keys, '--passphrase-file', passphrase, '--json']
    const told = summary.parse(JSON.parse(await tocsin(fresh, wish)))
    const restored = performance.now()
    const again = keepRunning(fresh, port)
    const owner = await until(again.owner, 300_000)
    const probes: Writer = { acks: [], refusals: [], stop: () => Promise.resolve() }
    await probe(url, await signIn(url, 'desk'), probes)
    const served = performance.now()
    const { lost, lostBefore, oldestLostAt } = await holdAgainst(owner, acks, told.events)
    await stopped
    await again.stop()
    return {
      acknowledged: acks.length,
      rows: told.rows,
      differences: told.differences.length,
      lost_after_the_set: lost,
      lost_before_the_set: lostBefore,
      rpo_s: oldestLostAt === undefined ? 0 : (goneAt - oldestLostAt) / 1000,
      restore_s: (restored - begun) / 1000,
      rto_s: (served - begun) / 1000,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
