import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'

const attaching = fileURLToPath(new URL('../testing/attach.fixture.ts', import.meta.url))
const connection = z.object({
  host: z.string(),
  port: z.number(),
  user: z.string(),
  password: z.string(),
  database: z.string(),
})
const told = z.object({
  dataDir: z.string(),
  url: z.string(),
  cookie: z.string(),
  owner: connection,
  log: connection,
})

const put = (url: string, cookie: string, file: string, text: string): Promise<Response> =>
  fetch(`${url}/api/incidents/i1/files/${file}`, {
    method: 'PUT',
    headers: { cookie, 'content-type': 'application/octet-stream', 'tocsin-file-name': 'a.txt' },
    body: text,
  })

/** A connection past the server's own, that does what no role of the server may. */
async function asOwner(host: Pick<TestApp, 'app'>): Promise<Client> {
  const client = new Client(host.app.database.connections.owner)
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

test.each([
  ['nothing is attached, and the clearing leaves no trace', 'lost', 1, 1],
  ['what the database had taken after all is found, and stays', 'taken', 2, 0],
] as const)('killed between the bytes and the event: %s', async (_, event, files, cleared) => {
  const child = spawn(process.execPath, [attaching], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const { dataDir, url, cookie, owner, log } = told.parse(
    await once(child, 'message').then(([first]: unknown[]) => first),
  )
  const arriving = join(dataDir, 'files', 'arriving')
  expect((await put(url, cookie, randomUUID(), 'the first')).status).toBe(200)
  // every writer waits for this lock: the bytes are there, and their event is on its way
  const holder = new Client(owner)
  await holder.connect()
  await holder.query('set idle_in_transaction_session_timeout = 0; set transaction_timeout = 0')
  await holder.query('begin')
  await holder.query('lock table tocsin.events in access exclusive mode')
  const unanswered = put(url, cookie, randomUUID(), 'the second').catch(() => undefined)
  await expect.poll(async () => (await readdir(arriving)).filter((name) => name.includes('~')).length).toBe(1)
  const waiting = 'select count(*) as n from pg_locks where not granted'
  const watcher = new Client(owner)
  await watcher.connect()
  await expect.poll(async () => Number((await watcher.query<{ n: string }>(waiting)).rows[0]?.n)).toBeGreaterThan(0)
  await watcher.end()
  child.kill('SIGKILL')
  await unanswered
  if (event === 'lost') {
    const writer = new Client(log)
    await writer.connect()
    const others = 'pid <> pg_backend_pid() and usename = current_user and datname = current_database()'
    await writer.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${others}`)
    await writer.end()
  }
  await holder.query('rollback')
  await holder.end()

  const host = await startTestApp({ dataDir })
  onTestFinished(() => host.stop())
  const filesNow = (): readonly { readonly file: string }[] => {
    const fold = host.app.board.get('incident/i1')
    return fold?.kind === 'incident' ? fold.state.files : []
  }
  expect(filesNow()).toHaveLength(files)
  // just come: it might still be on its way through another process
  await host.app.clearFiles()
  expect(await readdir(arriving)).toHaveLength(1)
  expect(await host.app.clearFiles(0)).toBe(cleared)
  expect(await readdir(arriving)).toEqual([])
  const again = await host.signIn('desk')
  for (const { file } of filesNow()) {
    const path = `${host.app.url}/api/incidents/i1/files/${file}`
    expect(await (await fetch(path, { headers: { cookie: again } })).text()).toMatch(/^the (first|second)$/)
  }
})

test('a destroyed data key takes the files of its incident with it', async () => {
  const before = await startTestApp()
  const { dataDir } = before
  await before.give('centre', {
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  await before.account('centre', 'desk', ['dispatcher'])
  await before.give('centre', {
    type: 'open-incident',
    body: { incident: 'i1', contact: null, type: 'medical', priority: 2, place: null, placeTyped: null },
  })
  const file = randomUUID()
  expect((await put(before.app.url, await before.signIn('desk'), file, 'to be forgotten')).status).toBe(200)
  const owner = await asOwner(before)
  await owner.query("update tocsin.data_keys set wrapped = null, erased_at = 1 where subject = 'incident/i1'")
  await owner.end()
  await before.app.close()

  const host = await startTestApp({ dataDir })
  onTestFinished(() => host.stop())
  const cookie = await host.signIn('desk')
  const answer = await fetch(`${host.app.url}/api/incidents/i1/files/${file}`, { headers: { cookie } })
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('key was destroyed') as string })
  const card = await fetch(`${host.app.url}/api/incidents/i1/card`, { headers: { cookie } })
  expect(await card.json()).toMatchObject({ incident: { files: [{ file, name: null }] } })
})
