import { randomUUID } from 'node:crypto'
import type { TypedCommand } from '@tocsin/link'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { startTestApp, WireClient, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
const cookies = new Map<string, string>()
const point = { lon: 113.91234, lat: 22.51678 }
const dayMs = 86_400_000

beforeAll(async () => {
  host = await startTestApp()
  for (const organisation of ['city', 'county'])
    await host.give('system', {
      type: 'found-organisation',
      body: { organisation, name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
    })
  for (const [org, id, roles] of [
    ['city', 'city-admin', ['administrator']],
    ['city', 'city-desk', ['dispatcher']],
    ['city', 'city-taker', ['call-taker']],
    ['city', 'city-shift', ['shift-leader']],
    ['city', 'city-officer', ['station-officer']],
    ['city', 'city-crew', ['responder']],
    ['county', 'county-desk', ['dispatcher', 'call-taker']],
    ['county', 'county-shift', ['shift-leader']],
    ['county', 'county-crew', ['responder']],
  ] as const) {
    await host.account(org, id, roles)
    cookies.set(id, await host.signIn(id))
  }
  await give('city-admin', {
    type: 'open-post',
    body: { post: 'city-post', kind: 'station', name: { zh: '东站', en: 'East' }, point },
  })
  await give('city-admin', { type: 'set-account-post', body: { account: 'city-officer', post: 'city-post' } })
  await register('lent-1')
  await give('city-desk', { type: 'sign-on-unit', body: { unit: 'lent-1', crew: ['city-crew'] } })
  await lend('lent-1')
})
afterAll(() => host.stop())

const given = z.object({
  ok: z.boolean().default(false),
  refusal: z.object({ refused: z.string(), detail: z.record(z.string(), z.unknown()).optional() }).optional(),
})

/** Over HTTP, as the person. */
async function give(by: string, command: TypedCommand): Promise<z.output<typeof given>> {
  const answer = await fetch(`${host.app.url}/api/commands`, {
    method: 'POST',
    headers: { cookie: cookies.get(by) ?? '', 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), ...command, deviceAt: null, seat: null, exercise: false }),
  })
  return given.parse(await answer.json())
}
const ok = async (by: string, command: TypedCommand): Promise<void> =>
  expect(await give(by, command), JSON.stringify(command)).toMatchObject({ ok: true })

const register = (unit: string) =>
  ok('city-admin', { type: 'register-unit', body: { unit, callSign: unit, kind: 'patrol', post: 'city-post' } })

async function lend(unit: string): Promise<void> {
  const until = Date.now() + dayMs
  await ok('city-shift', {
    type: 'lend-unit',
    body: { unit, loan: `loan-${unit}`, to: 'county', reason: 'mutual-aid', until },
  })
  await ok('county-shift', { type: 'accept-loan', body: { unit, loan: `loan-${unit}` } })
}

const open = (incident: string): TypedCommand => ({
  type: 'open-incident',
  body: {
    incident,
    contact: null,
    type: 'theft',
    priority: 2,
    place: { point, radiusM: 5, label: '河滨路 20 号', source: 'address' },
    placeTyped: '河滨路二十号门口',
    note: '张先生说三楼',
  },
})
const send = (incident: string, unit: string, slip = `slip-${incident}`): TypedCommand => ({
  type: 'dispatch-unit',
  body: { slip, incident, unit },
})

const statusOf = async (by: string, path: string): Promise<number> =>
  (await fetch(host.app.url + path, { headers: { cookie: cookies.get(by) ?? '' } })).status

/** What a person has of an incident, its slip and the borrower's other work: on the socket, and by the routes. */
async function seenBy(by: string): Promise<string> {
  const wire = new WireClient(host.app.url, cookies.get(by) ?? '')
  await wire.connect()
  await expect.poll(() => wire.board.get('organisation', by.split('-')[0] ?? '')).toBeDefined()
  const told = [
    wire.board.get('incident', 'i-1')?.seen ?? '-',
    wire.board.get('slip', 'slip-i-1') === undefined ? '-' : 'slip',
    wire.board.get('incident', 'i-2') === undefined ? '-' : 'other',
    await statusOf(by, '/api/incidents/i-1/card'),
    await statusOf(by, '/api/incidents/i-1/timeline'),
    await statusOf(by, '/api/incidents/i-2/card'),
  ]
  await wire.cut()
  return told.join(' ')
}

