import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { pino } from 'pino'
import { z } from 'zod'
import { createApp } from '../apps/server/app.ts'

const run = promisify(execFile)
const main = join(import.meta.dirname, '../apps/server/main.ts')
const fill = join(import.meta.dirname, 'kills/fill.ts')
const told = z.object({ entries: z.number(), anchored: z.number(), finding: z.null() })

/** How long `tocsin audit verify` reads a log of a million entries, held against the heads of a second place. */
export async function bench(args: string[]): Promise<Record<string, number>> {
  const { values } = parseArgs({ args, options: { entries: { type: 'string', default: '1000000' } } })
  const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-audit-'))
  const place = await mkdtemp(join(tmpdir(), 'tocsin-place-'))
  try {
    console.log(`filling the log with ${values.entries} entries ...`)
    await run(process.execPath, [fill, dataDir, values.entries], { maxBuffer: 1e9 })
    const signMs = await timed(() => anchor(dataDir, place))
    console.log('verifying ...')
    let report = ''
    const verifyMs = await timed(async () => {
      const env = { ...process.env, TOCSIN_DATA: dataDir }
      report = (await run(process.execPath, [main, 'audit', 'verify', '--against', place, '--json'], { env })).stdout
    })
    const { entries, anchored } = told.parse(JSON.parse(report))
    return {
      entries,
      anchored,
      verify_1m_s: (verifyMs / 1000) * (1_000_000 / entries),
      entries_per_s: entries / (verifyMs / 1000),
      anchor_s: signMs / 1000,
    }
  } finally {
    for (const folder of [dataDir, place]) await rm(folder, { recursive: true, force: true })
  }
}

/** Starts the server with a second place, and stops it: all heads are there. */
async function anchor(dataDir: string, auditPlaces: string): Promise<void> {
  const config = { port: 0, host: '127.0.0.1', dataDir, databaseUrl: undefined, auditPlaces }
  const app = await createApp({ config, log: pino({ level: 'silent' }), consoleDir: undefined })
  await app.close()
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now()
  await work()
  return performance.now() - startedMs
}
