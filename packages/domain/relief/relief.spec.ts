import { describe, expect, it } from 'vitest'
import { timersOf, waitsOf } from '../alert/timers/timers-of.ts'
import { decide } from '../decide.ts'
import { isOnBoard } from '../evolve.ts'
import { handedNow } from '../testing/moves-of-relief.fixture.ts'
import type { Stage, Step } from '../testing/stage.fixture.ts'
import { alerted, called, closed, opened, sent, town } from '../testing/town.fixture.ts'
import { view } from '../view.ts'
import { changesOf, type Handed } from './handed.ts'
import { nextShiftChange } from './shift-times.ts'

const begun: Step = ['p-taker', 'begin-relief', { relief: 'l', people: ['p-taker', 'p-dispatcher'] }]
const seen = (stage: Stage) => handedNow({ stage }, 'police')
const handing = (stage: Stage, by = 'p-taker'): Step => [by, 'hand-relief', { relief: 'l', seen: seen(stage) }]
const taking = (stage: Stage, by = 'p-taker-2'): Step => [by, 'take-relief', { relief: 'l', seen: seen(stage) }]

function busy(): Stage {
  const stage = town().given(opened('i'), opened('j'), called('c'), closed('r'), sent('s', 'i', 'p1'))
  stage.given(opened('f', null, 'f-taker'), ['p-taker', 'park-contact', { contact: 'c' }])
  stage.given(['p-shift', 'write-instruction', { instruction: 'd', text: 'the bridge' }])
  return alerted(stage, 'a', 'incident/j').given(['p-dispatcher', 'take-alert', { alert: 'a' }])
}

describe('what is handed over', () => {
  it('is what stands on the own board, by ids and standings alone', () => {
    const list = seen(busy())
    expect(list).toMatchObject({
      alerts: [{ id: 'a', is: 'taken' }],
      incidents: [
        { id: 'i', is: 'open' },
        { id: 'j', is: 'open' },
      ],
      units: [{ id: 'p1', is: 'dispatched' }],
      calls: [{ id: 'c', is: 'parked' }],
      closures: [{ id: 'r', is: 'in-force' }],
      instructions: [{ id: 'd', is: 'stands' }],
      slips: [],
      faults: [],
    })
    expect(JSON.stringify(list)).not.toContain('sealed')
  })

  it('names slips that a post has not signed, and feedback that is owed', () => {
    const stage = town().given(
      opened('i'),
      ['p-dispatcher', 'send-to-post', { slip: 's', incident: 'i', post: 'p-post-1' }],
      opened('j'),
      sent('t', 'j', 'p3'),
      ...(['on-scene', 'available'] as const).map((status): Step => [
        'p-dispatcher',
        'report-status',
        { unit: 'p3', status },
      ]),
    )
    expect(seen(stage).slips).toEqual([
      { id: 's', is: 'unsigned' },
      { id: 't', is: 'feedback-due' },
    ])
  })

  it('tells what has come, what has gone and what stands otherwise', () => {
    const stage = busy()
    const before = seen(stage)
    stage.given(
      opened('k'),
      ['p-taker', 'unpark-contact', { contact: 'c' }],
      ['p-dispatcher', 'close-incident', { incident: 'j', disposition: 'nothing-found' }],
    )
    expect(changesOf(before, seen(stage))).toEqual([
      { section: 'incidents', come: ['k'], gone: ['j'], other: [] },
      { section: 'calls', come: [], gone: [], other: ['c'] },
    ])
  })
})

describe('a shift relief', () => {
  it('is signed by who goes and then by who comes; the alerts of the shift that goes are his from then on', () => {
    const stage = busy().given(begun)
    expect(stage.when(...taking(stage)).refused).toBe('relief-unsigned')
    expect(stage.when(...handing(stage)).happened).toEqual(['relief-handed'])
    const outcome = stage.when(...taking(stage))
    expect(outcome.happened).toEqual(['relief-taken', 'alert-taken', 'shift-relieved'])
    expect(outcome.events[0]?.data).toMatchObject({ alerts: ['a'], counts: { incidents: 2, alerts: 1 } })
    expect(stage.the('alert', 'a').owner).toMatchObject({ phase: 'taken', by: 'p-taker-2' })
    expect(isOnBoard('relief', stage.the('relief', 'l'))).toBe(false)
    expect(stage.when(...taking(stage, 'p-shift')).refused).toBe('relief-over')
  })

  it('leaves alerts of others where they are', () => {
    const stage = busy().given(['p-shift', 'take-alert', { alert: 'a', from: 'p-dispatcher' }], begun)
    stage.given(handing(stage))
    expect(stage.when(...taking(stage)).happened).toEqual(['relief-taken', 'shift-relieved'])
    expect(stage.the('alert', 'a').owner).toMatchObject({ by: 'p-shift' })
  })

  it('is never signed by one person for both sides, nor by somebody of the shift that goes for the one that comes', () => {
    const stage = busy().given(['p-shift', 'begin-relief', { relief: 'l', people: ['p-taker'] }])
    stage.given(handing(stage, 'p-shift'))
    expect(stage.when(...taking(stage, 'p-shift')).refused).toBe('relief-same-side')
    expect(stage.when(...taking(stage, 'p-taker')).refused).toBe('relief-same-side')
  })

  it('is begun and signed for others by leaders alone', () => {
    const stage = town()
    expect(stage.when('p-taker', 'begin-relief', { relief: 'l', people: ['p-dispatcher'] }).refused).toBe(
      'relief-not-yours',
    )
    expect(stage.when('p-shift', 'begin-relief', { relief: 'l', people: ['f-taker'] }).refused).toBe('not-found')
    stage.given(['p-shift', 'begin-relief', { relief: 'l', people: ['p-dispatcher'] }])
    expect(stage.when(...handing(stage, 'p-taker')).refused).toBe('relief-not-yours')
    expect(stage.when('p-taker', 'drop-relief', { relief: 'l' }).refused).toBe('relief-not-yours')
    expect(stage.when('p-shift', 'drop-relief', { relief: 'l' }).happened).toEqual(['relief-dropped'])
  })

  it('is not signed for what is no longer so, and says what has changed', () => {
    const stage = busy().given(begun)
    const before = seen(stage)
    stage.given(opened('k'))
    const context = { ...stage.contextFor('p-taker', stage.viewer('p-taker')), onBoard: seen(stage) }
    const sign = (was: Handed) => decide('hand-relief', { relief: 'l', seen: was }, stage.ledger, context)
    expect(sign(before)).toEqual({ refused: 'relief-changed', detail: { incidents: '+1' } })
    expect(sign(seen(stage))).toHaveProperty('events')
  })

  it('keeps remarks by section, once each, and none of their words on the board', () => {
    const remark: Step = ['p-taker', 'comment-relief', { relief: 'l', comment: 'm', section: 'slips', text: 'secret' }]
    const stage = busy().given(begun, remark)
    expect(stage.when(...remark).refused).toBe('exists-already')
    const viewer = stage.viewer('p-taker-2')
    const document = viewer && view(viewer, 'relief', stage.the('relief', 'l'))
    expect(document?.comments).toMatchObject([{ id: 'm', section: 'slips', by: 'p-taker' }])
    expect(JSON.stringify(document)).not.toContain('secret')
  })
})

