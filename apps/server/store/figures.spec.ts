import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'

const targetsS = { answer: 10, dispatch: 60, signing: 60, arrival: 480 }
const sharesPct = { answer: 30, dispatch: 90, signing: 90, arrival: 90 }
let host: TestApp
let begun: number

async function give(command: Parameters<TestApp['give']>[1]): Promise<void> {
  expect(await host.give('centre', command)).toMatchObject({ ok: true })
}

beforeAll(async () => {
  host = await startTestApp()
  await give({
    type: 'found-organisation',
    body: { organisation: 'centre', name: { zh: '中', en: 'C' }, division: '440305', timeZone: 'UTC' },
  })
  begun = host.app.store.clock.now()
  const now = begun
  const rings = [4, 6, 30].map((seconds, n) => ({ contact: `c${n}`, rung: now - seconds * 1000, offHook: now }))
  for (const { contact, rung, offHook } of rings)
    await give({
      type: 'open-contact',
      body: { contact, channel: 'phone', clocks: { rung, handed: null, offHook, hungUp: null } },
    })
  // an exchange whose clock contradicts itself
  await give({
    type: 'open-contact',
    body: { contact: 'odd', channel: 'phone', clocks: { rung: now, handed: null, offHook: now - 9000, hungUp: null } },
  })
  await give({ type: 'register-unit', body: { unit: 'E1', callSign: 'E1', kind: 'engine', post: null } })
  await give({ type: 'sign-on-unit', body: { unit: 'E1', crew: [] } })
  for (const incident of ['i1', 'i2'])
    await give({
      type: 'open-incident',
      body: { incident, contact: null, type: 'medical', priority: 1, place: null, placeTyped: null },
    })
  await give({ type: 'dispatch-unit', body: { slip: 's1', incident: 'i1', unit: 'E1', instruction: null } })
  const onScene = host.app.store.clock.now()
  await give({ type: 'report-status', body: { unit: 'E1', status: 'on-scene', happenedAt: onScene, byRadio: true } })
  await host.app.flush()
})
afterAll(() => host.stop())

const read = async (from: number, to: number, org = 'centre') =>
  (await host.app.store.figures(org, { from, to, targetsS, sharesPct })).clocks

describe('what people waited for', () => {
  test('is counted from the rows, with the samples and with what is doubtful left out', async () => {
    const { answer, dispatch, arrival, signing } = await read(begun, begun + 3_600_000)
    expect(answer).toEqual({ count: 3, doubtful: 1, within: 2, p50: 6, p90: 30, atShare: 4 })
    expect(dispatch).toMatchObject({ count: 1, doubtful: 0, within: 1 })
    expect(arrival).toMatchObject({ count: 1, within: 1 })
    expect(arrival.p50).toBeGreaterThanOrEqual(dispatch.p50 ?? Infinity)
    expect(signing).toEqual({ count: 0, doubtful: 0, within: 0, p50: null, p90: null, atShare: null })
  })

  test('is that of the span and of the organisation alone', async () => {
    const nothing = { count: 0, doubtful: 0, within: 0, p50: null, p90: null, atShare: null }
    expect(await read(begun + 3_600_000, begun + 7_200_000)).toMatchObject({ answer: nothing, dispatch: nothing })
    expect((await read(begun, begun + 3_600_000, 'another')).answer).toEqual(nothing)
    const { counts } = await host.app.store.figures('centre', {
      from: begun,
      to: begun + 3_600_000,
      targetsS,
      sharesPct,
    })
    expect(counts).toEqual({ contacts: 4, opened: 2, closed: 0 })
  })
})
