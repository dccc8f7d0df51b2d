import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
beforeAll(async () => {
  host = await startTestApp()
  const give = async (command: Parameters<TestApp['give']>[1]) =>
    expect(await host.give('centre', command)).toMatchObject({ ok: true })
  await give({
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '中', en: 'C' }, division: '440305', timeZone: 'UTC' },
  })
  const place = { point: { lon: 8.1, lat: 47 }, radiusM: 5, label: 'Bridge', source: 'map' as const }
  for (const n of [1, 2, 3] as const) {
    const [unit, incident] = [`E${n}`, `i-${n}`]
    await give({ type: 'register-unit', body: { unit, callSign: unit, kind: 'engine', post: null } })
    await give({ type: 'sign-on-unit', body: { unit, crew: [] } })
    await give({
      type: 'open-incident',
      body: { incident, contact: null, type: 'medical', priority: n === 3 ? 3 : 1, place, placeTyped: null },
    })
    await give({ type: 'dispatch-unit', body: { slip: `s-${n}`, incident, unit, instruction: null } })
  }
  for (const unit of ['E1', 'E3']) await give({ type: 'report-status', body: { unit, status: 'en-route' } })
  const at = host.app.store.clock.now()
  const fix = { org: 'centre', radiusM: null, speedKmh: null, headingDeg: null, source: 'device', lat: 47 }
  await host.app.store.positions.insert([
    { ...fix, unit: 'E1', at: at - 300_000, lon: 7 },
    { ...fix, unit: 'E1', at: at - 5000, lon: 8 },
    { ...fix, unit: 'E2', at: at - 5000, lon: 9 },
    { ...fix, unit: 'E3', at: at - 5000, lon: 8 },
  ])
  await give({ type: 'report-status', body: { unit: 'E1', status: 'on-scene' } })
  for (const unit of ['E2', 'E3']) await give({ type: 'report-status', body: { unit, status: 'on-scene' } })
  await host.app.flush()
})
afterAll(() => host.stop())

describe('the drives that the log and the positions tell of', () => {
  test('begin where the unit was last seen before it left; a run without its leaving, or without sirens, is none', async () => {
    const drives = await host.app.store.drives(0)
    expect(drives).toMatchObject([
      { drive: { unit: 'E1', org: 'centre', incident: 'i-1' }, from: { lon: 8, lat: 47 }, to: { lon: 8, lat: 47 } },
    ])
    const [{ drive } = { drive: undefined }] = drives
    expect(drive && drive.onScene >= drive.left).toBe(true)
  })

  test('are those since a moment', async () => {
    expect(await host.app.store.drives(host.app.store.clock.now() + 1)).toEqual([])
  })
})
