import { describe, expect, it } from 'vitest'
import { called, crewed, filed, handedOver, opened, reported, sent, town } from '../../testing/town.fixture.ts'
import type { Step, Stage } from '../../testing/stage.fixture.ts'
import { defaultSettings } from '../../organisation/settings.ts'
import { alertKinds } from '../kinds.ts'
import { ofUnit } from './of-unit.ts'
import { endingOf, timersOf, waitsOf } from './timers-of.ts'

const kinds = (stage: Stage, subject: string): readonly string[] =>
  waitsOf(subject, stage.ledger).map(({ kind }) => kind)
const keys = (stage: Stage, subject: string): readonly string[] => waitsOf(subject, stage.ledger).map(({ key }) => key)
const rings: Step = ['source/police', 'open-contact', { contact: 'c', channel: 'phone', clocks: { rung: 1 } }]
const toPost: Step = ['p-dispatcher', 'send-to-post', { slip: 's', incident: 'i', post: 'p-post-1' }]

describe('DR34 every wait is seen', () => {
  it('a contact, until somebody answers it', () => {
    const stage = town().given(rings)
    expect(kinds(stage, 'contact/c')).toEqual(['contact-unanswered'])
    expect(
      kinds(stage.given(['p-taker', 'take-contact', { contact: 'c', offHookAt: stage.now }]), 'contact/c'),
    ).toEqual([])
    expect(kinds(stage.given(called('d')), 'contact/d')).toEqual([])
  })

  it('an incident without a unit: none sent, a post that has named nobody, the last one called off', () => {
    const stage = town().given(opened('i'))
    const [first] = keys(stage, 'incident/i')
    expect(first).toMatch(/^incident-without-unit\/incident\/i\/\d+$/)
    expect(keys(stage.given(toPost), 'incident/i')).toEqual([first])
    stage.given(sent('s2', 'i', 'p3'))
    expect(keys(stage, 'incident/i')).toEqual([])
    stage.given(['p-dispatcher', 'cancel-slip', { slip: 's2', incident: 'i' }])
    expect(keys(stage, 'incident/i')).toHaveLength(1)
    expect(keys(stage, 'incident/i')).not.toEqual([first])
  })

  it('an incident that changes hands is a new wait of those who have it', () => {
    const stage = town().given(opened('i'))
    const [first] = waitsOf('incident/i', stage.ledger)
    const [next] = waitsOf('incident/i', stage.given(...handedOver('i')).ledger)
    expect([first?.org, next?.org]).toEqual(['police', 'fire'])
    expect(next?.key).not.toBe(first?.key)
    expect(first && endingOf(first, stage.ledger)).toBe('handed-over')
  })

  it('a slip that its post has not signed', () => {
    const stage = town().given(opened('i'), toPost)
    expect(kinds(stage, 'slip/s')).toEqual(['slip-unsigned'])
    expect(kinds(stage.given(['p-officer-1', 'sign-slip', { slip: 's' }]), 'slip/s')).toEqual([])
  })

  it('each unit of a slip: not acknowledged, then not moving, then without a word on scene', () => {
    const stage = town().given(opened('i'), ...crewed('s', 'i', ['p1', 'p2']))
    expect(waitsOf('slip/s', stage.ledger).map(({ kind, unit }) => [kind, unit])).toEqual([
      ['dispatch-unacknowledged', 'p1'],
      ['dispatch-unacknowledged', 'p2'],
    ])
    stage.given(...reported('p1', 'acknowledged'))
    expect(kinds(stage, 'slip/s')).toEqual(['not-moving', 'dispatch-unacknowledged'])
    stage.given(...reported('p1', 'en-route'), ...reported('p2', 'on-scene'))
    expect(kinds(stage, 'slip/s')).toEqual([])
    expect(kinds(stage, 'unit/p1')).toEqual([])
    expect(kinds(stage, 'unit/p2')).toEqual(['crew-silent'])
  })

  it('a roll-call that is answered begins the wait for the next word anew', () => {
    const stage = town().given(opened('i'), sent('s', 'i', 'p1'), ...reported('p1', 'on-scene'))
    const [first] = waitsOf('unit/p1', stage.ledger)
    stage.given(['p-dispatcher', 'welfare-check', { unit: 'p1', byRadio: true }])
    const [next] = waitsOf('unit/p1', stage.ledger)
    expect(next?.since).toBe(stage.now)
    expect(next?.key).not.toBe(first?.key)
    expect(first && endingOf(first, stage.ledger)).toBe('heard')
    expect(next).toMatchObject({ incident: 'i', unit: 'p1' })
  })

  it('feedback that is owed, and again when it was returned', () => {
    const stage = town().given(opened('i'), sent('s', 'i', 'p1'), ...reported('p1', 'on-scene', 'available'))
    const [owed] = waitsOf('slip/s', stage.ledger)
    expect(owed?.kind).toBe('feedback-overdue')
    stage.given(filed('s', 'i'))
    expect(kinds(stage, 'slip/s')).toEqual([])
    expect(owed && endingOf(owed, stage.ledger)).toBe('filed')
    stage.given(['p-dispatcher', 'return-feedback', { slip: 's', incident: 'i' }])
    expect(kinds(stage, 'slip/s')).toEqual(['feedback-overdue'])
  })

  it('each piece of news that a crew has not acknowledged', () => {
    const stage = town().given(opened('i'), sent('s', 'i', 'p1'))
    for (const news of ['n1', 'n2'])
      stage.given(['p-dispatcher', 'update-hazard', { news, incident: 'i', hazards: ['gas'], note: null }])
    const waits = () =>
      ofUnit.waits(stage.the('unit', 'p1'), stage.ledger).filter(({ kind }) => kind === 'news-unacknowledged')
    expect(waits().map(({ kind, key }) => [kind, key])).toEqual([
      ['news-unacknowledged', `news-unacknowledged/unit/p1/${stage.the('unit', 'p1').news[0]?.at}/n1`],
      ['news-unacknowledged', `news-unacknowledged/unit/p1/${stage.the('unit', 'p1').news[1]?.at}/n2`],
    ])
    stage.given(['p-dispatcher', 'acknowledge-news', { unit: 'p1', news: 'n1' }])
    expect(waits()).toHaveLength(1)
  })
})

