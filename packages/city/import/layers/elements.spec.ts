import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOsmSink } from '../../town/osm-file/osm-sink.ts'
import { collection, feature, layerFolder } from './layer-files.fixture.ts'
import { firstLayerId } from './write-elements.ts'

let given: Awaited<ReturnType<typeof layerFolder>>
beforeAll(async () => (given = await layerFolder()))
afterAll(() => given.remove())

const tagsOf = (elements: readonly { tags: object }[]) => elements.map(({ tags }) => tags)

describe('roads', () => {
  it('are joined at every vertex that they share, to 1e-7 degrees, the middle ones too', async () => {
    const { ways, nodes } = await given.layer(
      'roads',
      'roads.geojson',
      collection([
        feature(
          'LineString',
          [
            [113, 22],
            [113.001, 22],
            [113.002, 22],
          ],
          { highway: 'primary', name: '大學大馬路 Avenida da Universidade' },
        ),
        feature(
          'MultiLineString',
          [
            [
              [113.001, 22.00000001],
              [113.001, 22.001],
            ],
            [
              [113.5, 22],
              [113.6, 22],
            ],
          ],
          { highway: 'service' },
        ),
        feature('Point', [113.002, 22], { barrier: 'gate', locked: 'yes' }),
      ]),
    )
    expect(ways.map(({ refs }) => refs.length)).toEqual([3, 2, 2])
    expect(ways[1]?.refs[0]).toBe(ways[0]?.refs[1])
    expect(nodes).toHaveLength(6)
    expect(nodes.find(({ id }) => id === ways[0]?.refs[2])?.tags).toEqual({ barrier: 'gate', locked: 'yes' })
    expect(Math.min(...nodes.map(({ id }) => id), ...ways.map(({ id }) => id))).toBeGreaterThan(firstLayerId)
    expect(ways[0]?.tags).toMatchObject({ 'name:zh': '大學大馬路', 'name:en': 'Avenida da Universidade' })
  })

  it('are joined with the extract where a node of it lies at their vertex', async () => {
    const extract = `${given.folder}/extract.osm.pbf`
    const sink = await openOsmSink(extract)
    const [a, b] = [sink.node(113, 22), sink.node(113.01, 22.01)]
    sink.way([a, b], { highway: 'residential' })
    await sink.close()
    const line = feature(
      'LineString',
      [
        [113.01, 22.01],
        [113.005, 22.008],
      ],
      { highway: 'service' },
    )
    const { ways, nodes } = await given.layer('roads', 'more.geojson', collection([line]), { extract })
    expect(ways[0]?.refs[0]).toBe(b)
    expect(nodes).toHaveLength(1)
  })

  it('are joined with the extract also where a gate of one’s own stands at that vertex', async () => {
    const extract = `${given.folder}/gated.osm.pbf`
    const sink = await openOsmSink(extract)
    const [a, b] = [sink.node(113, 22), sink.node(113.01, 22.01)]
    sink.way([a, b], { highway: 'residential' })
    await sink.close()
    const line = [
      [113.01, 22.01],
      [113.005, 22.008],
    ]
    const features = [
      feature('LineString', line, { highway: 'service' }),
      feature('Point', line[0], { barrier: 'gate' }),
    ]
    const { ways } = await given.layer('roads', 'gated.geojson', collection(features), { extract })
    expect(ways[0]?.refs[0]).toBe(b)
  })

  it('take the words of common exports: fclass, F/T/B, booleans, Chinese', async () => {
    const line = [
      [113, 22],
      [113.001, 22],
    ]
    const { ways, found } = await given.layer(
      'roads',
      'words.geojson',
      collection([
        feature('LineString', line, {
          fclass: 'primary',
          oneway: 'T',
          maxspeed: 0,
          bridge: 'F',
          code: 5113,
          osm_id: '7',
          no: '3',
          ref: 'S102',
        }),
        feature('LineString', line, { highway: 'tertiary', oneway: true, lanesForward: [{}, {}], lanesBackward: [] }),
        feature('LineString', line, {
          道路等级: '次干路',
          路名: '中山路',
          单行: '否',
          限速: '40',
          业主电话: '13800138000',
        }),
        feature('LineString', line, { name: 'what is it' }),
        feature('Polygon', [[...line, [113, 22.1], line[0]]], { highway: 'primary' }),
        feature('LineString', [line[0], line[0]], { highway: 'primary' }),
      ]),
    )
    expect(tagsOf(ways)).toEqual([
      { highway: 'primary', oneway: '-1', bridge: 'no', ref: 'S102' },
      { highway: 'tertiary', oneway: 'yes', lanes: '2', 'lanes:forward': '2', 'lanes:backward': '0' },
      { highway: 'secondary', name: '中山路', oneway: 'no', maxspeed: '40' },
    ])
    expect(found).toEqual({
      'column-dropped': ['words.geojson: code', 'words.geojson: 业主电话'],
      'line-of-unknown-kind': ['words.geojson, feature 4'],
      'geometry-of-another-kind': ['words.geojson, feature 5'],
      'line-without-length': ['words.geojson, feature 6'],
    })
  })
})

