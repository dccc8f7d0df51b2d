import { describe, expect, it } from 'vitest'
import { unitClaim } from '../numbers.ts'
import { breaches } from '../testing/invariants.fixture.ts'
import type { Stage, Step } from '../testing/stage.fixture.ts'
import { crewed, opened, reported, sent, settled, town } from '../testing/town.fixture.ts'
import { inStateSince } from './in-state-since.ts'
import { isSettled } from './slip.ts'

const by = 'p-dispatcher'
const plans = (slip: string, incident: string, unit: string): Step => [by, 'plan-unit', { slip, incident, unit }]
const starts = (slip: string): Step => [by, 'start-slip', { slip }]
const attaches = (slip: string, incident: string, unit: string): Step => [by, 'attach-unit', { slip, incident, unit }]
const diverts = (slip: string, incident: string, unit: string, leaving: string, forced = false): Step => [
  by,
  'divert-unit',
  { slip, incident, unit, leaving, forced },
]
const swaps = (slip: string, unit: string, relieves: string): Step => [by, 'swap-unit', { slip, unit, relieves }]
const standsDown = (slip: string, incident: string, unit: string): Step => [
  by,
  'stand-down',
  { slip, incident, unit, reason: 'enough' },
]
const beside = (unit: string, slip: string, ...statuses: ('en-route' | 'on-scene' | 'clearing' | 'available')[]) =>
  statuses.map((status): Step => [by, 'report-status', { unit, slip, status }])
const minor = (incident: string): Step => [
  'p-taker',
  'open-incident',
  { incident, contact: null, type: 'theft', priority: 3, place: null, placeTyped: null },
]
const warns = (incident: string, news: string, ...hazards: ('gas' | 'weapon')[]): Step => [
  by,
  'update-hazard',
  { incident, news, hazards },
]

const state = (stage: Stage, unit: string) => stage.the('unit', unit).state
const holder = (stage: Stage, unit: string) => stage.ledger.claims.get(unitClaim(unit))
const inOrder = (stage: Stage) => expect(breaches(stage.ledger)).toEqual([])

describe('one job a unit', () => {
  it('DR21 the loser hears who won, and for what', () => {
    const stage = town().given(opened('i-1'), opened('i-2'), sent('s-1', 'i-1', 'p1'))
    const { number, spoken } = stage.the('incident', 'i-1')
    expect(stage.when(...sent('s-2', 'i-2', 'p1'))).toMatchObject({
      refused: 'unit-taken',
      detail: { unit: '公安1', slip: 's-1', incident: number, spoken },
    })
  })
})

