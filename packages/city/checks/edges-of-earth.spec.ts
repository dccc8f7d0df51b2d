import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importCity, ImportFailed } from '../import/index.ts'
import { openCity, type City } from '../index.ts'
import { metresBetween, type Point } from '../places/index.ts'
import { directionOf } from '../places/compass.ts'
import { metresBetween as roadMetres, nearestRoad, StandingClosures } from '../roads/index.ts'
import { checkPoint, metresToRoadOn } from './index.ts'

const slow = 120_000
const radiusM = 6_371_000
const degreeM = 111_195

/** The angle between two directions from the middle of the earth: another formula than the one that is tested. */
function metresByVectors(a: Point, b: Point): number {
  const vector = ({ lon, lat }: Point) => {
    const [x, y] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180]
    return [Math.cos(y) * Math.cos(x), Math.cos(y) * Math.sin(x), Math.sin(y)] as const
  }
  const [u, v] = [vector(a), vector(b)]
  const cross = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]]
  return radiusM * Math.atan2(Math.hypot(...cross), u[0] * v[0] + u[1] * v[1] + u[2] * v[2])
}

const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true })
/** Anywhere, with the meridian of 180 degrees and the poles more often than chance would have them. */
const anywhere = fc.record({
  lon: fc.oneof(degrees(180), fc.constantFrom(-180, 180, -179.9999, 179.9999)),
  lat: fc.oneof(degrees(90), fc.constantFrom(-90, 90, 89.9999)),
})

/** A city of a few streets with its middle there: one due east of three kilometres, one due north, a hospital. */
function cityAt(lon: number, lat: number): object {
  const stretch = degreeM * Math.cos((lat * Math.PI) / 180)
  const at = (x: number, y: number) => [((lon + x / stretch + 540) % 360) - 180, lat + y / degreeM]
  const street = (name: string, ...points: number[][]) => ({
    type: 'Feature',
    properties: { highway: 'residential', name },
    geometry: { type: 'LineString', coordinates: points },
  })
  return {
    type: 'FeatureCollection',
    features: [
      street('East Road', at(-1500, 0), at(0, 0), at(1500, 0)),
      street('North Road', at(0, -1000), at(0, 0), at(0, 1000)),
    ],
  }
}

let folder: string
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'edges-of-earth-'))))
afterAll(() => rm(folder, { recursive: true }))

async function importAt(name: string, lon: number, lat: number): Promise<City> {
  const source = join(folder, `${name}.geojson`)
  await writeFile(source, JSON.stringify(cityAt(lon, lat)))
  await importCity({ source, name, intoDir: join(folder, name) })
  return openCity(join(folder, name))
}

describe('F34 distances', () => {
  it('are those of the globe, across 180 degrees and at the poles, and the same both ways', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (a, b) => {
        const metres = metresBetween(a.lon, a.lat, b.lon, b.lat)
        expect(Math.abs(metres - metresByVectors(a, b))).toBeLessThan(1 + metres * 1e-4)
        expect(metresBetween(b.lon, b.lat, a.lon, a.lat)).toBeCloseTo(metres, 3)
      }),
    )
  })

  it('of roads are those of the globe within a city, as far north as maps go', () => {
    const near = fc.record({ lon: degrees(180), lat: degrees(84.9) }).chain(({ lon, lat }) => {
      const span = 20_000 / degreeM
      const wide = span / Math.cos((lat * Math.PI) / 180)
      return fc.record({
        a: fc.constant({ lon, lat }),
        east: fc.double({ min: -wide, max: wide, noNaN: true }),
        north: fc.double({ min: -span, max: span, noNaN: true }),
      })
    })
    fc.assert(
      fc.property(near, ({ a, east, north }) => {
        const lon = ((((a.lon + east + 180) % 360) + 360) % 360) - 180
        const b = { lon, lat: Math.max(-84.9, Math.min(84.9, a.lat + north)) }
        const globe = metresByVectors(a, b)
        // The ellipsoid is within 0.6 % of the sphere.
        expect(Math.abs(roadMetres(a, b) - globe)).toBeLessThan(1 + globe * 0.008)
      }),
    )
  })

  it('and directions go the short way', () => {
    expect(directionOf({ lon: 179.99, lat: -17 }, { lon: -179.99, lat: -17 })).toBe('e')
    expect(directionOf({ lon: -179.99, lat: -17 }, { lon: 179.99, lat: -17 })).toBe('w')
  })
})

