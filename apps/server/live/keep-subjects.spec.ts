import type { TypedCommand } from '@tocsin/link'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
beforeEach(async () => {
  host = await startTestApp()
})
afterEach(() => host.stop())

const open = (contact: string): TypedCommand => ({
  type: 'open-contact',
  body: { contact, channel: 'phone', clocks: { rung: 1_700_000_000_000 } },
})

async function rowsOf(name: string): Promise<number> {
  const client = new Client(host.app.database.connections.owner)
  await client.connect()
  try {
    return (await client.query('select from tocsin.subjects where subject = $1', [name])).rowCount ?? 0
  } finally {
    await client.end()
  }
}

test('the table follows the log by itself, shortly after', async () => {
  expect(await host.give('centre', open('c1'))).toMatchObject({ ok: true })
  await expect.poll(() => rowsOf('contact/c1')).toBe(1)
})

test('what was closed is found and refused a second time before the table shows it', async () => {
  for (let n = 0; n < 20; n += 1) {
    const contact = `c${n}`
    await host.give('centre', open(contact))
    await host.give('centre', { type: 'end-contact', body: { contact, reason: 'silent' } })
    expect(await host.give('centre', open(contact))).toMatchObject({
      ok: false,
      refusal: { refused: 'exists-already' },
    })
  }
})

test('a start on a table that lags behind the log shows all of the log', async () => {
  await host.give('centre', open('c1'))
  await host.app.flush()
  const client = new Client(host.app.database.connections.owner)
  await client.connect()
  const { rows } = await client.query<{ position: string }>('select position from tocsin.folds')
  await host.give('centre', open('c2'))
  await host.give('centre', { type: 'take-contact', body: { contact: 'c1', offHookAt: 1_700_000_001_000 } })
  await host.app.flush()
  await client.query('update tocsin.folds set position = $1', [rows[0]?.position])
  await client.query(`delete from tocsin.subjects where subject = 'contact/c2'`)
  await client.end()
  const board = new Map(host.app.board.folds())
  await host.app.close()
  host = await startTestApp({ dataDir: host.dataDir })
  expect(new Map(host.app.board.folds())).toEqual(board)
  await host.app.flush()
  expect(await host.app.store.differing()).toEqual([])
})
