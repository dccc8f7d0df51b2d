import { metresToPixels } from '@tocsin/ui/map'
import { describe, expect, it } from 'vitest'
import { zoomToSee } from './shown-by.ts'

const at = { lon: 113.25, lat: 22.95 }

describe('the zoom at which a place is looked at', () => {
  it('shows a house close up', () => expect(zoomToSee(at, 15)).toBe(16))

  it('shows all of a street, or of a district', () => {
    for (const radiusM of [2000, 8260, 60_000]) {
      const pixels = metresToPixels(radiusM, at.lat, zoomToSee(at, radiusM))
      expect(pixels).toBeGreaterThan(150)
      expect(pixels).toBeLessThan(250)
    }
  })

  it('goes no nearer than asked, and bears a point without doubt', () => {
    expect(zoomToSee(at, 15, 17.5)).toBe(17.5)
    expect(zoomToSee(at, 0)).toBe(16)
  })
})
