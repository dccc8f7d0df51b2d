import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { silentLog } from '../log.ts'
import { ask, note, poolOf, startTestServer, type TestServer } from '../testing/database.fixture.ts'
import { createAppender } from './appender.ts'
import { createClock } from './clock.ts'
import { verifyChain } from './verify-chain.ts'

let server: TestServer
let database: Awaited<ReturnType<TestServer['fresh']>>
let pool: Pool

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  database = await server.fresh()
  pool = poolOf(database.log)
  const appender = createAppender({ connection: database.log, clock: createClock(0), log: silentLog })
  await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      appender.append(note(`incident/${index}`, 0, { org: index % 3 === 0 ? 'beta' : 'alpha' })),
    ),
  )
  await appender.close()
})
afterEach(() => pool.end())

test('a chain as it was written is sound, each organisation has its own', async () => {
  expect(await verifyChain(pool, 'alpha')).toMatchObject({ sound: true, events: 66 })
  expect(await verifyChain(pool, 'beta')).toMatchObject({ sound: true, events: 34 })
  expect(await verifyChain(pool, 'nobody')).toMatchObject({ sound: true, events: 0 })
})

test.each([
  [
    'an edited body',
    `update tocsin.events set body = replace(body, '"incident-noted"', '"incident-Noted"') where org = 'alpha' and org_seq = 40`,
    'body',
  ],
  ['an edited column', `update tocsin.events set owner = 'gamma' where org = 'alpha' and org_seq = 40`, 'columns'],
  ['a deleted event', `delete from tocsin.events where org = 'alpha' and org_seq = 40`, 'missing'],
  [
    'two events that changed places',
    `update tocsin.events set org_seq = -org_seq where org = 'alpha' and org_seq in (40, 50);
     update tocsin.events set org_seq = 90 + org_seq where org = 'alpha' and org_seq in (-40, -50)`,
    'body',
  ],
])("%s is found, though the database's own superuser did it", async (_, tampering, fault) => {
  await ask(database.superuser, tampering)
  expect(await verifyChain(pool, 'alpha')).toEqual({ sound: false, orgSeq: 40, fault })
  expect(await verifyChain(pool, 'beta')).toMatchObject({ sound: true })
})
