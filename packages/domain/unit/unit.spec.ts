import { describe, expect, it } from 'vitest'
import { futureGraceMs } from '../clock.ts'
import { unitClaim } from '../numbers.ts'
import type { Outcome, Stage, Step } from '../testing/stage.fixture.ts'
import { opened, reported, sent, town } from '../testing/town.fixture.ts'
import { reportableStatuses } from './commands.ts'
import { mayFollow } from './status-graph.ts'
import { vehicleOf } from './vehicle.ts'
import { outOfServiceReasons, workStatuses, type UnitStatus } from './unit.ts'

type Reportable = (typeof reportableStatuses)[number]

/** The graph once more, as people would draw it: a row for each status, an x where the next one may be reported. */
const graph = `
                 acknowledged  en-route  on-scene  transporting  at-destination  clearing  available  out-of-service  on-call
off-duty              .            .         .           .              .            .         .            .           .
available             .            .         .           .              .            .         .            x           x
on-call               .            .         .           .              .            .         x            x           .
out-of-service        .            .         .           .              .            .         x            .           .
dispatched            x            x         x           .              .            .         x            x           .
acknowledged          .            x         x           .              .            .         x            x           .
en-route              .            .         x           x              .            .         x            x           .
on-scene              .            .         .           x              x            x         x            x           .
transporting          .            .         .           .              x            x         x            x           .
at-destination        .            .         .           .              .            x         x            x           .
clearing              .            .         .           .              .            .         x            x           .
`
const [heads = [], ...rows] = graph
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/ +/))
const pairs = rows.flatMap(([from = '', ...cells]) => heads.map((to, n) => ({ from, to, may: cells[n] === 'x' })))

/** How a unit that is available gets into each status. */
const ways: { readonly [Status in UnitStatus]: readonly Reportable[] } = {
  'off-duty': [],
  available: [],
  'on-call': ['on-call'],
  'out-of-service': ['out-of-service'],
  dispatched: [],
  acknowledged: ['acknowledged'],
  'en-route': ['en-route'],
  'on-scene': ['on-scene'],
  transporting: ['on-scene', 'transporting'],
  'at-destination': ['on-scene', 'transporting', 'at-destination'],
  clearing: ['on-scene', 'clearing'],
}
const isStatus = (word: string): word is UnitStatus => word in ways
const isReportable = (word: string): word is Reportable => reportableStatuses.some((each) => each === word)
const isWork = (status: UnitStatus): boolean => workStatuses.some((each) => each === status)

function unitIn(status: UnitStatus): Stage {
  const stage = town().given(opened('i-1'))
  if (isWork(status)) stage.given(sent('s-1', 'i-1', 'p1'))
  if (status === 'off-duty') stage.given(['p-dispatcher', 'sign-off-unit', { unit: 'p1' }])
  return stage.given(...reported('p1', ...ways[status]))
}

const report = (stage: Stage, status: Reportable, more: object = {}): Outcome =>
  stage.when('p-dispatcher', 'report-status', { unit: 'p1', status, ...more })

describe('DR30 the usual status graph', () => {
  it('is drawn whole: every status and every report', () => {
    expect(pairs).toHaveLength(11 * 9)
    expect([...heads].toSorted()).toEqual([...reportableStatuses].toSorted())
    expect(new Set(pairs.map(({ from }) => from))).toEqual(new Set(Object.keys(ways)))
  })

  it.each(pairs)('$from -> $to: $may', ({ from, to, may }) => {
    if (!isStatus(from) || !isReportable(to)) throw new Error(`no such status: ${from}, ${to}`)
    const stage = unitIn(from)
    expect(stage.the('unit', 'p1').state.phase).toBe(from)
    const refused = { refused: 'status-not-next', detail: { unit: '公安1', from, to } }
    expect(mayFollow({}, 'patrol', from, to)).toBe(may)
    expect(report(stage, to)).toMatchObject(may ? { refused: undefined } : refused)
    const now = may ? to : from
    expect(stage.the('unit', 'p1').state.phase).toBe(now)
    expect(stage.ledger.claims.get(unitClaim('p1'))).toBe(isWork(now) ? 's-1' : undefined)
  })

  it('is not there for what a slip or signing on brings about', () => {
    const statuses = ['dispatched', 'off-duty'] as const
    for (const to of statuses)
      for (const { from } of pairs) expect(isStatus(from) && mayFollow({}, 'patrol', from, to)).toBe(false)
  })

  it.each(outOfServiceReasons)('says why a unit is out of service: %s', (reason) => {
    const stage = town()
    report(stage, 'out-of-service', { reason })
    expect(stage.the('unit', 'p1').state).toEqual({ phase: 'out-of-service', reason })
  })
})

