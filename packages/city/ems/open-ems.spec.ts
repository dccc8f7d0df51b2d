import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { writeArrayBuffer } from 'geotiff'
import { describe, expect, it } from 'vitest'
import { smallModel, writeModel } from './ems-folder.fixture.ts'
import { coverOf, openEms } from './open-ems.ts'

const table = (name: string, change: (text: string) => string) => ({ [name]: change(smallModel[name] ?? '') })
const swap = (name: string, from: string, to: string) => table(name, (text) => text.replace(from, to))

describe('an ambulance model on disk', () => {
  it('is read with its stations, rates, ways of driving and dispatch delay', async () => {
    const model = await openEms(await writeModel())
    expect(model.stations.map(({ name, capacity }) => [name, capacity])).toEqual([
      ['West', 5],
      ['East', 2],
    ])
    expect(
      model.priorities.map(({ callsPerDay, driveFactor, offRoadKmh }) => [callsPerDay, driveFactor, offRoadKmh]),
    ).toEqual([
      [30, 1, 48],
      [10, 2, 24],
    ])
    expect(model.dispatchDelayS).toBe(30)
    expect(model.demand.source).toBe('points')
    expect(model.roads).toBeUndefined()
  })

  it('weighs each priority by its calls and drives to it at its speed', async () => {
    const { weights, covers } = coverOf(await openEms(await writeModel()), 120)
    expect([...weights]).toEqual([18, 6, 6, 6, 2, 2])
    const covered = [...weights].map((_, place) => [0, 1].filter((station) => covers(place, station)))
    expect(covered).toEqual([[0], [1], [], [0], [], []])
  })

  it('takes its calls from the rasters that the demand modes name', async () => {
    const tiff = writeArrayBuffer(new Float32Array([0, 2, 6, 0]), {
      width: 2,
      height: 2,
      ModelPixelScale: [0.1, 0.1, 0],
      ModelTiepoint: [0, 0, 0, 9.95, 0.05, 0],
      GeographicTypeGeoKey: 4326,
    })
    const folder = await writeModel({ 'demand/points_1.csv': undefined, 'rasters/people.tif': new Uint8Array(tiff) })
    const { demand } = await openEms(folder)
    expect(demand.source).toBe('rasters')
    const points = demand.byPriority.get('highPriority') ?? []
    expect(points.map(({ lon, lat, weight }) => [lon.toFixed(6), lat.toFixed(6), weight])).toEqual([
      ['10.100000', '0.000000', 2],
      ['10.000000', '-0.100000', 6],
    ])
  })

  it.each([
    [
      'a missing file',
      { 'stations/stations_1.csv': undefined },
      /stations_\*\.csv is missing\. Put the stations there/,
    ],
    [
      'a missing table',
      swap('demand/demand_1.csv', 'demandModes', 'modes'),
      /demand_1\.csv has no table "demandModes"/,
    ],
    [
      'a missing column',
      swap('stations/stations_1.csv', 'capacity', 'size'),
      /stations_1\.csv, line 3 has no column "capacity"\. Its columns are: index, x, y, size, NAME/,
    ],
    [
      'a bad number',
      swap('stations/stations_1.csv', '10.1', 'east'),
      /stations_1\.csv, line 4 has "east" for x\. Give a number from -180 to 180/,
    ],
    [
      'an empty number',
      swap('demand/points_1.csv', '10.09,0,1', '10.09,0,'),
      /points_1\.csv, line 4 has "" for weight/,
    ],
    [
      'a priority without a way to drive',
      swap('travel/travel/travel_1.csv', '1,lowPriority,2', ''),
      /demand_1\.csv, line 8 has the priority "lowPriority"\. Say in .*travel_1\.csv how/,
    ],
    [
      'no demand',
      { 'demand/points_1.csv': undefined },
      /does not tell where calls come from\. Put people\.tif in the folder/,
    ],
    ['a raster that is none', { 'demand/points_1.csv': undefined, 'people.tif': 'text' }, /people\.tif is no GeoTIFF/],
    ['a broken CSV', table('stations/stations_1.csv', () => 'stations\n"index'), /stations_1\.csv is no CSV/],
  ])('%s is one sentence with the remedy', async (_, changes, says) => {
    const folder = await writeModel(changes)
    await expect(openEms(folder)).rejects.toThrow(says)
    await expect(openEms(folder)).rejects.toMatchObject({ name: 'BrokenModel' })
  })

  it('a folder that is none', async () => {
    await expect(openEms('/nowhere/at-all')).rejects.toThrow('/nowhere/at-all is no folder. Give the folder')
  })
})

const auckland = join(import.meta.dirname, '../../../../shared/data/ems/auckland')

describe.skipIf(!existsSync(auckland))("Auckland's model", () => {
  it('has 14 stations, 280 calls a day, 16 ambulances, 50 s to dispatch, and roads for want of a raster', async () => {
    const model = await openEms(auckland)
    expect(model.stations).toHaveLength(14)
    expect(model.hospitals).toHaveLength(4)
    expect(model.ambulances).toHaveLength(16)
    expect(model.priorities.map(({ targetS = NaN }) => Math.round(targetS))).toEqual([480, 480, 1200])
    expect(model.dispatchDelayS).toBe(50)
    expect(model.priorities.reduce((sum, { callsPerDay }) => sum + callsPerDay, 0)).toBeCloseTo(280, 6)
    expect(model.demand.source).toBe('roads')
    const points = model.demand.byPriority.get('highPriority') ?? []
    // Built-up Auckland is about 500 km2; the extract is seven times that.
    expect(points.length).toBeGreaterThan(200)
    expect(points.length).toBeLessThan(800)
  })
})
