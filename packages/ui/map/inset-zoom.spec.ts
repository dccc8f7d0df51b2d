import { expect, it } from 'vitest'
import { insetZoom } from './inset-zoom.ts'
import { metresToPixels } from './radius.ts'

const inset = { at: { lon: 114.3, lat: 30.6 }, widthPx: 640, heightPx: 420 }

it('shows a sure place as near as house numbers are read', () => {
  expect(insetZoom({ ...inset, radiusM: 0 })).toBe(16.5)
  expect(insetZoom({ ...inset, radiusM: 20 })).toBe(16.5)
})

it('shows the whole circle of a doubtful one, with room round it', () => {
  for (const radiusM of [500, 5000, 20_000]) {
    const radiusPx = metresToPixels(radiusM, inset.at.lat, insetZoom({ ...inset, radiusM }))
    expect(radiusPx).toBeCloseTo(140, 6)
  }
})
