import { describe, expect, it } from 'vitest'
import { commandSchemas } from '../all-commands.ts'
import type { Step } from '../testing/stage.fixture.ts'
import { opened, town } from '../testing/town.fixture.ts'
import { view } from '../view.ts'
import { mostDrawings } from './decide-drawings.ts'

const uuid = (n: number): string => `01989c60-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
const at = (lon: number, lat = 22.5) => ({ lon, lat })
const stroke = { kind: 'line', points: [at(113.9), at(113.91)] } as const
const draws = (n: number, extra: object = {}, by = 'p-dispatcher'): Step => [
  by,
  'draw-on-incident',
  { incident: 'i-1', drawing: uuid(n), shape: stroke, colour: 'red', ...extra },
]
const withdraws = (n: number): Step => ['p-dispatcher', 'withdraw-drawing', { incident: 'i-1', drawing: uuid(n) }]

describe('drawing on the map of an incident', () => {
  it('adds strokes with author and time; what is written beside them is sealed and not on the wire', () => {
    const stage = town().given(opened('i-1'), draws(1), draws(2, { text: 'north door', colour: 'amber' }))
    const { drawings } = stage.the('incident', 'i-1')
    expect(drawings).toMatchObject([
      { drawing: uuid(1), shape: stroke, colour: 'red', hasText: false, by: 'p-dispatcher' },
      { drawing: uuid(2), colour: 'amber', hasText: true },
    ])
    expect(JSON.stringify(drawings)).not.toContain('north door')
    const viewer = {
      account: 'p-taker',
      org: 'police',
      post: null,
      unit: null,
      letInto: [],
      roles: ['call-taker' as const],
    }
    expect(view(viewer, 'incident', stage.the('incident', 'i-1'))?.drawings).toHaveLength(2)
  })

  it('is not done twice, also not after it was withdrawn', () => {
    const stage = town().given(opened('i-1'), draws(1))
    expect(stage.when(...draws(1)).refused).toBe('exists-already')
    stage.given(withdraws(1))
    expect(stage.the('incident', 'i-1')).toMatchObject({
      drawings: [],
      withdrawnDrawings: [{ drawing: uuid(1), by: 'p-dispatcher' }],
    })
    expect(stage.when(...draws(1)).refused).toBe('exists-already')
    expect(stage.when(...withdraws(1)).refused).toBe('drawing-withdrawn')
    expect(stage.when(...withdraws(7)).refused).toBe('not-found')
  })

  it('is bounded in number, points and width, and words must be there', () => {
    const stage = town().given(opened('i-1'))
    const far = { kind: 'line', points: [at(113.9), at(115.9)] }
    expect(stage.when(...draws(1, { shape: far }))).toMatchObject({ refused: 'drawing-too-wide', detail: { km: 50 } })
    expect(stage.when(...draws(1, { shape: { kind: 'text', point: at(113.9) } })).refused).toBe('drawing-without-text')
    for (let n = 0; n < mostDrawings; n++) stage.given(draws(n))
    expect(stage.when(...draws(100))).toMatchObject({ refused: 'too-many-drawings', detail: { most: mostDrawings } })
    stage.given(withdraws(3), draws(100))
    const long = { kind: 'line', points: Array.from({ length: 64 }, (_, n) => at(113.9 + n / 10_000)) }
    const crowded = town().given(opened('i-1'))
    for (let n = 0; n < 23; n++) crowded.given(draws(n, { shape: long }))
    expect(crowded.when(...draws(50, { shape: long })).refused).toBe('too-many-drawings')
    const parse = (shape: object) =>
      commandSchemas['draw-on-incident'].safeParse({ incident: 'i-1', drawing: uuid(1), shape, colour: 'red' }).success
    expect(parse(stroke)).toBe(true)
    expect(parse({ kind: 'line', points: [...long.points, at(113)] })).toBe(false)
    expect(parse({ kind: 'area', points: stroke.points })).toBe(false)
    expect(parse({ kind: 'symbol', symbol: 'skull', point: at(113) })).toBe(false)
  })

  it('is for those who send, while the incident takes work; a stroke is taken off at any time', () => {
    const stage = town().given(opened('i-1'), draws(1))
    expect(stage.when(...draws(2, {}, 'p-taker')).refused).toBe('not-allowed')
    stage.given(['p-dispatcher', 'close-incident', { incident: 'i-1', disposition: 'handled' }])
    expect(stage.when(...draws(2)).refused).toBe('incident-not-open')
    expect(stage.when(...withdraws(1)).refused).toBeUndefined()
  })
})