describe('DR31 a status told late, by radio', () => {
  it('has the time that was said, and keeps when it was heard and from whom', () => {
    const stage = unitIn('en-route')
    const happenedAt = stage.now
    stage.now += 120_000
    report(stage, 'on-scene', { happenedAt, byRadio: true })
    const clock = { at: happenedAt, toldAt: stage.now, by: 'p-dispatcher', byRadio: true, doubtful: false }
    expect(stage.the('unit', 'p1').since).toEqual(clock)
    expect(stage.the('slip', 's-1').runs[0]?.onScene).toEqual(clock)
  })

  it('is doubtful before the status that it follows, for the unit as for its run', () => {
    const stage = unitIn('en-route')
    report(stage, 'on-scene', { happenedAt: stage.now - 600_000, byRadio: true })
    expect(stage.the('unit', 'p1').since.doubtful).toBe(true)
    expect(stage.the('slip', 's-1').runs[0]?.onScene?.doubtful).toBe(true)
    report(stage, 'clearing')
    expect(stage.the('unit', 'p1').since.doubtful).toBe(false)
  })

  it('comes in the order in which the server heard it, whatever time was said', () => {
    const stage = unitIn('acknowledged')
    report(stage, 'en-route', { happenedAt: stage.now - 5_000, byRadio: true })
    report(stage, 'on-scene', { happenedAt: stage.now - 60_000, byRadio: true })
    const [run] = stage.the('slip', 's-1').runs
    expect(run?.onScene?.at).toBeLessThan(run?.left?.at ?? 0)
    expect(run?.onScene?.toldAt).toBeGreaterThan(run?.left?.toldAt ?? Infinity)
    expect(stage.the('unit', 'p1').state.phase).toBe('on-scene')
  })

  it('without a time said is of when it was heard, by whose own word it was', () => {
    const stage = unitIn('dispatched')
    stage.when('p-crew-1', 'report-status', { unit: 'p1', status: 'en-route' })
    const clock = { at: stage.now, toldAt: stage.now, by: 'p-crew-1', byRadio: false, doubtful: false }
    expect(stage.the('unit', 'p1').since).toEqual(clock)
    expect(stage.the('slip', 's-1').runs[0]?.left).toEqual(clock)
  })

  it('holds for the first milestone of planned and second jobs and the last of any as well', () => {
    const stage = unitIn('on-scene').given(opened('i-2'), opened('i-3'))
    const told = { happenedAt: stage.now - 1_000, byRadio: true }
    stage.given(['p-dispatcher', 'attach-unit', { slip: 's-2', incident: 'i-2', unit: 'p1', ...told }])
    stage.given(['p-dispatcher', 'plan-unit', { slip: 's-3', incident: 'i-3', unit: 'p2' }])
    stage.given(['p-dispatcher', 'start-slip', { slip: 's-3', ...told }])
    for (const slip of ['s-2', 's-3'])
      expect(stage.the('slip', slip).runs[0]?.sent, slip).toMatchObject({
        at: told.happenedAt,
        by: 'p-dispatcher',
        byRadio: true,
      })
    report(stage, 'available', told)
    expect(stage.the('slip', 's-1').runs[0]?.finished).toMatchObject({
      at: told.happenedAt,
      toldAt: stage.now,
      byRadio: true,
    })
  })

  it('is refused in the future, a little skew of clocks apart', () => {
    const stage = unitIn('en-route')
    expect(report(stage, 'on-scene', { happenedAt: stage.now + 1000 + futureGraceMs + 1 }).refused).toBe(
      'time-in-future',
    )
    expect(report(stage, 'on-scene', { happenedAt: stage.now + 1000 + futureGraceMs }).refused).toBeUndefined()
  })
})

