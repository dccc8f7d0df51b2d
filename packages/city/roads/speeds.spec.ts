import { describe, expect, it } from 'vitest'
import type { OsmTags } from '../import/osm.ts'
import { parseSpeed, waySpeeds } from './speeds.ts'

describe('maxspeed', () => {
  it.each([
    ['50', 50],
    ['50 km/h', 50],
    ['30 mph', 48.28],
    ['30mph', 48.28],
    ['none', 130],
    ['walk', 7],
    ['DE:walk', 7],
    ['RO:urban', 50],
    ['RO:rural', 90],
    ['DE:rural', 100],
    ['DE:zone30', 30],
    ['DE:zone:30', 30],
    ['AT:bicycle_road', 30],
    ['50; 30', 30],
    ['signals', undefined],
    ['variable', undefined],
    ['0', undefined],
    ['500', undefined],
    ['fast', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j is %j km/h', (text, kmh) => {
    const speed = parseSpeed(text)
    expect(speed === undefined ? undefined : Math.round(speed * 100) / 100).toBe(kmh)
  })
})

describe('how fast cars drive', () => {
  it.each<[OsmTags, rural: number, urban: number]>([
    [{ highway: 'residential', maxspeed: '30' }, 30, 30],
    [{ highway: 'residential' }, 35, 30],
    [{ highway: 'primary' }, 75, 57],
    [{ highway: 'residential', 'maxspeed:type': 'CN:urban' }, 50, 50],
    [{ highway: 'residential', 'source:maxspeed': 'survey' }, 35, 30],
    [{ highway: 'residential', surface: 'cobblestone' }, 17.5, 15],
    [{ highway: 'primary', maxspeed: '80', surface: 'gravel' }, 70, 70],
    [{ highway: 'track', tracktype: 'grade2', surface: 'asphalt' }, 15, 15],
    [{ highway: 'service', service: 'parking_aisle' }, 15, 15],
    [{ highway: 'tertiary', junction: 'roundabout' }, 25, 20],
  ])('%j', (tags, rural, urban) => {
    expect(waySpeeds(tags)).toMatchObject({ rural: [rural, rural], urban: [urban, urban] })
  })

  it('differs by direction where the signs do', () => {
    const speeds = waySpeeds({ highway: 'primary', maxspeed: '60', 'maxspeed:backward': '40' })
    expect(speeds.rural).toEqual([60, 40])
  })
})
