import { randomUUID } from 'node:crypto'
import type { TypedCommand } from '@tocsin/link'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { startTestApp, WireClient, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
const cookies = new Map<string, string>()
const point = { lon: 113.91234, lat: 22.51678 }

beforeAll(async () => {
  host = await startTestApp()
  for (const organisation of ['city', 'county'])
    await host.give('system', {
      type: 'found-organisation',
      body: { organisation, name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
    })
  for (const [org, id, roles] of [
    ['city', 'city-desk', ['dispatcher']],
    ['county', 'county-desk', ['dispatcher', 'call-taker']],
    ['county', 'county-duty', ['duty-leader']],
    ['city', 'city-duty', ['duty-leader']],
  ] as const) {
    await host.account(org, id, roles)
    cookies.set(id, await host.signIn(id))
  }
})
afterAll(() => host.stop())

const given = z.object({ ok: z.boolean(), refusal: z.object({ refused: z.string() }).optional() })

/** Over HTTP, as the person. */
async function give(by: string, command: TypedCommand): Promise<z.output<typeof given>> {
  const answer = await fetch(`${host.app.url}/api/commands`, {
    method: 'POST',
    headers: { cookie: cookies.get(by) ?? '', 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), ...command, deviceAt: null, seat: null, exercise: false }),
  })
  return given.parse(await answer.json())
}

const status = async (by: string, path: string): Promise<number> =>
  (await fetch(host.app.url + path, { headers: { cookie: cookies.get(by) ?? '' } })).status

const open = (incident: string, type = 'fire-building'): TypedCommand => ({
  type: 'open-incident',
  body: {
    incident,
    contact: null,
    type,
    priority: 2,
    place: { point, radiusM: 5, label: '河滨路 20 号', source: 'address' },
    placeTyped: '河滨路二十号门口',
    note: '张先生说三楼',
  },
})

const routes = ['/api/incidents/:id/card', '/api/incidents/:id/timeline']
const statuses = (by: string, id: string): Promise<readonly number[]> =>
  Promise.all(routes.map((each) => status(by, each.replace(':id', id))))

async function agree(agreement: string, level: 'count' | 'redacted'): Promise<void> {
  const body = { agreement, with: 'city', level, branches: ['fire' as const], reason: 'for-information' as const }
  expect(await give('county-duty', { type: 'propose-agreement', body })).toMatchObject({ ok: true })
  expect(await give('city-duty', { type: 'accept-agreement', body: { agreement } })).toMatchObject({ ok: true })
}

test('F24 a share opens to the other side what its level says, on socket and routes, and closes it again at once', async () => {
  await host.give('county', open('i-1'))
  const wire = new WireClient(host.app.url, cookies.get('city-desk') ?? '')
  await wire.connect()
  const seen = () => wire.board.get('incident', 'i-1')
  expect(seen()).toBeUndefined()
  expect(await statuses('city-desk', 'i-1')).toEqual([403, 403])

  const share = { incident: 'i-1', share: 'h-1' }
  const body = { ...share, with: 'city', level: 'assist' as const, reason: 'mutual-aid' as const }
  expect(await give('county-desk', { type: 'share-incident', body })).toMatchObject({ ok: true })
  await expect.poll(() => seen()?.seen).toBe('redacted')
  expect(JSON.stringify(seen())).not.toContain('河滨路')
  expect(await statuses('city-desk', 'i-1')).toEqual([403, 403])

  expect(await give('city-desk', { type: 'accept-share', body: share })).toMatchObject({ ok: true })
  await expect.poll(() => seen()?.seen).toBe('whole')
  expect(await statuses('city-desk', 'i-1')).toEqual([200, 200])

  expect(await give('county-desk', { type: 'end-share', body: share })).toMatchObject({ ok: true })
  await expect.poll(seen).toBeUndefined()
  expect(await statuses('city-desk', 'i-1')).toEqual([403, 403])
  await wire.cut()
})

test('an agreement shares what it covers by itself, redacted, and ends it with the type or the agreement', async () => {
  await host.give('county', open('i-2'))
  await host.give('county', open('i-3', 'theft'))
  await agree('g-1', 'redacted')
  await host.app.settleShares()
  const sharesOf = (id: string) => {
    const fold = host.app.board.get(`incident/${id}`)
    return fold?.kind === 'incident' ? fold.state.shares.map(({ agreement }) => agreement) : undefined
  }
  await expect.poll(() => sharesOf('i-2')).toEqual(['g-1'])
  expect(sharesOf('i-3')).toEqual([])
  expect(await statuses('city-desk', 'i-2')).toEqual([403, 403])

  const retype = { incident: 'i-2', type: 'theft', priority: 2 as const }
  expect(await give('county-desk', { type: 'retype-incident', body: retype })).toMatchObject({ ok: true })
  await expect.poll(() => sharesOf('i-2')).toEqual([])
  await give('county-desk', { type: 'retype-incident', body: { ...retype, type: 'fire-building' } })
  await expect.poll(() => sharesOf('i-2')).toEqual(['g-1'])

  expect(await give('city-duty', { type: 'end-agreement', body: { agreement: 'g-1' } })).toMatchObject({ ok: true })
  await expect.poll(() => sharesOf('i-2')).toEqual([])
})

test('counts are told to the other side of an agreement alone, and none under five', async () => {
  await agree('g-2', 'count')
  await host.app.flush()
  const counts = async (by: string) =>
    (await (
      await fetch(`${host.app.url}/api/shared-counts`, { headers: { cookie: cookies.get(by) ?? '' } })
    ).json()) as {
      counts: readonly { org: string; open: object; lastDay: object }[]
    }
  expect((await counts('city-desk')).counts).toMatchObject([{ org: 'county', open: { fire: null } }])
  for (let n = 0; n < 5; n += 1) await host.give('county', open(`many-${n}`))
  await host.app.flush()
  expect((await counts('city-desk')).counts).toMatchObject([{ org: 'county', open: { fire: 7 }, lastDay: { fire: 7 } }])
  expect((await counts('county-desk')).counts).toEqual([])
})
