import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeFormsTown } from './forms-town.fixture.ts'
import { buildPlaces, metresBetween, openPlaces, type Bias, type Place, type Places } from './index.ts'

let folder: string
let places: Places
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-forms-'))
  await writeFormsTown(join(folder, 'town.osm.pbf'))
  await buildPlaces(join(folder, 'town.osm.pbf'), join(folder, 'places.bin'))
  places = await openPlaces(join(folder, 'places.bin'))
})
afterAll(() => rm(folder, { recursive: true }))

const first = (text: string): Place | undefined => places.search(text)[0]
const at = (x: number, y: number) => ({ lon: 112 + x / 95_800, lat: 30.5 + y / 111_195 })
const metresOff = (place: Place | undefined, x: number, y: number) =>
  metresBetween(place?.lon ?? 0, place?.lat ?? 0, at(x, y).lon, at(x, y).lat)

describe('kilometre posts', () => {
  it.each([
    ['107国道1314公里', 'rooftop', 5, -600],
    ['107国道1314公里处', 'rooftop', 5, -600],
    ['国道107线 K1314', 'rooftop', 5, -600],
    ['G107 K1316+100', 'rooftop', 305, 1200],
    ['一百零七国道一千三百一十四公里', 'rooftop', 5, -600],
    ['G107一千三百一十四公里', 'rooftop', 5, -600],
    ['京深线1314公里', 'rooftop', 5, -600],
    ['G107京深线1314公里处', 'rooftop', 5, -600],
    ['临江G107 1314公里', 'rooftop', 5, -600],
    ['G107 K1314+600', 'interpolated', 0, 0],
    ['g107 km 1314.6', 'interpolated', 0, 0],
    ['A1 km 12', 'rooftop', 2010, 1000],
    ['A1 km 12.5', 'interpolated', 2005, 1500],
    ['km 13 on A1', 'interpolated', 2005, 2000],
    ['G107 1316+100', 'rooftop', 305, 1200],
    ['G107往北方向1314公里处', 'rooftop', 5, -600],
  ])('%s', (text, precision, x, y) => {
    const place = first(text)
    expect(place).toMatchObject({ kind: 'kmpost', precision })
    expect(place?.radiusM).toBeGreaterThan(0)
    expect(metresOff(place, x, y)).toBeLessThan(15)
  })

  it.each(['G107 K1320', 'G107 K1000+500', 'A1 km 15', 'S29 km 3', '绕城高速3公里', 'G4京港澳高速1200公里处'])(
    'says no kilometre for %s, where no posts tell',
    (text) => expect(places.search(text).map(({ kind }) => kind)).not.toContain('kmpost'),
  )
})

describe('ways that are no kilometres', () => {
  it.each([
    'A1往北12公里',
    '离A1 12公里',
    '距A1高速12公里',
    'A1走12公里',
    '12 km north of A1',
    '13 km from A1',
    'A1 23+456',
  ])('%s', (text) => expect(places.search(text).map(({ kind }) => kind)).not.toContain('kmpost'))

  it('go from the post or the exit that is named', () => {
    expect(metresOff(first('G107 K1314往北200米'), 5, -400)).toBeLessThan(5)
    expect(metresOff(first("1 km north of exit 3 People's Square"), 430, 1260)).toBeLessThan(5)
  })
})

describe('numbered fixtures', () => {
  it.each([
    ['路灯 A1023', 10, 10],
    ['路灯杆a-1023号', 10, 10],
    ['灯杆A1023', 10, 10],
    ['A1023号路灯', 10, 10],
    ['lamp post A1023', 10, 10],
    ['street light no. A1023', 10, 10],
    ['珞喻路77号路灯', -900, 508],
    ['建设路路灯77', -900, 8],
    ['电线杆12-3', 100, 20],
    ['power pole 12-3', 100, 20],
    ['电梯 3号', 120, 20],
    ['三号电梯', 120, 20],
    ['lift 3', 120, 20],
    ['人民广场站3号口', 430, 260],
    ['人民广场地铁站三号口', 430, 260],
    ['人民广场站C出口', 380, 260],
    ["exit 3 People's Square", 430, 260],
    ['metro exit C', 380, 260],
    ['消防栓H45', 140, 20],
    ['hydrant H 45', 140, 20],
    ['公交站5102', 160, 20],
    ['bus stop 5102', 160, 20],
  ])('%s', (text, x, y) => {
    const place = first(text)
    expect(place).toMatchObject({ kind: 'fixture', precision: 'rooftop' })
    expect(metresOff(place, x, y)).toBeLessThan(2)
  })

  it('names them in both languages', () => {
    expect(first('exit 3 人民广场')?.name).toEqual({ zh: '人民广场站3号口', en: 'exit 3, 人民广场站' })
    expect(first('lamp post A1023')).toMatchObject({ label: '临江路灯A1023', name: { en: 'lamp post A1023' } })
  })
})

