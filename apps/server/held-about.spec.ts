import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasedText, heldAbout } from './held-about.ts'
import { createSeals } from './seals.ts'
import { startTestApp, type TestApp } from './testing/app.fixture.ts'

const org = 'centre'
let host: TestApp

beforeAll(async () => {
  host = await startTestApp()
  const words = { callerName: '欧阳鑫淼', callerNumber: '13800001111' }
  const given = await host.give(org, {
    type: 'open-contact',
    body: { contact: 'c1', channel: 'phone', clocks: { rung: Date.now() }, words } as never,
  })
  expect(given.ok).toBe(true)
  const body = {
    incident: 'i1',
    contact: 'c1',
    type: 'theft',
    priority: 3 as const,
    place: null,
    placeTyped: 'by the mill',
  }
  expect((await host.give(org, { type: 'open-incident', body })).ok).toBe(true)
  await host.account(org, 'ann', ['dispatcher'])
  const headers = { cookie: await host.signIn('ann') }
  expect((await fetch(`${host.app.url}/api/incidents/i1/card`, { headers })).status).toBe(200)
  await host.app.flush()
})
afterAll(() => host.stop())

const held = (subject: string) => {
  const { queries, retention } = host.app.store
  const { open } = createSeals({ dataDir: host.dataDir, wrappedKey: queries.wrappedKey })
  return heldAbout({ eventsOf: (of) => queries.readTail(of, 0), readingsOf: retention.readingsOf, open }, subject)
}

test('all that is kept about a call is told in clear, and who has read it', async () => {
  const contact = JSON.stringify(await held('contact/c1'))
  for (const each of ['欧阳鑫淼', '13800001111', 'contact-opened', 'contact-attached']) expect(contact).toContain(each)
  const incident = await held('incident/i1')
  expect(JSON.stringify(incident?.entries)).toContain('by the mill')
  expect(incident?.readBy.map(({ by }) => by)).toContain('ann')
})

test('what was erased is told as erased, and what there is not as nothing', async () => {
  const { queries, retention } = host.app.store
  const open = () => Promise.resolve(undefined)
  const parts = { eventsOf: (of: string) => queries.readTail(of, 0), readingsOf: retention.readingsOf, open }
  const contact = JSON.stringify(await heldAbout(parts, 'contact/c1'))
  expect(contact).toContain(erasedText)
  expect(contact).not.toContain('欧阳鑫淼')
  expect(await held('contact/none')).toBeUndefined()
})
