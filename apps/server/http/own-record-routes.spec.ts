import { randomUUID } from 'node:crypto'
import type { TypedCommand } from '@tocsin/link'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { ownRecordShape } from '../own-record.ts'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'
import { ask } from '../testing/database.fixture.ts'

let host: TestApp
const cookies = new Map<string, string>()
const actsAnswer = z.object({
  entries: z.array(z.object({ position: z.number(), at: z.number(), subject: z.string(), type: z.string() })),
  next: z.number().nullable(),
})

beforeAll(async () => {
  host = await startTestApp()
  await host.give('centre', {
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  for (const [id, role] of [
    ['aud', 'auditor'],
    ['adm', 'administrator'],
    ['lead', 'shift-leader'],
    ['desk', 'dispatcher'],
    ['taker', 'call-taker'],
    ['crew', 'responder'],
  ] as const) {
    await host.account('centre', id, [role])
    cookies.set(id, await host.signIn(id))
  }
}, 60_000)
afterAll(() => host.stop())

async function call(by: string | undefined, path: string, body?: object) {
  const answer = await fetch(`${host.app.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(by !== undefined && { cookie: cookies.get(by) ?? '' }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: answer.status, text: await answer.text() }
}
const command = async (by: string, typed: TypedCommand) => {
  const { status, text } = await call(by, '/api/commands', {
    id: randomUUID(),
    ...typed,
    deviceAt: null,
    seat: null,
    exercise: false,
  })
  expect([typed.type, status, text.slice(0, 300)]).toEqual([typed.type, 200, expect.anything()])
}
const recordOf = async (by: string) => ownRecordShape.parse(JSON.parse((await call(by, '/api/my/record')).text))

test('staff read what is held about them: duties, units by time and count, sign-ins, acts, who looked', async () => {
  const from = Date.now() + 60_000
  const until = from + 3_600_000
  await command('lead', {
    type: 'plan-duty',
    body: { duty: 'd1', account: 'crew', place: { kind: 'seat', seat: '3' }, from, until },
  })
  await command('lead', { type: 'withdraw-duty', body: { duty: 'd1' } })
  await command('adm', { type: 'register-unit', body: { unit: 'P1', callSign: 'P1', kind: 'patrol', post: null } })
  await command('desk', { type: 'sign-on-unit', body: { unit: 'P1', crew: ['crew'] } })
  await command('crew', { type: 'report-status', body: { unit: 'P1', status: 'out-of-service', reason: 'meal' } })
  await command('crew', { type: 'report-status', body: { unit: 'P1', status: 'available' } })
  expect((await call('aud', '/api/audit/entries?by=crew')).status).toBe(200)

  const record = await recordOf('crew')
  expect(record.account).toMatchObject({ id: 'crew', login: 'crew', roles: ['responder'], unit: 'P1' })
  expect(record.duties).toEqual([
    { from, until, place: 'seat/3', plannedBy: 'lead', ended: expect.any(Number) as number },
  ])
  expect(record.units).toMatchObject([{ unit: 'P1', until: null, positions: 0 }])
  expect(record.history.map(({ type }) => type)).toEqual(['account-joined-unit', 'account-created'])
  expect(record.sessions.map(({ type }) => type)).toContain('signed-in')
  expect(record.acts.find(({ type }) => type === 'unit-status-changed')).toMatchObject({ count: 2 })
  expect(record.looks).toMatchObject([{ by: 'aud', what: '/api/audit/entries' }])

  await command('desk', { type: 'sign-off-unit', body: { unit: 'P1' } })
  const [span] = (await recordOf('crew')).units
  expect(span?.until).toBeGreaterThanOrEqual(span?.from ?? Infinity)
})

test('positions are told as how many are kept of the time on the unit, and never as where', async () => {
  await command('desk', { type: 'sign-on-unit', body: { unit: 'P1', crew: ['crew'] } })
  const at = host.app.database.connections.log
  const keep = async (when: number): Promise<void> => {
    await ask(at, 'select tocsin.make_positions_day($1)', [Math.floor(when / 86_400_000)])
    await ask(
      at,
      `insert into tocsin.positions (unit, org, at, lon, lat, source) values ('P1', 'centre', $1, 113.987654, 22.5, 'tracker')`,
      [when],
    )
  }
  const before = Date.now() - 86_400_000
  await keep(before)
  await keep(Date.now())
  const { text } = await call('crew', '/api/my/record')
  // the one of yesterday is not of this time on the unit
  expect(ownRecordShape.parse(JSON.parse(text)).units[0]).toMatchObject({ unit: 'P1', until: null, positions: 1 })
  expect(text).not.toContain('113.98')
  await command('desk', { type: 'sign-off-unit', body: { unit: 'P1' } })
})

test('the acts are one’s own, by page, and the reading is in the log', async () => {
  const { entries, next } = actsAnswer.parse(JSON.parse((await call('crew', '/api/my/acts')).text))
  expect(next).toBeNull()
  expect(entries.map(({ type }) => type)).toContain('unit-status-changed')
  const audit = (await call('aud', '/api/audit/entries?by=crew&type=access-noted')).text
  expect(audit).toContain('own-record-read')
  // what others did is not in it, also where it was done to this person
  expect(entries.map(({ type }) => type)).not.toContain('account-joined-unit')
})

test('nobody is told another’s: no field names a person, and who names one hears of himself', async () => {
  for (const path of ['/api/my/record', '/api/my/acts']) {
    expect((await call(undefined, path)).status).toBe(401)
    const declared = host.app.routes.find((each) => each.path === path)
    expect(Object.keys(z.toJSONSchema(declared?.query ?? z.object({}), { io: 'input' }).properties ?? {})).toEqual(
      path === '/api/my/acts' ? ['before'] : [],
    )
    for (const by of ['aud', 'adm', 'lead', 'desk']) {
      const { text } = await call(by, `${path}?account=crew&by=crew&id=crew`)
      expect([by, path, text.includes('"id":"crew"') || text.includes('unit-status-changed')]).toEqual([
        by,
        path,
        false,
      ])
    }
  }
  for (const path of ['/api/accounts/crew/record', '/api/my/record/crew', '/api/accounts/crew/acts'])
    expect((await call('adm', path)).status).toBe(404)
})
