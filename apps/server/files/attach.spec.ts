import { randomBytes, randomUUID } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TypedCommand } from '@tocsin/link'
import { z } from 'zod'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'
import { findInClear } from '../testing/find-in-clear.fixture.ts'

let host: TestApp
const cookies = new Map<string, string>()
const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), randomBytes(150_000)])
const fileName = '王秀英 身份证.png'

const give = async (command: TypedCommand): Promise<void> => {
  const answer = await host.give('centre', command)
  if (!answer.ok) throw new Error(`${command.type}: ${answer.refusal.refused}`)
}

beforeAll(async () => {
  host = await startTestApp()
  for (const organisation of ['centre', 'other'])
    await give({
      type: 'found-organisation',
      body: { organisation, name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
    })
  await host.account('centre', 'taker', ['call-taker'])
  await host.account('centre', 'sender', ['dispatcher'])
  await host.account('centre', 'leader', ['shift-leader'])
  await host.account('centre', 'admin', ['administrator'])
  await host.account('other', 'theirs', ['dispatcher'])
  for (const login of ['taker', 'sender', 'leader', 'admin', 'theirs']) cookies.set(login, await host.signIn(login))
  for (const incident of ['i1', 'i2', 'i3', 'i4'])
    await give({
      type: 'open-incident',
      body: { incident, contact: null, type: 'medical', priority: 2, place: null, placeTyped: null },
    })
})
afterAll(() => host.stop())

const as = (who: string): Record<string, string> => ({ cookie: cookies.get(who) ?? '' })
const pathOf = (incident: string, file: string): string => `${host.app.url}/api/incidents/${incident}/files/${file}`
const put = (who: string, incident: string, bytes: Buffer, file: string = randomUUID(), name = fileName) =>
  fetch(pathOf(incident, file), {
    method: 'PUT',
    headers: {
      ...as(who),
      'content-type': 'application/octet-stream',
      'tocsin-file-name': encodeURIComponent(name),
    },
    body: new Uint8Array(bytes),
  })
const get = (who: string, incident: string, file: string) => fetch(pathOf(incident, file), { headers: as(who) })
const filesOf = (incident: string) => {
  const fold = host.app.board.get(`incident/${incident}`)
  return fold?.kind === 'incident' ? fold.state.files : []
}
const readingsOf = async (account: string) =>
  (await host.app.store.queries.readSubjectEvents([`reading/${account}`])).map(({ data }) => data)
const arriving = (): Promise<string[]> => readdir(join(host.dataDir, 'files', 'arriving'))

test('a file comes sealed, stands in the incident with its hash, and is read by a route that logs it and lets nothing run', async () => {
  const file = randomUUID()
  expect((await put('taker', 'i1', png, file)).status).toBe(200)
  expect(filesOf('i1')).toMatchObject([{ file, kind: 'png', bytes: png.length, by: 'taker', withdrawn: null }])
  expect(await arriving()).toEqual([])

  const answer = await get('sender', 'i1', file)
  expect(Buffer.from(await answer.arrayBuffer()).equals(png)).toBe(true)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-length': String(png.length),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'no-store',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
  })
  expect(await readingsOf('sender')).toContainEqual({ what: 'incident/i1', fields: [`file ${file}`], over: null })
  const card = await fetch(`${host.app.url}/api/incidents/i1/card`, { headers: as('sender') })
  expect(await card.json()).toMatchObject({ incident: { files: [{ file, name: fileName, reason: null }] } })
  expect(await findInClear(host.dataDir, ['王秀英', png.subarray(1_000, 1_040).toString('latin1')])).toEqual([])
})

test('the same file sent again is one file, and the same bytes under another id are refused', async () => {
  const file = randomUUID()
  for (const _ of [1, 2]) expect((await put('taker', 'i2', png, file)).status).toBe(200)
  const again = await put('taker', 'i2', png)
  expect(again.status).toBe(409)
  expect(await again.json()).toMatchObject({ refusal: { refused: 'exists-already', detail: { file } } })
  expect(filesOf('i2')).toHaveLength(1)
  expect((await get('taker', 'i2', file)).status).toBe(200)
  await host.app.clearFiles(0)
  expect(await arriving()).toEqual([])
})

