import { expect, it } from 'vitest'
import { leavableStatuses, type Unit, type UnitPhase } from '@tocsin/domain'
import { groupUnits, linesFrom, statusOrder } from './groups.ts'

const unit = (callSign: string, state: UnitPhase, kind: Unit['kind'] = 'patrol'): Unit => ({
  id: callSign,
  org: 'centre',
  callSign,
  kind,
  name: null,
  post: null,
  vehicle: null,
  crew: [],
  capabilities: [],
  people: null,
  skills: [],
  movingTo: null,
  movedAt: [],
  state,
  since: { at: 0, toldAt: 0, by: 'a-lin', byRadio: false, doubtful: false },
  planned: [],
  alsoOn: [],
  news: [],
  retiredAt: null,
})
const units = [
  unit('P10', { phase: 'available' }),
  unit('P9', { phase: 'available' }),
  unit('E1', { phase: 'on-scene', slip: 's' }, 'engine'),
  unit('A1', { phase: 'off-duty' }, 'ambulance'),
]
const all = { status: null, kind: null, typed: '' }
const shown = (filter: Partial<Parameters<typeof groupUnits>[1]> = {}): string[] =>
  groupUnits(units, { ...all, ...filter }).flatMap(({ units: list }) => list.map(({ callSign }) => callSign))

it('has a place for every status', () => {
  expect([...statusOrder].sort()).toEqual(['off-duty', ...leavableStatuses].sort())
})

it('shows who can go first, and counts as people do', () => {
  expect(shown()).toEqual(['P9', 'P10', 'E1'])
})

it('shows who is off duty only when asked', () => {
  expect(shown({ status: 'off-duty' })).toEqual(['A1'])
})

it('filters by kind and call sign', () => {
  expect(shown({ kind: 'engine' })).toEqual(['E1'])
  expect(shown({ typed: 'p1' })).toEqual(['P10'])
})

it('sorts by drive time where it is known, unknown ones last, and by call sign among equals', () => {
  const by = (times: Readonly<Record<string, number>>): string[] =>
    groupUnits(units, all, new Map(Object.entries(times))).flatMap(({ units: list }) => list.map(({ id }) => id))
  expect(by({ P10: 60, P9: 90 })).toEqual(['P10', 'P9', 'E1'])
  expect(by({ P10: 60 })).toEqual(['P10', 'P9', 'E1'])
  expect(by({ P10: 60, P9: 60 })).toEqual(['P9', 'P10', 'E1'])
})

it('breaks groups into lines, each under its head', () => {
  const lines = linesFrom(groupUnits(units, all), 1)
  expect(lines.map((line) => (line.kind === 'head' ? line.status : line.units.map(({ id }) => id).join()))).toEqual([
    'available',
    'P9',
    'P10',
    'on-scene',
    'E1',
  ])
})
