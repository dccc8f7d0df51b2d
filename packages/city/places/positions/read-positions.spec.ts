import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { metresBetween } from '../metres.ts'
import { findPlusCode } from './grids.ts'
import { mainland, toWgs84, type IsMainland } from './mainland.ts'
import { readPositions } from './read-positions.ts'

let isMainland: IsMainland
beforeAll(async () => {
  isMainland = await mainland()
})
const vaduz = [9.4, 47, 9.7, 47.3] as const
const read = (text: string) => readPositions(text, vaduz, isMainland)

it.each([
  ['47.1410, 9.5215'],
  ['9.5215 47.1410'],
  ['47.1410；9.5215'],
  ['４７．１４１０，９．５２１５'],
  ['N47.1410 E9.5215'],
  ['47.1410N, 9.5215E'],
  ['47.1410° N 9.5215° E'],
  ['E 9.5215 N 47.1410'],
  ['lat 47.1410 lon 9.5215'],
  ['纬度47.1410 经度9.5215'],
  ['北纬47.1410 东经9.5215'],
  ['东经9度31分17.4秒，北纬47度8分27.6秒'],
  ['47°08\'27.6"N 9°31\'17.4"E'],
  ['47°08′27.6″N, 9°31′17.4″E'],
  ['N47°08.46 E9°31.29'],
  ['N47 08.46 E9 31.29'],
  ['N 47 08.46, E 009 31.29'],
  ['47 08 27.6 N 9 31 17.4 E'],
  ['47:08:27.6N 9:31:17.4E'],
  ["47°08.46'N 9°31.29'E"],
  ['https://www.openstreetmap.org/#map=17/47.1410/9.5215'],
  ['https://www.google.com/maps/@47.1410,9.5215,17z'],
  ['geo:47.1410,9.5215'],
  ['8FVF4GRC+9H'],
  ['32T NT 39554 20951'],
  ['32TNT3955420951'],
  ['32T 539554 5220951'],
])('reads %s', (text) => {
  const [place, ...others] = read(text)
  expect(others).toEqual([])
  expect(metresBetween(place?.lon ?? 0, place?.lat ?? 0, 9.5215, 47.141)).toBeLessThan(30)
})

it.each([
  '47 N 9 E',
  'N47 E9.5',
  'mgrs 33U VP 12 34',
  '33U VP 123 456',
  '北纬30度 东经112度',
  'lat 30 lon 112',
  'GRC2+9H',
])('takes %s for a position', (text) => expect(read(text).length > 0 || findPlusCode(text) !== undefined).toBe(true))

it('takes figures for a chainage, not for a short plus code', () => {
  for (const text of ['G107 23+456', 'G4 58+375', 'G107 2345+678']) expect(findPlusCode(text)).toBeUndefined()
})

it('tells the axes of 百度 87.6168,43.8256', () => {
  expect(read('百度 87.6168,43.8256')[0]?.lat).toBeCloseTo(43.82, 1)
  expect(read('百度 87.6168,43.8256')[0]?.lon).toBeCloseTo(87.61, 1)
})

it.each([
  ["S22°57'30\" W113°15'", -113.25, -22.958333],
  ['-22.9, -113.25', -113.25, -22.9],
  ['南纬22度57分30秒 西经113度15分', -113.25, -22.958333],
])('keeps the sign of %s', (text, lon, lat) => {
  expect(read(text)[0]?.lon).toBeCloseTo(lon, 5)
  expect(read(text)[0]?.lat).toBeCloseTo(lat, 5)
})

it.each([
  '',
  '12',
  '12 34',
  'Main St 12',
  '建设路12号',
  '1.5',
  '91.5, 95.5',
  "22°75'N 113°E",
  '12-14',
  '3栋2单元',
  'A1 km 12.5',
  '+',
  '32T',
  '120 W 45',
  '50 North 100 East',
  '30 S 60 W',
  '12 C St 1105',
  '34 D Rd 2210',
  'G107 23+456',
  'G4 58+375',
])('reads no coordinates in %j', (text) => expect(read(text)).toEqual([]))

describe('maps that shift', () => {
  it('gives a bare pair in mainland China as WGS 84 first and as GCJ-02 second, each saying so', () => {
    const [plain, shifted] = read('39.911954, 116.377817')
    expect(plain).toMatchObject({ lat: 39.911954, lon: 116.377817, label: '39.91195, 116.37782 (WGS 84)' })
    expect(shifted?.converted).toEqual({ from: 'GCJ-02' })
    expect(metresBetween(plain?.lon ?? 0, plain?.lat ?? 0, shifted?.lon ?? 0, shifted?.lat ?? 0)).toBeGreaterThan(300)
  })

  it.each([
    ['https://uri.amap.com/marker?position=116.38404722,39.91334545', 'GCJ-02'],
    ['高德地图 116.38404722,39.91334545', 'GCJ-02'],
    ['https://map.qq.com/?marker=coord:39.91334545,116.38404722', 'GCJ-02'],
    ['腾讯地图 39.91334545 116.38404722', 'GCJ-02'],
    ['https://www.google.cn/maps/@39.91334545,116.38404722,17z', 'GCJ-02'],
    ['https://maps.apple.com/?ll=39.91334545,116.38404722', 'GCJ-02'],
    ['GCJ-02 39.91334545,116.38404722', 'GCJ-02'],
  ])('converts %s and tells it', (text, from) => {
    const [place, ...others] = read(text)
    expect(others).toEqual([])
    expect(place?.converted).toEqual({ from })
    expect(metresBetween(place?.lon ?? 0, place?.lat ?? 0, 116.377817, 39.911954)).toBeLessThan(1)
  })

  it.each(['https://api.map.baidu.com/marker?location=39.91934,116.39054', '百度 116.39054,39.91934'])(
    'converts %s from BD-09',
    (text) => {
      expect(read(text)[0]?.converted).toEqual({ from: 'BD-09' })
      expect(metresBetween(read(text)[0]?.lon ?? 0, read(text)[0]?.lat ?? 0, 116.377817, 39.911954)).toBeLessThan(50)
    },
  )

  it('shifts nothing in Hong Kong, Macau, Taipei and abroad', () => {
    for (const text of ['22.3193,114.1694', '22.1987,113.5439', '25.0330,121.5654', '1.3521,103.8198']) {
      expect(read(text).map(({ converted }) => converted)).toEqual([undefined])
      expect(read(`高德 ${text}`)[0]?.converted).toBeUndefined()
    }
  })
})

const vectors = resolve(import.meta.dirname, '../../../../../shared/data/location/gcj02.json')
const pair = z.tuple([z.number(), z.number()])
const shape = z.object({
  wgs84_to_gcj02: z.array(z.object({ wgs: pair, gcj: pair })),
  gcj02_to_wgs84: z.array(z.object({ wgs: pair, gcj: pair })),
})

it.skipIf(!existsSync(vectors))('agrees with the test vectors within half a metre', () => {
  const { wgs84_to_gcj02: there, gcj02_to_wgs84: back } = shape.parse(JSON.parse(readFileSync(vectors, 'utf8')))
  for (const { wgs, gcj } of [...there, ...back]) {
    const { lon, lat } = toWgs84({ lon: gcj[1], lat: gcj[0] }, 'GCJ-02')
    expect(metresBetween(lon, lat, wgs[1], wgs[0])).toBeLessThan(0.5)
  }
})
