import { randomUUID } from 'node:crypto'
import { handedFrom, type Handed } from '@tocsin/domain'
import type { TypedCommand } from '@tocsin/link'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
const cookies = new Map<string, string>()

beforeAll(async () => {
  host = await startTestApp()
  const name = { zh: '甲', en: 'A' }
  for (const organisation of ['city', 'county'])
    await host.give('system', {
      type: 'found-organisation',
      body: { organisation, name, division: '440305', timeZone: 'UTC' },
    })
  for (const [org, id, roles] of [
    ['city', 'goes', ['dispatcher']],
    ['city', 'comes', ['dispatcher']],
    ['city', 'leads', ['shift-leader']],
    ['county', 'stranger', ['dispatcher']],
  ] as const) {
    await host.account(org, id, roles)
    cookies.set(id, await host.signIn(id))
  }
})
afterAll(() => host.stop())

const given = z.object({
  ok: z.boolean().default(false),
  refusal: z
    .object({ refused: z.string(), detail: z.record(z.string(), z.union([z.string(), z.number()])).optional() })
    .optional(),
})

async function give(by: string, command: TypedCommand): Promise<z.output<typeof given>> {
  const answer = await fetch(`${host.app.url}/api/commands`, {
    method: 'POST',
    headers: { cookie: cookies.get(by) ?? '', 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), ...command, deviceAt: null, seat: null, exercise: false }),
  })
  return given.parse(await answer.json())
}

async function get(by: string, path: string) {
  const answer = await fetch(host.app.url + path, { headers: { cookie: cookies.get(by) ?? '' } })
  return { status: answer.status, text: await answer.text() }
}

const opens = (incident: string): TypedCommand => ({
  type: 'open-incident',
  body: { incident, contact: null, type: 'dispute', priority: 3, place: null, placeTyped: null },
})

/** As a desk makes it from its own board; a test server makes no backups. */
function onScreen(): Handed {
  const incident = [...host.app.board.folds()].flatMap(([, fold]) => (fold.kind === 'incident' ? [fold.state] : []))
  const alert = [...host.app.board.folds()].flatMap(([, fold]) => (fold.kind === 'alert' ? [fold.state] : []))
  const instruction = [...host.app.board.folds()].flatMap(([, fold]) =>
    fold.kind === 'instruction' ? [fold.state] : [],
  )
  const none = { slip: [], unit: [], contact: [], closure: [], premises: [] }
  return handedFrom({ ...none, incident, alert, instruction }, 'city', Date.now(), ['backup-none'])
}

test('the server signs for what its own board says, names what has moved, and remembers what was handed over', async () => {
  expect(await give('goes', opens('first'))).toMatchObject({ ok: true })
  await give('leads', { type: 'write-instruction', body: { instruction: 'word', text: 'look after 青河桥' } })
  await give('goes', { type: 'begin-relief', body: { relief: 'night', people: ['goes'] } })
  const text = 'planted 交接 words'
  await give('goes', { type: 'comment-relief', body: { relief: 'night', comment: 'c1', section: 'incidents', text } })
  const before = onScreen()
  await give('goes', opens('second'))
  const late = await give('goes', { type: 'hand-relief', body: { relief: 'night', seen: before } })
  expect(late.refusal).toEqual({ refused: 'relief-changed', detail: { incidents: '+1' } })
  expect(await give('goes', { type: 'hand-relief', body: { relief: 'night', seen: onScreen() } })).toMatchObject({
    ok: true,
  })
  expect(await give('goes', { type: 'take-relief', body: { relief: 'night', seen: onScreen() } })).toMatchObject({
    refusal: { refused: 'relief-same-side' },
  })
  expect(await give('comes', { type: 'take-relief', body: { relief: 'night', seen: onScreen() } })).toMatchObject({
    ok: true,
  })
  await host.app.flush()

  const past = await get('comes', '/api/reliefs')
  expect(JSON.parse(past.text)).toMatchObject({
    reliefs: [{ relief: 'night', handedBy: 'goes', takenBy: 'comes', counts: { incidents: 2, faults: 1 } }],
  })
  expect(past.text).not.toContain('planted')
  const whole = await get('comes', '/api/reliefs/night')
  expect(JSON.parse(whole.text)).toMatchObject({ texts: [{ comment: 'c1', text }] })
  expect((await get('comes', '/api/instructions')).text).toContain('青河桥')
})

test('another organisation finds nothing of it', async () => {
  expect(JSON.parse((await get('stranger', '/api/reliefs')).text)).toEqual({ reliefs: [] })
  expect((await get('stranger', '/api/reliefs/night')).status).toBe(403)
  expect(JSON.parse((await get('stranger', '/api/instructions')).text)).toEqual({ texts: [] })
  expect((await get('stranger', '/api/reliefs/no-such')).status).toBe(404)
})

test('a relief that one side alone has signed is told to the duty leader by the timers', async () => {
  await host.give('city', { type: 'change-settings', body: { alertAfter: { 'relief-unsigned': 1 } } })
  await give('goes', { type: 'begin-relief', body: { relief: 'day', people: ['goes'] } })
  const alertOf = () =>
    [...host.app.board.folds()].flatMap(([, fold]) =>
      fold.kind === 'alert' && fold.state.about === 'relief/day' ? [fold.state] : [],
    )
  await vi.waitFor(
    () =>
      expect(alertOf()).toMatchObject([{ kind: 'relief-unsigned', owner: { phase: 'asked', role: 'duty-leader' } }]),
    { timeout: 30_000, interval: 50 },
  )
  await give('leads', { type: 'drop-relief', body: { relief: 'day' } })
  await vi.waitFor(() => expect(alertOf()).toEqual([]), { timeout: 30_000, interval: 50 })
})
