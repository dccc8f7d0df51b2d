import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOsmSink } from '../town/osm-file/osm-sink.ts'
import type { OsmTags } from '../import/osm.ts'
import { buildPlaces, openPlaces, type Places } from './index.ts'

/** x and y in metres east and north of the first corner. */
const at = (x: number, y: number) => ({ lon: 113.25 + x / 102_400, lat: 22.95 + y / 110_750 })

let folder: string
let places: Places
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-around-'))
  const file = join(folder, 'town.osm.pbf')
  const sink = await openOsmSink(file)
  const node = (x: number, y: number, tags: OsmTags = {}) => sink.node(at(x, y).lon, at(x, y).lat, tags)
  const way = (nodes: readonly number[], zh: string, en: string) =>
    sink.way(nodes, { highway: 'residential', name: zh, 'name:en': en })
  // 解放北路 runs north in two ways, with a bend between its crossings at y 0, 400 and 700.
  const [low, bend, middle, high, end] = [node(0, 0), node(0, 200), node(100, 400), node(100, 700), node(100, 1500)]
  way([low, bend], '解放北路', 'Jiefang North Road')
  way([end, high, middle, bend], '解放北路', 'Jiefang North Road')
  way([node(-300, 0), low, node(300, 0)], '中山路', 'Zhongshan Road')
  way([node(-300, 400), middle, node(300, 400)], '建设街', 'Jianshe Street')
  way([node(-300, 700), high, node(300, 700)], '人民大道', 'Renmin Avenue')
  way([node(5000, 0), node(5000, 300)], '孤路', 'Lonely Road')
  node(20, 120, { 'addr:housenumber': '12', 'addr:street': '解放北路' })
  node(10, 10, { emergency: 'fire_hydrant', ref: 'H7' })
  node(10, 300, { emergency: 'fire_hydrant' })
  node(10, 90, { emergency: 'fire_hydrant', access: 'no' })
  node(30, 100, { emergency: 'defibrillator', 'defibrillator:location': '大厅' })
  node(50, 100, { amenity: 'hospital', name: '近院' })
  node(200, 100, { amenity: 'hospital', emergency: 'yes', name: '急诊医院', 'name:en': 'Emergency Hospital' })
  const grounds = [node(210, 90), node(240, 90), node(240, 120), node(210, 120)]
  sink.way([...grounds, grounds[0] ?? 0], { amenity: 'hospital', emergency: 'yes', name: '急诊医院' })
  node(0, 300, { place: 'town', name: '临江', 'name:en': 'Linjiang' })
  await sink.close()
  await buildPlaces(file, join(folder, 'places.bin'))
  places = await openPlaces(join(folder, 'places.bin'))
})
afterAll(() => rm(folder, { recursive: true }))

const sentence = (x: number, y: number) => places.around(at(x, y)).sentence

describe('the sentence of a point', () => {
  it('names the two crossings around it, and how far and where from the nearer one', () => {
    expect(sentence(5, 120)).toEqual({
      zh: '解放北路，中山路与建设街之间，中山路口以北120米',
      en: 'Jiefang North Road, between Zhongshan Road and Jianshe Street, 120 m north of Zhongshan Road',
    })
  })

  it('walks round a bend and from way to way, and counts from the nearer crossing beyond it', () => {
    expect(sentence(80, 340)?.zh).toMatch(/^解放北路，建设街与中山路之间，建设街口西南[67]\d米$/)
  })

  it('says a crossing where there is one, in both languages', () => {
    const { zh, en } = sentence(3, 4) ?? {}
    expect(zh).toMatch(/^(?:解放北路与中山路|中山路与解放北路)交叉口$/)
    expect(en).toMatch(/^(?:Jiefang North Road at Zhongshan Road|Zhongshan Road at Jiefang North Road)$/)
  })

  it('names one crossing where the street ends on the other side, and none on a lonely road', () => {
    expect(sentence(100, 1000)).toEqual({
      zh: '解放北路，人民大道路口以北300米',
      en: 'Jiefang North Road, 300 m north of Renmin Avenue',
    })
    expect(sentence(5003, 100)).toEqual({ zh: '孤路', en: 'Lonely Road' })
  })

  it('says how far off the street the point is where that is far', () => {
    expect(sentence(200, 1000)?.en).toBe('Jiefang North Road, 300 m north of Renmin Avenue, 100 m east of the street')
    expect(sentence(200, 1000)?.zh).toBe('解放北路，人民大道路口以北300米，道路东侧100米')
  })

  it('is silent where no street is near', () => {
    expect(places.around(at(20_000, 0))).toMatchObject({ sentence: null, crossing: null, address: null, kmPost: null })
  })
})

describe('around a point', () => {
  it('stand the nearest address and crossing with their distances, and the town', () => {
    expect(places.around(at(20, 100))).toMatchObject({
      address: { place: { name: { zh: '解放北路12号' } }, metres: 20 },
      crossing: { place: { name: { zh: '解放北路与中山路交叉口' } }, metres: 102 },
      town: { zh: '临江', en: 'Linjiang' },
    })
  })

  it('stands help, nearest first; what is out of use is left out', () => {
    const hydrants = places.aidsNear(at(0, 0), 'hydrant', 3)
    expect(hydrants.map(({ detail, metres }) => [detail, metres])).toEqual([
      ['H7', 14],
      ['', 301],
    ])
    expect(places.aidsNear(at(30, 90), 'aed', 3)).toMatchObject([{ detail: '大厅', metres: 10, emergency: null }])
    expect(places.aidsNear(at(0, 0), 'hydrant', 1)).toHaveLength(1)
  })

  it('stand hospitals that take emergencies before nearer ones, and none twice', () => {
    expect(places.aidsNear(at(50, 90), 'hospital', 3)).toMatchObject([
      { name: { zh: '急诊医院', en: 'Emergency Hospital' }, emergency: true },
      { name: { zh: '近院' }, emergency: null },
    ])
  })
})
