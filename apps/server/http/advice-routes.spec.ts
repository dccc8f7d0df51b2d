import type { TypedCommand } from '@tocsin/link'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'
import { adviceAnswer } from './advice-answer.ts'

let host: TestApp
let cookie: string

const give = async (command: TypedCommand): Promise<void> => {
  const answer = await host.give('centre', command)
  if (!answer.ok) throw new Error(`${command.type}: ${answer.refusal.refused}`)
}

beforeAll(async () => {
  host = await startTestApp()
  await give({
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  await host.account('centre', 'desk', ['dispatcher'])
  await host.account('centre', 'leader', ['shift-leader'])
  cookie = await host.signIn('desk')
  for (const unit of ['A1', 'A2', 'A3']) {
    await give({ type: 'register-unit', body: { unit, callSign: unit, kind: 'ambulance', post: null } })
    await give({ type: 'sign-on-unit', body: { unit, crew: [] } })
  }
  await give({
    type: 'open-incident',
    body: { incident: 'i1', contact: null, type: 'medical', priority: 2, place: null, placeTyped: null },
  })
})
afterAll(() => host.stop())

const ask = (body: object): Promise<Response> =>
  fetch(`${host.app.url}/api/advice`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

test('DR18 an incident and a draft are both answered in the shape that is declared', async () => {
  for (const body of [{ incident: 'i1' }, { draft: { type: 'medical', priority: 1 } }]) {
    const answer = await ask(body)
    expect(answer.status).toBe(200)
    const advice = adviceAnswer.parse(await answer.json())
    expect(advice).toMatchObject({ plan: null, fallback: 'branch', units: [{ unit: 'A1', seconds: null }] })
  }
})

test('what is neither, or is not there, is refused', async () => {
  expect((await ask({})).status).toBe(400)
  expect((await ask({ incident: 'i1', draft: { type: 'medical', priority: 1 } })).status).toBe(400)
  expect((await ask({ incident: 'nobody' })).status).toBe(404)
})

const countsFor = (who: string, span = 3_600_000): Promise<Response> =>
  fetch(`${host.app.url}/api/advice/choices?from=${Date.now() - span}&to=${Date.now() + span}`, {
    headers: { cookie: who },
  })

test('DR20 the counts are for who leads a shift, within a year', async () => {
  expect((await countsFor(cookie)).status).toBe(403)
  const leader = await host.signIn('leader')
  expect((await countsFor(leader)).status).toBe(200)
  expect((await countsFor(leader, 366 * 86_400_000)).status).toBe(400)
})

test('DR20 what departed from the advice is counted by its word, skips too, and by no person', async () => {
  const advice = (followed: boolean) => ({ plan: null, version: null, followed })
  const send = (n: number, more: object): Promise<void> =>
    give({ type: 'dispatch-unit', body: { slip: `s${n}`, incident: 'i1', unit: `A${n}`, ...more } })
  await send(1, {})
  await send(2, { advice: advice(true) })
  await send(3, { advice: advice(false) })
  const leader = await host.signIn('leader')
  const counts = async () => {
    await host.app.flush()
    const answer = await countsFor(leader)
    return z.looseObject({ departed: z.record(z.string(), z.number()) }).parse(await answer.json())
  }
  expect(await counts()).toMatchObject({ none: 1, followed: 1, departed: { unanswered: 1, skipped: 0 } })
  await give({ type: 'explain-choice', body: { slip: 's3', reason: 'skipped' } })
  const after = await counts()
  expect(after).toMatchObject({ none: 1, followed: 1, departed: { unanswered: 0, skipped: 1, equipment: 0 } })
  expect(JSON.stringify(after)).not.toContain('desk')
})
