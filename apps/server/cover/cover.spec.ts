import { join } from 'node:path'
import { writeTown } from '@tocsin/city/town'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { prepareCity } from '../prepare-city.ts'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
let cookie: string
const patience = { timeout: 60_000, interval: 200 }
const cover = z.object({
  cover: z
    .looseObject({
      version: z.string(),
      shares: z.array(z.number()),
      typesAs: z.string(),
      units: z.number(),
      counted: z.array(
        z.object({ branches: z.array(z.string()), kinds: z.array(z.string()).nullable(), units: z.number() }),
      ),
      bands: z.array(z.array(z.unknown())).nullable(),
    })
    .nullable(),
})
const advice = z.object({
  advice: z.object({ unit: z.string(), to: z.string(), gain: z.number() }).nullable(),
  whyNone: z.string().nullable(),
})

async function call<Schema extends z.ZodType>(path: string, schema: Schema, body?: object): Promise<z.output<Schema>> {
  const response = await fetch(`${host.app.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  expect([response.status, path]).toEqual([200, path])
  return schema.parse(await response.json())
}

const at = (east: number, north: number) => {
  const [west = 0, south = 0, right = 0, top = 0] = host.app.city.current()?.manifest.bbox ?? []
  return { lon: west + (right - west) * east, lat: south + (top - south) * north }
}

const own = {
  coverMinutes: [1, 1.4, 1.8],
  turnoutS: { engine: { atPost: 60, away: 10 } },
  standby: { mode: 'ask' as const, movesPerHour: 1, busyPct: 30, leastGainPct: 0.1 },
}

beforeAll(async () => {
  host = await startTestApp()
  const body = { organisation: 'own', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' }
  await host.give('system', { type: 'found-organisation', body })
  await host.account('own', 'admin', ['administrator'])
  await host.account('own', 'leader', ['shift-leader'])
  cookie = await host.signIn('leader')
  const source = join(host.dataDir, 'small.osm.pbf')
  await writeTown(source, { seed: 3, addresses: 5000 })
  const wish = { source, stations: undefined, name: 'small' }
  expect(await call('/api/cover', cover)).toEqual({ cover: null })
  await host.app.city.use(await prepareCity(host.dataDir, wish, () => undefined))
  const spots = { west: at(0.25, 0.5), east: at(0.75, 0.5) }
  for (const [post, point] of Object.entries(spots))
    await host.give('own', { type: 'open-post', body: { post, kind: 'station', name: { zh: post, en: post }, point } })
  for (const unit of ['E1', 'E2']) {
    await host.give('own', { type: 'register-unit', body: { unit, callSign: unit, kind: 'engine', post: 'west' } })
    await host.give('own', { type: 'sign-on-unit', body: { unit, crew: [] } })
  }
  await host.give('own', {
    type: 'change-settings',
    body: own,
  })
  await host.app.load.look()
})
afterAll(() => host.stop())

describe('DR38 what free units reach', () => {
  it('DR19 is not told by advice before it was reckoned; asking is enough to have it reckoned', async () => {
    const answer = z.object({ uncovered: z.object({ shareBefore: z.number() }).nullable() })
    const draft = { type: 'fire-building', priority: 1, place: { point: at(0.3, 0.5), label: '' } }
    expect(await call('/api/advice', answer, { draft })).toEqual({ uncovered: null })
    const asking = async () => (await call('/api/advice', answer, { draft })).uncovered?.shareBefore
    await vi.waitFor(async () => expect(await asking()).toBeGreaterThan(0), patience)
  })

  it('is told with its shares, bands and the sample it goes by', async () => {
    await vi.waitFor(async () => expect((await call('/api/cover', cover)).cover?.units).toBe(2), patience)
    const { cover: known } = await call('/api/cover', cover)
    expect(known).toMatchObject({ basis: 'roads', typesAs: 'reported', sample: 'under-5', nowhere: 0 })
    const [one = 0, two = 0, three = 0] = known?.shares ?? []
    expect(three).toBeGreaterThan(0)
    expect(three).toBeLessThan(1)
    expect([one <= two, two <= three]).toEqual([true, true])
    expect(known?.bands?.[2]?.length).toBeGreaterThan(0)
    const again = await call(`/api/cover?seen=${known?.version}`, cover)
    expect(again.cover?.bands).toBeNull()
  })

  it('DR19 is less without the units that a dispatch would take, and the same while others stay', async () => {
    const answer = z.object({ before: z.array(z.number()), after: z.array(z.number()) })
    const one = await call('/api/cover/without', answer, { units: ['E1'] })
    expect(one.after).toEqual(one.before)
    const both = await call('/api/cover/without', answer, { units: ['E1', 'E2'] })
    expect(both.before.at(-1)).toBeGreaterThan(0)
    expect(both.after).toEqual([0, 0, 0])
  })
})

describe('DR19 what advice says stays uncovered', () => {
  const answer = z.object({
    units: z.array(z.object({ unit: z.string() })),
    uncovered: z.object({ shareBefore: z.number(), shareAfter: z.number() }).nullable(),
  })
  const draft = () => ({ draft: { type: 'fire-building', priority: 1, place: { point: at(0.3, 0.5), label: '' } } })

  it('is the share of the longest minutes that is left without the set: all of it for one of two, none for both', async () => {
    const known = (await call('/api/cover', cover)).cover
    const shareBefore = known?.shares.at(-1)
    expect(shareBefore).toBeGreaterThan(0)
    const one = await call('/api/advice', answer, draft())
    expect(one.units.length).toBe(1)
    expect(one.uncovered).toEqual({ shareBefore, shareAfter: shareBefore })
    const levels = [[{ capability: 'engine', count: 2 }]]
    const body = { name: { zh: '双', en: 'Both' }, levels }
    await host.give('own', { type: 'write-plan', body: { plan: 'both', basedOn: 0, body } })
    const both = await call('/api/advice', answer, draft())
    expect(both.units.map(({ unit }) => unit).toSorted()).toEqual(['E1', 'E2'])
    expect(both.uncovered).toEqual({ shareBefore, shareAfter: 0 })
    await host.give('own', { type: 'retire-plan', body: { plan: 'both', basedOn: 1 } })
  })
})

describe('DR38 what the site sets of cover', () => {
  /** shares and what counted once another setting holds, then back */
  async function under(changed: object) {
    const change = async (body: typeof own) => {
      const before = (await call('/api/cover', cover)).cover?.version
      await host.give('own', { type: 'change-settings', body })
      await vi.waitFor(async () => expect((await call('/api/cover', cover)).cover?.version).not.toBe(before), patience)
      return (await call('/api/cover', cover)).cover
    }
    const known = await change({ ...own, ...changed })
    await change(own)
    return known
  }

  it('DR14 is its turnout: what crews need longer for is reached later', async () => {
    const { cover: usual } = await call('/api/cover', cover)
    const slower = await under({ turnoutS: { engine: { atPost: 84 } } })
    expect(usual?.shares[0]).toBeLessThanOrEqual(usual?.shares[1] ?? 0)
    expect(slower?.shares[0]).toBe(0)
    expect(slower?.shares[2]).toBeGreaterThan(0)
    expect(slower?.shares[2]).toBeLessThan(usual?.shares[2] ?? 0)
  })

  it('is which units count for which calls, and it says which did', async () => {
    const { cover: usual } = await call('/api/cover', cover)
    expect(usual?.counted).toMatchObject([{ kinds: null, units: 2 }])
    const kinds = { medical: ['ambulance'], police: ['ambulance'], service: [], traffic: [] }
    const told = await under({ coverKinds: kinds })
    expect(told?.counted).toEqual([
      { branches: ['police', 'medical'], kinds: ['ambulance'], units: 0 },
      { branches: ['fire', 'rescue'], kinds: null, units: 2 },
    ])
    // with no history every road counts alike for each branch: half of what is counted is covered by nobody
    expect(told?.shares[2]).toBeCloseTo((usual?.shares[2] ?? 0) / 2, 9)
  })
})

describe('DR40 where free units should wait', () => {
  it('is planned for a shift', async () => {
    const plan = z.object({
      expectedCoverage: z.number(),
      posts: z.array(z.object({ post: z.string(), units: z.number() })),
    })
    const { posts, expectedCoverage } = await call('/api/standby/plan?units=2&busy=0.3', plan)
    expect(posts).toEqual([
      { post: 'west', units: 1 },
      { post: 'east', units: 1 },
    ])
    expect(expectedCoverage).toBeGreaterThan(0)
  })

  it('is planned by the kinds that count, as cover is', async () => {
    const plan = z.object({
      expectedCoverage: z.number(),
      posts: z.array(z.object({ post: z.string(), units: z.number() })),
      classes: z.array(z.object({ kinds: z.array(z.string()), branches: z.array(z.string()), units: z.number() })),
      notCounted: z.number(),
    })
    const before = (await call('/api/cover', cover)).cover?.version
    const coverKinds = {
      medical: ['ambulance' as const],
      fire: ['engine' as const],
      police: [],
      rescue: [],
      service: [],
      traffic: [],
    }
    await host.give('own', { type: 'change-settings', body: { ...own, coverKinds } })
    await vi.waitFor(async () => expect((await call('/api/cover', cover)).cover?.version).not.toBe(before), patience)
    const both = await call('/api/standby/plan?units=engine:2,ambulance:2,boat:1&busy=0.3', plan)
    expect(both.classes).toMatchObject([
      { kinds: ['engine'], branches: ['fire'], units: 2 },
      { kinds: ['ambulance'], branches: ['medical'], units: 2 },
    ])
    expect(both.notCounted).toBe(1)
    expect(both.posts.map(({ units }) => units)).toEqual([2, 2])
    // Load of both branches is alike without a history: engines cover half of it, and one kind cannot stand for the other.
    const engines = await call('/api/standby/plan?units=engine:4&busy=0.3', plan)
    const all = await call('/api/standby/plan?units=engine:4,ambulance:4&busy=0.3', plan)
    expect(engines.expectedCoverage).toBeGreaterThan(0)
    expect(engines.expectedCoverage).toBeLessThan(0.6 * all.expectedCoverage)
    // A bare number is of the kinds that the organisation has.
    expect((await call('/api/standby/plan?units=2&busy=0.3', plan)).classes).toMatchObject([
      { kinds: ['engine'], units: 2 },
    ])
    await host.give('own', { type: 'change-settings', body: own })
    await vi.waitFor(
      async () => expect((await call('/api/cover', cover)).cover?.counted).toMatchObject([{ kinds: null }]),
      patience,
    )
  })

  it('is advised with its gain, not again for a unit that was declined, and never beyond the rate', async () => {
    const first = await call('/api/standby/advice', advice)
    expect(first).toMatchObject({ advice: { to: 'east' } })
    expect(first.advice?.gain).toBeGreaterThan(0.001)
    const unit = first.advice?.unit ?? ''
    await call('/api/standby/decline', z.object({}), { unit })
    const second = await call('/api/standby/advice', advice)
    expect(second.advice).not.toBeNull()
    expect(second.advice?.unit).not.toBe(unit)
    const moved = second.advice?.unit ?? ''
    await host.give('own', { type: 'move-unit', body: { unit: moved, post: 'east' } })
    await vi.waitFor(async () => {
      expect(await call('/api/standby/advice', advice)).toEqual({ advice: null, whyNone: 'rate' })
    }, patience)
  })
})
