import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startProgram } from '../testing/program.fixture.ts'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'city-command-'))
  await writeFile(join(dir, 'roads.geojson'), JSON.stringify(collection))
  await writeFile(join(dir, 'hydrants.csv'), '编号,经度,纬度,电话\nH1,113.005,22.001,123\nH2,x,22,')
  await writeFile(join(dir, 'stations.csv'), 'station,name,lon,lat\n1,消防站,113,22')
  await writeFile(join(dir, 'mercator.geojson'), JSON.stringify({ ...collection, crs }))
  await writeFile(join(dir, 'empty.csv'), '')
})
afterAll(() => rm(dir, { recursive: true }))

const line = (coordinates: number[][], name: string) => ({
  type: 'Feature',
  properties: { highway: 'residential', name },
  geometry: { type: 'LineString', coordinates },
})
const collection = {
  type: 'FeatureCollection',
  features: [
    line(
      [
        [113, 22],
        [113.01, 22],
      ],
      'A Street',
    ),
  ],
}
const crs = { type: 'name', properties: { name: 'EPSG:3857' } }

const run = (...args: string[]) => startProgram(['city', ...args], { TOCSIN_DATA: join(dir, 'data') }).ended
const cityIn = (out: string) => /"city":"[^"]+"/.exec(out)?.[0]
const file = (name: string) => join(dir, name)
const cities = async () =>
  (await readdir(join(dir, 'data', 'cities')).catch(() => [])).filter((name) => name !== 'in-use')

describe('tocsin geocode', { timeout: 120_000 }, () => {
  const env = { TOCSIN_DATA: join(tmpdir(), `geocode-${process.pid}`) }
  const geocode = (...args: string[]) => startProgram(['geocode', ...args], env).ended
  const importAs = async (name: string, ...how: string[]) => {
    const { code, out } = await startProgram(
      ['city', 'import', file('roads.geojson'), '--name', name, '--json', ...how],
      env,
    ).ended
    expect(code).toBe(0)
    return out
  }
  afterAll(() => rm(env.TOCSIN_DATA, { recursive: true, force: true }))

  it('answers from the city in use, keeps the text, and says what is missing without one', async () => {
    const none = await geocode('A Street', '--json')
    expect(none.code).not.toBe(0)
    expect(none.err).toContain('tocsin city import')

    await importAs('first')
    const typed = '  A  Ｓtreet '
    const { code, out } = await geocode(typed, '--json')
    expect(code).toBe(0)
    const answer: unknown = JSON.parse(out)
    expect(answer).toMatchObject({ text: typed, places: [{ kind: 'street', name: { en: 'A Street' } }] })

    const other = {
      ...collection,
      features: [
        line(
          [
            [114, 23],
            [114.01, 23],
          ],
          'B Street',
        ),
      ],
    }
    await writeFile(file('roads.geojson'), JSON.stringify(other))
    await importAs('second')
    expect(JSON.parse((await geocode('B Street', '--json')).out)).toMatchObject({
      places: [{ name: { en: 'B Street' } }],
    })
    expect(JSON.parse((await geocode('A Street', '--json')).out)).not.toMatchObject({
      places: [{ name: { en: 'A Street' } }],
    })
    await writeFile(file('roads.geojson'), JSON.stringify(collection))
  })
})

describe('tocsin city', { timeout: 120_000 }, () => {
  it('imports roads with layers and says what it found; lists, uses and removes', async () => {
    const given = ['--hydrants', file('hydrants.csv'), '--stations', file('stations.csv')]
    const imported = await run('import', file('roads.geojson'), '--name', 'first', ...given)
    expect(imported).toMatchObject({ code: 0 })
    expect(imported.out).toMatch(/1 × columns that the layer has no use for: dropped.*\n {4}hydrants.csv: 电话/)
    expect(imported.out).toMatch(/1 × rows without usable coordinates: left out\n {4}hydrants.csv, line 3: "x", "22"/)
    expect(imported.out).toMatch(/first-[\da-f-]+ is ready/)

    const second = await run('import', file('roads.geojson'), '--name', 'second', '--json')
    expect(JSON.parse(second.out)).toMatchObject({ counts: { roads: 1, stations: 0 }, report: [] })

    const listed: unknown = JSON.parse((await run('list', '--json')).out)
    expect(listed).toMatchObject({
      cities: [
        { inUse: false, layers: [{ kind: 'hydrants' }, { kind: 'stations' }] },
        { inUse: true, counts: { roads: 1 } },
      ],
    })
    expect((await run('list')).out).toMatch(/^ {2}first-\S+ {2}[\d.]+ MB .*1 roads.*1 stations\n\* second-/)

    const refused = await run('remove', 'second')
    expect([refused.code, refused.err]).toEqual([1, expect.stringMatching(/is in use; choose another first/)])
    expect((await run('use', 'first')).out).toMatch(/takes first-/)
    expect((await run('remove', 'second')).out).toMatch(/second-\S+ is gone; [\d.]+ MB are free again/)
    expect(await cities()).toEqual([expect.stringMatching(/^first-/)])
  })

  it('a layer that changes makes another city, the same one none', async () => {
    const again = () =>
      run('import', file('roads.geojson'), '--name', 'key', '--hydrants', file('hydrants.csv'), '--json')
    const first = await again()
    expect((await again()).out).toBe(first.out)
    await writeFile(file('hydrants.csv'), '编号,经度,纬度\nH1,113.005,22.002')
    const changed = await again()
    expect(changed.code).toBe(0)
    expect(cityIn(changed.out)).not.toBe(cityIn(first.out))
  })

  it.each([
    [['import', 'mercator.geojson'], /another projection \(EPSG:3857\).*ogr2ogr -f GeoJSON -t_srs EPSG:4326/],
    [['import', 'roads.geojson', '--roads', 'mercator.geojson'], /another projection/],
    [['import', 'roads.geojson', '--beats', 'empty.csv'], /is empty. Export the layer again/],
    [['import', 'roads.geojson', '--aeds', 'none.csv'], /none.csv is not there/],
    [['import', 'roads.geojson', '--name', '../up'], /cannot name a city/],
    [['use', 'nowhere'], /no city nowhere/],
    [['import'], /tocsin city import FILE/],
  ])('%j is told in one line and changes nothing', async (args, says) => {
    const before = await cities()
    const { code, err } = await run(...args.map((arg) => (/\.(csv|geojson)$/.test(arg) ? file(arg) : arg)))
    expect(code).toBe(1)
    expect(err.trim().split('\n').at(-1)).toMatch(says)
    expect(await cities()).toEqual(before)
  })
})
