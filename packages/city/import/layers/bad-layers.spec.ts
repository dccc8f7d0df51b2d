import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOsmSink } from '../../town/osm-file/osm-sink.ts'
import { collection, feature, layerFolder } from './layer-files.fixture.ts'

let given: Awaited<ReturnType<typeof layerFolder>>
let extract: string
beforeAll(async () => {
  given = await layerFolder()
  extract = `${given.folder}/city.osm.pbf`
  const sink = await openOsmSink(extract)
  sink.way([sink.node(20, 22), sink.node(20.2, 22.2)], { highway: 'residential' })
  await sink.close()
})
afterAll(() => given.remove())

const point = (lon: number, lat: number, ref = '1') => feature('Point', [lon, lat], { ref })
// "编号,经度,纬度,名称" and a row "H1,20.1,22.1,江北路" in GBK
const gbk = Buffer.concat([
  Buffer.from('b1e0bac52cbeadb6c82cceb3b6c82cc3fbb3c6', 'hex'),
  Buffer.from('\nH1,20.1,22.1,'),
  Buffer.from('bdadb1b1c2b7', 'hex'),
])

describe('a layer that cannot be used stops the import, with the remedy', () => {
  it.each([
    ['', /is empty. Export the layer again/],
    [' \n', /is empty/],
    ['PK\x03\x04..', /is a ZIP archive or a spreadsheet. Unpack it/],
    ['<kml/>', /is XML.*ogr2ogr/],
    ['SQLite format 3\0', /is a GeoPackage.*ogr2ogr/],
    ['{"type":"FeatureCollection","features":[{"ty', /damaged or cut off/],
    ['{"type":"Topology"}', /no GeoJSON FeatureCollection/],
    [collection([]), /has no features/],
    ['ref,name\n1,2', /has no column for lon and lat.*经度/],
    ['ref,lon,lat', /a header and no rows/],
    ['a,lon,lat\n"x,1,2', /is no CSV/],
    [new Uint8Array([0x81, 0xff, 0xff, 0xff]), /no text in UTF-8 or GBK/],
    [
      collection([point(1, 2)], { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } } }),
      /another projection \(urn:ogc:def:crs:EPSG::3857\).*ogr2ogr -f GeoJSON -t_srs EPSG:4326/,
    ],
    [collection([point(12_690_000, 2_500_000)]), /probably EPSG:3857.*-t_srs EPSG:4326/],
    [collection([point(38_512_345, 2_500_000)]), /Gauss-Krüger of zone 38/],
    ['ref,x,y\n1,512345,2500000', /UTM or Gauss-Krüger/],
  ])('%j', async (content, message) => {
    await expect(given.layer('hydrants', 'layer', content, { extract })).rejects.toThrow(message)
  })

  it('a table for lines or areas', async () => {
    await expect(given.layer('roads', 'roads.csv', 'lon,lat\n1,2')).rejects.toThrow(/is no GeoJSON/)
    await expect(given.layer('beats', 'beats.csv', 'lon,lat\n1,2')).rejects.toThrow(/is no GeoJSON/)
  })

  it('a file that is not there', async () => {
    const file = `${given.folder}/none.csv`
    await expect(given.make([{ kind: 'aeds', file }])).rejects.toThrow(/cannot be read \(ENOENT\)/)
  })
})

describe('a layer that is broken in part is used without that part, and it is told', () => {
  it.each(['urn:ogc:def:crs:OGC:1.3:CRS84', 'urn:ogc:def:crs:EPSG::4326', 'EPSG:4490'])('%s is fine', async (name) => {
    const { nodes } = await given.layer(
      'aeds',
      'a.geojson',
      collection([point(1, 2)], { crs: { properties: { name } } }),
    )
    expect(nodes).toHaveLength(1)
  })

  it('GBK is read as such', async () => {
    const { nodes, found } = await given.layer('hydrants', 'gbk.csv', gbk, { extract })
    expect(nodes[0]?.tags).toMatchObject({ ref: 'H1', name: '江北路' })
    expect(found).toEqual({ 'layer-in-gbk': ['gbk.csv'] })
  })

  it('UTF-16 and a byte order mark are read', async () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('ref\tlon\tlat\n路1\t20.1\t22.1', 'utf16le')])
    expect((await given.layer('aeds', 'u.txt', utf16)).nodes[0]?.tags['ref']).toBe('路1')
    expect((await given.layer('aeds', 'b.csv', '\uFEFFref,lon,lat\n1,20.1,22.1')).nodes[0]?.tags['ref']).toBe('1')
  })

  it('swapped axes are swapped back when every point says so, and only then', async () => {
    const swapped = await given.layer('aeds', 's.geojson', collection([point(22.15, 20.1), point(22.05, 20.15)]), {
      extract,
    })
    expect(swapped.nodes.map(({ lon, lat }) => [lon, lat])).toEqual([
      [20.1, 22.15],
      [20.15, 22.05],
    ])
    expect(swapped.found).toEqual({ 'layer-with-swapped-axes': ['s.geojson'] })
    const mixed = await given.layer('aeds', 'm.geojson', collection([point(22.15, 20.1), point(20.15, 22.05)]), {
      extract,
    })
    expect(mixed.nodes.map(({ lon, lat }) => [lon, lat])).toEqual([[20.15, 22.05]])
    expect(mixed.found).toEqual({ 'far-outside-the-city': ['m.geojson, feature 1'] })
  })

  it('swapped axes show without a city too, where a latitude beyond 90 says so', async () => {
    const road = feature(
      'LineString',
      [
        [22, 113],
        [22.1, 113.1],
      ],
      { highway: 'primary' },
    )
    const base = await given.file('base.geojson', collection([road]))
    const { nodes, found } = await given.make([], { base })
    expect(nodes.map(({ lon, lat }) => [lon, lat])).toEqual([
      [113, 22],
      [113.1, 22.1],
    ])
    expect(found).toEqual({ 'layer-with-swapped-axes': ['base.geojson'] })
  })

  it('counts what is left out and names the first ten', async () => {
    const many = Array.from({ length: 12 }, (_, i) => feature('Point', [0, 0], { ref: `${i}` }))
    const fine = Array.from({ length: 20 }, (_, i) => point(20.1, 22.1, `${i}`))
    const broken = [
      { type: 'Feature', properties: {}, geometry: null },
      feature('Point', ['x', 1]),
      feature('LineString', [
        [20, 22],
        [20.1, 22.1],
      ]),
      point(500, 22),
      ...many,
    ]
    const { nodes, found } = await given.layer('hydrants', 'h.geojson', collection([...fine, ...broken]))
    expect(nodes).toHaveLength(20)
    expect(found['feature-without-geometry']).toEqual(['h.geojson, feature 21', 'h.geojson, feature 22'])
    expect(found['geometry-of-another-kind']).toEqual(['h.geojson, feature 23'])
    expect(found['coordinates-off-earth']).toEqual(['h.geojson, feature 24'])
    expect(found['coordinates-zero']).toHaveLength(10)
  })

  it('rows of another length', async () => {
    const { nodes, found } = await given.layer('aeds', 'l.csv', 'ref,lon,lat\n1,20.1,22.1,extra\n2,20.1,22.1')
    expect(nodes).toHaveLength(1)
    expect(found).toEqual({ 'row-of-another-length': ['l.csv, line 2'] })
  })
})
