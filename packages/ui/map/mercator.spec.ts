import { expect, it } from 'vitest'
import { mercator, worldPx } from './mercator.ts'
import { metresToPixels } from './radius.ts'

it('spans the world from 0 to 1 and agrees with lengths on the ground', () => {
  expect(mercator({ lon: -180, lat: 0 })).toEqual({ x: 0, y: 0.5 })
  expect(mercator({ lon: 180, lat: 85.051129 }).y).toBeCloseTo(0, 6)
  // a degree of longitude on the equator is 111,319.49 m
  const wide = (mercator({ lon: 1, lat: 0 }).x - mercator({ lon: 0, lat: 0 }).x) * worldPx(12)
  expect(wide).toBeCloseTo(metresToPixels(111_319.49, 0, 12), 3)
})
