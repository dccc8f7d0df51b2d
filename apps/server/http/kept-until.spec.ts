import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
let cookie: string
const dayMs = 86_400_000
const card = z.object({
  erasedAt: z.null(),
  keptUntil: z.object({ at: z.number(), days: z.number() }).nullable(),
})

beforeAll(async () => {
  host = await startTestApp()
  await host.give('centre', {
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  await host.account('centre', 'desk', ['dispatcher'])
  cookie = await host.signIn('desk')
}, 60_000)
afterAll(() => host.stop())

const kept = async () => {
  const answer = await fetch(`${host.app.url}/api/incidents/i1/card`, { headers: { cookie } })
  return card.parse(await answer.json()).keptUntil
}

test('the card says until when its words stay: once it is closed, by the site’s own days, and not while it is held', async () => {
  await host.give('centre', {
    type: 'open-incident',
    body: { incident: 'i1', contact: null, type: 'medical', priority: 2, place: null, placeTyped: 'a red door' },
  })
  expect(await kept()).toBeNull()
  const before = Date.now()
  await host.give('centre', { type: 'close-incident', body: { incident: 'i1', disposition: 'handled' } })
  const told = await kept()
  expect(told?.days).toBe(180)
  expect((told?.at ?? 0) - 180 * dayMs).toBeGreaterThanOrEqual(before - 1000)
  expect((told?.at ?? 0) - 180 * dayMs).toBeLessThanOrEqual(Date.now() + 1000)
  await host.give('centre', { type: 'change-settings', body: { retention: { callerDays: 60, positionDays: 30 } } })
  expect((await kept())?.days).toBe(60)
  expect(await host.give('centre', { type: 'hold-incident', body: { incident: 'i1', reason: 'court' } })).toMatchObject(
    {
      ok: true,
    },
  )
  expect(await kept()).toBeNull()
})