const nothing = '- - - 403 403 403'
const helping = 'whole slip - 200 200 403'

test('F24 who was sent sees the incident while it is at work, and until its feedback is in, on socket and routes', async () => {
  await ok('county-desk', open('i-1'))
  await ok('county-desk', open('i-2'))
  const people = ['city-desk', 'city-taker', 'city-officer', 'city-crew', 'city-admin', 'county-crew'] as const
  const all = async (): Promise<Record<string, string>> =>
    Object.fromEntries(await Promise.all(people.map(async (by): Promise<[string, string]> => [by, await seenBy(by)])))
  const none = Object.fromEntries(people.map((by) => [by, nothing]))
  const helpers = Object.fromEntries(people.slice(0, 4).map((by) => [by, helping]))
  expect(await all()).toEqual(none)

  await ok('county-desk', send('i-1', 'lent-1'))
  expect(await all()).toEqual({ ...none, ...helpers })

  for (const status of ['acknowledged', 'en-route', 'on-scene', 'available'] as const)
    await ok('city-crew', { type: 'report-status', body: { unit: 'lent-1', status } })
  expect(await all()).toEqual({ ...none, ...helpers })

  const feedback = { incident: 'i-1', slip: 'slip-i-1', result: 'resolved' as const }
  await ok('city-officer', { type: 'file-feedback', body: feedback })
  expect(await all()).toEqual(none)
})

test('the desk that follows is told at once, by the tail of its socket', async () => {
  const wire = new WireClient(host.app.url, cookies.get('city-desk') ?? '')
  await wire.connect()
  await ok('county-desk', open('i-tail'))
  await ok('county-desk', send('i-tail', 'lent-1'))
  await expect.poll(() => wire.board.get('incident', 'i-tail')?.seen).toBe('whole')
  expect(wire.board.get('slip', 'slip-i-tail')?.help).toMatchObject({ org: 'city' })
  await ok('city-desk', {
    type: 'recall-unit',
    body: { unit: 'lent-1', slip: 'slip-i-tail', reason: 'own-emergency' },
  })
  await expect.poll(() => wire.board.get('incident', 'i-tail')).toBeUndefined()
  await expect.poll(() => wire.board.get('unit', 'lent-1')?.state.phase).toBe('available')
  await wire.cut()
})

test('F21 in 200 rounds two organisations send one unit at once: one has it, the other hears so and is told nothing more', async () => {
  await ok('city-desk', open('mine'))
  await ok('county-desk', open('theirs'))
  await register('shared')
  await give('city-desk', { type: 'sign-on-unit', body: { unit: 'shared', crew: [] } })
  await lend('shared')
  const wins = { city: 0, county: 0 }
  const toldToLosers: string[] = []
  for (let n = 0; n < 200; n += 1) {
    const [mine, theirs] = await Promise.all([
      give('city-desk', send('mine', 'shared', `m-${n}`)),
      give('county-desk', send('theirs', 'shared', `t-${n}`)),
    ])
    expect([mine.ok, theirs.ok].filter(Boolean), `round ${n}`).toHaveLength(1)
    const lost = mine.ok ? theirs : mine
    expect(lost.refusal?.refused).toBe('unit-taken')
    if (mine.ok) toldToLosers.push(JSON.stringify(lost.refusal?.detail))
    wins[mine.ok ? 'city' : 'county'] += 1
    const [by, incident, slip] = mine.ok ? ['city-desk', 'mine', `m-${n}`] : ['county-desk', 'theirs', `t-${n}`]
    await ok(by, { type: 'cancel-slip', body: { incident, slip, reason: null } })
  }
  expect(wins.city + wins.county).toBe(200)
  expect(toldToLosers.filter((told) => /incident|spoken/.test(told))).toEqual([])
}, 120_000)
