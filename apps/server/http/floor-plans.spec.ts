import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { townPlansFile, writeTown, writeTownPlans } from '@tocsin/city/town'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { prepareCity } from '../prepare-city.ts'
import { startTestApp, type TestApp } from '../testing/app.fixture.ts'

let host: TestApp
let dir: string
const cookies = new Map<string, string>()

beforeAll(async () => {
  host = await startTestApp()
  await host.give('system', {
    type: 'found-organisation',
    body: { organisation: 'own', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  for (const role of ['dispatcher', 'responder'] as const) {
    await host.account('own', role, [role])
    cookies.set(role, await host.signIn(role))
  }
  const source = join(host.dataDir, 'town.osm.pbf')
  const { halls } = await writeTown(source, { seed: 1 })
  await writeTownPlans(join(host.dataDir, 'plans'), halls)
  const layers = [{ kind: 'floor-plans' as const, file: join(host.dataDir, 'plans', townPlansFile) }]
  dir = await prepareCity(host.dataDir, { source, stations: undefined, layers, name: 'town' }, () => {})
}, 120_000)
afterAll(() => host.stop())

const call = (path: string, who = 'dispatcher', method = 'GET'): Promise<Response> =>
  fetch(`${host.app.url}${path}`, { method, headers: { cookie: cookies.get(who) ?? '' } })

const list = z.object({
  places: z.array(
    z.object({
      id: z.string(),
      name: z.object({ zh: z.string(), en: z.string() }),
      at: z.tuple([z.number(), z.number()]),
      ground: z.null(),
      plans: z.array(z.object({ id: z.string(), level: z.string(), image: z.string(), corners: z.unknown() })),
    }),
  ),
})
const places = async () => list.parse(await (await call('/api/city/floor-plans')).json()).places
const problem = async (response: Response) => z.object({ detail: z.string() }).parse(await response.json()).detail

describe('floor plans over HTTP', () => {
  it('need a city', async () => {
    expect((await call('/api/city/floor-plans')).status).toBe(503)
    expect((await call('/api/city/floor-plans/0123456789abcdef.svg')).status).toBe(503)
    await host.app.city.use(dir)
  })

  it('are listed by place with the names and the point that the gazetteer has', async () => {
    const [first, ...others] = await places()
    expect(first).toMatchObject({ id: '临江县人民医院', name: { en: "Linjiang County People's Hospital" } })
    expect(first?.plans.map(({ level }) => level)).toEqual(['B1', '1', '2', '3'])
    expect(others.length).toBeGreaterThan(0)
  })

  it('come as what they are, kept by the browser, and can do nothing by themselves', async () => {
    const image = (await places())[0]?.plans[0]?.image ?? ''
    const [got, head] = [await call(image), await call(image, 'dispatcher', 'HEAD')]
    for (const { status, headers } of [got, head]) {
      expect(status).toBe(200)
      expect(headers.get('content-type')).toMatch(/^image\/svg\+xml/)
      expect(headers.get('cache-control')).toBe('private, max-age=86400, immutable')
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
    }
    expect(await got.text()).toMatch(/^<svg /)
    expect(await head.text()).toBe('')
    // Node's fetch would add no-cache of its own.
    const kept = { 'if-none-match': got.headers.get('etag') ?? '', 'cache-control': 'max-age=0' }
    const again = await fetch(`${host.app.url}${image}`, {
      headers: { cookie: cookies.get('dispatcher') ?? '', ...kept },
    })
    expect(again.status).toBe(304)
  })

  it('are shown to who sees premises, to nobody else', async () => {
    const image = (await places())[0]?.plans[0]?.image ?? ''
    expect((await call(image, 'responder')).status).toBe(200)
    expect((await call(image, 'stranger')).status).toBe(401)
    expect((await call('/api/city/floor-plans', 'stranger')).status).toBe(401)
  })

  it('are only the files that the city names', async () => {
    await writeFile(join(dir, 'floor-plans', 'feedfeedfeedfeed.svg'), '<svg></svg>')
    const unknown = await call('/api/city/floor-plans/feedfeedfeedfeed.svg')
    expect([unknown.status, await problem(unknown)]).toEqual([404, expect.stringMatching(/no such floor plan/)])
    for (const outside of ['..%2Fcity.json', 'city.json', '..%2F..%2Fsecrets%2Fkey', 'feedfeedfeedfeed.svg%00'])
      expect((await call(`/api/city/floor-plans/${outside}`)).status, outside).toBe(400)
  })

  it('say what to do when the image has gone from the disk', async () => {
    const image = (await places())[0]?.plans[3]?.image ?? ''
    await rm(join(dir, 'floor-plans', image.split('/').at(-1) ?? ''))
    const gone = await call(image)
    expect([gone.status, await problem(gone)]).toEqual([404, expect.stringMatching(/import the city again/)])
  })
})
