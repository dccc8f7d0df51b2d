import { areaM2, areaShape, isInArea } from '@tocsin/domain'
import { describe, expect, it } from 'vitest'
import { demoBeats, demoGrounds, shapeOf } from './demo-areas.ts'

const town = [113.9, 22.4, 114.1, 22.6] as const

describe('areas of the demo town', () => {
  it('lie beside the neighbour’s without overlap or gap, and leave it the east edge of the town', () => {
    const { own, neighbour } = demoGrounds(town)
    expect(own[2]).toBe(neighbour[0])
    const edge = { lon: 114.095, lat: 22.5 }
    expect([isInArea(shapeOf(own), edge), isInArea(shapeOf(neighbour), edge)]).toEqual([false, true])
    expect(areaShape.safeParse(shapeOf(own)).success).toBe(true)
  })

  it('of the posts cover the ground once, each where its post is the nearest', () => {
    const posts = [
      { id: 'a', lon: 113.92, lat: 22.42 },
      { id: 'b', lon: 114.05, lat: 22.45 },
      { id: 'c', lon: 113.98, lat: 22.55 },
      { id: 'd', lon: 113.98, lat: 22.55 },
    ]
    const { own } = demoGrounds(town)
    const beats = demoBeats(own, posts)
    expect(beats.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    for (const { area } of beats) expect(areaShape.safeParse(area).success).toBe(true)
    const sum = beats.reduce((all, { area }) => all + areaM2(area), 0)
    expect(sum / areaM2(shapeOf(own))).toBeCloseTo(1, 3)
    for (const { id, ...at } of posts.slice(0, 3)) {
      const found = beats.filter(({ area }) => isInArea(area, at)).map((beat) => beat.id)
      expect(found).toEqual([id])
    }
  })
})
