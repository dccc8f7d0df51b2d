import { spawn } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { writeTown } from '@tocsin/city/town'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { goodRow, logText } from './log-text.fixture.ts'

const server = fileURLToPath(new URL('../../server/main.ts', import.meta.url))
const minute = 60_000

/** A log with one of each: good, twice at work, no end, never left, contradictory, unusable, a call without a usable row. */
const log = logText(
  goodRow('c1', 'M1', 0),
  goodRow('c1', 'M2', 0),
  { call: 'c2', unit: 'M1', received: 9, entry: 9, dispatch: 10, available: 12 },
  { call: 'c3', unit: 'M2', received: 50, entry: 51, dispatch: 52, response: 53, onScene: 55 },
  {
    ...goodRow('c4', 'M3', 5),
    transport: 40,
    hospital: 35,
    available: 60,
    type: 'Structure Fire',
    disposition: 'Fire',
  },
  goodRow('c5', 'M2', 90),
  goodRow('c1', 'M1', 30),
  { call: 'c6', unit: 'M4', available: 9 },
)

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tocsin-replay-'))
  // PostgreSQL may run as a user of its own, who has to get through to its folder.
  await chmod(dir, 0o711)
})
afterEach(() => rm(dir, { recursive: true, force: true }))

/** Runs the real server with a replay until the replay has told its summary; returns what it said. */
async function playOnServer(...more: readonly string[]): Promise<string> {
  const [city, file] = [join(dir, 'town.osm.pbf'), join(dir, 'calls.csv')]
  const env = { ...process.env, TOCSIN_DATA: join(dir, 'data'), TOCSIN_PORT: '0' }
  const child = spawn(process.execPath, [server, 'start', '--city', city, '--replay', file, ...more], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const told = Promise.withResolvers<void>()
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line)
      if (/^ {2}\d+ units, \d+ commands/.test(line)) told.resolve()
    })
  }
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await Promise.race([told.promise, exited])
  child.kill('SIGTERM')
  await exited
  return lines.join('\n')
}

it(
  'plays a log through a real server, accounts for each row and call, and finds it all again when started anew',
  async () => {
    await writeTown(join(dir, 'town.osm.pbf'), { seed: 1, addresses: 5_000 })
    await writeFile(join(dir, 'calls.csv'), log)
    const first = await playOnServer('--speed', 'max')
    expect(first).toContain('every row and call is accounted for')
    expect(first).toContain('calls 6: 5 closed, 0 refused, 1 without a usable row')
    expect(first).toContain('rows  8: 6 unit runs, 2 unusable, 0 refused')
    expect(first).toContain("the server's log: 5 incidents, 5 closed, 6 slips, 6 runs, 6 feedbacks accepted")

    const again = await playOnServer('--speed', '100000')
    expect(again).toContain('every row and call is accounted for')
    expect(again).toContain("the server's log: 5 incidents, 5 closed, 6 slips, 6 runs, 6 feedbacks accepted")
  },
  5 * minute,
)
