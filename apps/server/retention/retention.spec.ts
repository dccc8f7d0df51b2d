import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { verifyLog } from '../audit/verify.ts'
import { backupKey, makeBackup, readSet, setsIn } from '../backup/index.ts'
import { openPart } from '../backup/sealed-part.ts'
import { openLogger } from '../logger.ts'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'
import { ask } from '../testing/database.fixture.ts'
import { findInClear, searchFor } from '../testing/find-in-clear.fixture.ts'
import { acceptedTries, createPlanter, furnish, sendAll } from '../testing/plant.fixture.ts'
import { readTables } from '../testing/read-tables.fixture.ts'

const dayMs = 86_400_000
const realNow = Date.now

/** From now on the wall clock is so far ahead; servers that start see it. */
function passDays(days: number): void {
  const now = realNow
  const spy = vi.spyOn(Date, 'now').mockImplementation(() => now() + days * dayMs)
  onTestFinished(() => {
    spy.mockRestore()
  })
}

/** Everything that the server answers to whoever may do all, by every route that only reads, about everything that there is. */
async function allAnswers({ app }: TestApp, cookie: string): Promise<string> {
  const ids = ['i1', 'i2', 'c1', 'c2', 'c3', 'c4', 'c5', 's1', 's2', 'x1', 'n1', 'E1', 'p1', 'desk', 'centre']
  const texts: string[] = []
  for (const { method, path } of app.routes) {
    if (method !== 'GET') continue
    const names = path.match(/:\w+/g) ?? []
    for (const id of names.length === 0 ? ['-'] : ids) {
      const url = path
        .replace('/:note/', '/n1/')
        .replace('/:file', '/5f0c1a9e-2d1b-4c53-9c7e-0a4b8d1e2f33')
        .replaceAll(/:\w+/g, id)
      const answer = await fetch(`${app.url}${url}?reason=report`, { headers: { cookie } })
      texts.push(await answer.text())
    }
  }
  return texts.join('\n')
}

async function plantAll(host: TestApp) {
  const { plant, planted } = createPlanter()
  const { desk } = await furnish(host)
  await host.account('centre', 'all', ['call-taker', 'dispatcher', 'shift-leader', 'administrator'])
  const give = async (type: string, body: object): Promise<void> => {
    const answer = await host.give('centre', { type, body } as never)
    if (!answer.ok) throw new Error(`${type}: ${JSON.stringify(answer.refusal)}`)
  }
  // notes of premises end with the note, not with an incident
  await sendAll(
    host.app.url,
    acceptedTries(plant, desk).filter(
      ({ send }) => typeof send.body !== 'string' || !/premises|propose-note/.test(send.body),
    ),
  )
  for (let n = 0; n < 4; n += 1) {
    const words = {
      callerName: plant('name'),
      callerNumber: plant('number'),
      story: plant('words'),
      callerPlaceTyped: plant('words'),
    }
    await give('describe-contact', { contact: `c${n + 1}`, words })
    for (let m = 0; m < 3; m += 1) await give('note-incident', { incident: 'i1', note: plant('words') })
  }
  for (let n = 0; n < 6; n += 1)
    await give('note-incident', { incident: 'i1', note: `${plant('name')} ${plant('number')}` })
  const content = plant('words')
  const sent = await fetch(`${host.app.url}/api/incidents/i1/files/5f0c1a9e-2d1b-4c53-9c7e-0a4b8d1e2f33`, {
    method: 'PUT',
    headers: {
      cookie: desk,
      'content-type': 'application/octet-stream',
      'tocsin-file-name': encodeURIComponent(plant('name')),
    },
    body: `what the caller wrote: ${content}`,
  })
  if (!sent.ok) throw new Error(`file: ${await sent.text()}`)
  return { planted, give, desk }
}