test('who may not write there may not attach, and who may not read may not open', async () => {
  const file = randomUUID()
  for (const who of ['admin', 'theirs']) {
    expect(`${who} ${(await put(who, 'i1', png)).status}`).toBe(`${who} 403`)
    expect(`${who} ${(await get(who, 'i1', filesOf('i1')[0]?.file ?? '')).status}`).toBe(`${who} 403`)
  }
  expect((await put('nobody', 'i1', png)).status).toBe(401)
  expect((await put('taker', 'nowhere', png)).status).toBe(404)
  expect((await get('taker', 'i1', file)).status).toBe(404)
  const told = { file, sha256: 'a'.repeat(64), address: 'a'.repeat(64), bytes: 1, kind: 'text' }
  const body = { incident: 'i1', ...told, name: 'n', key: 'k' }
  const forged = await fetch(`${host.app.url}/api/commands`, {
    method: 'POST',
    headers: { ...as('taker'), 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), type: 'attach-file', body }),
  })
  expect(await forged.json()).toMatchObject({ refusal: { refused: 'file-not-sent' } })
})

test('too large, of another kind, empty or without a name: one clear error, and nothing is kept', async () => {
  await give({ type: 'change-settings', body: { largestFileMb: 1 } })
  const before = filesOf('i3')
  const tries: readonly (readonly [number, string, Buffer, string])[] = [
    [413, 'file-too-large', Buffer.concat([png, randomBytes(1_000_000)]), 'a.png'],
    [415, 'file-kind', Buffer.from('MZ\0\0 this is a program, whatever it is called'), 'a.png'],
    [400, 'file-empty', Buffer.alloc(0), 'a.png'],
    [400, 'input', png, ''],
    [400, 'input', png, 'x'.repeat(201)],
  ]
  for (const [status, type, bytes, name] of tries) {
    const answer = await put('taker', 'i3', bytes, randomUUID(), name)
    expect(await answer.json()).toMatchObject({ status, type: `urn:tocsin:problem:${type}` })
  }
  expect(filesOf('i3')).toEqual(before)
  expect(await arriving()).toEqual([])
})

test('a withdrawn file stays, is named and opened by leaders alone, and its bytes may come again', async () => {
  const file = randomUUID()
  await put('taker', 'i3', png, file)
  await give({ type: 'withdraw-file', body: { incident: 'i3', file, reason: 'another incident' } })
  expect(filesOf('i3')[0]?.withdrawn).not.toBeNull()
  expect((await get('sender', 'i3', file)).status).toBe(403)
  expect((await get('leader', 'i3', file)).status).toBe(200)
  const cardFor = async (who: string): Promise<unknown> =>
    (await fetch(`${host.app.url}/api/incidents/i3/card`, { headers: as(who) })).json()
  expect(await cardFor('sender')).toMatchObject({ incident: { files: [{ file, name: null, reason: null }] } })
  expect(await cardFor('leader')).toMatchObject({
    incident: { files: [{ name: fileName, reason: 'another incident' }] },
  })
  expect((await put('taker', 'i3', png)).status).toBe(200)
})

test('bytes that were changed on the disk are not handed out as if they were whole', async () => {
  const file = randomUUID()
  await put('taker', 'i4', png, file)
  const events = await host.app.store.queries.readSubjectEvents(['incident/i4'])
  const attached = events.find(({ type }) => type === 'file-attached')?.data
  const { address } = z.object({ address: z.string() }).parse(attached)
  const path = join(host.dataDir, 'files', address.slice(0, 2), address)
  const sealed = await readFile(path)
  sealed[100_000] = (sealed[100_000] ?? 0) ^ 1
  await writeFile(path, sealed)
  await expect(get('taker', 'i4', file).then((answer) => answer.arrayBuffer())).rejects.toThrow('terminated')
})
