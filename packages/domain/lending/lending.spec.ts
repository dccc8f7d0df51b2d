import { describe, expect, it } from 'vitest'
import type { Stage, Step } from '../testing/stage.fixture.ts'
import { opened, sent, town } from '../testing/town.fixture.ts'
import { view } from '../view.ts'
import { mostLentDays } from './loan.ts'

const dayMs = 86_400_000

const offered = (stage: Stage, more: object = {}, unit = 'f1', by = 'f-shift'): Step => [
  by,
  'lend-unit',
  { unit, loan: `l-${unit}`, to: 'police', reason: 'mutual-aid', until: stage.now + dayMs, ...more },
]
const accepted: Step = ['p-shift', 'accept-loan', { unit: 'f1', loan: 'l-f1' }]

/** The fire brigade's f1 (first post, crew 1) is lent to the police, which have an incident. */
function lent(more: object = {}): Stage {
  const stage = town().given(opened('i-1'))
  return stage.given(offered(stage, more), accepted)
}
const helped = (more: object = {}): Stage => lent(more).given(sent('s-1', 'i-1', 'f1'))

const worked = (stage: Stage): Stage =>
  stage.given(
    ...(['acknowledged', 'en-route', 'on-scene', 'available'] as const).map((status): Step => [
      'f-crew-1',
      'report-status',
      { unit: 'f1', status, slip: 's-1' },
    ]),
  )
const fedBack: Step = ['f-crew-1', 'file-feedback', { incident: 'i-1', slip: 's-1', result: 'resolved', words: null }]

function seen(stage: Stage, by: string, kind: 'incident' | 'slip' | 'unit', id: string) {
  const viewer = stage.viewer(by)
  return viewer === undefined ? undefined : view(viewer, kind, stage.the(kind, id))
}
const sees = (stage: Stage, by: string): string =>
  [
    seen(stage, by, 'incident', 'i-1') !== undefined && 'incident',
    seen(stage, by, 'slip', 's-1') !== undefined && 'slip',
  ]
    .filter((each) => each !== false)
    .join(' ')

