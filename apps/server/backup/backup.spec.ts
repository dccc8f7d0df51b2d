import { randomBytes, randomUUID } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TypedCommand } from '@tocsin/link'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silentLog } from '../log.ts'
import { openSnapshot } from '../store/index.ts'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'
import { findInClear } from '../testing/find-in-clear.fixture.ts'
import { startProgram } from '../testing/program.fixture.ts'
import { compareSet } from './compare-set.ts'
import { backupKey, checkedSet, keepBackups, makeBackup, readSet, setsIn } from './index.ts'
import { growing, notKept } from './tables.ts'

let host: TestApp
let folder = ''
const scratch: string[] = []
const words = '欧阳鑫淼 13912345678 says the stairs are full of smoke'
const passphrase = 'six words that nobody else has'

const scratchFolder = async (): Promise<string> => {
  const made = await mkdtemp(join(tmpdir(), 'tocsin-backup-'))
  scratch.push(made)
  return made
}
const give = async (command: TypedCommand): Promise<void> => {
  const answer = await host.give('centre', command)
  if (!answer.ok) throw new Error(`${command.type}: ${answer.refusal.refused}`)
}
const openIncident = async (note: string): Promise<string> => {
  const incident = randomUUID()
  const body = { incident, contact: null, type: 'medical', priority: 2 as const, place: null, placeTyped: null, note }
  await give({ type: 'open-incident', body })
  return incident
}
const make = (isQuick = false) =>
  makeBackup({
    dataDir: host.dataDir,
    folder,
    owner: host.app.database.connections.owner,
    now: Date.now(),
    segmentEvents: 10,
    isQuick,
  })
/** What a run that failed said. */
const told = ({ code, err }: { code: number | null; err: string }): string => (code === 1 ? err : `${code}: ${err}`)
const run = (dataDir: string, ...args: string[]) => startProgram(args, { TOCSIN_DATA: dataDir }).ended

beforeAll(async () => {
  host = await startTestApp()
  folder = await scratchFolder()
  const name = { zh: '甲', en: 'A' }
  for (const organisation of ['centre', 'other'])
    await give({ type: 'found-organisation', body: { organisation, name, division: '440305', timeZone: 'UTC' } })
  await host.account('centre', 'desk', ['dispatcher'])
  await give({ type: 'register-unit', body: { unit: 'E1', callSign: 'E1', kind: 'engine', post: null } })
  await give({ type: 'sign-on-unit', body: { unit: 'E1', crew: [] } })
  const incident = await openIncident(words)
  const cookie = await host.signIn('desk')
  const picture = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(90_000)])
  const sent = await fetch(`${host.app.url}/api/incidents/${incident}/files/${randomUUID()}`, {
    method: 'PUT',
    headers: { cookie, 'content-type': 'application/octet-stream', 'tocsin-file-name': 'stairs.png' },
    body: new Uint8Array(picture),
  })
  expect(sent.status).toBe(200)
  const fix = { point: { lon: 113.9, lat: 22.5 }, at: Date.now(), accuracyM: 5, speedMps: 3, headingDeg: 90 }
  host.app.positions.take('E1', fix, Date.now())
  for (let n = 0; n < 12; n++) await openIncident(`note ${n}`)
  await host.app.flush()
  await writeFile(join(host.dataDir, 'learnt-times.json'), '{"of":"a test"}')
})
afterAll(async () => {
  await host.stop()
  for (const each of scratch) await rm(each, { recursive: true, force: true })
})

test('every table is in a backup, or stands in the list of those that are not, with a reason', async () => {
  const snapshot = await openSnapshot(host.app.database.connections.owner)
  await snapshot.close()
  const { manifest } = await make()
  const kept = new Set(manifest.parts.map(({ of }) => of))
  const names = snapshot.tables.map(({ name }) => name)
  expect(names.filter((name) => kept.has(name) === name in notKept)).toEqual([])
  for (const name of [...Object.keys(notKept), ...Object.keys(growing)]) expect(names).toContain(name)
})

