import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandSchemas } from '../all-commands.ts'
import { factsOf } from '../facts.ts'
import { isOnBoard } from '../evolve.ts'
import { mayReach } from '../reach.ts'
import type { Step } from '../testing/stage.fixture.ts'
import { noon } from '../testing/stamp.fixture.ts'
import { closed, drawing, town, type Drawing } from '../testing/town.fixture.ts'
import { closureStanding } from './closure.ts'

const hour = 3_600_000
const line = [
  { lon: 113.9, lat: 22.5 },
  { lon: 113.91, lat: 22.5 },
]
const lifted: Step = ['p-shift', 'lift-closure', { closure: 'r-1' }]
const changed = (said: Partial<Drawing> = {}): Step => ['p-dispatcher', 'change-closure', drawing('r-1', said)]
const far = { lon: 114.9, lat: 22.5 }
const near = { lon: 113.9, lat: 22.5 }

describe('a closure', () => {
  it('begins with the command where no start is said, and stands until it is lifted', () => {
    const stage = town()
    expect(stage.when(...closed('r-1')).happened).toEqual(['closure-drawn'])
    const drawn = stage.the('closure', 'r-1')
    expect(drawn).toMatchObject({ org: 'police', startsAt: stage.now, endsAt: null, drawnBy: 'p-dispatcher' })
    expect(closureStanding(drawn, stage.now + 1000 * hour)).toBe('in-force')
    stage.given(lifted)
    expect(closureStanding(stage.the('closure', 'r-1'), stage.now)).toBe('over')
    expect(isOnBoard('closure', stage.the('closure', 'r-1'))).toBe(false)
  })

  it('comes and goes by its times, whoever looks', () => {
    const times = { startsAt: noon + hour, endsAt: noon + 2 * hour }
    const drawn = town().given(closed('r-1', times)).the('closure', 'r-1')
    const standings = [noon, noon + hour, noon + 2 * hour - 1, noon + 2 * hour]
    expect(standings.map((now) => closureStanding(drawn, now))).toEqual(['coming', 'in-force', 'in-force', 'over'])
  })

  it('is changed as a whole, and keeps its start where none is said', () => {
    const stage = town().given(closed('r-1', { startsAt: noon - hour }))
    stage.given(changed({ effect: { kind: 'slower', factor: 3 }, endsAt: noon + hour, reason: 'flood' }))
    expect(stage.the('closure', 'r-1')).toMatchObject({
      effect: { kind: 'slower', factor: 3 },
      startsAt: noon - hour,
      endsAt: noon + hour,
      reason: 'flood',
    })
  })

  it('that is planned and changed to "from now on" is in force at once', () => {
    const stage = town().given(closed('r-1', { startsAt: noon + 6 * hour, endsAt: noon + 8 * hour }))
    stage.given(changed({ startsAt: null, endsAt: noon + 8 * hour }))
    const closure = stage.the('closure', 'r-1')
    expect(closure.startsAt).toBe(stage.now)
    expect(closureStanding(closure, stage.now)).toBe('in-force')
    // an end before the start that was planned is no reason to refuse it
    stage.given(closed('r-2', { startsAt: noon + 6 * hour }))
    const said = { ...drawing('r-2'), startsAt: null, endsAt: noon + hour }
    expect(stage.when('p-dispatcher', 'change-closure', said).happened).toEqual(['closure-changed'])
  })

  it.each<[string, Partial<Drawing>]>([
    ['closure-ends-before-start', { startsAt: noon + 2 * hour, endsAt: noon + hour }],
    ['closure-over', { startsAt: noon - 2 * hour, endsAt: noon - hour }],
    ['closure-has-no-direction', { direction: 'drawn' }],
    ['closure-too-wide', { geometry: { kind: 'across', line: [near, far] } }],
    ['personal-in-text', { note: '找张 138-0013 8000' }],
    ['personal-in-text', { note: '１３８００１３８０００' }],
  ])('is refused: %s', (code, said) => {
    expect(town().when(...closed('r-1', said)).refused).toBe(code)
    const drawn = town().given(closed('r-1', { startsAt: noon - 3 * hour }))
    expect(drawn.when(...changed(said)).refused).toBe(code)
  })

  it('has one direction where it is drawn along a road', () => {
    const stage = town().given(closed('r-1', { geometry: { kind: 'along', line }, direction: 'drawn' }))
    expect(stage.the('closure', 'r-1').direction).toBe('drawn')
  })

  it('is drawn once, and lifted once; what is lifted is not changed', () => {
    const stage = town().given(closed('r-1'))
    expect(stage.when(...closed('r-1')).refused).toBe('exists-already')
    stage.given(lifted)
    expect(stage.when(...lifted).refused).toBe('closure-over')
    expect(stage.when(...changed()).refused).toBe('closure-over')
    expect(town().when(...lifted).refused).toBe('not-found')
  })

  it('is filed away by the program after the end that it has, and by nobody else', () => {
    const retired = (endsAt: number, by = 'system'): Step => [by, 'retire-closure', { closure: 'r-1', endsAt }]
    const stage = town().given(closed('r-1', { startsAt: noon - hour, endsAt: noon + hour }))
    expect(stage.when(...retired(noon + hour)).refused).toBe('closure-end-moved')
    stage.now += 2 * hour
    expect(stage.when(...retired(noon + hour, 'p-dispatcher')).refused).toBe('not-allowed')
    expect(stage.when(...retired(noon + hour)).happened).toEqual(['closure-lifted'])
    expect(stage.when(...retired(noon + hour)).refused).toBe('closure-over')
  })

  it('that got more time meanwhile is not filed away for the end it had', () => {
    const stage = town().given(closed('r-1', { startsAt: noon - hour, endsAt: noon + hour }))
    stage.now += 2 * hour
    stage.given(changed({ endsAt: noon + 9 * hour }))
    expect(stage.when('system', 'retire-closure', { closure: 'r-1', endsAt: noon + hour }).refused).toBe(
      'closure-end-moved',
    )
    expect(closureStanding(stage.the('closure', 'r-1'), stage.now)).toBe('in-force')
  })

  it('is seen by the other organisation too, which does not lift it', () => {
    const stage = town().given(closed('r-1'))
    const [fire, taker] = [stage.viewer('f-dispatcher'), stage.viewer('p-taker')]
    if (fire === undefined || taker === undefined) throw new Error('nobody there')
    expect(mayReach(fire, 'see-closure', 'closure', stage.the('closure', 'r-1'))).toBe(true)
    expect(mayReach(taker, 'see-closure', 'closure', stage.the('closure', 'r-1'))).toBe(true)
    expect(stage.when('f-dispatcher', 'lift-closure', { closure: 'r-1' }).refused).toBe('not-allowed')
    expect(stage.when(...closed('r-2', {}, 'p-taker')).refused).toBe('not-allowed')
  })

  it('of a drill stays one, whatever the desk says when it is lifted', () => {
    const stage = town()
    stage.exercise = true
    stage.given(closed('r-1'))
    stage.exercise = false
    expect(stage.the('closure', 'r-1').exercise).toBe(true)
    expect(stage.when(...lifted).events.map(({ stamp }) => stamp.exercise)).toEqual([true])
    expect(factsOf('closure', stage.the('closure', 'r-1'))).toMatchObject({ type: 'works', phase: 'lifted' })
  })
})

