import { once } from 'node:events'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { request, type IncomingMessage } from 'node:http'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { writeTown } from '@tocsin/city/town'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createCityKeeper } from '../city-keeper.ts'
import { createCityService } from '../city.ts'
import { silentLog } from '../log.ts'
import { chooseCity, chosenCity, citiesDir, filesDir } from '../prepare-city.ts'
import { startTestApp, WireClient, type TestApp } from '../testing/app.fixture.ts'

const patience = { timeout: 60_000, interval: 100 }

let host: TestApp
let cookie: string
let extract: Buffer

beforeAll(async () => {
  host = await startTestApp()
  await host.give('system', {
    type: 'found-organisation',
    body: { organisation: 'own', name: { zh: '甲', en: 'A' }, division: '440305', timeZone: 'UTC' },
  })
  await host.account('own', 'admin', ['administrator'])
  cookie = await host.signIn('admin')
  const file = join(host.dataDir, 'small.osm.pbf')
  await writeTown(file, { seed: 3, addresses: 5000 })
  extract = await readFile(file)
})
afterAll(() => host.stop())

const call = (method: string, path: string, body?: object | Buffer): Promise<Response> =>
  fetch(`${host.app.url}${path}`, {
    method,
    headers: {
      cookie,
      ...(body !== undefined && {
        'content-type': body instanceof Buffer ? 'application/octet-stream' : 'application/json',
      }),
    },
    ...(body !== undefined && { body: body instanceof Buffer ? new Uint8Array(body) : JSON.stringify(body) }),
  })

type Cities = {
  cities: { name: string; inUse: boolean; report: unknown }[]
  files: { name: string }[]
  importing: { share: number } | null
  last: { outcome: string; city?: string; message?: string } | null
}
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the route declares
const cities = async (): Promise<Cities> => (await (await call('GET', '/api/cities')).json()) as Cities

const whenDone = async (): Promise<NonNullable<Cities['last']>> => {
  await vi.waitFor(async () => expect((await cities()).importing).toBeNull(), patience)
  return (await cities()).last!
}