async function finish(give: (type: string, body: object) => Promise<void>, host: TestApp): Promise<void> {
  await give('file-feedback', { slip: 's1', incident: 'i1', result: 'other', words: '' }).catch(() => undefined)
  await give('accept-feedback', { slip: 's1', incident: 'i1' }).catch(() => undefined)
  await give('close-incident', { incident: 'i1', disposition: 'handled' })
  for (const contact of ['c3', 'c4']) await give('end-contact', { contact, reason: 'enquiry' })
  await host.app.flush()
}

const filesOf = async (dataDir: string): Promise<readonly string[]> =>
  (await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

test('after the clock passes nothing of 50 values is left anywhere, and the log still verifies', async () => {
  let host = await startTestApp({ openLog: openLogger })
  onTestFinished(async () => {
    await host.stop()
  })
  const { planted, give } = await plantAll(host)
  expect(new Set(planted).size).toBeGreaterThanOrEqual(50)
  const before = await allAnswers(host, await host.signIn('all'))
  const readable = planted.filter((value) => before.includes(JSON.stringify(value).slice(1, -1)))
  expect(readable.length).toBeGreaterThanOrEqual(40)
  await finish(give, host)
  const { owner } = host.app.database.connections
  const wrapped = await ask<{ wrapped: Buffer }>(owner, 'select wrapped from tocsin.data_keys')
  expect(wrapped.length).toBeGreaterThanOrEqual(5)
  expect(await filesOf(host.dataDir)).toHaveLength(1)
  const counts = await host.app.store.figures('centre', spanNow())

  // one day too early nothing happens
  await host.app.close()
  passDays(179)
  host = await startTestApp({ dataDir: host.dataDir, openLog: openLogger })
  expect(await host.app.eraseDue()).toBe(0)
  await host.app.close()

  passDays(181)
  host = await startTestApp({ dataDir: host.dataDir, openLog: openLogger })
  const second = await host.secondServer()
  const [mine, others] = await Promise.all([host.app.eraseDue(), second.eraseDue()])
  await second.close()
  expect(mine + others).toBeGreaterThanOrEqual(5)
  expect(await host.app.eraseDue()).toBe(0)

  // what may be read is what there is: nothing, and it says since when
  const cookie = await host.signIn('all')
  const after = await allAnswers(host, cookie)
  expect(planted.filter((value) => after.includes(JSON.stringify(value).slice(1, -1)))).toEqual([])
  const card: unknown = await (
    await fetch(`${host.app.url}/api/incidents/i1/card?reason=report`, { headers: { cookie } })
  ).json()
  expect(card).toMatchObject({ incident: { placeTyped: null } })
  expect(z.object({ erasedAt: z.number() }).parse(card).erasedAt).toBeGreaterThan(realNow())
  expect(
    (
      await fetch(`${host.app.url}/api/incidents/i1/files/5f0c1a9e-2d1b-4c53-9c7e-0a4b8d1e2f33`, {
        headers: { cookie },
      })
    ).status,
  ).toBe(404)
  expect(await filesOf(host.dataDir)).toEqual([])

  // counts and chain are whole, and the log says what was done
  expect(await host.app.store.figures('centre', spanNow())).toEqual(counts)
  const told = await host.app.store.queries.readSubjectEvents(['retention/centre'])
  expect(told.length).toBe(mine + others)
  expect(searchFor(planted)(Buffer.from(JSON.stringify(told)), 'events')).toEqual([])
  const verified = await verifyLog({ asking: host.app.store.heads.asking, kept: [], from: 0 })
  expect(verified).toMatchObject({ finding: null })

  // no table, new backup, log file or page of the table of keys holds them
  const left = await ask<{ wrapped: Buffer | null }>(
    host.app.database.connections.owner,
    `select wrapped from tocsin.data_keys where subject like 'incident/%' or subject like 'contact/%'`,
  )
  expect(left.filter((each) => each.wrapped !== null)).toEqual([])
  expect(searchFor(planted)(await readTables(host), 'tables')).toEqual([])
  expect(
    searchFor(planted)(
      await openedBackup(
        host,
        wrapped.map((each) => each.wrapped),
      ),
      'backup',
    ),
  ).toEqual([])
  await host.app.close()
  expect(await findInClear(host.dataDir, planted)).toEqual([])
  host = await startTestApp({ dataDir: host.dataDir })
}, 240_000)

const spanNow = () => {
  const each = { answer: 90, signing: 90, dispatch: 90, arrival: 90 }
  return { from: 0, to: Number.MAX_SAFE_INTEGER, targetsS: each, sharesPct: each }
}

/** All that a new backup holds, opened. No wrapped key of before is in it. */
async function openedBackup(host: TestApp, wrapped: readonly Buffer[]): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-backup-'))
  try {
    await makeBackup({ dataDir: host.dataDir, folder, owner: host.app.database.connections.owner, now: Date.now() })
    const secret = await backupKey(host.dataDir)
    const [name = ''] = await setsIn(folder)
    const made = await readSet(folder, secret, name)
    const files = [...JSON.stringify(made).matchAll(/"file":"([^"]+)"/g)].map(([, file]) => file ?? '')
    const opened: Buffer[] = []
    for (const file of files) for await (const piece of openPart(folder, secret, file)) opened.push(piece)
    const all = Buffer.concat(opened)
    expect(all.toString('latin1')).toContain('incident-noted')
    for (const key of wrapped) expect(all.includes(key.toString('hex'))).toBe(false)
    return all
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

test('an incident that is held keeps its words until it is let go', async () => {
  let host = await startTestApp()
  onTestFinished(() => host.stop())
  await furnish(host)
  const give = async (type: string, body: object): Promise<void> => {
    const answer = await host.give('centre', { type, body } as never)
    if (!answer.ok) throw new Error(`${type}: ${JSON.stringify(answer.refusal)}`)
  }
  await give('open-contact', {
    contact: 'c1',
    channel: 'phone',
    clocks: { rung: Date.now() },
    words: { callerName: '欧阳鑫淼' },
  })
  await give('open-incident', {
    incident: 'i1',
    contact: 'c1',
    type: 'theft',
    priority: 3,
    place: null,
    placeTyped: 'by the old mill',
  })
  await give('close-incident', { incident: 'i1', disposition: 'handled' })
  await give('hold-incident', { incident: 'i1', reason: 'court' })
  await host.app.flush()
  await host.app.close()
  passDays(400)
  host = await startTestApp({ dataDir: host.dataDir })
  expect(await host.app.eraseDue()).toBe(0)
  // what is held holds nobody up behind it: pages go on after their last
  const { closedBefore } = host.app.store.retention
  const [first] = await closedBefore(Date.now(), 1)
  const [second] = await closedBefore(Date.now(), 1, first)
  expect([first?.subject, second?.subject]).toEqual(['contact/c1', 'incident/i1'])
  expect(await closedBefore(Date.now(), 1, second)).toEqual([])
  await give('release-incident', { incident: 'i1' })
  await host.app.flush()
  expect(await host.app.eraseDue()).toBe(2)
})

test('an incident that was opened again keeps its words', async () => {
  let host = await startTestApp()
  onTestFinished(() => host.stop())
  await furnish(host)
  await host.give('centre', {
    type: 'open-incident',
    body: { incident: 'i1', contact: null, type: 'theft', priority: 3, place: null, placeTyped: 'by the old mill' },
  })
  await host.give('centre', { type: 'close-incident', body: { incident: 'i1', disposition: 'handled' } })
  await host.give('centre', { type: 'reopen-incident', body: { incident: 'i1' } })
  await host.app.flush()
  await host.app.close()
  passDays(400)
  host = await startTestApp({ dataDir: host.dataDir })
  expect(await host.app.eraseDue()).toBe(0)
  await host.account('centre', 'again', ['dispatcher'])
  const headers = { cookie: await host.signIn('again') }
  const card = await fetch(`${host.app.url}/api/incidents/i1/card`, { headers })
  expect(await card.json()).toMatchObject({ erasedAt: null, incident: { placeTyped: 'by the old mill' } })
})
