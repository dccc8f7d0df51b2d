import { expect, test } from 'vitest'
import { differingFounding, readFounding } from './founding.ts'

const env = {
  TOCSIN_DIVISION: '440306',
  TOCSIN_NAME_ZH: '青河市公安局',
  TOCSIN_NAME_EN: ' Qinghe Police ',
  TOCSIN_TIME_ZONE: 'Asia/Kathmandu',
}
const founded = {
  division: '440306',
  name: { zh: '青河市公安局', en: 'Qinghe Police' },
  timeZone: 'Asia/Kathmandu',
}

test('an installation is founded as the environment says', () => {
  expect(readFounding(env)).toEqual(founded)
})

test('where it says nothing, as ever, with the time zone of the machine', () => {
  expect(readFounding({})).toEqual({
    division: '440000',
    name: { zh: '指挥中心', en: 'Command centre' },
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
})

test.for([
  ['TOCSIN_DIVISION', '44030六'],
  ['TOCSIN_DIVISION', ''],
  ['TOCSIN_NAME_ZH', '警'.repeat(101)],
  ['TOCSIN_NAME_EN', 'a\u0000b'],
  ['TOCSIN_NAME_EN', '\ud800'],
  ['TOCSIN_TIME_ZONE', 'Mars/Olympus'],
] as const)('%s=%j is told by its name, with the remedy', ([variable, value]) => {
  expect(() => readFounding({ ...env, [variable]: value })).toThrow(
    new RegExp(`^${variable} is not usable: set it to `),
  )
})

test('what differs from what was founded is named with what it is; what is not set differs from nothing', () => {
  const organisation = { id: 'centre', ...founded }
  expect(differingFounding(env, organisation)).toBeUndefined()
  expect(differingFounding({}, organisation)).toBeUndefined()
  expect(differingFounding({ TOCSIN_TIME_ZONE: 'UTC', TOCSIN_NAME_ZH: '甲' }, organisation)).toMatch(
    /TOCSIN_NAME_ZH \(is 青河市公安局\), TOCSIN_TIME_ZONE \(is Asia\/Kathmandu\)/,
  )
})