describe('points', () => {
  it('fixtures of all kinds, from a Chinese table', async () => {
    const { nodes, found } = await given.layer(
      'fixtures',
      'fixtures.csv',
      `编号,类型,经度,纬度,道路编号,公里,备注
L-117,路灯,113.1,22.1,,,x
D5,电线杆,113.1,22.2,,,
E1,电梯,113.1,22.3,,,
C2,地铁口,113.1,22.4,,,
,里程碑,113.1,22.5,107国道,K1314+500,
,公里桩,113.1,22.6,G107,1315,
B1,长椅,113.1,22.7,,,
,路灯,113.1,22.8,,,
,公里桩,113.1,22.9,,12,
L-117,路灯,113.1,22.1,,,x`,
    )
    expect(tagsOf(nodes)).toEqual([
      { highway: 'street_lamp', ref: 'L-117' },
      { power: 'pole', ref: 'D5' },
      { highway: 'elevator', ref: 'E1' },
      { railway: 'subway_entrance', ref: 'C2' },
      { highway: 'milestone', distance: '1314.5', 'road:ref': '107国道' },
      { highway: 'milestone', distance: '1315', 'road:ref': 'G107' },
    ])
    expect(nodes[4]).toMatchObject({ lon: 113.1, lat: 22.5 })
    expect(found).toEqual({
      'column-dropped': ['fixtures.csv: 备注'],
      'fixture-of-unknown-kind': ['fixtures.csv, line 8'],
      'fixture-without-number': ['fixtures.csv, line 9'],
      'km-post-without-road-or-km': ['fixtures.csv, line 10'],
      'feature-twice': ['fixtures.csv, line 11'],
    })
  })

  it('hydrants, AEDs, premises and stations', async () => {
    const layers = [
      { kind: 'hydrants' as const, file: await given.file('h.csv', 'ref,lon,lat,type,phone\nH1,113,22,地上,123') },
      {
        kind: 'aeds' as const,
        file: await given.file('a.csv', 'no;lng;latitude;location\nA1;113,22;22;\nA2;113;22;lobby'),
      },
      {
        kind: 'premises' as const,
        file: await given.file(
          'p.geojson',
          collection([
            feature(
              'Polygon',
              [
                [
                  [113, 22],
                  [113.001, 22],
                  [113.001, 22.001],
                  [113, 22],
                ],
              ],
              { name: '江北化工厂', name_en: 'Jiangbei Chemicals' },
            ),
            feature('Point', [113, 22], { name: 'Grand', type: '宾馆' }),
            feature('Point', [113, 22], {}),
          ]),
        ),
      },
      { kind: 'stations' as const, file: await given.file('s.csv', '站名,编号,经度,纬度,类型\n一站,F1,113,22,消防') },
    ]
    const { nodes, ways, stations, found, files } = await given.make(layers)
    expect(tagsOf(nodes).filter((tags) => Object.keys(tags).length > 0)).toEqual([
      { emergency: 'fire_hydrant', ref: 'H1', 'fire_hydrant:type': 'pillar' },
      { emergency: 'defibrillator', ref: 'A2', 'defibrillator:location': 'lobby' },
      { name: 'Grand', 'tocsin:premises': 'yes', tourism: 'hotel' },
      { name: '一站', 'name:zh': '一站', ref: 'F1', amenity: 'fire_station' },
    ])
    expect(tagsOf(ways)).toEqual([
      { name: '江北化工厂', 'name:en': 'Jiangbei Chemicals', 'tocsin:premises': 'yes', office: 'yes' },
    ])
    expect(stations).toEqual([{ id: 'F1', name: { zh: '一站' }, kind: 'fire', lon: 113, lat: 22 }])
    expect(found).toMatchObject({
      'column-dropped': ['h.csv: phone'],
      'row-without-coordinates': ['a.csv, line 2: "113,22", "22"'],
      'premises-without-name': ['p.geojson, feature 3'],
    })
    expect(files.map(({ kind, features }) => [kind, features])).toEqual([
      ['hydrants', 1],
      ['aeds', 1],
      ['premises', 3],
      ['stations', 1],
    ])
  })
})
