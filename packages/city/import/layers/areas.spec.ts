import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contains, ringArea } from '../rings.ts'
import { collection, feature, layerFolder } from './layer-files.fixture.ts'

let given: Awaited<ReturnType<typeof layerFolder>>
beforeAll(async () => (given = await layerFolder()))
afterAll(() => given.remove())

const square = (lon: number, lat: number, side = 0.01) => [
  [lon, lat],
  [lon + side, lat],
  [lon + side, lat + side],
  [lon, lat + side],
  [lon, lat],
]

describe('beats, zones and closed areas', () => {
  it('keep their id, names in both languages and holes', async () => {
    const beats = [
      feature('Polygon', [square(113, 22), square(113.002, 22.002, 0.001)], {
        id: 'B1',
        name: '一区',
        name_en: 'Beat 1',
        phone: '110',
      }),
      feature('MultiPolygon', [[square(114, 22)], [square(115, 22)]], { 编号: 'B2', name: 'Second' }),
      feature('Polygon', [square(113, 22)], { id: 'B1' }),
      feature('Point', [113, 22], { id: 'B3' }),
    ]
    const { layers, found } = await given.make([
      { kind: 'beats', file: await given.file('beats.geojson', collection(beats)) },
      {
        kind: 'zones',
        file: await given.file('zones.geojson', collection([feature('Polygon', [square(113, 22)], { id: 'Z' })])),
      },
      {
        kind: 'closed-areas',
        file: await given.file('closed.geojson', collection([feature('Polygon', [square(113, 22)], { name: '工地' })])),
      },
    ])
    expect(
      layers.beats.map(({ id, kind, name, polygons }) => [id, kind, name, polygons.map((rings) => rings.length)]),
    ).toEqual([
      ['B1', 'beat', { zh: '一区', en: 'Beat 1' }, [2]],
      ['B2', 'beat', { en: 'Second' }, [1, 1]],
      ['Z', 'zone', {}, [1]],
    ])
    expect(layers.beats[0]?.polygons[0]?.[0]).toEqual(square(113, 22).flat())
    expect(layers.closedAreas.map(({ id, name }) => [id, name])).toEqual([['工地', { zh: '工地' }]])
    expect(found).toEqual({
      'column-dropped': ['beats.geojson: phone'],
      'geometry-of-another-kind': ['beats.geojson, feature 4'],
      'id-twice': ['B1'],
    })
  })

  it('go by their name before the number of their row, and that number counts in its file alone', async () => {
    const zone = (fid: number, name?: string) => feature('Polygon', [square(113, 22)], { fid, ...(name && { name }) })
    const nameless = collection([feature('Polygon', [square(113, 22)])])
    const file = async (name: string, ...features: object[]) => await given.file(name, collection(features))
    const { layers, found } = await given.make([
      { kind: 'beats', file: await file('b.geojson', zone(1, '一区'), zone(2)) },
      { kind: 'zones', file: await file('z.geojson', zone(1, '一区'), zone(2), zone(3, '厂'), zone(4, '厂')) },
      { kind: 'zones', file: await given.file('y.geojson', nameless) },
      { kind: 'zones', file: await given.file('x.geojson', nameless) },
    ])
    expect(layers.beats.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'beat 一区',
      'beat b.geojson/2',
      'zone 一区',
      'zone z.geojson/2',
      'zone z.geojson/3',
      'zone z.geojson/4',
      'zone y.geojson/zone-1',
      'zone x.geojson/zone-1',
    ])
    expect(found).toEqual({})
  })

  it('that cross themselves are taken apart and keep their ground; those without ground are left out', async () => {
    const eight = [
      [113, 22],
      [113.02, 22.02],
      [113.02, 22],
      [113, 22.02],
      [113, 22],
    ]
    const open = square(114, 22).slice(0, 4)
    const line = [
      [113, 22],
      [113.1, 22],
      [113, 22],
    ]
    const { layers, found } = await given.layer(
      'beats',
      'beats.geojson',
      collection([
        feature('Polygon', [eight], { id: 'eight' }),
        feature('Polygon', [open], { id: 'open' }),
        feature('Polygon', [line], { id: 'line' }),
      ]),
    )
    const [first, second] = layers.beats
    expect(layers.beats.map(({ id }) => id)).toEqual(['eight', 'open'])
    expect(first?.polygons).toHaveLength(2)
    expect(first?.polygons.reduce((sum, [outer]) => sum + ringArea(outer ?? []), 0)).toBeCloseTo(0.0002, 9)
    expect(first?.polygons.some(([outer]) => contains(outer ?? [], 113.001, 22.01))).toBe(true)
    expect(second?.polygons[0]?.[0]).toEqual(square(114, 22).flat())
    expect(found).toEqual({
      'area-crossing-itself': ['beats.geojson, feature 1'],
      'area-without-ground': ['beats.geojson, feature 3'],
    })
  })
})

