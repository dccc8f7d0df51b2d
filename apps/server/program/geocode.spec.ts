import { expect, it } from 'vitest'
import { nameFrom } from '../prepare-city.ts'
import { readArguments } from './geocode.ts'

it.each([
  [['Main St', '--near', '-122.4,37.7', '--json'], { text: 'Main St', json: true, near: { lon: -122.4, lat: 37.7 } }],
  [['--near', '-122.4,37.7', 'Main St'], { text: 'Main St', near: { lon: -122.4, lat: 37.7 } }],
  [['--near=-122.4,-37.7', 'Main St'], { near: { lon: -122.4, lat: -37.7 } }],
  [['-33.86, 151.21', '--limit', '3'], { text: '-33.86, 151.21', json: false, near: undefined, limit: 3 }],
  [['--json', '--', '--near'], { text: '--near', json: true }],
])('geocode takes %j', (args, read) => {
  expect(readArguments(args)).toMatchObject(read)
})

it.each([
  [['one', '-2'], /tocsin geocode "TEXT".*"-33.86, 151.21" --near -122.4,37.7/],
  [['one', '-x'], /-x/],
])('geocode refuses %j', (args, says) => {
  expect(() => readArguments(args)).toThrow(says)
})

it.each([
  ['sf/streets.osm.pbf', 'streets'],
  ['武汉.osm.pbf', '武汉'],
  ['武汉 (江北).geojson', '武汉-江北-'],
  ['-new.pbf', 'new'],
  ['!.osm.pbf', 'city'],
])('the city of %s is named %s', (file, name) => {
  expect(nameFrom(file)).toBe(name)
})