describe('fixtures that are elsewhere', () => {
  it('come behind the street that is named, and a tower is a house', () => {
    expect(first('Oak Ave 路灯77')).toMatchObject({ kind: 'street', name: { en: 'Oak Ave' } })
    expect(places.search('Tower 12-3, Oak Ave').map(({ kind }) => kind)).not.toContain('fixture')
  })
})

describe('names', () => {
  it.each([
    ['老供销社', '供销社'],
    ['红星合作社', '供销社'],
    ['Burger King', 'Burger King'],
    ['汉堡王', 'Burger King'],
    ['hbw', 'Burger King'],
    ['建设路口', '建设路口'],
    ['3号楼', '三号楼'],
    ['三号楼', '三号楼'],
    ['3号路', '三号路'],
    ['三号路', '三号路'],
    ['建设璐', '建设路'],
    ['见设路', '建设路'],
    ['络玉路', '珞喻路'],
    ['临江见设路', '建设路'],
    ['jianshelu', '建设路'],
    ['jsl', '建设路'],
    ['建設路', '建设路'],
    ['Jianshe Rd', '建设路'],
    ['Jianshe', '建设路'],
    ['Jiansh Road', '建设路'],
  ])('%s finds %s', (text, name) => {
    expect(
      places
        .search(text)
        .slice(0, 3)
        .map((place) => place.name.zh ?? place.name.en),
    ).toContain(name)
    expect(first(text)?.name.zh ?? first(text)?.name.en).toBe(name)
  })

  it('tells the town in every line of a street that stands in two', () => {
    expect(
      places
        .search('人民路')
        .slice(0, 2)
        .map(({ label }) => label)
        .sort(),
    ).toEqual(['临江人民路', '望城人民路'])
    expect(places.search('Renmin Road').every(({ town }) => town !== undefined)).toBe(true)
  })

  it('leans to where somebody looks or calls from; within the radius told all are alike', () => {
    const labels = (near: Bias) => places.search('人民路', { near }).map(({ label }) => label)
    const [here, there] = [at(-500, 200), at(9000, 200)]
    expect(labels(here).slice(0, 2)).toEqual(['临江人民路', '望城人民路'])
    expect(labels(there).slice(0, 2)).toEqual(['望城人民路', '临江人民路'])
    const unbiased = places.search('人民路').map(({ label }) => label)
    for (const near of [here, there]) expect(labels({ ...near, radiusM: 20_000 })).toEqual(unbiased)
    expect(labels({ ...there, radiusM: 500 })[0]).toBe('望城人民路')
  })
})

describe('addresses in full', () => {
  it.each([
    ['湖北省武汉市洪山区珞喻路1037号3栋2单元501室', '3栋2单元501室'],
    ['湖北 武汉 洪山 珞喻路1037号3栋2单元501室', '3栋2单元501室'],
    ['珞喻路一千零三十七号三栋二单元五零一室', '三栋二单元五零一室'],
    ['珞喻路1037號3棟501室', '3棟501室'],
    ['临江珞喻路1037号北楼703', '北楼703'],
    ['珞喻路1037号', undefined],
    ['珞喻路1037弄3号501室', '3号501室'],
  ])('%s finds house 1037', (text, rest) => {
    const place = first(text)
    expect(place).toMatchObject({ kind: 'address', name: { zh: '珞喻路1037号' }, precision: 'rooftop' })
    expect(place?.rest).toBe(rest)
  })

  it.each([
    ['建设路一百二十三号', '建设路123号', undefined],
    ['建设路一百二十三号十二栋二单元三零一室', '建设路123号', '十二栋二单元三零一室'],
    ['12 Oak Ave Apt 5', '12 Oak Ave', 'Apt 5'],
    ['12 Oak Avenue, unit 3B', '12 Oak Ave', 'unit 3B'],
    ['12 Oak Ave #7', '12 Oak Ave', '#7'],
  ])('%s', (text, name, rest) => {
    const place = first(text)
    expect(place?.name.zh ?? place?.name.en).toBe(name)
    expect(place?.rest).toBe(rest)
  })
})