describe('floor plans', () => {
  const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.from('rest')])
  const corners = 'lon1,lat1,lon2,lat2,lon3,lat3,lon4,lat4'
  const at = '113,22.1,113.1,22.1,113.1,22,113,22'

  it('copy their image into the city, and refuse what is no image, not there or elsewhere', async () => {
    await mkdir(join(given.folder, 'plans'))
    await writeFile(join(given.folder, 'plans', 'f1.png'), png)
    await writeFile(join(given.folder, 'fine.svg'), '<?xml version="1.0"?><svg xmlns="x"><path d="M0 0"/></svg>')
    await writeFile(join(given.folder, 'script.svg'), '<svg><script>alert(1)</script></svg>')
    await writeFile(join(given.folder, 'acts.svg'), '<svg><path onload="x()"/></svg>')
    await writeFile(join(given.folder, 'fetches.svg'), '<svg><g fill="url(http://a)"/></svg>')
    await writeFile(join(given.folder, 'page.png'), '<html>')
    const rows = [
      'plans/f1.png',
      'fine.svg',
      'script.svg',
      'acts.svg',
      'fetches.svg',
      'page.png',
      'none.png',
      '../up.png',
      '/etc/passwd',
    ]
    const table = [
      `premises,level,file,${corners}`,
      ...rows.map((file, i) => `塔楼,${i},${file},${at}`),
      `塔楼,x,plans/f1.png,1,2,3,4,5,6,7,`,
      `,1,plans/f1.png,${at}`,
    ]
    const { layers, into, found } = await given.layer('floor-plans', 'plans.csv', table.join('\n'))
    expect(layers.floorPlans).toMatchObject([
      {
        id: '塔楼/0',
        premises: '塔楼',
        level: '0',
        corners: [
          [113, 22.1],
          [113.1, 22.1],
          [113.1, 22],
          [113, 22],
        ],
      },
      { id: '塔楼/1', level: '1' },
    ])
    expect(layers.floorPlans[1]?.file).toMatch(/^floor-plans\/[\da-f]{16}\.svg$/)
    expect(await readFile(join(into, layers.floorPlans[0]?.file ?? ''))).toEqual(png)
    expect(found['floor-plan-image-of-unknown-kind']).toHaveLength(4)
    expect(found['floor-plan-image-missing']).toHaveLength(3)
    expect(found['floor-plan-without-corners']).toEqual(['plans.csv, line 11'])
    expect(found['floor-plan-without-premises']).toEqual(['plans.csv, line 12'])
  })

  it('may come as polygons of four corners', async () => {
    await writeFile(join(given.folder, 'f2.png'), png)
    const ring = [
      [113, 22.1],
      [113.1, 22.1],
      [113.1, 22],
      [113, 22],
      [113, 22.1],
    ]
    const plan = feature('Polygon', [ring], { file: 'f2.png', premises: 'Tower', level: 2 })
    const { layers } = await given.layer('floor-plans', 'plans.geojson', collection([plan]))
    expect(layers.floorPlans).toMatchObject([{ id: 'Tower/2', corners: ring.slice(0, 4) }])
  })

  it('are tied to the key premises that they name, by id before name, with the ground of areas', async () => {
    await writeFile(join(given.folder, 'f3.png'), png)
    const plans = await given.file(
      'tied.csv',
      [
        `premises,level,file,${corners}`,
        ...['K7', '市一医院', '两处', 'none'].map((of) => `${of},1,f3.png,${at}`),
      ].join('\n'),
    )
    const premises = await given.file(
      'premises.geojson',
      collection([
        feature('Polygon', [square(113, 22)], { id: 'K7', name: '中心大厦', 'name:en': 'Tower' }),
        feature('Point', [113.5, 22.5], { id: 'K8', name: '市一医院' }),
        feature('Point', [113.6, 22.5], { name: '两处' }),
        feature('Point', [113.7, 22.5], { name: '两处' }),
      ]),
    )
    // The order of the files is not that of the reading.
    const { layers } = await given.make([
      { kind: 'floor-plans', file: plans },
      { kind: 'premises', file: premises },
    ])
    const tied = layers.floorPlans.map(({ place }) => place)
    expect(tied.slice(0, 2)).toMatchObject([
      { name: { zh: '中心大厦', en: 'Tower' }, ground: [[square(113, 22).flat()]] },
      { name: { zh: '市一医院' }, at: [113.5, 22.5] },
    ])
    expect(tied.slice(2)).toEqual([undefined, undefined])
  })
})