describe('a status that names its slip', () => {
  const byCrew = (stage: Stage, status: Reportable, slip: string | null): Outcome =>
    stage.when('p-dispatcher', 'report-status', { unit: 'p1', status, slip })

  it('is taken on that slip', () => {
    expect(byCrew(unitIn('dispatched'), 'on-scene', 's-1').happened).toEqual(['unit-status-changed', 'run-progressed'])
  })

  it('does not land on the next job when it comes late', () => {
    const stage = unitIn('en-route').given(['p-dispatcher', 'cancel-slip', { slip: 's-1', incident: 'i-1' }])
    expect(byCrew(stage, 'on-scene', 's-1')).toMatchObject({ refused: 'not-on-this-slip', detail: { unit: '公安1' } })
    stage.given(opened('i-2'), sent('s-2', 'i-2', 'p1'))
    for (const status of ['on-scene', 'available', 'out-of-service'] as const)
      expect(byCrew(stage, status, 's-1').refused, status).toBe('not-on-this-slip')
    expect(stage.the('slip', 's-2').runs[0]).toMatchObject({ onScene: null, finished: null })
    expect(byCrew(stage, 'on-scene', 's-2').refused).toBeUndefined()
  })

  it('is one about the unit alone where it names none', () => {
    expect(byCrew(unitIn('en-route'), 'on-scene', null).refused).toBeUndefined()
    expect(byCrew(unitIn('available'), 'out-of-service', null).refused).toBeUndefined()
  })

  it('is told that it is late, not that it is not allowed, also to a crew that no longer reaches the old slip', () => {
    const stage = unitIn('en-route').given(['p-dispatcher', 'cancel-slip', { slip: 's-1', incident: 'i-1' }])
    stage.given(['p-dispatcher', 'close-incident', { incident: 'i-1', disposition: 'cancelled' }])
    stage.given(['p-dispatcher', 'sign-off-unit', { unit: 'p1' }])
    stage.given(['p-dispatcher', 'sign-on-unit', { unit: 'p1', crew: ['p-crew-1'] }])
    const late = stage.when('p-crew-1', 'report-status', { unit: 'p1', status: 'out-of-service', slip: 's-1' })
    expect(late.refused).toBe('not-on-this-slip')
  })
})

describe('a unit', () => {
  const registering = (more: object = {}): Step => [
    'p-admin',
    'register-unit',
    { unit: 'p9', callSign: '公安9', kind: 'boat', post: 'p-post-2', ...more },
  ]

  it('is registered off duty, with its call sign claimed in its organisation', () => {
    const stage = town()
    const { happened, take } = stage.when(...registering())
    expect(happened).toEqual(['unit-registered'])
    expect(take).toEqual([{ key: 'call-sign/police/公安9', holder: 'p9' }])
    expect(stage.the('unit', 'p9')).toMatchObject({ crew: [], state: { phase: 'off-duty' } })
  })

  it('drives what its kind usually does, unless it is registered with a vehicle of its own', () => {
    const stage = town().given(registering())
    expect(vehicleOf(stage.the('unit', 'p9'))).toEqual({ profile: 'boat' })
    const vehicle = { profile: 'large', heightM: 3.8, weightT: 26 }
    stage.when(...registering({ unit: 'p10', callSign: '公安10', kind: 'ladder', vehicle }))
    expect(vehicleOf(stage.the('unit', 'p10'))).toEqual(vehicle)
  })

  it('is registered once, under a free call sign, at a post of the same organisation', () => {
    const stage = town().given(registering())
    expect(stage.when(...registering()).refused).toBe('exists-already')
    expect(stage.when(...registering({ unit: 'p10' })).refused).toBe('exists-already')
    expect(stage.when(...registering({ unit: 'p10', post: 'p-post-9' })).refused).toBe('not-found')
    expect(stage.when(...registering({ unit: 'p10', post: 'f-post-1' })).refused).toBe('not-allowed')
  })

  it('that is not there is not found', () => {
    const stage = town()
    expect(stage.when('p-dispatcher', 'sign-on-unit', { unit: 'p9', crew: [] }).refused).toBe('not-found')
    expect(stage.when('p-dispatcher', 'sign-off-unit', { unit: 'p9' }).refused).toBe('not-found')
    expect(stage.when('p-dispatcher', 'report-status', { unit: 'p9', status: 'available' }).refused).toBe('not-found')
  })
})

