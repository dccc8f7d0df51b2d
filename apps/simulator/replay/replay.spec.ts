import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { makeGround, startRelay, startServer, type RealServer } from '../real-server.fixture.ts'
import { goodRow, logText } from './log-text.fixture.ts'
import { replay } from './replay.ts'

const fiveMinutes = 300_000

/** A log with one of each: good, twice at work, no end, never left, contradictory, unusable, a call without a usable row. */
const dirtyLog = logText(
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

let ground: Awaited<ReturnType<typeof makeGround>>
let file: string
beforeAll(async () => {
  ground = await makeGround()
  file = join(ground.dir, 'calls.csv')
}, fiveMinutes)
afterAll(() => ground.remove())

let servers: RealServer[]
beforeEach(() => {
  servers = []
})
afterEach(async () => {
  for (const server of servers) await server.stop()
}, fiveMinutes)

function start(data: string, ...args: readonly string[]): RealServer {
  const server = startServer(join(ground.dir, data), ['--city', ground.city, ...args])
  servers.push(server)
  return server
}

it(
  'plays a log through a real server, accounts for each row and call, and finds it all again when started anew',
  async () => {
    await writeFile(file, dirtyLog)
    const theLog = "the server's log: 5 incidents, 5 closed, 6 slips, 6 runs, 6 feedbacks accepted"
    for (const speed of ['max', '100000']) {
      const server = start('twice', '--replay', file, '--speed', speed)
      await server.says(/ \d+ units, \d+ commands/)
      expect(server.text()).toContain('every row and call is accounted for')
      expect(server.text()).toContain('calls 6: 5 closed, 0 refused, 1 without a usable row')
      expect(server.text()).toContain('rows  8: 6 unit runs, 2 unusable, 0 refused')
      expect(server.text()).toContain('rules broken on the board: none')
      expect(server.text()).toContain(theLog)
      await server.stop()
    }
  },
  fiveMinutes,
)

it(
  'F6 loses nothing and doubles nothing when the line is cut again and again',
  async () => {
    const calls = Array.from({ length: 40 }, (_, index) => [
      goodRow(`c${index}`, `M${index % 7}`, index),
      goodRow(`c${index}`, `E${index % 5}`, index),
    ])
    await writeFile(file, logText(...calls.flat()))
    const server = start('cut', '--no-demo')
    const [, password = ''] = await server.says(/admin \/ (\w+)/)
    const [, port = ''] = await server.says(/is at +http:\/\/\S+:(\d+)/)
    const own = `${password}-chosen`
    // the printed one is good for choosing one's own alone
    await fetch(`http://127.0.0.1:${port}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'admin', password, newPassword: own }),
    })
    const relay = await startRelay(Number(port))
    try {
      const credentials = { administrator: { login: 'admin', password: own }, sourceKey: null }
      const { signal } = new AbortController()
      const summary = await replay({
        url: relay.url,
        credentials,
        file,
        speed: 'max',
        signal,
        onProgress: ({ phase }) => phase === 'playing' && relay.cutEach(150),
      })
      expect(relay.cuts()).toBeGreaterThan(3)
      expect(summary.balanced).toBe(true)
      expect(summary.refusedSteps).toEqual([])
      expect(summary.violations).toEqual([])
      expect(summary.audit).toEqual({
        incidents: 40,
        closed: 40,
        slips: 80,
        runs: 80,
        acceptedFeedbacks: 80,
        missing: [],
      })
    } finally {
      relay.stop()
    }
  },
  fiveMinutes,
)
