import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import { parseBody } from '@tocsin/link'
import { pino, type Logger } from 'pino'
import { expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { openLogger } from './logger.ts'
import { startTestApp } from './testing/app.fixture.ts'
import { findInClear, searchFor } from './testing/find-in-clear.fixture.ts'
import { readTables } from './testing/read-tables.fixture.ts'
import {
  acceptedTries,
  createPlanter,
  furnish,
  refusedTries,
  sendAll,
  sendOverSocket,
} from './testing/plant.fixture.ts'

test('50 and more names, numbers and words of callers stand nowhere in clear in the data folder', async () => {
  vi.stubEnv('TOCSIN_LOG_LEVEL', 'trace')
  onTestFinished(() => void vi.unstubAllEnvs())
  let log: Logger | undefined
  const host = await startTestApp({ openLog: (dataDir) => (log = openLogger(dataDir)) })
  onTestFinished(() => host.remove())
  const { plant, planted } = createPlanter()
  const { desk, crew } = await furnish(host)
  await sendAll(host.app.url, acceptedTries(plant, desk))
  const stored = planted.slice()
  const answers = await sendAll(host.app.url, refusedTries(plant, desk, crew))
  await sendOverSocket(host.app.url, desk, plant)
  expect(new Set(planted).size).toBeGreaterThanOrEqual(50)

  // the values have been there: who may read them gets them in clear, from what is sealed on disk
  const card = answers.slice(-4).join('')
  const read = stored.filter((value) => card.includes(JSON.stringify(value).slice(1, -1)))
  expect(read.length).toBeGreaterThanOrEqual(15)

  const tables = await readTables(host)
  expect(tables.toString()).toContain('incident-noted')
  await host.app.close()
  await new Promise<void>((resolve, reject) => log?.flush((error) => (error ? reject(error) : resolve())))
  expect(searchFor(planted)(tables, 'tables')).toEqual([])
  expect(await findInClear(host.dataDir, planted)).toEqual([])

  // and the search is one that finds
  const hidden = join(host.dataDir, 'logs', 'hidden')
  const needle = planted[3] ?? ''
  for (const bytes of [
    Buffer.from(`..${needle}..`),
    Buffer.from(`.${needle}.`, 'utf16le'),
    ...[1, 2, 3].map((length) => Buffer.from(Buffer.from('.'.repeat(length) + needle + '.').toString('base64'))),
    Buffer.from(JSON.stringify(needle).replaceAll(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`)),
  ]) {
    await writeFile(hidden, bytes)
    expect(await findInClear(join(host.dataDir, 'logs'), planted)).toMatchObject([{ value: needle }])
  }
})

const crashing = fileURLToPath(new URL('testing/crash.fixture.ts', import.meta.url))
const told = z.object({ dataDir: z.string(), planted: z.array(z.string()).min(25) })

/** A server in a process of its own, where cores and reports are on, that has taken the planted values. */
async function startCrashing() {
  const reports = ['--report-on-fatalerror', '--report-uncaught-exception']
  const child = spawn('sh', ['-c', 'ulimit -c unlimited; exec "$0" "$@"', process.execPath, ...reports, crashing], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const shown: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => void shown.push(bytes))
  const ended = once(child, 'close')
  const message: unknown = await Promise.race([
    once(child, 'message').then(([first]: unknown[]) => first),
    ended.then(() => Buffer.concat(shown).toString()),
  ])
  return { child, ended, shown, ...told.parse(message) }
}

test.for(['SIGABRT', 'throw'] as const)(
  'a crash (%s) leaves core and report without what callers said',
  async (how) => {
    const { child, ended, shown, dataDir, planted } = await startCrashing()
    if (how === 'throw') child.send('throw')
    else child.kill(how)
    await ended
    const left = await readdir(dataDir)
    // even the registers in a core have held words: there must be none
    expect(left.filter((name) => name.startsWith('core'))).toEqual([])
    expect(left.filter((name) => name.startsWith('report.'))).toHaveLength(how === 'throw' ? 1 : 0)
    expect(Buffer.concat(shown).toString()).toContain(how === 'throw' ? 'Error: a bug' : '')
    expect(searchFor(planted)(Buffer.concat(shown), 'terminal')).toEqual([])
    expect(await findInClear(dataDir, planted)).toEqual([])
    // what the dead one left running is taken over, and what was said is still there for who may read it
    const host = await startTestApp({ dataDir })
    expect(host.app.board.get('incident/i1')).toBeDefined()
    await host.stop()
  },
)

test('a parsed command shows nothing personal when it is dumped, written as JSON, logged or thrown', () => {
  const { plant, planted } = createPlanter()
  const words = { callerName: plant('name'), callerNumber: plant('number'), story: plant('words') }
  const parsed = parseBody('describe-contact', { contact: 'c1', words })
  const logged: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })
  log.info({ command: parsed, err: Object.assign(new Error('failed', { cause: parsed.data }), { parsed }) }, 'failed')
  const shown = [
    inspect(parsed, { depth: Infinity, showHidden: true, getters: true }),
    inspect(new Error('failed', { cause: parsed.data }), { depth: Infinity }),
    JSON.stringify(parsed),
    String(Object.values(parsed.data ?? {})),
    ...logged,
  ].join('\n')
  expect(parsed.success).toBe(true)
  expect(shown).toContain('[personal]')
  expect(searchFor(planted)(Buffer.from(shown), 'shown')).toEqual([])
})
