import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { ask, startTestServer, type TestServer } from '../testing/database.fixture.ts'
import type { SubjectRow } from './contract.ts'
import { createSubjectTable, type SubjectTable } from './subject-table.ts'

let server: TestServer
let database: Awaited<ReturnType<TestServer['fresh']>>
const opened: SubjectTable[] = []

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  database = await server.fresh()
  await ask(database.owner, `insert into tocsin.folds (name, version, position) values ('subjects', '1', 0)`)
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()))
})

function open(): SubjectTable {
  const table = createSubjectTable(database.log)
  opened.push(table)
  return table
}

const row = (id: string, version: number, more: Partial<SubjectRow> = {}): SubjectRow => ({
  subject: `incident/${id}`,
  kind: 'incident',
  owner: 'alpha',
  version,
  position: version,
  open: true,
  exercise: false,
  number: null,
  type: null,
  phase: 'open',
  lon: null,
  lat: null,
  since: version,
  state: { id, version },
  ...more,
})

const stored = () =>
  ask(
    database.log,
    'select subject, version::int, since::int, open, number, lon, state from tocsin.subjects order by subject',
  )

test('a subject is written as it is, and later as it became; when it began stays', async () => {
  const table = open()
  expect(await table.keepUp([row('a', 1), row('b', 2, { number: '7', lon: 113.5 })], 2)).toBe(2)
  expect(await table.keepUp([row('a', 3, { open: false })], 3)).toBe(3)
  expect(await stored()).toEqual([
    {
      subject: 'incident/a',
      version: 3,
      since: 1,
      open: false,
      number: null,
      lon: null,
      state: '{"id":"a","version":3}',
    },
    {
      subject: 'incident/b',
      version: 2,
      since: 2,
      open: true,
      number: '7',
      lon: 113.5,
      state: '{"id":"b","version":2}',
    },
  ])
})

test('an older row never overwrites a newer one, and the position never goes back', async () => {
  const table = open()
  await table.keepUp([row('a', 5)], 5)
  await table.keepUp([row('a', 4)], 4)
  expect(await stored()).toMatchObject([{ version: 5 }])
  expect(await ask(database.log, 'select position::int from tocsin.folds')).toEqual([{ position: 5 }])
})

test('many rows are written in pages', async () => {
  const rows = Array.from({ length: 1_201 }, (_, index) => row(String(index), index + 1))
  await open().keepUp(rows, 1_201)
  expect(await stored()).toHaveLength(1_201)
})

test('of two processes one writes, and the other hears how far; when the first is gone the other takes over', async () => {
  const [first, second] = [open(), open()]
  await first.keepUp([row('a', 1)], 1)
  expect(await second.keepUp([row('a', 1), row('b', 2)], 2)).toBe(1)
  expect(await stored()).toHaveLength(1)
  await first.close()
  await expect.poll(() => second.keepUp([row('b', 2)], 2)).toBe(2)
  expect(await stored()).toHaveLength(2)
})

test('a broken connection fails once, then the task is taken up again', async () => {
  const table = open()
  await table.keepUp([row('a', 1)], 1)
  await ask(
    database.superuser,
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tocsin-subjects' and datname = current_database()`,
  )
  await table.keepUp([row('a', 2)], 2).catch(() => undefined)
  await expect.poll(() => table.keepUp([row('a', 2)], 2).catch(() => 0)).toBe(2)
  expect(await stored()).toMatchObject([{ version: 2 }])
})