describe('planned work', () => {
  it('DR22 makes its unit neither busy nor unavailable, sends nothing, and shows on it', () => {
    const stage = town().given(opened('i-1'), opened('i-2'))
    const before = stage.the('unit', 'p1')
    expect(stage.when(...plans('s-1', 'i-1', 'p1'))).toMatchObject({
      happened: ['slip-issued', 'incident-slip-added', 'unit-planned'],
      take: [],
    })
    expect(stage.the('unit', 'p1')).toEqual({ ...before, planned: ['s-1'] })
    expect(stage.the('slip', 's-1')).toMatchObject({ state: { phase: 'planned' }, manner: 'planned', runs: [] })
    expect(stage.when(...sent('s-2', 'i-2', 'p1')).refused).toBeUndefined()
    inOrder(stage)
  })

  it('DR22 can be for a unit at work, which goes on with it', () => {
    const stage = town().given(opened('i-1'), opened('i-2'), sent('s-1', 'i-1', 'p1'))
    const before = stage.the('unit', 'p1')
    stage.given(plans('s-2', 'i-2', 'p1'))
    expect(stage.the('unit', 'p1')).toEqual({ ...before, planned: ['s-2'] })
    expect(stage.when(...starts('s-2')).refused).toBe('unit-taken')
  })

  it('DR22 is planned once for an incident, whichever of two desks was first, and not for the one that it is on', () => {
    const stage = town().given(opened('i-1'), opened('i-2'), plans('s-1', 'i-1', 'p1'))
    expect(stage.when(...plans('s-2', 'i-1', 'p1')).refused).toBe('unit-on-incident')
    stage.given(sent('s-3', 'i-2', 'p1'))
    expect(stage.when(...plans('s-4', 'i-2', 'p1')).refused).toBe('unit-on-incident')
  })

  it('DR24 is offered when its unit clears, and never sent by that', () => {
    const stage = town().given(opened('i-1'), opened('i-2'), minor('i-3'), sent('s-1', 'i-1', 'p1'))
    stage.given(plans('s-3', 'i-3', 'p1'), plans('s-2', 'i-2', 'p1'), ...reported('p1', 'on-scene'))
    const { happened } = stage.when(by, 'report-status', { unit: 'p1', status: 'available' })
    expect(happened).not.toContain('slip-started')
    expect(stage.the('unit', 'p1')).toMatchObject({ state: { phase: 'available' }, planned: ['s-3', 's-2'] })
    expect(holder(stage, 'p1')).toBeUndefined()
    for (const slip of ['s-2', 's-3'])
      expect(stage.the('slip', slip)).toMatchObject({ state: { phase: 'planned' }, runs: [] })
    // what one of them took stays offered no more, the other does
    stage.given(starts('s-2'))
    expect(stage.the('unit', 'p1')).toMatchObject({ state: { slip: 's-2' }, planned: ['s-3'] })
    inOrder(stage)
  })

  it('DR22 is sent by a key: from then it has its clocks, and the unit its claim', () => {
    const stage = town().given(opened('i-1'), plans('s-1', 'i-1', 'p1'))
    expect(stage.when(...starts('s-1'))).toMatchObject({
      happened: ['slip-started', 'incident-crew-named', 'unit-status-changed'],
      take: [{ key: unitClaim('p1'), holder: 's-1' }],
    })
    expect(stage.the('slip', 's-1')).toMatchObject({ state: { phase: 'sent' }, sentAt: stage.now })
    expect(stage.the('slip', 's-1').runs).toMatchObject([{ unit: 'p1', sent: { at: stage.now } }])
    expect(stage.the('unit', 'p1')).toMatchObject({ planned: [], state: { phase: 'dispatched', slip: 's-1' } })
    expect(stage.the('incident', 'i-1').slips).toEqual([{ slip: 's-1', post: null, units: ['p1'] }])
    expect(stage.when(...starts('s-1')).refused).toBe('slip-not-planned')
    inOrder(stage)
  })

  it('DR22 is taken up when its unit comes to that incident in another way, and stays when it goes elsewhere', () => {
    const free = () => town().given(opened('i-1'), opened('i-2'), plans('s-1', 'i-1', 'p1'))
    const direct = free().given(sent('s-2', 'i-1', 'p1'))
    expect(direct.the('unit', 'p1')).toMatchObject({ planned: [], state: { phase: 'dispatched', slip: 's-2' } })
    expect(direct.the('slip', 's-1').state.phase).toBe('cancelled')
    inOrder(direct)
    // all work there ends with the one slip
    direct.given(...reported('p1', 'on-scene', 'available'))
    expect(direct.the('incident', 'i-1').state.phase).toBe('awaiting-feedback')

    const diverted = free().given(minor('i-3'), sent('s-3', 'i-3', 'p1'))
    const to = { slip: 's-4', incident: 'i-1', unit: 'p1', leaving: 's-3' }
    diverted.given([by, 'divert-unit', to])
    expect(diverted.the('unit', 'p1').planned).toEqual([])
    inOrder(diverted)

    const elsewhere = free().given(sent('s-2', 'i-2', 'p1'))
    expect(elsewhere.the('unit', 'p1').planned).toEqual(['s-1'])
    expect(elsewhere.the('slip', 's-1').state.phase).toBe('planned')
  })

  it('DR22 is open work for closing its incident, and can be cancelled', () => {
    const close: Step = [by, 'close-incident', { incident: 'i-1', disposition: 'handled' }]
    const stage = town().given(opened('i-1'), plans('s-1', 'i-1', 'p1'))
    expect(stage.when(...close).refused).toBe('incident-has-open-slips')
    expect(stage.when(by, 'cancel-slip', { slip: 's-1', incident: 'i-1' }).happened).toEqual([
      'slip-cancelled',
      'unit-unplanned',
    ])
    expect(stage.the('unit', 'p1').planned).toEqual([])
    stage.given(close)
    inOrder(stage)
  })

  it('DR22 brings an incident back that only awaited feedback', () => {
    const stage = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'), ...reported('p1', 'on-scene', 'available'))
    expect(stage.when(...plans('s-2', 'i-1', 'p2')).happened).toContain('incident-resumed')
    expect(stage.when(by, 'cancel-slip', { slip: 's-2', incident: 'i-1' }).happened).toContain(
      'incident-awaits-feedback',
    )
  })
})