describe('signing on', () => {
  const off = (unit: string, by = 'p-dispatcher'): Step => [by, 'sign-off-unit', { unit }]
  const on = (unit: string, crew: string[], by = 'p-dispatcher'): Step => [by, 'sign-on-unit', { unit, crew }]

  it('makes the unit available and puts its crew on it', () => {
    const stage = town().given(off('p1'))
    const { happened } = stage.when(...on('p1', ['p-crew-1', 'p-taker', 'p-crew-1']))
    expect(happened).toEqual(['unit-signed-on', 'account-joined-unit', 'account-joined-unit'])
    expect(stage.the('unit', 'p1')).toMatchObject({ crew: ['p-crew-1', 'p-taker'], state: { phase: 'available' } })
    expect(stage.the('account', 'p-taker').unit).toBe('p1')
  })

  it('needs no account: a crew may have the radio alone', () => {
    const stage = town().given(off('p1'), on('p1', []))
    expect(stage.the('unit', 'p1').state.phase).toBe('available')
  })

  it('is refused for a unit or a person that is signed on already', () => {
    const stage = town().given(off('p1'))
    expect(stage.when(...on('p2', []))).toMatchObject({ refused: 'already-on-unit', detail: { unit: '公安2' } })
    const busy = { refused: 'already-on-unit', detail: { account: 'p-crew-2', unit: 'p2' } }
    expect(stage.when(...on('p1', ['p-crew-1', 'p-crew-2']))).toMatchObject(busy)
    expect(stage.the('unit', 'p1').crew).toEqual([])
  })

  it('is refused for people who are not there, disabled, or of another organisation', () => {
    const stage = town().given(off('p1'), off('f1', 'f-dispatcher'), [
      'p-admin',
      'disable-account',
      { account: 'p-crew-1' },
    ])
    expect(stage.when(...on('p1', ['nobody'])).refused).toBe('not-found')
    expect(stage.when(...on('p1', ['p-crew-1']))).toMatchObject({
      refused: 'account-disabled',
      detail: { account: 'p-crew-1' },
    })
    expect(stage.when(...on('p1', ['f-crew-1'])).refused).toBe('not-allowed')
  })

  it('is done by a responder for himself alone, by a station officer for his post', () => {
    const stage = town().given(off('p1'), off('p2'), off('p3'))
    expect(stage.when(...on('p1', ['p-crew-1', 'p-crew-2'], 'p-crew-1'))).toMatchObject({
      refused: 'not-allowed',
      detail: { scope: 'self' },
    })
    expect(stage.when(...on('p1', ['p-crew-2'], 'p-crew-1')).refused).toBe('not-allowed')
    stage.given(on('p1', ['p-crew-1'], 'p-crew-1'), on('p2', ['p-crew-2', 'p-crew-3'], 'p-officer-1'))
    expect(stage.when(...on('p3', [], 'p-officer-1')).refused).toBe('not-allowed')
  })

  it('lets a station officer who is a responder too sign on a whole crew of his post', () => {
    const stage = town().given(off('p1'), off('p3'), [
      'p-admin',
      'grant-role',
      { account: 'p-officer-1', role: 'responder' },
    ])
    stage.given(on('p1', ['p-officer-1', 'p-crew-1'], 'p-officer-1'))
    expect(stage.when(...on('p3', ['p-crew-3'], 'p-officer-1')).refused).toBe('not-allowed')
  })

  it('ends with signing off, which frees the crew and can be said twice', () => {
    const stage = town()
    expect(stage.when(...off('p1')).happened).toEqual(['unit-signed-off', 'account-left-unit'])
    expect(stage.the('unit', 'p1')).toMatchObject({ crew: [], state: { phase: 'off-duty' } })
    expect(stage.the('account', 'p-crew-1').unit).toBeNull()
    expect(stage.when(...off('p1'))).toMatchObject({ refused: undefined, happened: [] })
  })

  it('does not end in the middle of a job, and does out of service', () => {
    for (const status of workStatuses) {
      expect(unitIn(status).when(...off('p1'))).toMatchObject({
        refused: 'unit-at-work',
        detail: { unit: '公安1', status },
      })
    }
    unitIn('out-of-service').given(off('p1'))
  })
})