describe('an instruction', () => {
  it('stands until a leader ends it, and is written by leaders alone', () => {
    const stage = town()
    const written = (by: string): Step => [by, 'write-instruction', { instruction: 'd', text: 'secret' }]
    expect(stage.when(...written('p-taker')).refused).toBe('not-allowed')
    stage.given(written('p-shift'))
    expect(stage.when(...written('p-shift')).refused).toBe('exists-already')
    const viewer = stage.viewer('p-taker')
    expect(JSON.stringify(viewer && view(viewer, 'instruction', stage.the('instruction', 'd')))).not.toContain('secret')
    expect(stage.when('p-duty', 'end-instruction', { instruction: 'd' }).happened).toEqual(['instruction-ended'])
    expect(stage.when('p-duty', 'end-instruction', { instruction: 'd' }).happened).toEqual([])
    expect(isOnBoard('instruction', stage.the('instruction', 'd'))).toBe(false)
  })
})

describe('the change of shifts', () => {
  const at = (text: string): number => Date.parse(text)

  it.each([
    ['2026-11-22T06:00:00+08:00', '2026-11-22T08:00:00+08:00', 'Asia/Shanghai'],
    ['2026-11-22T08:00:00+08:00', '2026-11-22T20:00:00+08:00', 'Asia/Shanghai'],
    ['2026-11-22T20:30:00+08:00', '2026-11-23T08:00:00+08:00', 'Asia/Shanghai'],
    // the nights of 23 and of 25 hours
    ['2026-03-28T20:30:00+01:00', '2026-03-29T08:00:00+02:00', 'Europe/Berlin'],
    ['2026-10-24T20:30:00+02:00', '2026-10-25T08:00:00+01:00', 'Europe/Berlin'],
  ])('after %s is at %s', (after, next, zone) => {
    expect(nextShiftChange(['08:00', '20:00'], zone, at(after))).toBe(at(next))
  })

  it('is waited for only where there are shifts; late it is the duty leader’s, once, until both have signed', () => {
    const stage = town()
    expect(waitsOf('organisation/police', stage.ledger)).toEqual([])
    stage.given(['p-admin', 'change-settings', { shiftTimes: ['08:00', '20:00'] }])
    const timers = () => timersOf('organisation/police', stage.ledger, stage.the('organisation', 'police'))
    const [late] = timers()
    expect(late).toMatchObject({ kind: 'relief-late', dueAt: (late?.since ?? 0) + 1_200_000 })
    stage.now = late?.dueAt ?? 0
    stage.given(['p-admin', 'change-settings', { shiftTimes: ['08:00', '20:00'], sirensFactor: 0.9 }])
    expect(timers()[0]?.key).toBe(late?.key)
    alerted(stage, 'a', 'organisation/police')
    expect(stage.the('alert', 'a').owner).toMatchObject({ phase: 'asked', role: 'duty-leader' })
    stage.given(begun)
    stage.given(handing(stage))
    stage.given(taking(stage))
    expect(timers()[0]?.since).toBe((late?.since ?? 0) + 12 * 3_600_000)
    expect(stage.when('system', 'settle-alert', { alert: 'a' }).happened).toEqual(['alert-settled'])
    expect(stage.the('alert', 'a').state).toMatchObject({ by: 'signed' })
  })

  it('that was begun and is not signed by both is told too', () => {
    const stage = town().given(begun)
    expect(waitsOf('relief/l', stage.ledger)).toMatchObject([{ kind: 'relief-unsigned', about: 'relief/l' }])
    stage.given(['p-taker', 'drop-relief', { relief: 'l' }])
    expect(waitsOf('relief/l', stage.ledger)).toEqual([])
  })
})
