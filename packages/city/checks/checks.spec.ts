import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readOsm } from '../import/read-osm.ts'
import { metresBetween } from '../places/metres.ts'
import type { Point } from '../places/index.ts'
import { buildRoads, openRoads } from '../roads/index.ts'
import { writeTown } from '../town/index.ts'
import { boundsOf } from '../import/bounds.ts'
import { fromGcj02, toGcj02 } from './gcj02.ts'
import { checkPoint, checkPoints, isOutside, metresToRoadOn, type Box, type MetresToRoad } from './index.ts'

const vectorsFile = resolve(import.meta.dirname, '../../../../shared/data/location/gcj02.json')
const pair = z.tuple([z.number(), z.number()])
const vectors = z.object({
  wgs84_to_gcj02: z.array(z.object({ wgs: pair, gcj: pair })),
  gcj02_to_wgs84: z.array(z.object({ gcj: pair, wgs: pair, tol_deg: z.number() })),
  inverse_tolerance_m: z.object({ exact_iterative: z.number() }),
})
const apart = (a: Point, b: Point) => metresBetween(a.lon, a.lat, b.lon, b.lat)

describe.skipIf(!existsSync(vectorsFile))('GCJ-02', () => {
  const point = ([lat, lon]: readonly [number, number]): Point => ({ lon, lat })

  it('agrees with the published vectors both ways', async () => {
    const known = vectors.parse(JSON.parse(await readFile(vectorsFile, 'utf8')))
    for (const { wgs, gcj } of known.wgs84_to_gcj02) {
      expect(apart(toGcj02(point(wgs)), point(gcj))).toBeLessThan(0.01)
      expect(apart(fromGcj02(point(gcj)), point(wgs))).toBeLessThan(known.inverse_tolerance_m.exact_iterative)
    }
    for (const { wgs, gcj, tol_deg: tolerance } of known.gcj02_to_wgs84) {
      expect(Math.abs(fromGcj02(point(gcj)).lon - point(wgs).lon)).toBeLessThan(tolerance)
      expect(Math.abs(fromGcj02(point(gcj)).lat - point(wgs).lat)).toBeLessThan(tolerance)
    }
  })
})

describe('F34 a point', () => {
  const box: Box = [113.2, 22.9, 113.4, 23.1]
  /** one road due east along 23 north */
  const alongEquator: MetresToRoad = ({ lat }, maxM) => {
    const metres = Math.abs(lat - 23) * 111_195
    return metres <= maxM ? metres : undefined
  }

  it('inside and near a road has no doubts', () => {
    expect(checkPoint({ lon: 113.3, lat: 23.0001 }, box, alongEquator)).toEqual([])
  })

  it('outside the served area is marked with how far; the edge itself and a little around it is not', () => {
    expect(checkPoint({ lon: 113.3, lat: 24.1 }, box, alongEquator)).toEqual([
      { kind: 'outside-area', metres: 111_195 },
    ])
    expect(checkPoint({ lon: 113.4, lat: 23.103 }, box, alongEquator)).toEqual([])
    expect(isOutside({ lon: 113.41, lat: 23 }, box)).toBe(true)
    expect(isOutside({ lon: 0, lat: 0 }, box)).toBe(true)
  })

  it('with its axes swapped is recognised where that is possible and lands inside', () => {
    // Longitudes of this city are no latitudes: only one way to read them. In Europe both are.
    const europe: Box = [9.4, 47, 9.7, 47.3]
    expect(checkPoint({ lon: 47.1, lat: 9.5 }, europe, () => undefined)).toMatchObject([
      { kind: 'outside-area' },
      { kind: 'swapped-axes', instead: { lon: 9.5, lat: 47.1 } },
    ])
    expect(checkPoint({ lon: 40, lat: 9.5 }, europe, () => undefined).map(({ kind }) => kind)).toEqual(['outside-area'])
    expect(checkPoint({ lon: 23, lat: 113.3 }, box, alongEquator).map(({ kind }) => kind)).toEqual([
      'outside-area',
      'swapped-axes',
    ])
  })

  it('far from roads that lies on one as GCJ-02 is told, with the point it would be', () => {
    const onRoad = { lon: 113.3, lat: 23.00005 }
    const shifted = toGcj02(onRoad)
    expect(Math.abs(shifted.lat - onRoad.lat) * 111_195).toBeGreaterThan(100)
    const [doubt] = checkPoint(shifted, box, alongEquator)
    expect(doubt).toMatchObject({ kind: 'gcj02', insteadOffM: 6 })
    expect(doubt?.kind === 'gcj02' ? apart(doubt.instead, onRoad) : Infinity).toBeLessThan(0.5)
  })

  it('far from roads that lies on none either way, or is too near or too far, is left alone', () => {
    const off = toGcj02({ lon: 113.3, lat: 23.0003 })
    expect(checkPoint(off, box, alongEquator)).toEqual([])
    expect(checkPoint({ lon: 113.3, lat: 23.0005 }, box, alongEquator)).toEqual([])
    expect(checkPoint({ lon: 113.3, lat: 23.05 }, box, alongEquator)).toEqual([])
  })

  it('outside China has no other datum', () => {
    const paris: Box = [2.2, 48.8, 2.5, 48.9]
    const nearOne: MetresToRoad = (_, maxM) => (maxM > 100 ? 300 : 5)
    expect(checkPoint({ lon: 2.3, lat: 48.85 }, paris, nearOne)).toEqual([])
  })
})

describe('F34 a layer of points in the generated town', () => {
  let folder: string
  let metresToRoad: MetresToRoad
  let served: Box
  const hydrants: Point[] = []
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tocsin-checks-'))
    const source = join(folder, 'town.osm.pbf')
    await writeTown(source, { seed: 3, addresses: 5000 })
    await buildRoads(source, join(folder, 'roads.bin'))
    const roads = await openRoads(join(folder, 'roads.bin'))
    metresToRoad = metresToRoadOn(roads)
    served = boundsOf(roads).bbox
    await readOsm(source, {
      node: ({ tags, lon, lat }) => {
        if (tags['emergency'] === 'fire_hydrant') hydrants.push({ lon, lat })
      },
    })
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('is recognised as GCJ-02, told by shares, and right once converted', () => {
    expect(hydrants.length).toBeGreaterThan(50)
    const finding = checkPoints(hydrants.map(toGcj02), metresToRoad)
    expect(finding).toMatchObject({ isGcj02: true })
    expect(finding.nearerShare).toBeGreaterThan(0.75)
    expect(finding.convertedOnRoadShare).toBeGreaterThan(0.9)
  })

  it('is left alone when it is WGS 84, too small to tell, or scattered', () => {
    expect(checkPoints(hydrants, metresToRoad)).toMatchObject({ isGcj02: false })
    expect(checkPoints(hydrants.slice(0, 5).map(toGcj02), metresToRoad)).toMatchObject({ isGcj02: false })
    const [west, south, east, north] = served
    const scattered = Array.from({ length: 400 }, (_, i) => ({
      lon: west + ((i % 20) / 20) * (east - west),
      lat: south + (Math.floor(i / 20) / 20) * (north - south),
    }))
    expect(checkPoints(scattered, metresToRoad)).toMatchObject({ isGcj02: false })
    expect(checkPoints([], metresToRoad)).toMatchObject({ isGcj02: false, told: 0, nearerShare: 0 })
  })

  it('never doubts a single hydrant that stands where it should', () => {
    expect(hydrants.filter((each) => checkPoint(each, served, metresToRoad).length > 0)).toEqual([])
  })
})
