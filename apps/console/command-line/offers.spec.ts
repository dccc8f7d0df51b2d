import fc from 'fast-check'
import { wordsOf } from '@tocsin/ui/words'
import { describe, expect, it } from 'vitest'
import { latinOf } from './latin.ts'
import { isFreeText, offersFor, placeTextOf, type Scene } from './offers.ts'
import { actionKeys, builtInKeys, plainKeys, statusKeys, verbKeys } from './verbs.ts'

const en = wordsOf('en')
const unit = (id: string, callSign: string, isFree: boolean) => ({
  id,
  callSign,
  isFree,
  next: isFree ? (['out-of-service'] as const) : (['en-route', 'on-scene', 'available'] as const),
})
const scene: Scene = {
  incidents: [
    { id: 'i23', spoken: 23, number: '44030620261122000023', words: 'Fire Market Street' },
    { id: 'i7', spoken: 7, number: '44030620261122000007', words: '盗窃 人民路' },
  ],
  selected: 'i7',
  units: [unit('u12', 'E12', false), unit('u14', 'E14', true), unit('u1', 'E1', true), unit('x', '巡01', true)],
  statusKeys,
  verbKeys,
  actionKeys,
  layouts: [
    { id: 'night', name: 'One person at night', keys: builtInKeys.night },
    { id: 'two', name: 'Two monitors', keys: builtInKeys.two },
    { id: 'mine', name: 'Mine', keys: ['mine'] },
  ],
  verbNames: en.commandLine.verbs,
  actionNames: en.actions,
  plainKeys,
  plainNames: en.commandLine.plain,
  phones: [
    { name: 'Ambulance centre', number: '120', keys: ['ambulance centre', '急救中心', 'jjzx'] },
    { name: 'Hefeng Station', number: '8830 1122', keys: ['hefeng station', '荷枫所', 'hfs'] },
  ],
  places: [],
  hasForm: false,
}
const first = (line: string, on: Scene = scene) => offersFor(line, on)[0]?.deed

describe('a line that names a unit', () => {
  it.each([
    ['e12 os', 'on-scene'],
    ['E12 dc', 'on-scene'],
    ['e12 到场', 'on-scene'],
    ['E12 on scene', 'on-scene'],
    ['e12 er', 'en-route'],
    ['E12 cd', 'en-route'],
    ['e12 av', 'available'],
  ])('%s puts it there', (line, status) => {
    expect(first(line)).toEqual({ do: 'report', unit: 'u12', status })
  })

  it('offers only what may follow its status', () => {
    expect(first('E14 os')).toBeUndefined()
    expect(offersFor('E12 ', scene)).toEqual([
      { text: 'E12', deed: { do: 'show-unit', unit: 'u12' } },
      ...['E12 er', 'E12 os', 'E12 av'].map((text) => ({ text, deed: null })),
    ])
  })

  it('shows it, the one of that very name before those that begin so', () => {
    expect(first('e1')).toEqual({ do: 'show-unit', unit: 'u1' })
  })
})

describe('sending', () => {
  it.each(['d 23 E14', 'send #23 e14', '派 23 E14', 'p 23 E14'.replace('p ', 'd ')])('%s', (line) => {
    expect(first(line)).toEqual({ do: 'send', incident: 'i23', units: ['u14'] })
  })

  it('sends several, and to the incident on the card where no number is given', () => {
    expect(first('d 23 e14 e1')).toEqual({ do: 'send', incident: 'i23', units: ['u14', 'u1'] })
    expect(first('d E14 E1 ')).toEqual({ do: 'send', incident: 'i7', units: ['u14', 'u1'] })
  })

  it('does nothing for a unit or a number that there is not, and sends nothing without a unit', () => {
    expect(offersFor('d 23 E99 E1', scene)).toEqual([])
    expect(offersFor('d 99 E14', scene)).toEqual([])
    expect(offersFor('d 23 ', scene).map(({ deed }) => deed)).toEqual([null, null, null])
  })
})

describe('with nothing on the card', () => {
  const empty = { ...scene, selected: null }
  it('asks to which incident, and keeps what was typed', () => {
    expect(offersFor('d ', empty)).toEqual([
      { text: 'd 23 ', deed: null, about: 'Fire Market Street' },
      { text: 'd 7 ', deed: null, about: '盗窃 人民路' },
    ])
    expect(offersFor('note 有人 被困', empty)[1]).toEqual({
      text: 'note 7 有人 被困 ',
      deed: null,
      about: '盗窃 人民路',
    })
  })
})