describe('a job beside the first', () => {
  const two = () =>
    town().given(
      opened('i-1'),
      opened('i-2'),
      sent('s-1', 'i-1', 'p1'),
      ...reported('p1', 'en-route'),
      attaches('s-2', 'i-2', 'p1'),
    )

  it('DR23 never resets the first: status, clock, claim and run of it stay', () => {
    const stage = town().given(
      opened('i-1'),
      opened('i-2'),
      sent('s-1', 'i-1', 'p1'),
      ...reported('p1', 'acknowledged', 'en-route'),
    )
    const [unit, slip] = [stage.the('unit', 'p1'), stage.the('slip', 's-1')]
    expect(stage.when(...attaches('s-2', 'i-2', 'p1'))).toMatchObject({ take: [], release: [] })
    expect(stage.the('unit', 'p1')).toEqual({ ...unit, alsoOn: ['s-2'] })
    expect(stage.the('slip', 's-1')).toEqual(slip)
    expect(stage.the('slip', 's-2')).toMatchObject({ manner: 'beside', runs: [{ unit: 'p1' }] })
    expect(holder(stage, 'p1')).toBe('s-1')
    inOrder(stage)
  })

  it('DR23 is for a unit at work; one that is free is sent; nobody is at an incident twice', () => {
    const stage = town().given(opened('i-1'), opened('i-2'))
    expect(stage.when(...attaches('s-1', 'i-1', 'p1')).refused).toBe('unit-not-at-work')
    stage.given(sent('s-1', 'i-1', 'p1'))
    expect(stage.when(...attaches('s-2', 'i-1', 'p1')).refused).toBe('unit-on-incident')
  })

  it('DR23 moves alone, by its own last milestone, and its end detaches it', () => {
    const stage = two()
    const unit = stage.the('unit', 'p1')
    expect(stage.when(by, 'report-status', { unit: 'p1', slip: 's-2', status: 'clearing' })).toMatchObject({
      refused: 'status-not-next',
      detail: { from: 'dispatched' },
    })
    stage.given(...beside('p1', 's-2', 'en-route', 'on-scene'))
    expect(stage.the('unit', 'p1')).toEqual(unit)
    expect(stage.the('slip', 's-1').runs[0]?.onScene).toBeNull()
    stage.given(...beside('p1', 's-2', 'available'))
    expect(stage.the('unit', 'p1')).toEqual({ ...unit, alsoOn: [] })
    expect(stage.the('slip', 's-2')).toMatchObject({ state: { phase: 'finished' }, feedback: { phase: 'due' } })
    inOrder(stage)
  })

  it('DR23 becomes the first when that one ends: with its own status, the claim passed in one decision', () => {
    const stage = two().given(...beside('p1', 's-2', 'en-route', 'on-scene'), ...reported('p1', 'on-scene'))
    expect(stage.when(by, 'report-status', { unit: 'p1', status: 'available' })).toMatchObject({
      release: [{ key: unitClaim('p1'), holder: 's-1' }],
      take: [{ key: unitClaim('p1'), holder: 's-2' }],
    })
    expect(stage.the('unit', 'p1')).toMatchObject({ state: { phase: 'on-scene', slip: 's-2' }, alsoOn: [] })
    expect(stage.the('slip', 's-1').state.phase).toBe('finished')
    inOrder(stage)
    expect(state(stage.given(...reported('p1', 'available')), 'p1')).toEqual({ phase: 'available' })
    expect(holder(stage, 'p1')).toBeUndefined()
  })

  it('DR23 becomes the first as well when that one is cancelled', () => {
    const stage = two().given([by, 'cancel-slip', { slip: 's-1', incident: 'i-1' }])
    expect(state(stage, 'p1')).toEqual({ phase: 'dispatched', slip: 's-2' })
    inOrder(stage)
  })

  it('DR23 ends with the unit: out of service is out of all', () => {
    const stage = two().given([by, 'report-status', { unit: 'p1', status: 'out-of-service', reason: 'breakdown' }])
    expect(stage.the('unit', 'p1')).toMatchObject({ state: { phase: 'out-of-service' }, alsoOn: [] })
    expect(['s-1', 's-2'].map((slip) => stage.the('slip', slip).state.phase)).toEqual(['cancelled', 'cancelled'])
    expect(holder(stage, 'p1')).toBeUndefined()
    inOrder(stage)
  })
})

