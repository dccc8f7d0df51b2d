import { describe, expect, it } from 'vitest'
import { layGround } from './ground.ts'
import { between, distance } from './point.ts'

const centre = [113.25, 22.95] as const

describe('the ground', () => {
  it('bends without folding, so what is apart on the plan stays apart', () => {
    let least = Infinity
    for (let seed = 1; seed <= 6; seed++) {
      const { bend } = layGround(seed, centre)
      for (let x = -6000; x <= 6000; x += 250) {
        for (let y = -4000; y <= 4000; y += 250) {
          const [at, east, north] = [bend({ x, y }), bend({ x: x + 1, y }), bend({ x, y: y + 1 })]
          least = Math.min(least, (east.x - at.x) * (north.y - at.y) - (east.y - at.y) * (north.x - at.x))
        }
      }
    }
    expect(least).toBeGreaterThan(0.3)
  })

  it('turns metres into degrees of the ellipsoid: 1 km east and north of the centre', () => {
    const { toLonLat } = layGround(1, centre)
    const [lon, lat] = toLonLat({ x: 1000, y: 1000 })
    // WGS 84 at 22.95 north: a degree is 102,550 m of longitude and 110,750 m of latitude, within 50 m
    expect(lon - centre[0]).toBeCloseTo(1000 / 102_550, 5)
    expect(lat - centre[1]).toBeCloseTo(1000 / 110_750, 5)
  })

  it('follows its own bends to a few metres', () => {
    const { bend, bendsBetween } = layGround(3, centre)
    const [a, b] = [
      { x: -900, y: 160 },
      { x: 700, y: 160 },
    ]
    const points = [a, ...bendsBetween(a, b), b]
    const strays = points.slice(1).map((to, k) => {
      const from = points[k] ?? to
      return distance(between(bend(from), bend(to), 0.5), bend(between(from, to, 0.5)))
    })
    expect(points.length).toBeGreaterThan(8)
    expect(Math.max(...strays)).toBeLessThan(3)
  })
})
