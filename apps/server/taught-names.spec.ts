import { join } from 'node:path'
import { writeTown } from '@tocsin/city/town'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareCity } from './prepare-city.ts'
import { startTestApp, type TestApp } from './testing/app.fixture.ts'
import { startProgram } from './testing/program.fixture.ts'

type Place = { id: string; kind: string; label: string; lon: number; taught?: { byname: string; heard: string } }

let host: TestApp
const cookies = new Map<string, string>()

beforeAll(async () => {
  host = await startTestApp()
  const town = join(host.dataDir, 'town.osm.pbf')
  await writeTown(town, { seed: 1, addresses: 5000 })
  const dir = await prepareCity(host.dataDir, { source: town, stations: undefined, name: 'town' }, () => undefined)
  await host.app.city.use(dir)
  for (const organisation of ['centre', 'other']) {
    const body = { organisation, name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' }
    await host.give('system', { type: 'found-organisation', body })
  }
  await host.account('centre', 'anna', ['call-taker'])
  await host.account('centre', 'bert', ['dispatcher'])
  await host.account('centre', 'lead', ['shift-leader'])
  await host.account('other', 'otto', ['dispatcher'])
  for (const login of ['anna', 'bert', 'lead', 'otto']) cookies.set(login, await host.signIn(login))
})
afterAll(() => host.stop())

const headers = (who: string) => ({ cookie: cookies.get(who) ?? '', 'content-type': 'application/json' })

async function search(who: string, q: string, url = host.app.url): Promise<Place[]> {
  const answer = await fetch(`${url}/api/places?q=${encodeURIComponent(q)}`, { headers: headers(who) })
  return ((await answer.json()) as { places: Place[] }).places
}

async function give(who: string, type: string, body: object): Promise<Record<string, unknown>> {
  const said = JSON.stringify({ id: crypto.randomUUID(), type, body })
  const answer = await fetch(`${host.app.url}/api/commands`, { method: 'POST', headers: headers(who), body: said })
  return (await answer.json()) as Record<string, unknown>
}

const at = (lon: number) => ({
  point: { lon, lat: 22.5 },
  radiusM: 12,
  label: '解放北路12号',
  source: 'address',
  gazetteerId: 'address/n5',
  precision: 'rooftop',
})
const teach = (who: string, byname: string, heard: string, lon = 113.9) =>
  give(who, 'teach-name', { byname, heard, place: at(lon) })

describe('a name that a desk was taught', () => {
  test('is first of the answers at the next desk, with its words, its place and its doubt', async () => {
    expect((await search('bert', '老供销社')).filter(({ kind }) => kind === 'taught')).toEqual([])
    expect(await teach('anna', 'n-1', '老供销社')).toMatchObject({ ok: true })
    for (const text of ['老供销社', '老供', '老供銷社', 'lgxs', 'laogongxiaoshe', 'laogonxiaoshe', '供销社']) {
      expect((await search('bert', text))[0], text).toMatchObject({
        id: 'taught/n-1',
        kind: 'taught',
        label: '解放北路12号',
        lon: 113.9,
        radiusM: 12,
        precision: 'rooftop',
        taught: { byname: 'n-1', heard: '老供销社', isConfirmed: false },
      })
    }
  })

  test('is found by another server process, also one that starts later, and by nobody of another organisation', async () => {
    await host.app.flush()
    const second = await host.secondServer()
    try {
      await second.city.use(host.app.city.current()?.dir ?? '')
      expect((await search('bert', '老供销社', second.url))[0]?.id).toBe('taught/n-1')
      await teach('anna', 'n-2', '大礼堂旧址')
      await expect.poll(async () => (await search('bert', 'dltjz', second.url))[0]?.id).toBe('taught/n-2')
    } finally {
      await second.close()
    }
    for (const text of ['老供销社', 'lgxs', '大礼堂旧址'])
      expect((await search('otto', text)).filter(({ kind }) => kind === 'taught')).toEqual([])
  })

  test('is taught once for a place: who has it is named; for another place it is taught as well', async () => {
    expect(await teach('bert', 'n-3', '老供销社')).toMatchObject({
      refusal: { refused: 'already-taught', detail: { heard: '老供销社', by: 'anna', byname: 'n-1' } },
    })
    expect(await teach('bert', 'n-4', '老供销社', 113.95)).toMatchObject({ ok: true })
    const ids = (await search('anna', '老供销社')).filter(({ kind }) => kind === 'taught').map(({ id }) => id)
    expect(ids.toSorted()).toEqual(['taught/n-1', 'taught/n-4'])
  })

  test('leaves the gazetteer to be seen while it is not typed whole', async () => {
    const street = host.app.city.current()?.places.search('中山')[0]?.name.zh ?? ''
    expect(street).not.toBe('')
    for (let n = 0; n < 6; n++) await teach('anna', `s-${n}`, `${street}${n}号桥`, 113.8 + n / 100)
    const kinds = (await search('anna', street.slice(0, 2))).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'taught')).toHaveLength(3)
    expect(kinds.length).toBeGreaterThan(3)
  })

  test('is gone as soon as it is withdrawn, and then told by history to who reviews', async () => {
    expect(await give('bert', 'withdraw-name', { byname: 'n-1' })).toMatchObject({
      refusal: { refused: 'not-allowed' },
    })
    expect(await give('lead', 'withdraw-name', { byname: 'n-4' })).toMatchObject({ ok: true })
    expect(await give('anna', 'withdraw-name', { byname: 'n-1' })).toMatchObject({ ok: true })
    expect((await search('bert', '老供销社')).filter(({ kind }) => kind === 'taught')).toEqual([])
    await host.app.flush()
    const answer = await fetch(`${host.app.url}/api/history/names`, { headers: headers('lead') })
    const { names } = (await answer.json()) as { names: { id: string }[] }
    expect(names.map(({ id }) => id).toSorted()).toEqual(['n-1', 'n-4'])
    expect(await teach('bert', 'n-5', '老供销社')).toMatchObject({ ok: true })
    expect((await search('anna', '老供销社'))[0]?.id).toBe('taught/n-5')
  })

  test('is exported with the city once it is confirmed, beside the running server', async () => {
    await teach('anna', 'n-6', '旧"车站", 南门')
    for (const byname of ['n-5', 'n-6'])
      expect(await give('lead', 'confirm-name', { byname })).toMatchObject({ ok: true })
    await host.app.flush()
    const run = (...args: string[]) => startProgram(args, { TOCSIN_DATA: host.dataDir }).ended
    const { out, code } = await run('city', 'names', '--organisation', 'centre')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [113.9, 22.5] },
          properties: { name: '解放北路12号', alt_name: '旧"车站", 南门;老供销社' },
        },
      ],
    })
    expect((await run('city', 'names', '--csv', '--organisation', 'centre')).out).toBe(
      'name,lon,lat,kind,alt_name\n解放北路12号,113.9,22.5,address,"旧""车站"", 南门;老供销社"\n',
    )
    expect((await run('city', 'names', '--csv', '--organisation', 'other')).out).toBe('name,lon,lat,kind,alt_name\n')
    const unknown = await run('city', 'names', '--organisation', 'nowhere')
    expect([unknown.code === 0, unknown.err]).toEqual([false, expect.stringMatching(/no organisation nowhere/)])
  })
})
