import { describe, expect, it } from 'vitest'
import { alerted, filed, handedOver, opened, reported, sent, town } from '../testing/town.fixture.ts'
import type { Stage, Step } from '../testing/stage.fixture.ts'
import { alertKinds, endings, type AlertKind, type AlertStep, type Ending } from './kinds.ts'
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

  it('is handed to one person of a desk here, and to nobody else', () => {
    const stage = raised().given(['p-taker', 'hand-alert', { alert: 'a', to: { person: 'p-shift' } }])
    expect(alert(stage).owner).toMatchObject({ phase: 'asked-person', person: 'p-shift', by: 'p-taker' })
    const hand = (person: string) => stage.when('p-taker', 'hand-alert', { alert: 'a', to: { person } }).refused
    expect(hand('p-officer-1')).toBe('not-allowed')
    expect(hand('f-dispatcher')).toBe('not-found')
    expect(hand('nobody')).toBe('not-found')
    stage.given(['p-admin', 'disable-account', { account: 'p-dispatcher' }])
    expect(hand('p-dispatcher')).toBe('account-disabled')
  })

  it('is escalated by hand to the next desk, by its owner or while nobody has it, and has no owner then', () => {
    const stage = raised().given(['p-taker', 'take-alert', { alert: 'a' }])
    const up = (by: string, step: AlertStep) => stage.when(by, 'escalate-alert', { alert: 'a', step })
    expect(up('p-dispatcher', 'screen').refused).toBe('alert-not-yours')
    expect(up('p-taker', 'screen').happened).toEqual(['alert-escalated'])
    expect(alert(stage)).toMatchObject({ owner: { phase: 'nobody' }, step: 'shift-leader', climbedAt: stage.now })
    // pressed twice, or by two at once: one step
    expect(up('p-taker', 'screen').refused).toBe('step-not-next')
    stage.given(['p-taker', 'escalate-alert', { alert: 'a', step: 'shift-leader' }])
    expect(up('p-taker', 'duty-leader').refused).toBe('step-not-next')
  })

  it('a drill never climbs', () => {
    const stage = town()
    stage.exercise = true
    alerted(stage.given(opened('i')), 'a', 'incident/i')
    expect(alert(stage).exercise).toBe(true)
    expect(stage.when('system', 'climb-alert', { alert: 'a', step: 'second-path' }).refused).toBe('step-not-next')
    expect(stage.when('p-taker', 'escalate-alert', { alert: 'a', step: 'screen' }).refused).toBe('step-not-next')
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

describe('DR37 its cause ends it, and it says by what', () => {
  const by = 'p-dispatcher'
  const rings: Step = ['source/police', 'open-contact', { contact: 'c', channel: 'phone', clocks: { rung: 1 } }]
  const take: Step = ['p-taker', 'take-contact', { contact: 'c', offHookAt: 1_795_319_995_000 }]
  const toPost: Step = [by, 'send-to-post', { slip: 's', incident: 'i', post: 'p-post-1' }]
  const cancel: Step = [by, 'cancel-slip', { slip: 's', incident: 'i' }]
  const gas: Step = [by, 'update-hazard', { news: 'n', incident: 'i', hazards: ['gas'], note: null }]
  const atWork = (...statuses: ('acknowledged' | 'en-route' | 'on-scene' | 'available')[]): Step[] => [
    sent('s', 'i', 'p1'),
    ...reported('p1', ...statuses),
  ]
  const standDown: Step = [by, 'stand-down', { slip: 's', incident: 'i', unit: 'p1', reason: 'enough' }]
  const close: Step = [by, 'close-incident', { incident: 'i', disposition: 'nothing-found' }]
  const reopen: Step = ['p-shift', 'reopen-incident', { incident: 'i' }]
  const book: Step = [
    'p-admin',
    'change-settings',
    { partners: [{ id: 'p120', name: { zh: '急救', en: 'Ambulance' }, kind: 'medical', number: '120' }] },
  ]
  const passes: Step = ['p-taker', 'pass-contact', { contact: 'c', pass: 'h', to: 'p120', kind: 'theirs' }]
  const says = (answer: 'signed' | 'withdrawn'): Step => ['p-taker', 'answer-pass', { contact: 'c', pass: 'h', answer }]
  const acknowledges: Step = [by, 'acknowledge-news', { unit: 'p1', news: 'n' }]

  type Case = {
    readonly about: string
    readonly kind: AlertKind
    readonly before: readonly Step[]
    readonly cause: readonly Step[]
    readonly ending: Ending
  }
  const begins: Step = [by, 'begin-relief', { relief: 'l', people: [by] }]
  const cases: readonly Case[] = [
    {
      about: 'relief/l',
      kind: 'relief-unsigned',
      before: [begins],
      cause: [[by, 'drop-relief', { relief: 'l' }]],
      ending: 'called-off',
    },
    {
      about: 'organisation/police',
      kind: 'relief-late',
      before: [['p-admin', 'change-settings', { shiftTimes: ['08:00'] }]],
      cause: [['p-admin', 'change-settings', {}]],
      ending: 'called-off',
    },
    { about: 'contact/c', kind: 'contact-unanswered', before: [rings], cause: [take], ending: 'answered' },
    {
      about: 'incident/i',
      kind: 'incident-without-unit',
      before: [],
      cause: [sent('s', 'i', 'p1')],
      ending: 'unit-sent',
    },
    { about: 'incident/i', kind: 'incident-without-unit', before: [], cause: handedOver('i'), ending: 'handed-over' },
    { about: 'incident/i', kind: 'incident-without-unit', before: [], cause: [close], ending: 'ended' },
    { about: 'incident/i', kind: 'incident-without-unit', before: [], cause: [close, reopen], ending: 'ended' },
    {
      about: 'contact/c',
      kind: 'pass-unsigned',
      before: [book, rings, take, passes],
      cause: [says('signed')],
      ending: 'signed',
    },
    {
      about: 'contact/c',
      kind: 'pass-unsigned',
      before: [book, rings, take, passes],
      cause: [says('withdrawn')],
      ending: 'called-off',
    },
    {
      about: 'slip/s',
      kind: 'slip-unsigned',
      before: [toPost],
      cause: [['p-officer-1', 'sign-slip', { slip: 's' }]],
      ending: 'signed',
    },
    { about: 'slip/s', kind: 'slip-unsigned', before: [toPost], cause: [cancel], ending: 'called-off' },
    {
      about: 'slip/s',
      kind: 'dispatch-unacknowledged',
      before: atWork(),
      cause: reported('p1', 'acknowledged'),
      ending: 'acknowledged',
    },
    {
      about: 'slip/s',
      kind: 'dispatch-unacknowledged',
      before: atWork(),
      cause: reported('p1', 'on-scene'),
      ending: 'on-the-way',
    },
    { about: 'slip/s', kind: 'dispatch-unacknowledged', before: atWork(), cause: [cancel], ending: 'called-off' },
    {
      about: 'slip/s',
      kind: 'not-moving',
      before: atWork('acknowledged'),
      cause: reported('p1', 'en-route'),
      ending: 'on-the-way',
    },
    { about: 'slip/s', kind: 'not-moving', before: atWork('acknowledged'), cause: [standDown], ending: 'called-off' },
    {
      about: 'unit/p1',
      kind: 'crew-silent',
      before: atWork('on-scene'),
      cause: [[by, 'welfare-check', { unit: 'p1', byRadio: true }]],
      ending: 'heard',
    },
    {
      about: 'unit/p1',
      kind: 'crew-silent',
      before: atWork('on-scene'),
      cause: reported('p1', 'clearing'),
      ending: 'moved-on',
    },
    {
      about: 'unit/p1',
      kind: 'news-unacknowledged',
      before: [...atWork('en-route'), gas],
      cause: [acknowledges],
      ending: 'acknowledged',
    },
    {
      about: 'slip/s',
      kind: 'feedback-overdue',
      before: atWork('on-scene', 'available'),
      cause: [filed('s', 'i')],
      ending: 'filed',
    },
    {
      about: 'slip/s',
      kind: 'feedback-overdue',
      before: atWork('on-scene', 'available'),
      cause: [filed('s', 'i'), [by, 'return-feedback', { slip: 's', incident: 'i' }]],
      ending: 'filed',
    },
  ]

  it.each(cases)('$kind by $ending', ({ about, kind, before, cause, ending }) => {
    const stage = alerted(town().given(opened('i'), ...before), 'a', about)
    expect(alert(stage)).toMatchObject({ kind, state: { phase: 'open' } })
    expect(stage.when('system', 'settle-alert', { alert: 'a' }).refused).toBe('wait-lasts')
    stage.given(...cause)
    stage.given(['system', 'settle-alert', { alert: 'a' }])
    expect(alert(stage).state).toMatchObject({ phase: 'settled', by: ending })
  })

  it('of each kind, in each way that the list of endings names', () => {
    // broken glass ends by the clock alone: secrecy.spec.ts
    expect(new Set([...cases.map(({ kind }) => kind), 'glass-broken'])).toEqual(new Set(alertKinds))
    expect(new Set(cases.map(({ ending }) => ending))).toEqual(new Set(endings))
  })
})
