import type { TypedCommand } from '@tocsin/link'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
beforeAll(async () => {
  host = await startTestApp()
})
afterAll(() => host.stop())

const day = async (n: number): Promise<void> => {
  const [contact, incident, slip] = [`c${n}`, `i${n}`, `s${n}`]
  const commands: TypedCommand[] = [
    {
      type: 'open-contact',
      body: { contact, channel: 'phone', clocks: { rung: 1_700_000_000_000 }, words: { story: '水管爆了' } },
    },
    {
      type: 'open-incident',
      body: { incident, contact, type: 'service', priority: 4, place: null, placeTyped: '老街' },
    },
    { type: 'dispatch-unit', body: { slip, incident, unit: 'E1' } },
    { type: 'report-status', body: { unit: 'E1', status: 'on-scene' } },
    { type: 'report-status', body: { unit: 'E1', status: 'available' } },
    { type: 'file-feedback', body: { slip, incident, result: 'resolved', words: '好了' } },
    { type: 'accept-feedback', body: { slip } },
    ...(n % 2 === 0 ? [{ type: 'close-incident' as const, body: { incident, disposition: 'handled' as const } }] : []),
  ]
  for (const command of commands) expect(await host.give('centre', command)).toMatchObject({ ok: true })
}

test('the table of subjects made again from the log equals itself, and a bent row is found and mended', async () => {
  await host.give('centre', {
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  await host.give('centre', { type: 'register-unit', body: { unit: 'E1', callSign: 'E1', kind: 'engine', post: null } })
  await host.give('centre', { type: 'sign-on-unit', body: { unit: 'E1', crew: [] } })
  for (const n of [1, 2, 3, 4]) await day(n)
  await host.app.flush()
  expect(await host.app.store.differing()).toEqual([])

  const client = new Client(host.app.database.connections.owner)
  await client.connect()
  await client.query(`update tocsin.subjects set phase = 'open' where subject = 'incident/i2'`)
  await client.query(`delete from tocsin.subjects where subject = 'contact/c1'`)
  await client.end()
  expect(await host.app.store.differing()).toEqual(['contact/c1', 'incident/i2'])

  const subjects = await host.app.store.rebuild()
  expect(subjects).toBe(1 + 1 + 4 * 3)
  expect(await host.app.store.differing()).toEqual([])
})

test('an id that was used and closed is not used again: the second one hears that it exists', async () => {
  for (const incident of ['i2', 'i1']) {
    const again = await host.give('centre', {
      type: 'open-incident',
      body: { incident, contact: null, type: 'service', priority: 4, place: null, placeTyped: null },
    })
    expect(again).toMatchObject({ ok: false, refusal: { refused: 'exists-already' } })
  }
})
