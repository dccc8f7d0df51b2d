import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toGcj02 } from '../checks/gcj02.ts'
import { metresBetween } from '../places/metres.ts'
import type { Point } from '../places/index.ts'
import { writeTown } from '../town/index.ts'
import { layerFolder } from './layers/layer-files.fixture.ts'
import type { LayerFile } from './layers/layer.ts'
import { makeCity } from './make-city.ts'
import { readOsm } from './read-osm.ts'

const slow = 120_000

let given: Awaited<ReturnType<typeof layerFolder>>
let source: string
const lamps: Point[] = []
beforeAll(async () => {
  given = await layerFolder()
  source = join(given.folder, 'town.osm.pbf')
  await writeTown(source, { seed: 3, addresses: 5000 })
  // What stands at roads in a town of known datum: its hydrants.
  await readOsm(source, {
    node: ({ tags, lon, lat }) => {
      if (tags['emergency'] === 'fire_hydrant') lamps.push({ lon, lat })
    },
  })
}, slow)
afterAll(() => given.remove())

const csvOf = (points: readonly Point[]): string =>
  ['ref,kind,lon,lat', ...points.map(({ lon, lat }, i) => `L-${i},lamp post,${lon.toFixed(7)},${lat.toFixed(7)}`)].join(
    '\n',
  )

async function reportOf(layers: readonly LayerFile[]) {
  const { into: folder } = await given.make([])
  const { report } = await makeCity({ source, layers: [...layers], name: 'test', folder }, () => {})
  return report.filter(({ kind }) => kind.includes('gcj02'))
}

describe('layers of one’s own', { timeout: slow }, () => {
  it('in GCJ-02 are told of, each by its file and its count, and those in WGS 84 are not', async () => {
    const shifted = await given.file('shifted.csv', csvOf(lamps.map(toGcj02)))
    const right = await given.file('right.csv', csvOf(lamps))
    const stations = lamps.slice(0, 20).map(toGcj02)
    const stationsCsv = ['station,name,lon,lat', ...stations.map(({ lon, lat }, i) => `${i},Post ${i},${lon},${lat}`)]
    const found = await reportOf([
      { kind: 'fixtures', file: shifted },
      { kind: 'hydrants', file: right },
      { kind: 'stations', file: await given.file('stations.csv', stationsCsv.join('\n')) },
    ])
    expect(found).toMatchObject([{ kind: 'layer-looks-like-gcj02', count: 2 }])
    expect(found[0]?.examples).toEqual([
      expect.stringMatching(/^shifted\.csv: \d+\/\d+$/),
      expect.stringMatching(/^stations\.csv: \d+\/\d+$/),
    ])
  })

  it('are converted where it is said that they are in GCJ-02, told so, and doubted no more', async () => {
    const file = await given.file('shifted.csv', csvOf(lamps.map(toGcj02)))
    expect(await reportOf([{ kind: 'fixtures', file, datum: 'gcj02' }])).toEqual([
      { kind: 'layer-converted-from-gcj02', count: 1, examples: ['shifted.csv'] },
    ])
    const { nodes } = await given.make([{ kind: 'fixtures', file, datum: 'gcj02' }])
    expect(nodes).toHaveLength(lamps.length)
    const off = nodes.map(({ lon, lat, tags }) => {
      const lamp = lamps[Number(tags['ref']?.slice(2))]
      return lamp === undefined ? Infinity : metresBetween(lon, lat, lamp.lon, lamp.lat)
    })
    expect(Math.max(...off)).toBeLessThan(0.5)
  })

  it('are converted whatever they hold: areas, and the corners of floor plans in columns', async () => {
    const corner = (lon: number, lat: number): [number, number] => {
      const at = toGcj02({ lon, lat })
      return [at.lon, at.lat]
    }
    const ring = [corner(113, 23), corner(113.01, 23), corner(113.01, 23.01), corner(113, 23)]
    const beats = await given.file(
      'beats.geojson',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [{ type: 'Feature', properties: { id: 'B' }, geometry: { type: 'Polygon', coordinates: [ring] } }],
      }),
    )
    await given.file('plan.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]))
    const corners = [...ring.slice(0, 3), corner(113, 23.01)].flat().join()
    const plans = await given.file(
      'plans.csv',
      `premises,level,file,lon1,lat1,lon2,lat2,lon3,lat3,lon4,lat4\nTower,2,plan.png,${corners}`,
    )
    const { layers } = await given.make([
      { kind: 'beats', file: beats, datum: 'gcj02' },
      { kind: 'floor-plans', file: plans, datum: 'gcj02' },
    ])
    const [lon = 0, lat = 0] = layers.beats[0]?.polygons[0]?.[0] ?? []
    expect([lon.toFixed(4), lat.toFixed(4)]).toEqual(['113.0000', '23.0000'])
    const [first] = layers.floorPlans[0]?.corners ?? []
    expect(first?.map((each) => each.toFixed(4))).toEqual(['113.0000', '23.0000'])
  })
})
