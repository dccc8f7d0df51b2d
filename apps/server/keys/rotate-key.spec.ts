import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'
import { encrypt, unwrap } from './cipher.ts'
import { addNewKey, readOrganisationKeys } from './organisation-keys.ts'
import { rotateKey } from './rotate-key.ts'

const org = 'centre'
const incidents = ['i1', 'i2', 'i3', 'i4']
let host: TestApp
let headers: { cookie: string }

async function open(incident: string): Promise<void> {
  const body = { incident, contact: null, type: 'theft', priority: 3, place: null, placeTyped: `mill of ${incident}` }
  const answer = await host.give(org, { type: 'open-incident', body: { ...body, priority: 3 as const } })
  expect(answer.ok).toBe(true)
}

beforeAll(async () => {
  host = await startTestApp()
  await host.account(org, 'ann', ['dispatcher'])
  headers = { cookie: await host.signIn('ann') }
  for (const incident of incidents) await open(incident)
})
afterAll(() => host.stop())

const card = z.object({ incident: z.object({ placeTyped: z.string().nullable() }) })
async function wordsOf(incident: string): Promise<string | null> {
  const answer = await fetch(`${host.app.url}/api/incidents/${incident}/card`, { headers })
  return card.parse(await answer.json()).incident.placeTyped
}
const expectAllRead = async (): Promise<void> => {
  for (const incident of incidents) expect(await wordsOf(incident)).toBe(`mill of ${incident}`)
}
const linesOfKey = async (): Promise<string[]> =>
  (await readFile(join(host.dataDir, 'secrets', `org-${org}.key`), 'utf8')).trim().split('\n')
const wrappedKeys = () => host.app.store.dataKeys.page(org, '', 100)
const rotate = () => rotateKey({ store: host.app.store, dataDir: host.dataDir, org, restMs: 0 })

describe('the key of an organisation', () => {
  test('is changed beside a running server: all is read as before, and the old key opens nothing', async () => {
    const [old] = await readOrganisationKeys(host.dataDir, org)
    expect(await rotate()).toBe((await wrappedKeys()).length)
    const keys = await readOrganisationKeys(host.dataDir, org)
    expect([keys.length, keys[0].equals(old)]).toEqual([1, false])
    for (const { id, wrapped } of await wrappedKeys()) {
      expect(() => unwrap([old], wrapped, id)).toThrow('unable to authenticate data')
      expect(unwrap(keys, wrapped, id)).toHaveLength(32)
    }
    incidents.push('i5')
    await open('i5')
    await expectAllRead()
  })

  test('that was broken off in the middle leaves all readable, and goes on with the same new key', async () => {
    const [newest, old] = await addNewKey(host.dataDir, org)
    const [first] = await wrappedKeys()
    if (first === undefined || old === undefined) throw new Error('nothing is wrapped')
    const again = encrypt(newest, unwrap([old], first.wrapped, first.id), first.id)
    expect(await host.app.store.dataKeys.rewrap(first.id, first.wrapped, again)).toBe(true)
    // as after kill -9: nothing of the server's memory is left
    await host.app.close()
    host = await startTestApp({ dataDir: host.dataDir })
    headers = { cookie: await host.signIn('ann') }
    await expectAllRead()
    expect(await linesOfKey()).toHaveLength(2)
    await rotate()
    expect(await linesOfKey()).toEqual([newest.toString('base64url')])
    await expectAllRead()
  })

  test('does not bring back a data key that was erased meanwhile', async () => {
    const [first] = await wrappedKeys()
    if (first === undefined) throw new Error('nothing is wrapped')
    const stale = Buffer.from(first.wrapped).reverse()
    expect(await host.app.store.dataKeys.rewrap(first.id, stale, first.wrapped)).toBe(false)
  })
})