describe('a drawing', () => {
  const read = (said: object) => commandSchemas['draw-closure'].safeParse({ ...drawing('r-1'), ...said }).success

  it('lies on the earth, has as many points as its kind needs, and 500 at most', () => {
    expect(read({ geometry: { kind: 'across', line } })).toBe(true)
    expect(read({ geometry: { kind: 'across', line: [] } })).toBe(false)
    expect(read({ geometry: { kind: 'area', line } })).toBe(false)
    expect(read({ geometry: { kind: 'along', line: Array.from({ length: 501 }, () => line[0]) } })).toBe(false)
    expect(read({ geometry: { kind: 'point', point: { lon: 22.5, lat: 113.9 } } })).toBe(false)
    expect(read({ geometry: { kind: 'circle', point: line[0] } })).toBe(false)
    expect(read({ effect: { kind: 'slower', factor: 1 } })).toBe(false)
    expect(read({ effect: { kind: 'speed', speedKmh: 0 } })).toBe(false)
  })

  it('of any kind and time is drawn or refused, and never in force outside its times', () => {
    const times = fc.option(fc.integer({ min: noon - 5 * hour, max: noon + 5 * hour }), { nil: null })
    fc.assert(
      fc.property(times, times, fc.integer({ min: noon - 9 * hour, max: noon + 9 * hour }), (startsAt, endsAt, now) => {
        const stage = town()
        if (stage.when(...closed('r-1', { startsAt, endsAt })).refused !== undefined) return
        const closure = stage.the('closure', 'r-1')
        const isWithin = closure.startsAt <= now && (closure.endsAt === null || now < closure.endsAt)
        expect(closureStanding(closure, now) === 'in-force').toBe(isWithin)
      }),
    )
  })
})
