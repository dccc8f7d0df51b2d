import { expect, it } from 'vitest'
import { BeatFinder } from './beats/beat-finder.ts'
import { describePoint } from './describe-point.ts'
import type { NearAid, Places } from './places/index.ts'

const at = { lon: 113, lat: 23 }
const hospital = (id: string, emergency: boolean | null, lon: number): NearAid => ({
  id,
  kind: 'hospital',
  name: {},
  detail: '',
  emergency,
  lon,
  lat: 23,
  metres: (lon - 113) * 100_000,
})
const places: Places = {
  search: () => [],
  reverse: () => undefined,
  streetAt: () => undefined,
  around: () => ({ address: null, crossing: null, kmPost: null, sentence: null, area: null, town: null }),
  aidsNear: (_, kind) =>
    kind === 'hospital'
      ? [hospital('near', true, 113.01), hospital('far', true, 113.02), hospital('other', null, 113)]
      : [],
}

it('puts hospitals in the order of their drive, those that take emergencies first, an unknown way last of them', () => {
  const seconds = new Map([
    [113.01, 600.4],
    [113.02, 300],
    [113, 10],
  ])
  const described = describePoint({ places, beats: new BeatFinder([]) }, at, (_, to) =>
    to.map(({ lon }) => {
      const time = seconds.get(lon)
      return time === undefined ? undefined : { seconds: time, metres: 1234.5 }
    }),
  )
  expect(described.aids.hospital.map(({ id, seconds: s, driveM }) => [id, s, driveM])).toEqual([
    ['far', 300, 1235],
    ['near', 600, 1235],
    ['other', 10, 1235],
  ])
  const unknown = describePoint({ places, beats: new BeatFinder([]) }, at, () => [])
  expect(unknown.aids.hospital.map(({ id, seconds: s }) => [id, s])).toEqual([
    ['near', null],
    ['far', null],
    ['other', null],
  ])
})