describe('what is not said in full', () => {
  it('is completed, and done only when nothing else can be meant', () => {
    const others = { ...scene, units: [...scene.units, unit('u15', 'E15', true)] }
    expect(offersFor('d 23 e1', others)[0]).toMatchObject({ text: 'd 23 E1', deed: { units: ['u1'] } })
    expect(offersFor('d 23 e', others).every(({ deed }) => deed === null)).toBe(true)
    expect(first('d 23 巡')).toEqual({ do: 'send', incident: 'i23', units: ['x'] })
    expect(offersFor('close 2', scene)).toEqual([{ text: 'close 23', deed: null }])
  })
})

describe('notes and windows', () => {
  it('writes the words as they were typed', () => {
    expect(first('note 23 Smoke  from the ROOF')).toEqual({ do: 'note', incident: 'i23', note: 'Smoke  from the ROOF' })
    expect(first('备注 有人 被困')).toEqual({ do: 'note', incident: 'i7', note: '有人 被困' })
    // a number that is no incident's is part of the words
    expect(first('note 3 persons')).toEqual({ do: 'note', incident: 'i7', note: '3 persons' })
  })

  it.each([
    ['close 23', 'close', 'i23'],
    ['结案', 'close', 'i7'],
    ['ja 23', 'close', 'i23'],
    ['x', 'close', 'i7'],
    ['join 7', 'join', 'i7'],
  ])('%s opens a window', (line, verb, incident) => {
    expect(first(line)).toEqual({ do: 'about', verb, incident })
  })

  it('shows an incident by its number or its words, and does what any key does', () => {
    expect(first('23')).toEqual({ do: 'show-incident', incident: 'i23' })
    expect(offersFor('find market', scene)[0]?.deed).toEqual({ do: 'go-to', kind: 'incident', id: 'i23' })
    expect(first('response plans')).toEqual({ do: 'act', action: 'response-plans' })
    expect(first('xskjj')).toEqual({ do: 'act', action: 'help' })
  })
})

describe('finding', () => {
  const hospital = { id: 'p1', label: '第一人民医院', about: '城关街道' }
  const found = { ...scene, places: [hospital] }

  it('asks the gazetteer for what stands behind the verb, in either language, from two characters on', () => {
    expect(placeTextOf('find people hosp', scene)).toBe('people hosp')
    expect(placeTextOf('查找 人民医院 ', scene)).toBe('人民医院')
    expect(['find a', 'find', 'note 人民医院', 'd 23 E14'].map((line) => placeTextOf(line, scene))).toEqual(
      Array(4).fill(null),
    )
  })

  it('has incidents, units, commands and places in one list, places last', () => {
    const many = { ...found, units: [...scene.units, unit('m', 'Market 1', true)] }
    expect(offersFor('find market', many).map(({ deed }) => deed?.do)).toEqual(['go-to', 'go-to', 'show-place'])
    expect(offersFor('find response', found).map(({ deed }) => deed?.do)).toEqual(['act', 'show-place'])
  })

  it('makes a place that of the open form, and can show it all the same', () => {
    expect(offersFor('find yiyuan', { ...found, hasForm: true }).map(({ deed }) => deed)).toEqual([
      { do: 'set-place', place: 'p1' },
      { do: 'show-place', place: 'p1' },
    ])
  })

  it('finds incidents by the pinyin initials of their words', () => {
    expect(first('find rml')).toEqual({ do: 'go-to', kind: 'incident', id: 'i7' })
    expect(first('dq')).toEqual({ do: 'show-incident', incident: 'i7' })
  })

  it('goes to an incident by either number, and to a unit however its number is written', () => {
    const on = { ...scene, units: [...scene.units, unit('u3', 'E03', true)] }
    expect(first('find #23', on)).toEqual({ do: 'go-to', kind: 'incident', id: 'i23' })
    expect(first('find 44030620261122000007', on)).toEqual({ do: 'go-to', kind: 'incident', id: 'i7' })
    expect(first('find e3', on)).toEqual({ do: 'go-to', kind: 'unit', id: 'u3' })
  })

  it('offers to look for what nothing here is called', () => {
    expect(offersFor('yiyuan', scene)).toEqual([{ text: 'find yiyuan ', deed: null }])
  })
})

it.each([
  ['layout night', 'night'],
  ['布局 夜间', 'night'],
  ['bj sp', 'two'],
  ['l two monitors', 'two'],
  ['layout mine', 'mine'],
])('%s lays the desk out', (line, layout) => {
  expect(first(line)).toEqual({ do: 'layout', layout })
})

