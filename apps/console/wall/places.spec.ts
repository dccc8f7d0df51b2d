import type { IncidentDocument } from '@tocsin/domain'
import { describe, expect, it } from 'vitest'
import { clustersOf, publicPlace } from './places.ts'

describe('where something happens, for the room to see', () => {
  it.each([
    ['临江县江南街道锦海路37号', '临江县江南街道锦海路'],
    ['临江县江南街道松玉路88-1号', '临江县江南街道松玉路'],
    ['人民路12号3栋2单元501室', '人民路'],
    ['37 Jinhai Road, Jiangnan', 'Jinhai Road, Jiangnan'],
    ['Landstrasse 3-7, Schaan', 'Landstrasse, Schaan'],
    ['1 DR CARLTON B GOODLETT PL', 'DR CARLTON B GOODLETT PL'],
  ])('%s is told as %s', (label, told) => expect(publicPlace({ label, source: 'address' }, 'zh-CN')).toBe(told))

  it('is told whole where it is no door: a crossing, a kilometre, what everybody knows', () => {
    for (const [label, source] of [
      ['锦海路与松玉路交叉口', 'crossing'],
      ['国道107线 K1314', 'kmpost'],
      ['第二人民医院', 'poi'],
    ] as const)
      expect(publicPlace({ label, source }, 'en')).toBe(label)
  })
})

it('tells a place in English on an English wall, and no door there either; without English as the signs have it', () => {
  const place = { label: '临江县江南街道锦海路37号', labelEn: '37 Jinhai Road, Jiangnan', source: 'address' } as const
  expect(publicPlace(place, 'en')).toBe('Jinhai Road, Jiangnan')
  expect(publicPlace(place, 'zh-CN')).toBe('临江县江南街道锦海路')
  expect(publicPlace({ label: place.label, source: 'address' }, 'en')).toBe('临江县江南街道锦海路')
})

describe('looks at the map', () => {
  const incident = (id: string, priority: 1 | 2 | 3 | 4, at: readonly [number, number] | null): IncidentDocument =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of an incident only these are looked at
    ({
      id,
      priority,
      openedAt: 0,
      place: at && { point: { lon: at[0], lat: at[1] }, radiusM: 5, label: '', source: 'map' },
    }) as IncidentDocument

  it('take in what lies near each other, the most urgent first, and leave out what has no place', () => {
    const clusters = clustersOf([
      incident('a', 3, [113, 30]),
      incident('b', 1, [113.5, 30]),
      incident('c', 2, [113.005, 30.005]),
      incident('d', 1, null),
    ])
    expect(clusters.map(({ first, points }) => [first.id, points.length])).toEqual([
      ['b', 1],
      ['c', 2],
    ])
  })
})
