import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { hashToken } from '../auth/sessions.ts'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'
import { cardAnswer } from './answers.ts'

let host: TestApp
const sourceKey = 'a-source-key-for-tests-only'
beforeAll(async () => {
  host = await startTestApp()
  await host.give('centre', {
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  await host.give('centre', { type: 'register-unit', body: { unit: 'E1', callSign: 'E1', kind: 'engine', post: null } })
  await host.account('centre', 'crew', ['responder'])
  await host.give('centre', { type: 'sign-on-unit', body: { unit: 'E1', crew: ['crew'] } })
  await host.app.store.credentials.setSource({ id: 'alarms', org: 'centre', hash: hashToken(sourceKey) })
})
afterAll(() => host.stop())

const slip = { slip: 's1', incident: 'i1' }
const returned = (reason: string | null) =>
  host.give('centre', { type: 'return-feedback', body: { ...slip, reason } }).then(({ ok }) => expect(ok).toBe(true))
const filed = () => host.give('centre', { type: 'file-feedback', body: { ...slip, result: 'resolved', words: '好了' } })

async function reasonToldTo(login: string): Promise<string | null | undefined> {
  const answer = await fetch(`${host.app.url}/api/incidents/i1/card`, { headers: { cookie: await host.signIn(login) } })
  return cardAnswer.parse(await answer.json()).slips[0]?.returnReason
}

test('a crew whose feedback comes back reads why, each time anew', async () => {
  const nothing = { contact: null, place: null, placeTyped: null }
  await host.give('centre', { type: 'open-incident', body: { ...nothing, incident: 'i1', type: 'other', priority: 3 } })
  await host.give('centre', { type: 'dispatch-unit', body: { ...slip, unit: 'E1' } })
  for (const status of ['on-scene', 'available'] as const)
    await host.give('centre', { type: 'report-status', body: { unit: 'E1', status, slip: 's1' } })
  await filed()
  expect(await reasonToldTo('crew')).toBeNull()
  await returned('缺少到场时间')
  expect(await reasonToldTo('crew')).toBe('缺少到场时间')
  await filed()
  await returned(null)
  expect(await reasonToldTo('crew')).toBeNull()
})

test('an alarm device with a wrong clock hands its contact in, and the contact says what is doubtful', async () => {
  const answered = z.object({ ok: z.literal(true) })
  const clocks = [{ rung: 5 }, { rung: Date.UTC(2099, 0, 1) }, { rung: null }, { rung: 1e300, hungUp: -1e300 }]
  for (const [n, said] of clocks.entries()) {
    const answer = await fetch(`${host.app.url}/api/contacts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sourceKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ id: `c${n}`, command: randomUUID(), channel: 'alarm-device', clocks: said }),
    })
    answered.parse(await answer.json())
    const fold = host.app.board.get(`contact/c${n}`)
    if (fold?.kind !== 'contact') throw new Error('the contact is lost')
    expect(fold.state).toMatchObject({ state: { phase: 'waiting' } })
    expect(fold.state.doubtfulClocks).toContain('rung')
  }
})

test('a drill handed in by a device stays one through contact, incident and slip, and in the tables', async () => {
  const answer = await fetch(`${host.app.url}/api/contacts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sourceKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      id: 'drill',
      command: randomUUID(),
      channel: 'alarm-device',
      clocks: { rung: Date.now() },
      exercise: true,
    }),
  })
  expect(answer.status).toBe(200)
  const body = { incident: 'i2', contact: 'drill', type: 'other', priority: 3, place: null, placeTyped: null } as const
  await host.give('centre', { type: 'open-incident', body })
  await host.give('centre', { type: 'dispatch-unit', body: { slip: 's2', incident: 'i2', unit: 'E1' } })
  await host.app.flush()
  const subjects = ['contact/drill', 'incident/i2', 'slip/s2']
  for (const subject of subjects)
    expect(await host.app.store.queries.loadSubject(subject)).toMatchObject({ exercise: true })
  const events = await host.app.store.queries.readSubjectEvents([...subjects, 'unit/E1'])
  expect(events.filter(({ stamp }) => stamp.exercise).map(({ type }) => type)).toEqual([
    'contact-opened',
    'incident-opened',
    'contact-attached',
    'slip-issued',
    'incident-slip-added',
    'unit-status-changed',
  ])
})