describe('an administrator', () => {
  it('brings a file, has it imported, and every desk hears of the new city while the server runs', async () => {
    const desk = new WireClient(host.app.url, cookie)
    await desk.connect()
    expect((await call('PUT', '/api/city-files/town.osm.pbf', extract)).status).toBe(200)
    expect((await cities()).files).toMatchObject([{ name: 'town.osm.pbf', bytes: extract.length }])
    expect((await call('POST', '/api/cities', { name: 'first', source: 'town.osm.pbf' })).status).toBe(200)
    expect((await call('POST', '/api/cities', { name: 'again', source: 'town.osm.pbf' })).status).toBe(409)
    expect(await whenDone()).toMatchObject({ name: 'first', outcome: 'done' })
    expect((await cities()).cities).toMatchObject([{ inUse: true, title: 'first' }])
    const { name } = (await cities()).cities[0]!
    await vi.waitFor(
      () =>
        expect(desk.received.flatMap((each) => (each.t === 'beat' ? [each.city] : [])).at(-1)).toMatch(
          new RegExp(`^${name} `),
        ),
      patience,
    )
    await desk.cut()
  })

  it('goes over to another city and back at once, also by the choice that the command line leaves', async () => {
    await call('POST', '/api/cities', { name: 'second', source: 'town.osm.pbf', use: false })
    expect(await whenDone()).toMatchObject({ outcome: 'done' })
    const nameOf = async (start: string): Promise<string> =>
      (await cities()).cities.find(({ name }) => name.startsWith(start))!.name
    const [first, second] = [await nameOf('first'), await nameOf('second')]
    expect(host.app.city.current()?.manifest.name).toBe('first')
    expect((await call('PUT', '/api/cities/in-use', { name: second })).status).toBe(200)
    expect(host.app.city.current()?.manifest.name).toBe('second')
    expect((await call('DELETE', `/api/cities/${second}`)).status).toBe(409)
    expect((await call('PUT', '/api/cities/in-use', { name: 'first' })).status).toBe(404)
    await chooseCity(host.dataDir, join(citiesDir(host.dataDir), first))
    await vi.waitFor(() => expect(host.app.city.current()?.manifest.name).toBe('first'), patience)
    expect((await call('DELETE', '/api/cities/second')).status).toBe(404)
    expect((await call('DELETE', `/api/cities/${second}`)).status).toBe(200)
    expect((await cities()).cities.map(({ name }) => name)).toEqual([first])
    expect((await call('PUT', '/api/cities/in-use', { name: second })).status).toBe(404)
  })

  it('is told what is wrong with a file, and nothing of it stays', async () => {
    const before = await readdir(citiesDir(host.dataDir))
    await call('PUT', '/api/city-files/cut.osm.pbf', extract.subarray(0, extract.length / 2))
    await call('POST', '/api/cities', { name: 'broken', source: 'cut.osm.pbf' })
    const { outcome, message } = await whenDone()
    expect(outcome).toBe('failed')
    expect(message).toMatch(/cut\.osm\.pbf/)
    expect(await readdir(citiesDir(host.dataDir))).toEqual(before)
    expect(host.app.city.current()?.manifest.name).toBe('first')
  })

  it('stops an import, and nothing of it stays', async () => {
    const before = await readdir(citiesDir(host.dataDir))
    await call('POST', '/api/cities', { name: 'stopped', source: 'town.osm.pbf' })
    expect((await call('DELETE', '/api/cities/import')).status).toBe(200)
    expect(await whenDone()).toMatchObject({ name: 'stopped', outcome: 'stopped' })
    expect(await readdir(citiesDir(host.dataDir))).toEqual(before)
  })

  it.each([
    ['POST', '/api/cities', { name: '../out', source: 'town.osm.pbf' }, 'body.name'],
    ['POST', '/api/cities', { name: 'x', source: '../secrets/key' }, 'body.source'],
    ['POST', '/api/cities', { name: 'x', source: 'not-there.pbf' }, 'body.source'],
    [
      'POST',
      '/api/cities',
      { name: 'x', source: 'town.osm.pbf', layers: [{ kind: 'people', file: 'a.csv' }] },
      'body.layers.0.kind',
    ],
    ['PUT', '/api/city-files/..%2F..%2Fout', Buffer.from('x'), 'params.name'],
    ['PUT', '/api/city-files/.hidden', Buffer.from('x'), 'params.name'],
    ['PUT', `/api/city-files/${encodeURIComponent('城'.repeat(67))}`, Buffer.from('x'), 'params.name'],
    ['PUT', '/api/city-files/plain', { a: 1 }, 'content-type'],
  ])('%s %s %j is refused and the field named', async (method, path, body, field) => {
    const answer = await call(method, path, body)
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ field })])
  })

  it('a city that cannot be used is not chosen, and the one in use is not removed for another choice', async () => {
    const dir = host.app.city.current()!.dir
    const broken = join(citiesDir(host.dataDir), 'damaged')
    await mkdir(broken)
    expect((await call('PUT', '/api/cities/in-use', { name: 'damaged' })).status).toBe(409)
    expect(await chosenCity(host.dataDir)).toBe(dir)
    await writeFile(join(broken, 'city.json'), '{')
    await chooseCity(host.dataDir, broken)
    expect((await call('DELETE', `/api/cities/${basename(dir)}`)).status).toBe(409)
    await chooseCity(host.dataDir, dir)
    expect((await call('DELETE', '/api/cities/damaged')).status).toBe(200)
  })

  it('with no city before, one that cannot be used leaves no choice', async () => {
    const dataDir = join(host.dataDir, 'without')
    await mkdir(join(citiesDir(dataDir), 'damaged'), { recursive: true })
    const keeper = createCityKeeper({ dataDir, city: createCityService(), log: silentLog, changed: () => undefined })
    await expect(keeper.use('damaged')).rejects.toThrow(/is no city/)
    expect(await readdir(citiesDir(dataDir))).toEqual(['damaged'])
  })

  it('a file that would fill the disk is refused before it is sent', async () => {
    const sending = request(`${host.app.url}/api/city-files/huge.osm.pbf`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/octet-stream', 'content-length': 10 ** 15 },
    })
    sending.on('error', () => undefined)
    sending.flushHeaders()
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the event carries
    const [answer] = (await once(sending, 'response')) as [IncomingMessage]
    expect(answer.statusCode).toBe(507)
    sending.destroy()
  })

  it('a file of unknown length ends where the reserve begins, and nothing of it stays', async () => {
    const dataDir = join(host.dataDir, 'small-disk')
    let free = 200_000_000
    const room = () => Promise.resolve({ free: (free -= 50_000_000), all: 1_000_000_000 })
    const parts = { dataDir, city: createCityService(), log: silentLog, changed: () => undefined, room }
    const chunk = Buffer.alloc(4 * 1024 * 1024)
    const content = Readable.from(Array.from({ length: 100 }, () => chunk))
    await expect(createCityKeeper(parts).keepFile('big', content)).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(await readdir(filesDir(dataDir))).toEqual([])
    expect(content.destroyed).toBe(false)
  })

  it('two who bring a file of one name at once do not mix', async () => {
    const contents = ['a', 'b'].map((letter) => Buffer.alloc(3_000_000, letter))
    const sent = await Promise.all(contents.map((content) => call('PUT', '/api/city-files/same', content)))
    expect(sent.map(({ status }) => status)).toEqual([200, 200])
    const kept = await readFile(join(filesDir(host.dataDir), 'same'))
    expect(contents.some((content) => content.equals(kept))).toBe(true)
  })
})
