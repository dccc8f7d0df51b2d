import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { metresBetween } from './metres.ts'
import { buildPlaces, openPlaces, type Place, type Places } from './index.ts'
import { writeSmallTown } from './small-town.fixture.ts'

let folder: string
let places: Places
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-places-'))
  await writeSmallTown(join(folder, 'town.osm.pbf'))
  await buildPlaces(join(folder, 'town.osm.pbf'), join(folder, 'places.bin'))
  places = await openPlaces(join(folder, 'places.bin'))
})
afterAll(() => rm(folder, { recursive: true }))

const first = (text: string): Place | undefined => places.search(text)[0]
const labels = (text: string) => places.search(text).map(({ label }) => label)
const metresOff = (place: Place | undefined, x: number, y: number) =>
  metresBetween(place?.lon ?? 0, place?.lat ?? 0, 113.25 + x / 102_400, 22.95 + y / 110_750)

describe('the line in English', () => {
  it.each([
    ['中山大道12号', '临江中山大道12号', '12 Zhongshan Avenue, Linjiang'],
    ['第一人民医院', '临江第一人民医院', "First People's Hospital, Linjiang"],
    ['中山大道', '临江中山大道', 'Zhongshan Avenue, Linjiang'],
  ])('of %s stands beside the Chinese one', (text, label, labelEn) =>
    expect(first(text)).toMatchObject({ label, labelEn }),
  )

  it('is left out where the signs are in English already', () => {
    expect(first('203 main')?.labelEn).toBeUndefined()
  })
})

describe('search', () => {
  it.each(['main st', 'MAIN STREET', 'Main Str', 'mai', 'main  st.', 'Ｍａｉｎ St'])('finds a street by %j', (text) => {
    expect(first(text)).toMatchObject({ kind: 'street', name: { en: 'MAIN ST' }, precision: 'street' })
  })

  it.each(['中山大道', '中山', '山大道', 'zhongshandadao', 'zhongshan dadao', 'zsdd', 'Zhongshan Avenue', 'zhongsh'])(
    'finds a Chinese street by %j, with both its names',
    (text) => {
      expect(first(text)).toMatchObject({ kind: 'street', name: { zh: '中山大道', en: 'Zhongshan Avenue' } })
    },
  )

  it('finds 人民东路 for 人民路, and a hospital by the middle of its name', () => {
    expect(labels('人民路')).toContain('临江人民东路')
    expect(first('人民医院')).toMatchObject({ kind: 'poi', label: '临江第一人民医院' })
    expect(first('dyrmyy')).toMatchObject({ kind: 'poi' })
  })

  it('finds mapped houses, in ranges too', () => {
    const house = first('中山大道12号')
    expect(house).toMatchObject({
      kind: 'address',
      precision: 'rooftop',
      label: '临江中山大道12号',
      town: { zh: '临江' },
    })
    expect(metresOff(house, 20, 12)).toBeLessThan(1)
    expect(first('18 Zhongshan Ave')).toMatchObject({ name: { zh: '中山大道16-20号', en: '16-20 Zhongshan Avenue' } })
    expect(first('临江中山大道12号3栋')).toMatchObject({ label: '临江中山大道12号' })
    expect(first('203 main')).toMatchObject({ kind: 'address', name: { en: '203 MAIN ST' } })
  })

  it('works out houses between numbered ends, on the odd side only', () => {
    const middle = first('151 Main St, Linjiang')
    expect(middle).toMatchObject({ kind: 'interpolated', precision: 'interpolated', name: { en: '151 MAIN ST' } })
    expect(metresOff(middle, -290 + 280 * (50 / 98), 310)).toBeLessThan(2)
    expect(first('150 Main St')).toMatchObject({ kind: 'street' })
    expect(first('101 Main St')).toMatchObject({ kind: 'address', precision: 'interpolated' })
  })

  it.each([
    ['main st / oak ave', 200, 300],
    ['OAK AV & MAIN', 200, 300],
    ['main and oak', 200, 300],
    ['中山大道与人民东路交叉口', 0, 0],
    ['中山大道人民东路口', 0, 0],
    ['人民东路/中山大道', 0, 0],
  ])('finds the crossing %j', (text, x, y) => {
    const crossing = first(text)
    expect(crossing?.kind).toBe('crossing')
    expect(metresOff(crossing, x, y)).toBeLessThan(1)
  })

  it('takes streets that nearly touch as a crossing with doubt, and far ones as none', () => {
    const gap = first('Main St / Short Lane')
    expect(gap).toMatchObject({ kind: 'crossing' })
    expect(gap?.radiusM).toBeGreaterThanOrEqual(30)
    expect(places.search('Birch Street / Main St').map(({ kind }) => kind)).not.toContain('crossing')
  })

  it('finds a block on the line of its street', () => {
    const block = first('100 Block of MAIN ST')
    expect(block).toMatchObject({ kind: 'block', precision: 'street', name: { en: '100 block of MAIN ST' } })
    expect(metresOff(block, -150, 300)).toBeLessThan(3)
    expect(block?.radiusM).toBeGreaterThan(130)
  })

  it('forgives one typo in a longer word, and tells street types apart', () => {
    expect(first('zhongsahn avenue')).toMatchObject({ name: { zh: '中山大道' } })
    expect(first('bitch st')).toMatchObject({ name: { en: 'Birch Street' } })
    expect(first('birch ave')).toMatchObject({ name: { en: 'Birch Avenue' } })
    expect(first('birch, fernvale')).toMatchObject({ name: { en: 'Birch Street' } })
  })

  it('puts the nearer of equals first', () => {
    const [near] = places.search('birch', { near: { lon: 113.3, lat: 22.95 } })
    expect(near).toMatchObject({ name: { en: 'Birch Street' } })
  })

  it('reads coordinates in either order, and gives both where it cannot know', () => {
    expect(places.search('22.95,113.25').map(({ converted }) => converted?.from)).toEqual([undefined, 'GCJ-02'])
    expect(first('22.95,113.25')).toMatchObject({ kind: 'coordinates', lon: 113.25, lat: 22.95, precision: 'area' })
    expect(first('113.250012，22.950034')).toMatchObject({ lon: 113.250012, lat: 22.950034, precision: 'rooftop' })
    expect(places.search('10.5, 20.5').map(({ lat }) => lat)).toEqual([10.5, 20.5])
  })

  it.each(['', '   ', '号', '12', '/', '\\(*', 'zzzzzzzz', '𠮷'])('takes %j without an error', (text) => {
    expect(places.search(text)).toEqual([])
  })

  it('takes a text of any length', () => {
    for (const text of ['a'.repeat(50_000), '路'.repeat(50_000), ' main'.repeat(10_000), '1 '.repeat(20_000)]) {
      expect(places.search(text).length).toBeLessThanOrEqual(8)
    }
  })
})

