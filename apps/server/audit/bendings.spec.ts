import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silentLog } from '../log.ts'
import { createAppender } from '../store/appender.ts'
import { createAuditHeads } from '../store/audit-heads.ts'
import { createClock } from '../store/clock.ts'
import { readRows, recomputed, writeRows, type Row } from '../testing/bent-log.fixture.ts'
import { note, poolOf, startTestServer, type TestServer } from '../testing/database.fixture.ts'
import type { BendKind } from './finding.ts'
import { keepHeads } from './keep-heads.ts'
import { keptAt, placesIn } from './places.ts'
import { verifyLog } from './verify.ts'

const anchored = 120
const loose = 24
let server: TestServer
let folder: string
let bender: Client
let log: string
let rows: readonly Row[]

beforeAll(async () => {
  server = await startTestServer()
  folder = await mkdtemp(join(tmpdir(), 'tocsin-places-'))
  const database = await server.fresh()
  const pool = poolOf(database.log)
  const appender = createAppender({ connection: database.log, clock: createClock(0), log: silentLog })
  const heads = createAuditHeads(pool)
  const kept = keepHeads({
    store: { heads, alone: async (_, work) => (await work(), true) },
    dataDir: server.dataDir,
    places: placesIn(folder, server.dataDir),
    now: Date.now,
    log: silentLog,
  })
  const append = async (index: number): Promise<void> => {
    const org = ['alpha', 'beta', 'beta'][index % 3] ?? ''
    await appender.append(note(`incident/${index % 40}`, Math.floor(index / 40), { org }))
  }
  for (let index = 0; index < anchored; index += 1) {
    await append(index)
    if (index % 24 === 23) await kept.look()
  }
  await kept.stop()
  for (let index = anchored; index < anchored + loose; index += 1) await append(index)
  log = await heads.logId()
  await appender.close()
  await pool.end()
  bender = new Client(database.superuser)
  await bender.connect()
  rows = await readRows(bender)
})
afterAll(async () => {
  await bender.end()
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const verified = async () => verifyLog({ asking: bender, kept: (await keptAt(folder, log)).own })

async function bent<Seen>(bend: () => Promise<void>, look: () => Promise<Seen>): Promise<Seen> {
  await bender.query('begin')
  try {
    await bend()
    return await look()
  } finally {
    await bender.query('rollback')
  }
}

test('the log as it was written is sound, and says how much of it is not anchored yet', async () => {
  expect(await verified()).toMatchObject({
    entries: anchored + loose,
    anchored,
    unanchored: loose,
    finding: null,
    faults: [],
    forks: [],
    tableDiffers: [],
  })
})

type Bending = {
  readonly name: string
  /** what is found, at the position that was bent; the careful one also makes all numbers and hashes anew */
  readonly told: readonly BendKind[]
  readonly bend: (at: number, other: number) => readonly Row[]
  /** what else is done to the database */
  readonly also?: (at: number) => readonly string[]
}

const row = (position: number): Row => {
  const found = rows[position - 1]
  if (found === undefined) throw new Error(`no row ${position}`)
  return found
}
const altered = (position: number, change: Partial<Row>): readonly Row[] =>
  rows.with(position - 1, { ...row(position), ...change })
const without = (position: number): readonly Row[] => rows.toSpliced(position - 1, 1)
const stranger = (position: number): Row => ({
  ...row(position),
  subject: 'incident/stranger',
  version: 1,
  body: row(position).body.replace('incident-noted', 'incident-other'),
})
const renumbered = (bendy: readonly Row[]): readonly Row[] =>
  bendy.map((each, index) => ({ ...each, position: index + 1 }))
const before = (position: number): readonly Row[] => rows.slice(0, position - 1)
const exchanged = (one: number, other: number): readonly Row[] =>
  rows.with(one - 1, row(other)).with(other - 1, row(one))
/** organisation and number are unique: the inserted row gets one that nobody has */
const inserted = (at: number): Row => ({ ...stranger(at), org_seq: 100_000 + at })
const older = (at: number): readonly string[] => [
  `update tocsin.log_head set position = ${at - 1}`,
  `delete from tocsin.audit_heads where size >= ${at}`,
]

const bendings: readonly Bending[] = [
  {
    name: 'edited',
    told: ['edited'],
    bend: (at) => altered(at, { body: row(at).body.replace('"after":', '"ofter":') }),
  },
  {
    name: 'edited with all hashes after it',
    told: ['edited'],
    bend: (at) => recomputed(altered(at, { body: row(at).body.replace('"after":', '"ofter":') })),
  },
  { name: 'another owner', told: ['edited'], bend: (at) => altered(at, { owner: 'gamma' }) },
  { name: 'another time', told: ['edited'], bend: (at) => recomputed(altered(at, { at: row(at).at - 1 })) },
  { name: 'another hash', told: ['link'], bend: (at) => altered(at, { hash: 'ab'.repeat(32) }) },
  { name: 'deleted', told: ['deleted'], bend: without },
  { name: 'deleted, places moved up', told: ['deleted'], bend: (at) => renumbered(without(at)) },
  { name: 'deleted, all made anew', told: ['deleted'], bend: (at) => recomputed(without(at)) },
  { name: 'inserted', told: ['inserted'], bend: (at) => renumbered(rows.toSpliced(at - 1, 0, inserted(at))) },
  {
    name: 'inserted, all made anew',
    told: ['inserted'],
    bend: (at) => recomputed(rows.toSpliced(at - 1, 0, stranger(at))),
  },
  { name: 'swapped', told: ['swapped'], bend: (at, other) => renumbered(exchanged(at, other)) },
  {
    name: 'swapped, all made anew',
    told: ['edited', 'forked', 'swapped'],
    bend: (at, other) => recomputed(exchanged(at, other)),
  },
  { name: 'cut tail', told: ['cut'], bend: before },
  { name: 'older backup', told: ['rolled-back'], bend: before, also: older },
  {
    name: 'older backup, and on from there',
    told: ['forked', 'edited'],
    bend: (at) =>
      recomputed([...before(at), ...Array.from({ length: 160 - at }, (_, index) => stranger(at + (index % 3)))]),
    also: (at) => [...older(at), `update tocsin.log_head set position = 159`],
  },
]

test('F26 each of 500 bendings by the superuser is found and named, also where all hashes after it were made anew', async () => {
  const kinds = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...bendings),
      fc.integer({ min: 1, max: anchored - 1 }),
      fc.integer({ min: 1, max: anchored - 1 }),
      async ({ name, told, bend, also }, one, another) => {
        const at = Math.min(one, another)
        const other = one === another ? at + 1 : Math.max(one, another)
        const { finding } = await bent(async () => {
          await writeRows(bender, rows, bend(at, other))
          for (const text of also?.(at) ?? []) await bender.query(text)
        }, verified)
        kinds.set(name, (kinds.get(name) ?? 0) + 1)
        expect([name, finding?.position, finding?.anchored]).toEqual([name, at, true])
        expect(told).toContain(finding?.kind)
      },
    ),
    { numRuns: 500 },
  )
  expect([...kinds.keys()].toSorted()).toEqual(bendings.map(({ name }) => name).toSorted())
}, 60_000)
