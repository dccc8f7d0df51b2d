import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { writeTown } from '@tocsin/city/town'
import type { TypedCommand } from '@tocsin/link'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepareCity } from '../prepare-city.ts'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
let middle: { readonly lon: number; readonly lat: number }

async function give(command: TypedCommand, exercise = false): Promise<void> {
  const answer = await host.app.take('system', 'own', {
    id: randomUUID(),
    ...command,
    deviceAt: null,
    seat: null,
    exercise,
  })
  expect(answer).toMatchObject({ ok: true })
}

type Report = {
  readonly type?: string
  readonly channel?: 'phone' | 'patrol' | null
  readonly exercise?: boolean
  readonly isPlaced?: boolean
}

/** An incident as it comes about: with the contact that told of it, or by an officer with none. */
async function report({ type = 'theft', channel = 'phone', exercise = false, isPlaced = true }: Report) {
  const [incident, contact] = [randomUUID(), channel === null ? null : randomUUID()]
  if (contact !== null && channel !== null) {
    await give({ type: 'open-contact', body: { contact, channel, clocks: { rung: null } } }, exercise)
    await give({ type: 'take-contact', body: { contact, offHookAt: host.app.store.clock.now() } }, exercise)
  }
  const place = isPlaced ? { point: middle, radiusM: 5, label: 'Here', source: 'map' as const } : null
  await give(
    { type: 'open-incident', body: { incident, contact, type, priority: 3, place, placeTyped: null } },
    exercise,
  )
  return incident
}

async function several(count: number, of: Report): Promise<readonly string[]> {
  const incidents: string[] = []
  for (let n = 0; n < count; n++) incidents.push(await report(of))
  return incidents
}

async function findOnScene(incident: string, confirmed: string): Promise<void> {
  const [unit, slip] = [randomUUID(), randomUUID()]
  await give({ type: 'register-unit', body: { unit, callSign: unit.slice(0, 6), kind: 'patrol', post: null } })
  await give({ type: 'sign-on-unit', body: { unit, crew: [] } })
  await give({ type: 'dispatch-unit', body: { slip, incident, unit, instruction: null } })
  await give({ type: 'report-status', body: { unit, status: 'on-scene' } })
  await give({ type: 'report-status', body: { unit, status: 'available' } })
  await give({ type: 'file-feedback', body: { slip, incident, result: 'mediated', confirmed } })
}

const count = {
  public: 7,
  confirmed: 1,
  sensitive: 5,
  fire: 6,
  patrols: 4,
  officers: 3,
  drills: 2,
  nowhere: 1,
  joined: 1,
}

beforeAll(async () => {
  host = await startTestApp()
  const name = { zh: '甲', en: 'A' }
  await give({ type: 'found-organisation', body: { organisation: 'own', name, division: '440305', timeZone: 'UTC' } })
  const source = join(host.dataDir, 'town.osm.pbf')
  await writeTown(source, { seed: 3, addresses: 5000 })
  await host.app.city.use(
    await prepareCity(host.dataDir, { source, stations: undefined, name: 'town' }, () => undefined),
  )
  const [west = 0, south = 0, east = 0, north = 0] = host.app.city.current()?.manifest.bbox ?? []
  middle = { lon: (west + east) / 2, lat: (south + north) / 2 }
  await several(count.public, {})
  const [found = ''] = await several(count.confirmed, { type: 'dispute' })
  await findOnScene(found, 'domestic-violence')
  await several(count.sensitive, { type: 'suicide' })
  await several(count.fire, { type: 'fire-kitchen' })
  await several(count.patrols, { channel: 'patrol' })
  await several(count.officers, { channel: null })
  await several(count.drills, { exercise: true })
  await several(count.nowhere, { isPlaced: false })
  await host.app.flush()
})
afterAll(() => host.stop())

const placed = count.public + count.confirmed + count.sensitive + count.fire + count.patrols + count.officers

describe('DR39 the reports that load is counted from', () => {
  it('are those with a place, drills left out, oldest first', async () => {
    const reports = await host.app.store.reports(0)
    expect(reports.length).toBe(placed)
    expect(reports.map(({ at }) => at)).toEqual(reports.map(({ at }) => at).toSorted((a, b) => a - b))
    expect(reports[0]).toMatchObject({ org: 'own', type: 'theft', confirmed: null, isPublic: true, ...middle })
  })

  it("tell what the public reported from patrols' and officers' own", async () => {
    const reports = await host.app.store.reports(0)
    expect(reports.filter(({ isPublic }) => !isPublic).length).toBe(count.patrols + count.officers)
  })

  it('say what was found on scene', async () => {
    const found = (await host.app.store.reports(0)).filter(({ confirmed }) => confirmed !== null)
    expect(found).toMatchObject([{ type: 'dispute', confirmed: 'domestic-violence' }])
  })

  it('are those since a moment', async () => {
    expect(await host.app.store.reports(host.app.store.clock.now() + 1)).toEqual([])
  })

  it('leave out who was joined to another, and make it the public’s once a caller is added', async () => {
    const [own = ''] = await several(1, { channel: 'patrol' })
    const [public_ = ''] = await several(1, {})
    await give({ type: 'join-incident', body: { incident: own, into: public_ } })
    await host.app.flush()
    const reports = await host.app.store.reports(0)
    expect(reports.length).toBe(placed + 1)
    expect(reports.filter(({ isPublic }) => !isPublic).length).toBe(count.patrols + count.officers)
  })
})

describe('DR39 expected load', () => {
  it('counts what the public reported, by area; sensitive kinds for the whole city alone, also when found on scene', async () => {
    await host.app.load.look()
    const own = host.app.load.current()?.organisations['own']
    const samples = new Map(own?.all.areas.map(({ area, sample }) => [area, sample]))
    const here = [...samples].filter(([area, sample]) => area !== 'all' && sample !== 'under-5')
    expect(here.map(([, sample]) => sample)).toEqual([count.public + count.fire + count.joined])
    expect(samples.get('all')).toBe(count.sensitive + count.confirmed)
    expect(own?.leftOut).toMatchObject({ 'own-initiative': count.patrols + count.officers, sensitive: 0 })
  })

  it('counts each branch for itself', () => {
    const { of } = host.app.load.current()?.organisations['own'] ?? {}
    expect(of).toMatchObject({
      fire: { sample: count.fire },
      rescue: { sample: count.sensitive },
      police: { sample: count.public + count.confirmed + count.joined },
    })
    expect(Object.keys(of ?? {}).toSorted()).toEqual(['fire', 'police', 'rescue'])
  })
})