describe('DR34 every wait ends in a person', () => {
  it('a cancel and a stand-down that the crew has not acknowledged, apart from its next work', () => {
    const stage = town().given(opened('i'), ...crewed('s', 'i', ['p1', 'p2']))
    stage.given(['p-dispatcher', 'stand-down', { slip: 's', incident: 'i', unit: 'p1', reason: 'enough' }])
    stage.given(['p-dispatcher', 'cancel-slip', { slip: 's', incident: 'i' }])
    stage.given(opened('j'), sent('t', 'j', 'p1'))
    for (const unit of ['p1', 'p2']) {
      expect(kinds(stage, `unit/${unit}`), unit).toEqual(['news-unacknowledged'])
      const [news] = stage.the('unit', unit).news
      stage.given(['p-dispatcher', 'acknowledge-news', { unit, news: news?.news ?? '' }])
      expect(kinds(stage, `unit/${unit}`), unit).toEqual([])
    }
    expect(stage.the('unit', 'p1').state).toEqual({ phase: 'dispatched', slip: 't' })
  })

  it('each kind has a patience of the site and ends above the desk; a callback is none of them', () => {
    const waits = [
      'contact-unanswered',
      'incident-without-unit',
      'slip-unsigned',
      'dispatch-unacknowledged',
      'news-unacknowledged',
      'not-moving',
      'crew-silent',
      'feedback-overdue',
      'pass-unsigned',
      'glass-broken',
      'relief-late',
      'relief-unsigned',
    ]
    expect(alertKinds).toEqual(waits)
    expect(Object.keys(defaultSettings.alertAfter)).toEqual(waits)
    expect(Object.values(defaultSettings.alertAfter).every((afterS) => afterS > 0)).toBe(true)
    expect(Object.keys(defaultSettings.alertTop)).toEqual(waits)
    expect(new Set(Object.values(defaultSettings.alertTop))).toEqual(new Set(['shift-leader', 'duty-leader']))
  })
})

describe('DR35 a timer', () => {
  it('is due by the settings of its organisation, by kind of unit where that differs', () => {
    const stage = town().given(['p-admin', 'register-unit', { unit: 'foot', callSign: 'F', kind: 'foot', post: null }])
    stage.given(['p-dispatcher', 'sign-on-unit', { unit: 'foot', crew: [] }])
    stage.given(opened('i'), sent('s', 'i', 'p1'), sent('t', 'i', 'foot'))
    stage.given(...reported('p1', 'acknowledged'), [
      'p-dispatcher',
      'report-status',
      { unit: 'foot', status: 'acknowledged' },
    ])
    const due = (slip: string) =>
      timersOf(slip, stage.ledger, stage.the('organisation', 'police')).map(({ dueAt, since }) => dueAt - since)
    expect(due('slip/s')).toEqual([120_000])
    expect(due('slip/t')).toEqual([600_000])
  })

  it('runs not at all where the site wants no such alert, and a shorter patience makes nothing late', () => {
    const stage = town().given(opened('i'))
    stage.now += 100_000
    stage.given(['p-admin', 'change-settings', { alertAfter: { 'incident-without-unit': 10 } }])
    const timers = () => timersOf('incident/i', stage.ledger, stage.the('organisation', 'police'))
    expect(timers().map(({ dueAt }) => dueAt)).toEqual([stage.now])
    stage.given(['p-admin', 'change-settings', { alertAfter: { 'incident-without-unit': 0 } }])
    expect(timers()).toEqual([])
  })

  it('of a drill is part of the drill', () => {
    const stage = town()
    stage.exercise = true
    stage.given(opened('i'))
    expect(waitsOf('incident/i', stage.ledger)).toMatchObject([{ exercise: true }])
  })
})