describe('a lent unit', () => {
  it('needs both sides: offered, accepted, and only then of use', () => {
    const stage = town().given(opened('i-1'))
    expect(seen(stage, 'p-dispatcher', 'unit', 'f1')).toBeUndefined()
    stage.given(offered(stage))
    expect(stage.when(...sent('s-1', 'i-1', 'f1')).refused).toBe('not-allowed')
    expect(stage.when('f-shift', 'accept-loan', { unit: 'f1', loan: 'l-f1' }).refused).toBe('not-allowed')
    stage.given(accepted)
    expect(stage.when(...sent('s-1', 'i-1', 'f1')).refused).toBeUndefined()
    expect(stage.the('unit', 'f1')).toMatchObject({ org: 'fire', state: { phase: 'dispatched', slip: 's-1' } })
  })

  it('shows the borrower where it stands, and nothing of its people or of what else it has to do', () => {
    const stage = lent().given(opened('i-2', null, 'f-taker'), sent('s-2', 'i-2', 'f1', 'f-dispatcher'))
    const document = seen(stage, 'p-dispatcher', 'unit', 'f1')
    expect(document).toMatchObject({ callSign: '消防1', state: { phase: 'dispatched' }, crew: [], news: [], people: 1 })
    expect(JSON.stringify(document)).not.toContain('f-crew')
    expect(seen(stage, 'p-dispatcher', 'incident', 'i-2')).toBeUndefined()
    expect(seen(stage, 'p-dispatcher', 'slip', 's-2')).toBeUndefined()
  })

  it('is at one work at a time, whoever sends it; the borrower hears that it is taken and not by what', () => {
    const stage = lent().given(opened('i-2', null, 'f-taker'), sent('s-2', 'i-2', 'f1', 'f-dispatcher'))
    const { refused, detail } = stage.when(...sent('s-1', 'i-1', 'f1'))
    expect(refused).toBe('unit-taken')
    expect(detail).toEqual({ unit: '消防1', slip: 's-2', sealed: 1 })
  })

  it.each<[string, object, string]>([
    ['to itself', { to: 'fire' }, 'lent-to-itself'],
    ['to nobody', { to: 'nobody' }, 'not-found'],
    ['until yesterday', { until: Date.UTC(2020, 1, 1) }, 'time-in-past'],
    ['for ever', { until: Date.UTC(2090, 1, 1) }, 'loan-too-long'],
  ])('is not lent %s', (_, more, code) => {
    const stage = town()
    expect(stage.when(...offered(stage, more)).refused).toBe(code)
  })

  it('is lent to one organisation once, by leaders alone, and to its own work alone', () => {
    const stage = lent()
    expect(stage.when(...offered(stage, { loan: 'l-2' })).refused).toBe('lent-already')
    expect(stage.when(...offered(stage, { loan: 'l-3' }, 'f2', 'f-dispatcher')).refused).toBe('not-allowed')
    stage.given(opened('i-3', null, 'f-taker'), [
      'f-dispatcher',
      'share-incident',
      { incident: 'i-3', share: 'h-1', with: 'police', level: 'assist', reason: 'mutual-aid' },
    ])
    stage.given(['p-dispatcher', 'accept-share', { incident: 'i-3', share: 'h-1' }])
    expect(stage.when(...sent('s-3', 'i-3', 'f1')).refused).toBe('lent-for-own-work')
  })

  it('goes home when its time is over, also before the program has said so', () => {
    const stage = lent()
    expect(stage.when('system', 'end-due-loan', { unit: 'f1', loan: 'l-f1' }).refused).toBe('loan-stands')
    stage.now += dayMs + 1
    expect(stage.when(...sent('s-1', 'i-1', 'f1')).refused).toBe('not-lent')
    stage.given(['system', 'end-due-loan', { unit: 'f1', loan: 'l-f1' }])
    expect(stage.the('unit', 'f1').loans).toEqual([])
    expect(mostLentDays).toBe(90)
  })

  it.each(['f-shift', 'p-shift'])('is given back by %s at any time; work goes on, followed to its end', (by) => {
    const stage = helped().given([by, 'end-loan', { unit: 'f1', loan: 'l-f1' }])
    expect(stage.the('unit', 'f1').loans).toMatchObject([{ state: 'ending' }])
    expect(seen(stage, 'p-dispatcher', 'unit', 'f1')).toBeDefined()
    worked(stage)
    expect(stage.the('unit', 'f1').loans).toEqual([])
    expect(seen(stage, 'p-dispatcher', 'unit', 'f1')).toBeUndefined()
    expect(stage.when(...sent('s-9', 'i-1', 'f1')).refused).toBe('not-allowed')
  })

  it('is spoken for by the borrower at the borrower’s work alone', () => {
    const stage = lent()
    const out = { unit: 'f1', status: 'out-of-service' } as const
    expect(stage.when('p-dispatcher', 'report-status', out).refused).toBe('not-lent')
    stage.given(sent('s-1', 'i-1', 'f1'))
    const moves = { unit: 'f1', status: 'acknowledged', byRadio: true } as const
    expect(stage.when('p-dispatcher', 'report-status', moves).refused).toBeUndefined()
  })
})

const whole = 'incident slip'
/** Who looks, and what he sees before, while it works, while its feedback is due, and once that is in. */
const table: readonly (readonly [string, string, string, string, string])[] = [
  ['f-taker', '', whole, whole, ''],
  ['f-dispatcher', '', whole, whole, ''],
  ['f-duty', '', whole, whole, ''],
  ['f-officer-1', '', whole, whole, ''],
  ['f-officer-2', '', '', '', ''],
  ['f-crew-1', '', whole, whole, ''],
  ['f-crew-2', '', '', '', ''],
  ['f-admin', '', '', '', ''],
  ['p-dispatcher', 'incident', whole, whole, whole],
]