describe('a divert', () => {
  const working = () => town().given(minor('i-1'), opened('i-2'), sent('s-1', 'i-1', 'p1'))

  it('DR25 takes the unit off and sends it in one decision, and says so on the work it left', () => {
    const stage = working()
    expect(stage.when(...diverts('s-2', 'i-2', 'p1', 's-1'))).toMatchObject({
      happened: ['run-diverted', 'slip-cancelled', 'slip-issued', 'incident-slip-added', 'unit-status-changed'],
      release: [{ key: unitClaim('p1'), holder: 's-1' }],
      take: [{ key: unitClaim('p1'), holder: 's-2' }],
    })
    expect(stage.the('slip', 's-1').runs[0]?.takenOff).toEqual({ why: 'diverted', to: 's-2' })
    expect(isSettled(stage.the('slip', 's-1'))).toBe(true)
    expect(stage.the('incident', 'i-1').state).toEqual({ phase: 'open' })
    expect(state(stage, 'p1')).toEqual({ phase: 'dispatched', slip: 's-2' })
    inOrder(stage)
  })

  it('DR20 keeps what was advised as any sending does, and one word may be asked for it', () => {
    const advice = { plan: null, version: null, followed: false }
    const diverting: Step = [by, 'divert-unit', { slip: 's-2', incident: 'i-2', unit: 'p1', leaving: 's-1', advice }]
    const stage = working().given(diverting)
    expect(stage.the('slip', 's-2').advice).toEqual(advice)
    expect(stage.when(by, 'explain-choice', { slip: 's-2', reason: 'skipped' }).happened).toEqual(['choice-explained'])
  })

  it('DR25 from the scene leaves a feedback due', () => {
    const stage = working().given(...reported('p1', 'on-scene'), diverts('s-2', 'i-2', 'p1', 's-1'))
    expect(stage.the('slip', 's-1')).toMatchObject({ state: { phase: 'finished' }, feedback: { phase: 'due' } })
    expect(stage.the('incident', 'i-1').state.phase).toBe('awaiting-feedback')
  })

  it('DR25 leaves the others of the slip at work', () => {
    const stage = town().given(minor('i-1'), opened('i-2'), ...crewed('s-1', 'i-1', ['p1', 'p2']))
    stage.given(diverts('s-2', 'i-2', 'p1', 's-1'))
    expect(stage.the('slip', 's-1').state.phase).toBe('working')
    inOrder(stage)
  })

  it('DR25 goes to what is more urgent alone, unless it is forced', () => {
    const stage = town().given(minor('i-1'), opened('i-2'), sent('s-1', 'i-2', 'p1'))
    expect(stage.when(...diverts('s-2', 'i-1', 'p1', 's-1')).refused).toBe('not-more-urgent')
    expect(stage.when(...diverts('s-2', 'i-1', 'p1', 's-1', true)).refused).toBeUndefined()
  })

  it('DR25 is from the work that the desk saw: who comes second hears where the unit went', () => {
    const stage = working().given(opened('i-3'), diverts('s-2', 'i-2', 'p1', 's-1'))
    expect(stage.when(...diverts('s-3', 'i-3', 'p1', 's-1'))).toMatchObject({
      refused: 'unit-taken',
      detail: { slip: 's-2', incident: stage.the('incident', 'i-2').number },
    })
    stage.given(...reported('p1', 'available'))
    expect(stage.when(...diverts('s-3', 'i-3', 'p1', 's-2')).refused).toBe('not-on-this-slip')
  })
})

describe('a swap', () => {
  it('DR26 is one decision under one slip, with the clocks of both', () => {
    const stage = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'), ...reported('p1', 'en-route', 'on-scene'))
    expect(stage.when(...swaps('s-1', 'p2', 'p1'))).toMatchObject({
      take: [{ key: unitClaim('p2'), holder: 's-1' }],
      release: [{ key: unitClaim('p1'), holder: 's-1' }],
    })
    const { runs, state: phase } = stage.the('slip', 's-1')
    expect(phase.phase).toBe('working')
    expect(runs).toMatchObject([
      { unit: 'p1', finished: { at: stage.now }, takenOff: { why: 'relieved', by: 'p2' } },
      { unit: 'p2', sent: { at: stage.now }, finished: null },
    ])
    expect(runs[0]?.onScene).not.toBeNull()
    expect([state(stage, 'p1'), state(stage, 'p2')]).toEqual([
      { phase: 'available' },
      { phase: 'dispatched', slip: 's-1' },
    ])
    inOrder(stage)
  })

  it('DR26 needs one that is on the slip and one that is free', () => {
    const stage = town().given(opened('i-1'), opened('i-2'), sent('s-1', 'i-1', 'p1'), sent('s-2', 'i-2', 'p2'))
    expect(stage.when(...swaps('s-1', 'p2', 'p1')).refused).toBe('unit-taken')
    expect(stage.when(...swaps('s-1', 'p3', 'p2')).refused).toBe('not-on-this-slip')
  })
})

