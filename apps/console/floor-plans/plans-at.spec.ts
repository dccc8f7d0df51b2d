import type { PremisesDocument } from '@tocsin/domain'
import { describe, expect, it } from 'vitest'
import { plansAt, type PlannedPlace } from './plans-at.ts'

/** A metre of latitude in degrees, near enough. */
const m = 1 / 111_195

const placeAt = (id: string, lon: number, lat: number, more: Partial<PlannedPlace> = {}): PlannedPlace => ({
  id,
  name: { zh: id },
  at: null,
  ground: null,
  plans: [
    {
      id: `${id}/1`,
      level: '1',
      image: '/x.svg',
      corners: [
        [lon - 30 * m, lat + 20 * m],
        [lon + 30 * m, lat + 20 * m],
        [lon + 30 * m, lat - 20 * m],
        [lon - 30 * m, lat - 20 * m],
      ],
    },
  ],
  ...more,
})

const premisesAt = (lon: number, lat: number, more: Partial<PremisesDocument> = {}): PremisesDocument => ({
  id: 'p',
  org: 'own',
  name: { zh: '塔楼', en: 'Tower' },
  class: 'public-place',
  address: '江岸路1号',
  area: { point: { lon, lat }, radiusM: 200, outline: null },
  floorPlans: [],
  change: null,
  emptySince: null,
  notes: [],
  ...more,
})

const ids = (found: readonly PlannedPlace[]) => found.map(({ id }) => id)

describe('floor plans at a point', () => {
  const near = placeAt('甲楼', 0, 0)
  const beside = placeAt('乙楼', 75 * m, 0)

  it('are those that it lies on or near, the nearest first', () => {
    expect(ids(plansAt([beside, near], { lon: 0, lat: 0 }, []))).toEqual(['甲楼'])
    expect(ids(plansAt([near, beside], { lon: 42 * m, lat: 0 }, []))).toEqual(['乙楼', '甲楼'])
    expect(plansAt([near], { lon: 0, lat: 50 * m }, [])).toEqual([])
  })

  it('are those of the key premises that it lies on: their area, their point', () => {
    const square = [-200, -200, 200, -200, 200, 200, -200, 200, -200, -200].map((metres) => metres * m)
    const point = { lon: 150 * m, lat: -150 * m }
    expect(plansAt([near], point, [])).toEqual([])
    expect(ids(plansAt([placeAt('甲楼', 0, 0, { ground: [[square]] })], point, []))).toEqual(['甲楼'])
    expect(ids(plansAt([placeAt('甲楼', 0, 0, { at: [point.lon, point.lat] })], point, []))).toEqual(['甲楼'])
  })

  it('are those that premises with notes name, or that name them', () => {
    const point = { lon: 0, lat: 150 * m }
    const tower = placeAt('塔楼', 0, 0)
    expect(ids(plansAt([tower], point, [premisesAt(0, 0)]))).toEqual(['塔楼'])
    expect(ids(plansAt([near], point, [premisesAt(0, 0, { floorPlans: ['甲楼/1'] })]))).toEqual(['甲楼'])
    expect(ids(plansAt([placeAt('p', 0, 0)], point, [premisesAt(0, 0)]))).toEqual(['p'])
    expect(plansAt([near], point, [premisesAt(0, 0)])).toEqual([])
    // of the same name, but the call is elsewhere
    expect(plansAt([tower], { lon: 0, lat: 500 * m }, [premisesAt(0, 0)])).toEqual([])
  })
})