it.each([
  ['night', 'night'],
  ['夜间', 'night'],
  ['two monitors', 'two'],
])('%s alone lays the desk out, too', (line, layout) => {
  expect(offersFor(line, scene).map(({ deed }) => deed)).toContainEqual({ do: 'layout', layout })
})

describe('what has no window of its own', () => {
  it.each([
    ['priority 23 1', { do: 'priority', incident: 'i23', priority: 1 }],
    ['优先级 2', { do: 'priority', incident: 'i7', priority: 2 }],
    ['alarm 23 3', { do: 'alarm', incident: 'i23', level: 3 }],
    ['al 2', { do: 'alarm', incident: 'i7', level: 2 }],
    ['throw 23 wall', { do: 'throw-to-wall', incident: 'i23' }],
    ['飞投 23 大屏', { do: 'throw-to-wall', incident: 'i23' }],
    ['cancel E12', { do: 'cancel', unit: 'u12' }],
    ['dial 120', { do: 'dial', name: 'Ambulance centre', number: '120' }],
    ['拨打 hfs', { do: 'dial', name: 'Hefeng Station', number: '8830 1122' }],
    ['share 23', { do: 'about', verb: 'share', incident: 'i23' }],
    ['help', { do: 'act', action: 'help' }],
    ['undo', { do: 'act', action: 'undo-on-map' }],
    ['sign out', { do: 'plain', act: 'sign-out' }],
    ['tcdl', { do: 'plain', act: 'sign-out' }],
    ['language', { do: 'plain', act: 'language' }],
  ])('%s', (line, deed) => {
    expect(first(line)).toEqual(deed)
  })

  it('is done only once it is said in full', () => {
    expect(offersFor('priority 23 ', scene).map(({ text }) => text)).toEqual(
      [1, 2, 3, 4].map((n) => `priority 23 ${n}`),
    )
    expect(offersFor('priority 23 ', scene).every(({ deed }) => deed === null)).toBe(true)
    expect(offersFor('priority ', scene).every(({ deed }) => deed === null)).toBe(true)
    expect(offersFor('cancel ', scene)).toEqual([{ text: 'cancel E12', deed: null }])
    expect(offersFor('cancel E14', scene)).toEqual([])
    expect(offersFor('dial ', scene).every(({ deed }) => deed === null)).toBe(true)
    expect(offersFor('alarm 23 99', scene)).toEqual([])
    expect(offersFor('throw 23 nobody', scene)).toEqual([])
  })
})

it('does not guess between layouts', () => {
  expect(offersFor('layout ', scene).map(({ deed }) => deed)).toEqual([null, null, null])
  expect(offersFor('layout nowhere', scene)).toEqual([])
})

it('leaves the input method to free text alone', () => {
  expect(['note ', 'note 23 有', '查找 人', 'bz 23 '].map((line) => isFreeText(line, scene))).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(['', 'note', 'd 23 ', 'E12 ', 'close '].map((line) => isFreeText(line, scene))).toEqual([
    false,
    false,
    false,
    false,
    false,
  ])
})

it('never throws, and does nothing but what it says', () => {
  const word = fc.constantFrom(
    'd',
    'send',
    'note',
    '23',
    '#7',
    'e12',
    'E14',
    'os',
    '派',
    ' ',
    'find',
    'x',
    '到场',
    '-',
    '',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string({ maxLength: 6 })), { maxLength: 6 }), (words) => {
      const line = words.join(' ')
      const deeds = offersFor(line, scene).flatMap(({ deed }) => deed ?? [])
      expect(deeds.filter((deed) => deed.do === 'send' && deed.units.length === 0)).toEqual([])
      // a status is only ever reported for a unit that was called by its whole name
      const reports = deeds.filter((deed) => deed.do === 'report')
      expect(reports.every(({ unit: id }) => id === (/^\s*e12\b/i.test(line) ? 'u12' : 'u14'))).toBe(true)
    }),
  )
})

describe('a stroke', () => {
  const stroke = (code: string, key: string, shiftKey = false) => latinOf({ code, key, shiftKey })
  it('types its Latin letter whatever input method or layout is on', () => {
    expect(stroke('KeyD', 'd')).toBe('d')
    expect(stroke('KeyD', 'Process')).toBe('d')
    expect(stroke('KeyD', 'в', true)).toBe('D')
    expect(stroke('Digit2', 'Process')).toBe('2')
    expect(stroke('Space', 'Process')).toBe(' ')
    expect(stroke('KeyQ', 'a')).toBe('a')
  })
  it('types nothing where the key types nothing', () => {
    expect(stroke('F5', 'F5')).toBeUndefined()
    expect(stroke('ShiftLeft', 'Shift')).toBeUndefined()
  })
})