test('a second set writes only what is new, and nothing in clear', async () => {
  const first = await make()
  await openIncident('between two sets')
  const second = await make(true)
  expect(second.newBytes).toBeLessThan(first.manifest.parts.reduce((sum, { bytes }) => sum + bytes, 0))
  const segments = (made: typeof first) => made.manifest.parts.filter(({ range }) => range !== undefined)
  expect(segments(first).length).toBeGreaterThanOrEqual(2)
  for (const segment of segments(first)) expect(segments(second)).toContainEqual(segment)
  expect(await findInClear(folder, [words, '13912345678', 'between two sets', '"of":"a test"'])).toEqual([])
})

test('comes back in an empty folder from the file of keys: events, chains, files, sign-in, and what was sealed opens', async () => {
  const { manifest } = await make()
  const [keys, secret] = [join(await scratchFolder(), 'keys'), join(await scratchFolder(), 'passphrase')]
  await writeFile(secret, `${passphrase}\n`)
  expect(await run(host.dataDir, 'backup', 'keys', keys, '--passphrase-file', secret)).toMatchObject({ code: 0 })
  const dataDir = await scratchFolder()
  const restored = await run(dataDir, 'restore', folder, '--keys', keys, '--passphrase-file', secret, '--json')
  expect(restored).toMatchObject({ code: 0 })
  expect(JSON.parse(restored.out)).toMatchObject({ set: manifest.name, events: manifest.end.position, differences: [] })
  expect(await readFile(join(dataDir, 'learnt-times.json'), 'utf8')).toBe('{"of":"a test"}')

  const open = [...host.app.board.folds()].filter(([, { kind }]) => kind === 'incident').map(([subject]) => subject)
  const again = await startTestApp({ dataDir })
  try {
    const there = [...again.app.board.folds()].filter(([, { kind }]) => kind === 'incident').map(([subject]) => subject)
    expect(there.toSorted()).toEqual(open.toSorted())
    expect(await again.app.store.queries.logId()).not.toBe(await host.app.store.queries.logId())
    const cookie = await again.signIn('desk')
    const withFile = [...again.app.board.folds()].flatMap(([, fold]) =>
      fold.kind === 'incident' ? fold.state.files.map(({ file }) => ({ incident: fold.state.id, file })) : [],
    )
    expect(withFile).toHaveLength(1)
    for (const { incident, file } of withFile) {
      const answer = await fetch(`${again.app.url}/api/incidents/${incident}/files/${file}`, { headers: { cookie } })
      expect(answer.status).toBe(200)
      expect((await answer.arrayBuffer()).byteLength).toBe(90_008)
    }
    const answer = await again.give('centre', { type: 'sign-off-unit', body: { unit: 'E1' } })
    expect(answer.ok).toBe(true)
  } finally {
    await again.stop()
  }
})

test('a drill says that all is there and leaves nothing; a wrong passphrase and a folder in use are told', async () => {
  await make()
  const before = await readdir(tmpdir())
  const tried = await run(host.dataDir, 'restore', folder, '--drill')
  expect(tried.err + tried.out).toMatch(/can be restored: \d+ events and \d+ rows are as they were, 1 chain holds/)
  expect(
    (await readdir(tmpdir())).filter((name) => name.startsWith('tocsin-drill-') && !before.includes(name)),
  ).toEqual([])
  const [keys, secret] = [join(await scratchFolder(), 'keys'), join(await scratchFolder(), 'passphrase')]
  await writeFile(secret, passphrase)
  await run(host.dataDir, 'backup', 'keys', keys, '--passphrase-file', secret)
  const inUse = await run(host.dataDir, 'restore', folder, '--keys', keys, '--passphrase-file', secret)
  expect(told(inUse)).toMatch(/is in use: restore into an empty folder/)
  await writeFile(secret, `${passphrase}!`)
  const wrong = await run(await scratchFolder(), 'restore', folder, '--keys', keys, '--passphrase-file', secret)
  expect(told(wrong)).toMatch(/The keys do not open/)
})