describe('reverse', () => {
  const reverse = (x: number, y: number) => places.reverse({ lon: 113.25 + x / 102_400, lat: 22.95 + y / 110_750 })
  it('names the house, the house worked out, the street or nothing, by distance', () => {
    expect(reverse(22, 14)).toMatchObject({ kind: 'address', label: '临江中山大道12号' })
    expect(reverse(-147, 312)).toMatchObject({ kind: 'interpolated', name: { en: '151 MAIN ST' } })
    expect(reverse(260, -20)).toMatchObject({ kind: 'street', name: { zh: '中山大道' } })
    expect(reverse(2000, 2000)).toMatchObject({ kind: 'area', name: { en: 'Linjiang' } })
    expect(reverse(50_000, 0)).toBeUndefined()
  })
})

describe('the file', () => {
  it('is the same bytes when it is built again', async () => {
    await buildPlaces(join(folder, 'town.osm.pbf'), join(folder, 'again.bin'))
    const [one, other] = await Promise.all([readFile(join(folder, 'places.bin')), readFile(join(folder, 'again.bin'))])
    expect(one.equals(other)).toBe(true)
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('is refused with the remedy when it is something else or cut off', async () => {
    const whole = await readFile(join(folder, 'places.bin'))
    for (const bytes of [Buffer.from('something else'), Buffer.alloc(0), whole.subarray(0, whole.length / 2)]) {
      await writeFile(join(folder, 'broken.bin'), bytes)
      await expect(openPlaces(join(folder, 'broken.bin'))).rejects.toThrow('import the city again')
    }
  })
})