describe('places by their relation to others', () => {
  it.each([
    ['老供销社对面', '对面', -600, -200],
    ['老供销社斜对面', '斜对面', -600, -200],
    ['供销社旁边', '旁边', -600, -200],
    ['供销社附近', '附近', -600, -200],
    ['供销社后门', '后门', -600, -200],
    ['供销社门口', '门口', -600, -200],
    ['供销社隔壁的小卖部', '隔壁的小卖部', -600, -200],
    ['opposite 供销社', 'opposite', -600, -200],
    ['next to 12 Oak Ave', 'next to', 820, 100],
    ['near Burger King', 'near', -620, -250],
    ['across from Burger King', 'across from', -620, -250],
    ['建设路人民路路口往东200米', '往东200米', -300, 0],
    ['供销社往北走约300米', '往北走约300米', -600, 100],
    ['供销社东北方向1公里', '东北方向1公里', 107, 507],
    ['200 m north of Burger King', '200 m north of', -620, -50],
    ['100 metres south-west of Burger King', '100 metres south-west of', -691, -321],
  ])('%s', (text, relation, x, y) => {
    const place = first(text)
    expect(place).toMatchObject({ relation, precision: 'street' })
    expect(metresOff(place, x, y)).toBeLessThan(5)
    expect(place?.radiusM).toBeGreaterThanOrEqual(45)
  })

  it.each(['建设路东门小区', '建设路内蒙古饭店', '临江西门子工厂', '建设路南门菜市场', '建设路街道办事处'])(
    'leaves %s whole',
    (text) => expect(places.search(text).every(({ relation }) => relation === undefined)).toBe(true),
  )

  it('splits at a gate or 内 at the end', () => {
    expect(first('供销社东门')).toMatchObject({ relation: '东门' })
    expect(first('供销社内')).toMatchObject({ relation: '内' })
  })

  it('leaves a name that only sounds like a relation', () => {
    expect(first('车站旁边')).toMatchObject({ kind: 'poi', name: { zh: '车站旁边' } })
    expect(first('车站旁边')?.relation).toBeUndefined()
  })
})

describe('crossings', () => {
  it.each([
    'Main St & Oak Ave',
    'main and oak',
    'Main St at Oak Ave',
    'corner of Main St and Oak Ave',
    'the corner of Oak and Main',
    'intersection of Main St and Oak Ave',
    'cnr Main & Oak',
    'Main / Oak',
  ])('%s', (text) => {
    expect(first(text)).toMatchObject({ kind: 'crossing' })
    expect(metresOff(first(text), 800, 300)).toBeLessThan(2)
  })
})

describe('any text', () => {
  it.each(['', ' ', '\n', '\u{0}', '\u{1}', '\u{7}\u{8}', '😀', '👨‍👩‍👧‍👦', '\u{202e}', '\u{feff}', '号口', '对面', '(('])(
    'finds nothing for %j, without an error',
    (text) => expect(places.search(text)).toEqual([]),
  )

  it('takes 10,000 characters', () => {
    for (const part of [
      '建设路对面3栋',
      '路灯',
      '1.5,',
      "1°1'",
      'A1 km 12 ',
      '3号口',
      '一百',
      '（',
      'x y at ',
      '省市区',
    ]) {
      expect(places.search(part.repeat(10_000 / part.length)).length).toBeLessThanOrEqual(8)
    }
  })

  it('never throws, keeps limits and answers whole places', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        ..."建设路 珞喻路 对面 3号口 路灯 A1 km 12.5 K1314+500 22.95 113.25 ° ' N 9G8F+6X 号 栋 室 / & 湖北省 往东200米 （ @".split(
          ' ',
        ),
      ),
    )
    const texts = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, (text) => {
        for (const { radiusM, precision, kind, lon, lat, rest, relation } of places.search(text, { limit: 5 })) {
          expect(radiusM).toBeGreaterThanOrEqual(0)
          expect([precision, kind]).not.toContain(undefined)
          expect(Math.abs(lon) <= 180 && Math.abs(lat) <= 90).toBe(true)
          // What stands beside a place is what was typed, letter for letter.
          for (const said of [rest, relation]) expect(text).toContain(said ?? '')
        }
      }),
      { numRuns: 1000 },
    )
  })
})