test('a server makes sets by itself, tells when, and that a place is away', async () => {
  const { store, database } = host.app
  expect(database.up()).toBe(true)
  const place = await scratchFolder()
  const parts = { dataDir: host.dataDir, databaseUrl: undefined, store, now: Date.now, log: silentLog }
  const backups = keepBackups({ ...parts, folder: place })
  await backups.look()
  expect([typeof backups.state().madeAt, backups.state().failed]).toEqual(['number', null])
  await backups.look()
  const key = await backupKey(host.dataDir)
  const sets = await Promise.all((await setsIn(place)).map((name) => readSet(place, key, name)))
  expect(sets.map((set) => typeof set === 'object' && set.days.length)).toEqual([1, 0])
  await backups.stop()
  await writeFile(join(place, 'no-folder'), '')
  const away = keepBackups({ ...parts, folder: join(place, 'no-folder') })
  await away.look()
  expect(away.state().madeAt).toBeNull()
  expect(away.state().failed).toMatch(/no-folder/)
  await away.stop()
})

test('F27 a backup that was tampered with is refused, whatever was changed', async () => {
  await make()
  const key = await backupKey(host.dataDir)
  const name = (await setsIn(folder)).at(-1) ?? ''
  const made = await readSet(folder, key, name)
  if (typeof made === 'string') throw new Error(made)
  const files = [...new Set([`sets/${name}/manifest.json`, ...made.parts.map(({ file }) => file)])]
  for (const path of await readdir(join(folder, 'files'), { recursive: true }))
    if (/[0-9a-f]{64}$/.test(path)) files.push(`files/${path}`)
  for (const file of files) {
    const copy = await scratchFolder()
    await cp(folder, copy, { recursive: true })
    const bytes = await readFile(join(copy, file))
    const at = Math.floor(bytes.length / 2)
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
    await writeFile(join(copy, file), bytes)
    await expect(checkedSet({ folder: copy, secret: key, set: undefined }), file).rejects.toThrow(
      /not as it was|not readable|unreadable/,
    )
    await rm(join(copy, file))
    await expect(checkedSet({ folder: copy, secret: key, set: name }), file).rejects.toThrow(
      /missing|not as it was|has no set/,
    )
    await rm(copy, { recursive: true })
  }
})

test('a set without its manifest does not count; a restore that was broken off is begun anew, and no server starts on it', async () => {
  await make()
  const [name = ''] = (await setsIn(folder)).toReversed()
  const copy = await scratchFolder()
  await cp(folder, copy, { recursive: true })
  await rm(join(copy, 'sets', name, 'manifest.json'))
  expect(await setsIn(copy)).not.toContain(name)

  const dataDir = await scratchFolder()
  await cp(join(host.dataDir, 'secrets'), join(dataDir, 'secrets'), { recursive: true })
  const first = startProgram(['restore', folder], { TOCSIN_DATA: dataDir })
  first.child.stderr?.on('data', (text: Buffer) => {
    if (text.toString().includes('events')) first.child.kill('SIGKILL')
  })
  expect((await first.ended).code).toBeNull()
  const orphan = Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])
  const start = await run(dataDir, 'start', '--no-demo')
  expect(told(start)).toMatch(/restore was not finished/)
  const keys = join(await scratchFolder(), 'keys')
  const secret = join(await scratchFolder(), 'passphrase')
  await writeFile(secret, passphrase)
  await run(host.dataDir, 'backup', 'keys', keys, '--passphrase-file', secret)
  const second = await run(dataDir, 'restore', folder, '--keys', keys, '--passphrase-file', secret)
  expect(second.err + second.out).toMatch(/is back: \d+ events/)
  expect(() => process.kill(orphan, 0)).toThrow(/ESRCH/)
})

test('a database that came back otherwise is told by table', async () => {
  const { manifest } = await make()
  const { owner } = host.app.database.connections
  expect(await compareSet(owner, manifest)).toEqual([])
  const client = new Client(owner)
  await client.connect()
  await client.query(`delete from tocsin.serials`)
  await client.query(`update tocsin.passwords set changed_at = changed_at + 1`)
  await client.query(
    `alter table tocsin.events disable trigger all; update tocsin.events set body = replace(body, '440305', '440306')`,
  )
  await client.end()
  expect(await compareSet(owner, manifest)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ of: 'passwords', differs: 'content' }),
      { of: 'centre', differs: 'chain' },
    ]),
  )
})