describe('F34 a city on both sides of 180 degrees', { timeout: slow }, () => {
  it('is refused with clear words, and leaves nothing behind', async () => {
    const refused = importAt('taveuni', 180, -16.8)
    await expect(refused).rejects.toThrow(ImportFailed)
    await expect(refused).rejects.toThrow(/both sides of the 180th meridian.*import each side as a city of its own/)
    expect((await readdir(folder)).filter((entry) => entry.includes('taveuni'))).toEqual(['taveuni.geojson'])
  })
})

describe('F34 a city beside 180 degrees', { timeout: slow }, () => {
  let city: City
  beforeAll(async () => (city = await importAt('rabi', 179.98, -16.5)))

  it('answers places and roads as anywhere', () => {
    const [road] = city.places.search('East Road')
    expect(road).toMatchObject({ kind: 'street' })
    expect(metresBetween(road?.lon ?? 0, road?.lat ?? 0, 179.98, -16.5)).toBeLessThan(1600)
    const found = nearestRoad(city.roads, { lon: 179.98, lat: -16.4991 }, 'destination')
    expect(found?.offRoadM).toBeLessThan(120)
  })

  it('measures to what lies over the meridian by the short way', () => {
    const [west, , east] = city.manifest.bbox
    const [doubt] = checkPoint({ lon: -179.98, lat: -16.5 }, city.manifest.bbox, metresToRoadOn(city.roads))
    const metres = doubt?.kind === 'outside-area' ? doubt.metres : NaN
    expect(Math.abs(metres - metresByVectors({ lon: east, lat: -16.5 }, { lon: -179.98, lat: -16.5 }))).toBeLessThan(20)
    expect(metres).toBeLessThan(metresByVectors({ lon: west, lat: -16.5 }, { lon: -179.98, lat: -16.5 }))
  })

  it('says unknown, not some time, for a unit on the other side', () => {
    const standing = new StandingClosures(city.roads, { profile: 'car' })
    const times = standing.driveTimes({
      to: { lon: 179.98, lat: -16.5 },
      from: [{ lon: -179.98, lat: -16.5 }],
      best: 1,
    })
    expect(times).toEqual(['unknown'])
  })
})

describe('F34 a city near a pole', { timeout: slow }, () => {
  it('is served as far as maps go: distance on the road is that of the globe', async () => {
    const city = await importAt('eureka', -85.9, 84.5)
    const middle = { lon: -85.9, lat: 84.5 }
    const [west] = city.manifest.bbox
    const standing = new StandingClosures(city.roads, { profile: 'car' })
    const [time] = standing.driveTimes({ to: middle, from: [{ lon: west, lat: 84.5 }], best: 1 })
    const globe = metresByVectors(middle, { lon: west, lat: 84.5 })
    expect(globe).toBeGreaterThan(1400)
    expect(typeof time === 'object' ? Math.abs(time.metres - globe) / globe : Infinity).toBeLessThan(0.01)
    expect(nearestRoad(city.roads, { lon: -85.9, lat: 84.5081 }, 'destination')?.offRoadM).toBeLessThan(1)
    expect(city.places.reverse(middle)).toMatchObject({ kind: 'street' })
  })

  it('is refused where no map can be drawn', async () => {
    await expect(importAt('pole', 0, 89.5)).rejects.toThrow(/nearer to a pole than 85 degrees.*Cut the extract at 85/)
  })
})