describe('a crew that goes by itself', () => {
  const joins = (slip: string, unit: string, crew = 'p-crew-1'): Step => [
    crew,
    'join-work',
    { slip, incident: 'i-1', unit },
  ]

  it('DR27 is on a slip of its own, acknowledged by saying so', () => {
    const stage = town().given(opened('i-1'), joins('s-1', 'p1'))
    expect(stage.the('slip', 's-1')).toMatchObject({ manner: 'self-attached', state: { phase: 'working' } })
    expect(state(stage, 'p1')).toEqual({ phase: 'acknowledged', slip: 's-1' })
    expect(holder(stage, 'p1')).toBe('s-1')
    inOrder(stage)
  })

  it('DR27 goes with its own unit, to its own organisation’s incidents, and meets the same claim', () => {
    const stage = town().given(opened('i-1'), opened('i-2'))
    expect(stage.when(...joins('s-1', 'p2')).refused).toBe('not-allowed')
    expect(stage.when(...joins('s-1', 'f1', 'f-crew-1')).refused).toBe('not-allowed')
    stage.given(sent('s-2', 'i-2', 'p1'))
    expect(stage.when(...joins('s-1', 'p1'))).toMatchObject({ refused: 'unit-taken', detail: { slip: 's-2' } })
  })
})

describe('standing down', () => {
  it('DR28 frees one unit, the others go on', () => {
    const stage = town().given(opened('i-1'), ...crewed('s-1', 'i-1', ['p1', 'p2']))
    expect(stage.when(...standsDown('s-1', 'i-1', 'p1')).happened).toEqual([
      'run-stood-down',
      'unit-status-changed',
      'unit-warned',
    ])
    expect(state(stage, 'p1')).toEqual({ phase: 'available' })
    expect(stage.the('slip', 's-1').runs[0]?.takenOff).toEqual({ why: 'stood-down' })
    expect(stage.the('slip', 's-1').state.phase).toBe('working')
    inOrder(stage)
  })

  it('DR28 of the last unit is a cancel', () => {
    const stage = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'))
    expect(stage.when(...standsDown('s-1', 'i-1', 'p1')).happened).toEqual([
      'slip-cancelled',
      'unit-status-changed',
      'unit-warned',
    ])
    expect(stage.when(...standsDown('s-1', 'i-1', 'p1')).refused).toBe('slip-ended')
  })

  it('DR28 is acknowledged apart, also by a crew that is on something else by then', () => {
    const stage = town().given(opened('i-1'), opened('i-2'), sent('s-1', 'i-1', 'p1'), standsDown('s-1', 'i-1', 'p1'))
    stage.given(sent('s-2', 'i-2', 'p1'))
    expect(stage.the('unit', 'p1').news).toMatchObject([{ news: 's-1', kind: 'cancel', incident: 'i-1' }])
    stage.given(['p-crew-1', 'acknowledge-news', { unit: 'p1', news: 's-1' }])
    expect(stage.the('unit', 'p1').news).toEqual([])
  })
})

describe('the next alarm level', () => {
  it('DR29 is kept with the incident and sends nobody', () => {
    const stage = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'))
    expect(stage.when(by, 'set-alarm-level', { incident: 'i-1', level: 2 }).happened).toEqual(['alarm-level-set'])
    expect(stage.the('incident', 'i-1').alarmLevel).toBe(2)
  })
})