describe('an incident that a lent unit is sent to', () => {
  it.each(table)('is seen by %s before: %j, while it works: %j, feedback due: %j, in: %j', (by, ...wanted) => {
    const stage = lent()
    const before = seen(stage, by, 'incident', 'i-1') === undefined ? '' : 'incident'
    stage.given(sent('s-1', 'i-1', 'f1'))
    const during = sees(stage, by)
    const due = sees(worked(stage), by)
    const after = sees(stage.given(fedBack), by)
    expect([before, during, due, after]).toEqual(wanted)
  })

  it('is seen again while the feedback is back for correction', () => {
    const stage = worked(helped()).given(fedBack)
    stage.given(['p-dispatcher', 'return-feedback', { incident: 'i-1', slip: 's-1', reason: 'which street?' }])
    expect(sees(stage, 'f-dispatcher')).toBe(whole)
    expect(sees(stage, 'f-crew-1')).toBe(whole)
    stage.given(fedBack)
    expect(sees(stage, 'f-dispatcher')).toBe('')
  })

  it('is seen no more when the unit is called off on its way', () => {
    const stage = helped().given(['p-dispatcher', 'stand-down', { incident: 'i-1', slip: 's-1', unit: 'f1' }])
    expect(sees(stage, 'f-dispatcher')).toBe('')
    expect(stage.the('unit', 'f1').state).toEqual({ phase: 'available' })
  })

  it('lets its organisation help, and leaves lead, close and share to the owner', () => {
    const stage = helped()
    expect(stage.when('f-taker', 'note-incident', { incident: 'i-1', note: 'we come' }).refused).toBeUndefined()
    expect(stage.when('f-dispatcher', 'retype-incident', { incident: 'i-1', type: 'gas', priority: 1 }).refused).toBe(
      'not-allowed',
    )
    expect(stage.when('f-dispatcher', 'cancel-slip', { incident: 'i-1', slip: 's-1' }).refused).toBe('not-allowed')
  })

  it('shows nothing else of the borrower', () => {
    const stage = helped().given(opened('i-2'), sent('s-2', 'i-2', 'p1'), sent('s-3', 'i-1', 'p2'))
    expect(seen(stage, 'f-dispatcher', 'incident', 'i-2')).toBeUndefined()
    expect(seen(stage, 'f-dispatcher', 'slip', 's-2')).toBeUndefined()
    expect(seen(stage, 'f-dispatcher', 'slip', 's-3')).toBeUndefined()
    expect(seen(stage, 'f-dispatcher', 'unit', 'p2')).toBeUndefined()
  })

  it('is, sealed, for who works on it and not for their centre', () => {
    const stage = helped().given([
      'p-duty',
      'seal-incident',
      { incident: 'i-1', people: ['p-duty'], reason: 'own-staff' },
    ])
    expect(sees(stage, 'f-dispatcher')).toBe('')
    expect(seen(stage, 'f-crew-1', 'incident', 'i-1')).toBeDefined()
  })
})

describe('an owner', () => {
  const recalled: Step = ['f-dispatcher', 'recall-unit', { unit: 'f1', slip: 's-1', reason: 'own-emergency' }]

  it('recalls its unit with a reason where that was agreed', () => {
    const stage = helped({ asks: true }).given(recalled)
    expect(stage.the('slip', 's-1')).toMatchObject({
      state: { phase: 'cancelled' },
      help: { org: 'fire', recalled: { reason: 'own-emergency' } },
    })
    expect(stage.the('unit', 'f1')).toMatchObject({ state: { phase: 'available' }, news: [{ kind: 'cancel' }] })
  })

  it('asks the borrower where it was not', () => {
    expect(helped({ asks: false }).when(...recalled).refused).toBe('loan-without-recall')
  })

  it('recalls nobody else’s', () => {
    const stage = helped({ asks: true }).given(sent('s-2', 'i-1', 'p1'))
    expect(stage.when('p-dispatcher', 'recall-unit', { unit: 'p1', slip: 's-2', reason: 'other' }).refused).toBe(
      'not-lent',
    )
    expect(stage.when('f-dispatcher', 'recall-unit', { unit: 'f1', slip: 's-2', reason: 'other' }).refused).toBe(
      'not-allowed',
    )
  })

  it('does not let another take over under the slip of its unit', () => {
    const swap = { slip: 's-1', unit: 'p1', relieves: 'f1' }
    const stage = helped()
    expect(stage.when('p-dispatcher', 'swap-unit', swap).refused).toBe('not-allowed')
  })
})
