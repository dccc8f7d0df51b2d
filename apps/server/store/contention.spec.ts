import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { silentLog } from '../log.ts'
import { ask, note, startTestServer, type TestServer } from '../testing/database.fixture.ts'
import { createAppender } from './appender.ts'
import { createClock } from './clock.ts'
import type { Appender } from './contract.ts'

let server: TestServer
let database: Awaited<ReturnType<TestServer['fresh']>>
let both: Appender[]

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  database = await server.fresh()
  both = [1, 2].map(() => createAppender({ connection: database.log, clock: createClock(0), log: silentLog }))
})
afterEach(() => Promise.all(both.map((each) => each.close())))

test.each([1, 2])(
  'F4 a hundred want one unit at once, through %d server(s): one has it each time, and the others hear who',
  async (servers) => {
    for (let round = 0; round < 40; round += 1) {
      const key = `unit/e${round}`
      const outcomes = await Promise.all(
        Array.from({ length: 100 }, async (_, index) => {
          const subject = `slip/${randomUUID()}`
          const outcome = await both[index % servers]!.append(note(subject, 0, { take: [{ key, holder: subject }] }))
          return { subject, outcome }
        }),
      )
      const winners = outcomes.filter(({ outcome }) => outcome.kind === 'stored')
      expect(winners).toHaveLength(1)
      const named = new Set(outcomes.flatMap(({ outcome }) => (outcome.kind === 'taken' ? [outcome.holder] : [])))
      expect(outcomes.filter(({ outcome }) => outcome.kind === 'taken')).toHaveLength(99)
      expect([...named]).toEqual([winners[0]?.subject])
    }
    expect(await ask(database.log, 'select from tocsin.events')).toHaveLength(40)
  },
)

test.each([
  ['idle in its transaction', undefined],
  ['busy in its transaction', 'select pg_sleep(600)'],
])('a writer that holds the log and is %s is thrown out, and the others go on', async (_, stuckOn) => {
  const frozen = new Client(database.log)
  frozen.on('error', () => undefined)
  await frozen.connect()
  await frozen.query('begin')
  await frozen.query('select from tocsin.log_head for update')
  if (stuckOn !== undefined) frozen.query(stuckOn).catch(() => undefined)
  const outcomes = await Promise.all(both.map((each) => each.append(note(`incident/${randomUUID()}`, 0))))
  expect(outcomes.map(({ kind }) => kind)).toEqual(['stored', 'stored'])
  await expect(frozen.query('commit')).rejects.toThrow(/terminat|timeout|queryable/)
})

test('a straggler that was overtaken cannot write any more', async () => {
  await both[0]!.append(note('incident/a', 0))
  await both[1]!.append(note('incident/b', 0))
  // the first process still believes that the log ends with its own event
  expect(await both[0]!.append(note('incident/b', 0))).toMatchObject({ kind: 'stale', subjects: ['incident/b'] })
  expect(await both[0]!.append(note('incident/b', 1))).toMatchObject({ kind: 'stored' })
})