describe('a correction', () => {
  const scene = () => town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'), ...reported('p1', 'en-route', 'on-scene'))
  const corrects = (milestone: 'onScene' | 'transporting', happenedAt: number, as = by): Step => [
    as,
    'correct-milestone',
    { slip: 's-1', unit: 'p1', milestone, happenedAt, byRadio: true },
  ]

  it('DR32 is a new fact beside the old: the run has the newest clock and keeps the one before', () => {
    const stage = scene()
    const was = stage.the('slip', 's-1').runs[0]?.onScene
    stage.given(corrects('onScene', stage.now - 300_000))
    const run = stage.the('slip', 's-1').runs[0]
    expect(run?.onScene).toMatchObject({ at: stage.now - 301_000, toldAt: stage.now, byRadio: true, doubtful: true })
    expect(run?.corrections).toEqual([{ milestone: 'onScene', was, by, at: stage.now }])
  })

  it('DR32 moves the time in state with the newest clock, the one before beside it; that of another state stays', () => {
    const stage = scene()
    const shown = () => inStateSince(stage.the('unit', 'p1'), stage.the('slip', 's-1'))
    const said = shown()
    expect(said).toEqual({ clock: stage.the('unit', 'p1').since, corrections: [] })
    stage.given(corrects('onScene', stage.now - 300_000))
    const corrected = shown()
    expect(corrected.clock.at).toBeLessThan(said.clock.at)
    expect(corrected.corrections).toMatchObject([{ milestone: 'onScene', was: { at: said.clock.at }, by }])
    stage.given(...reported('p1', 'clearing'))
    expect(shown()).toEqual({ clock: stage.the('unit', 'p1').since, corrections: [] })
  })

  it('DR32 is of a milestone that was said, at a time that has been', () => {
    const stage = scene()
    expect(stage.when(...corrects('transporting', stage.now)).refused).toBe('milestone-missing')
    expect(stage.when(...corrects('onScene', stage.now + 600_000)).refused).toBe('time-in-future')
  })

  it('DR32 can be made after the incident is closed, by the desk and no longer by the crew', () => {
    const stage = scene().given(...reported('p1', 'available'), ...settled('s-1', 'i-1'))
    stage.given([by, 'close-incident', { incident: 'i-1', disposition: 'handled' }])
    expect(stage.when(...corrects('onScene', stage.now, 'p-crew-1')).refused).toBe('not-allowed')
    stage.given(corrects('onScene', stage.now))
    inOrder(stage)
  })
})

describe('news that changes the danger', () => {
  it('DR33 goes to every unit under way or there, each to acknowledge it apart', () => {
    const stage = town().given(opened('i-1'), opened('i-2'), sent('s-1', 'i-1', 'p1'), sent('s-2', 'i-2', 'p2'))
    stage.given(attaches('s-3', 'i-1', 'p2'), plans('s-4', 'i-1', 'p3'), warns('i-1', 'h-1', 'gas', 'gas'))
    const news = (unit: string) => stage.the('unit', unit).news.map((each) => [each.news, each.slip, each.hazards])
    expect([news('p1'), news('p2'), news('p3')]).toEqual([[['h-1', 's-1', ['gas']]], [['h-1', 's-3', ['gas']]], []])
    expect(stage.the('incident', 'i-1').hazards).toMatchObject({ news: 'h-1', kinds: ['gas'] })
    stage.given([by, 'acknowledge-news', { unit: 'p1', news: 'h-1', byRadio: true }])
    expect([news('p1').length, news('p2').length]).toEqual([0, 1])
    expect(stage.when('p-crew-1', 'acknowledge-news', { unit: 'p2', news: 'h-1' }).refused).toBe('not-allowed')
    expect(stage.when('p-crew-1', 'acknowledge-news', { unit: 'p1', news: 'h-1' }).happened).toEqual([])
  })

  it('DR33 is told to who is sent later, until the danger is over', () => {
    const stage = town().given(opened('i-1'), warns('i-1', 'h-1', 'weapon'), sent('s-1', 'i-1', 'p1'))
    expect(stage.the('unit', 'p1').news).toMatchObject([{ news: 'h-1', kind: 'hazard', hazards: ['weapon'] }])
    stage.given(warns('i-1', 'h-2'))
    expect(stage.the('unit', 'p1').news.map(({ hazards }) => hazards)).toEqual([['weapon'], []])
    stage.given(sent('s-2', 'i-1', 'p2'), plans('s-3', 'i-1', 'p3'), warns('i-1', 'h-3', 'gas'), starts('s-3'))
    expect(['p2', 'p3'].map((unit) => stage.the('unit', unit).news.length)).toEqual([1, 1])
  })

  it('DR33 is one update an id, and goes with the crew that signs off', () => {
    const stage = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'), warns('i-1', 'h-1', 'gas'))
    expect(stage.when(...warns('i-1', 'h-1')).refused).toBe('exists-already')
    stage.given(...reported('p1', 'available'), [by, 'sign-off-unit', { unit: 'p1' }])
    expect(stage.the('unit', 'p1').news).toEqual([])
  })
})
