import { describe, expect, it } from 'vitest'
import { alerted, opened, sent, town } from '../testing/town.fixture.ts'
import type { Stage } from '../testing/stage.fixture.ts'
import { waitsOf } from './timers/timers-of.ts'

const raised = (): Stage => alerted(town().given(opened('i')), 'a', 'incident/i')
const alert = (stage: Stage) => stage.the('alert', 'a')
const key = (stage: Stage): string => waitsOf('incident/i', stage.ledger)[0]?.key ?? ''

describe('DR35 an alert', () => {
  it('says what it is about, and whether it is late', () => {
    expect(alert(raised())).toMatchObject({
      kind: 'incident-without-unit',
      about: 'incident/i',
      incident: 'i',
      step: 'screen',
      late: false,
    })
    const stage = town().given(opened('i'))
    alerted(stage, 'a', 'incident/i', stage.now - 60_000)
    expect(alert(stage)).toMatchObject({ late: true, dueAt: stage.now - 61_000 })
  })

  it('is raised once, and only while its wait lasts', () => {
    const stage = town().given(opened('i'))
    const body = { alert: 'a', about: 'incident/i', timer: key(stage), dueAt: stage.now }
    stage.given(['system', 'raise-alert', body])
    expect(stage.when('system', 'raise-alert', body).refused).toBe('exists-already')
    stage.given(sent('s', 'i', 'p1'))
    expect(stage.when('system', 'raise-alert', { ...body, alert: 'b' }).refused).toBe('wait-over')
    expect(stage.when('system', 'raise-alert', { ...body, alert: 'b', about: 'post/x' }).refused).toBe('wait-over')
  })
})

describe('DR36 one owner', () => {
  it('takes it; another hears who has it, and takes it over knowingly', () => {
    const stage = raised().given(['p-taker', 'take-alert', { alert: 'a' }])
    expect(stage.when('p-shift', 'take-alert', { alert: 'a' })).toMatchObject({
      refused: 'alert-taken',
      detail: { by: 'p-taker' },
    })
    stage.given(['p-shift', 'take-alert', { alert: 'a', from: 'p-taker' }])
    expect(alert(stage).owner).toMatchObject({ phase: 'taken', by: 'p-shift' })
  })

  it('until then it climbs, step by step; what is taken stays, what is handed on climbs again', () => {
    const stage = raised()
    expect(stage.when('system', 'climb-alert', { alert: 'a', step: 'shift-leader' }).refused).toBe('step-not-next')
    stage.given(['system', 'climb-alert', { alert: 'a', step: 'second-path' }])
    expect(alert(stage)).toMatchObject({ step: 'second-path', climbedAt: stage.now })
    stage.given(['p-taker', 'take-alert', { alert: 'a' }])
    expect(stage.when('system', 'climb-alert', { alert: 'a', step: 'shift-leader' }).refused).toBe('alert-taken')
    expect(stage.when('p-dispatcher', 'hand-alert', { alert: 'a', to: 'duty-leader' }).refused).toBe('alert-not-yours')
    stage.given(['p-taker', 'hand-alert', { alert: 'a', to: 'dispatcher' }])
    stage.given(['system', 'climb-alert', { alert: 'a', step: 'shift-leader' }])
    expect(alert(stage)).toMatchObject({ owner: { phase: 'asked', role: 'dispatcher' }, step: 'shift-leader' })
  })

  it('a drill never climbs', () => {
    const stage = town()
    stage.exercise = true
    alerted(stage.given(opened('i')), 'a', 'incident/i')
    expect(alert(stage).exercise).toBe(true)
    expect(stage.when('system', 'climb-alert', { alert: 'a', step: 'second-path' }).refused).toBe('step-not-next')
  })

  it('ends it for a reason while the cause is there, when it is his', () => {
    const stage = raised()
    const close = { alert: 'a', reason: 'known-delay' } as const
    expect(stage.when('p-taker', 'close-alert', close).refused).toBe('alert-not-yours')
    stage.given(['p-taker', 'take-alert', { alert: 'a' }], ['p-taker', 'close-alert', close])
    expect(alert(stage).state).toMatchObject({ phase: 'closed', reason: 'known-delay', by: 'p-taker' })
    expect(stage.when('p-shift', 'take-alert', { alert: 'a', from: 'p-taker' }).refused).toBe('alert-over')
  })
})

it('DR37 its cause ends it, and it says by what', () => {
  const stage = raised()
  expect(stage.when('system', 'settle-alert', { alert: 'a' }).refused).toBe('wait-lasts')
  stage.given(sent('s', 'i', 'p1'), ['system', 'settle-alert', { alert: 'a' }])
  expect(alert(stage).state).toMatchObject({ phase: 'settled', by: 'unit-sent' })
})
