import { appendFile, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { silentLog } from '../log.ts'
import type { Appender } from '../store/contract.ts'
import { createAppender } from '../store/appender.ts'
import { createAuditHeads } from '../store/audit-heads.ts'
import { createClock } from '../store/clock.ts'
import { ask, note, poolOf, startTestServer, type TestServer } from '../testing/database.fixture.ts'
import { keepHeads } from './keep-heads.ts'
import { isPaper, paperOf, readPaper } from './paper.ts'
import { keptAt, placesIn } from './places.ts'
import { readHead } from './head.ts'
import { rotateSigningKey } from './signing-key.ts'
import { verifyLog } from './verify.ts'

let server: TestServer
let database: Awaited<ReturnType<TestServer['fresh']>>
let pool: Pool
let folder: string
let appender: Appender
let versions = 0

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
beforeEach(async () => {
  database = await server.fresh()
  pool = poolOf(database.log)
  folder = await mkdtemp(join(tmpdir(), 'tocsin-places-'))
  appender = createAppender({ connection: database.log, clock: createClock(0), log: silentLog })
  versions = 0
})
afterEach(async () => {
  await appender.close()
  await pool.end()
  await rm(folder, { recursive: true, force: true })
})

async function append(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await appender.append(note('incident/1', versions++))
}

const keeping = (places: string = folder) =>
  keepHeads({
    store: { heads: createAuditHeads(pool), alone: async (_, work) => (await work(), true) },
    dataDir: server.dataDir,
    places: placesIn(places, server.dataDir),
    now: Date.now,
    log: silentLog,
  })

async function verified(place = folder) {
  const { own, others } = await keptAt(place, await createAuditHeads(pool).logId())
  return verifyLog({ asking: pool, kept: own, pasts: others })
}

const fileIn = async (): Promise<string> => join(folder, (await readdir(folder))[0] ?? '')

test('heads follow each other, each with the proof that the last is its beginning; nothing new, no head', async () => {
  const heads = keeping()
  for (const count of [1, 2, 5]) {
    await append(count)
    await heads.look()
    await heads.look()
  }
  await append(1)
  await heads.stop()
  const lines = (await readFile(await fileIn(), 'utf8')).trim().split('\n').map(readHead)
  expect(lines.map((head) => [head?.beforeSize, head?.size])).toEqual([
    [0, 1],
    [1, 3],
    [3, 8],
    [8, 9],
  ])
  expect(await verified()).toMatchObject({ entries: 9, anchored: 9, unanchored: 0, finding: null, faults: [] })
  expect(heads.state()).toMatchObject({ head: { size: 9 }, failed: null, places: [{ size: 9, failed: null }] })
})

test('a place that cannot be written is told; what it missed comes when it is back, as it was signed', async () => {
  const blocked = join(folder, 'share')
  await writeFile(blocked, 'a file, where a folder is meant')
  const heads = keeping(`${join(folder, 'other')}, ${blocked}`)
  await append(2)
  await heads.look()
  await append(2)
  await heads.look()
  const [there, away] = heads.state().places
  expect([there?.size, there?.failed, away?.size]).toEqual([4, null, null])
  expect(away?.failed).toEqual(expect.any(String))
  await rm(blocked)
  await heads.stop()
  expect(heads.state().places.map(({ size, failed }) => [size, failed])).toEqual([
    [4, null],
    [4, null],
  ])
  expect(await verified(blocked)).toMatchObject({ anchored: 4, finding: null, faults: [] })
})

test('a line that a crash cut off is skipped and written again whole', async () => {
  const heads = keeping()
  await append(2)
  await heads.look()
  await append(2)
  await heads.stop()
  const file = await fileIn()
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  await writeFile(file, `${lines[0] ?? ''}\n${(lines[1] ?? '').slice(0, 200)}`)
  await keeping().stop()
  expect(await verified()).toMatchObject({ anchored: 4, finding: null, faults: [{ line: 2, fault: 'unreadable' }] })
})

test('a database that was rolled back is noticed at once, and its other history is told as a fork', async () => {
  const before = keeping()
  await append(6)
  await before.stop()
  await ask(database.superuser, 'delete from tocsin.events where position > 3')
  await ask(database.superuser, 'delete from tocsin.audit_heads')
  await ask(database.superuser, `update tocsin.log_head set position = 3, mark = 'another'`)
  const after = keeping()
  await after.look()
  expect(after.state().places[0]).toMatchObject({ isAhead: true })
  versions = 3
  await append(5)
  await after.stop()
  const { finding, forks } = await verified()
  expect(finding).toMatchObject({ kind: 'forked', position: 4 })
  expect(forks).toMatchObject([{ from: 4 }])
})

test('a new key is vouched for by the old one; a key that nobody vouched for is told', async () => {
  const heads = keeping()
  await append(2)
  await heads.look()
  await rotateSigningKey(server.dataDir)
  await append(2)
  await heads.look()
  expect(await verified()).toMatchObject({ anchored: 4, faults: [] })
  await rename(join(server.dataDir, 'secrets', 'audit.key'), join(server.dataDir, 'secrets', 'audit.old'))
  await append(2)
  await heads.stop()
  expect(await verified()).toMatchObject({ faults: [{ line: 3, fault: 'stranger' }], finding: null, anchored: 4 })
})

test('heads that somebody changed, added or took away, at the place or in the database, are told', async () => {
  const heads = keeping()
  for (let round = 0; round < 3; round += 1) {
    await append(2)
    await heads.look()
  }
  await heads.stop()
  const file = await fileIn()
  const whole = await readFile(file, 'utf8')
  const [one = '', two = '', three = ''] = whole.trim().split('\n')
  await writeFile(file, `${one}\n${two.replace('"size":4', '"size":5')}\n${three}\n`)
  expect((await verified()).faults).toMatchObject([
    { line: 2, fault: 'signature' },
    { line: 3, fault: 'gap' },
  ])
  await writeFile(file, `${one}\n${two.replace(/"prefixes":"..../, '"prefixes":"AAAA')}\n${three}\n`)
  expect((await verified()).faults[0]).toMatchObject({ line: 2, fault: 'leaves' })
  await writeFile(file, whole)
  await appendFile(file, `${one}\n`)
  expect(await verified()).toMatchObject({ faults: [], forks: [] })
  await ask(database.superuser, 'delete from tocsin.audit_heads where size = 4')
  expect((await verified()).tableDiffers).toEqual([4])
})

test('an earlier time of the log in another file agrees as far as it goes; a printed head is held against its root', async () => {
  const heads = keeping()
  await append(5)
  await heads.stop()
  const [newest] = await createAuditHeads(pool).after(0, 1)
  const head = readHead(newest?.line ?? '')
  if (head === undefined) throw new Error('no head')
  const paper = readPaper(paperOf(head))
  expect([isPaper(paperOf(head)), paper]).toEqual([true, { log: head.log, size: 5, root: head.root }])
  expect(readPaper('tocsin-head:1:cut')).toBeUndefined()

  await ask(database.superuser, `update tocsin.installation set id = gen_random_uuid()`)
  await expect(verified()).rejects.toThrow(/has no heads of this log/)
  await ask(database.superuser, 'delete from tocsin.events where position = 5')
  await ask(database.superuser, 'delete from tocsin.audit_heads')
  await ask(database.superuser, `update tocsin.log_head set position = 4, mark = 'another'`)
  await keeping().stop()
  const { pasts, finding } = await verified()
  expect([finding, pasts]).toMatchObject([null, [{ agreesTo: 4, of: 5 }]])
  const wish = { asking: pool, kept: [], papers: [paper ?? { size: 0, root: '' }] }
  expect((await verifyLog(wish)).papers).toEqual([{ size: 5, agrees: null }])
  versions = 4
  await append(1)
  expect((await verifyLog(wish)).papers).toEqual([{ size: 5, agrees: false }])
})

test('a second place in the data folder is refused', () => {
  expect(() => placesIn(join(server.dataDir, 'audit'), server.dataDir)).toThrow(/in the data folder/)
  expect(() => placesIn(server.dataDir, server.dataDir)).toThrow(/in the data folder/)
  expect(placesIn(`${server.dataDir}-beside, /elsewhere/a.jsonl`, server.dataDir)).toHaveLength(2)
})
