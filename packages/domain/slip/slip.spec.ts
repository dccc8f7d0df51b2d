import { describe, expect, it } from 'vitest'
import { commandSchemas } from '../all-commands.ts'
import { futureGraceMs } from '../clock.ts'
import { unitClaim } from '../numbers.ts'
import type { Stage, Step } from '../testing/stage.fixture.ts'
import { crewed, filed, opened, reported, sent, settled, town } from '../testing/town.fixture.ts'
import { feedbackResults, isSettled, type ChoiceReason, type SlipRefusal } from './slip.ts'

const toPost = (slip: string, incident: string, post = 'p-post-1'): Step => [
  'p-dispatcher',
  'send-to-post',
  { slip, incident, post },
]
const signs = (slip: string, by = 'p-officer-1'): Step => [by, 'sign-slip', { slip }]
const names = (slip: string, ...units: string[]): Step => ['p-officer-1', 'name-crew', { slip, units }]
const cancels = (slip: string, reason?: string): Step => [
  'p-dispatcher',
  'cancel-slip',
  { slip, incident: 'i-1', reason },
]
const returns = (slip: string): Step => [
  'p-dispatcher',
  'return-feedback',
  { slip, incident: 'i-1', reason: 'which car?' },
]
const accepts = (slip: string): Step => ['p-dispatcher', 'accept-feedback', { slip }]
const breaksDown = (unit: string): Step => [
  'p-dispatcher',
  'report-status',
  { unit, status: 'out-of-service', reason: 'breakdown' },
]

const phases = (stage: Stage, ...units: string[]): string[] => units.map((unit) => stage.the('unit', unit).state.phase)
const holders = (stage: Stage, ...units: string[]) => units.map((unit) => stage.ledger.claims.get(unitClaim(unit)))

describe('a slip to a unit', () => {
  it('is issued with a number, and the unit is on it and claimed for it', () => {
    const stage = town().given(opened('i-1'))
    const { happened, take } = stage.when(...sent('s-1', 'i-1', 'p1'))
    expect(happened).toEqual(['slip-issued', 'incident-slip-added', 'unit-status-changed'])
    expect(take).toEqual([{ key: unitClaim('p1'), holder: 's-1' }])
    expect(stage.the('slip', 's-1')).toMatchObject({
      number: '4403062026112200002',
      incident: 'i-1',
      addressee: { kind: 'unit', unit: 'p1' },
      sentAt: stage.now,
      state: { phase: 'sent' },
      feedback: { phase: 'not-due' },
    })
    expect(stage.the('unit', 'p1').state).toEqual({ phase: 'dispatched', slip: 's-1' })
    expect(stage.the('incident', 'i-1').slips).toEqual([{ slip: 's-1', post: null, units: ['p1'] }])
  })

  it('DR20 keeps what was advised; one word is asked for where it was not followed, once, and may be skipped', () => {
    const advice = (followed: boolean) => ({ plan: 'plan-1', version: 2, followed })
    const send = (slip: string, unit: string, more: object): Step => [
      'p-dispatcher',
      'dispatch-unit',
      { slip, incident: 'i-1', unit, ...more },
    ]
    const explain = (slip: string, reason: ChoiceReason): Step => ['p-dispatcher', 'explain-choice', { slip, reason }]
    const stage = town().given(
      opened('i-1'),
      send('s-1', 'p1', { advice: advice(false) }),
      send('s-2', 'p2', { advice: advice(true) }),
      send('s-3', 'p3', {}),
    )
    expect(stage.the('slip', 's-1')).toMatchObject({ advice: advice(false), choice: null })
    expect(stage.the('slip', 's-3')).toMatchObject({ advice: null, choice: null })
    for (const slip of ['s-2', 's-3']) {
      expect(stage.when(...explain(slip, 'other')), slip).toMatchObject({ refused: 'choice-not-asked' })
    }
    expect(stage.when(...explain('s-1', 'skipped')).happened).toEqual(['choice-explained'])
    expect(stage.the('slip', 's-1').choice).toBe('skipped')
    expect(stage.when(...explain('s-1', 'equipment'))).toMatchObject({ refused: 'choice-not-asked' })
    expect(commandSchemas['explain-choice'].safeParse({ slip: 's-1', reason: 'no-such-word' }).success).toBe(false)
  })

  it('is signed for by the unit’s first word, and its run has the named clocks', () => {
    const stage = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'))
    const sentAt = stage.now
    stage.given(
      ...reported(
        'p1',
        'acknowledged',
        'en-route',
        'on-scene',
        'transporting',
        'at-destination',
        'clearing',
        'available',
      ),
    )
    const { runs, signed } = stage.the('slip', 's-1')
    expect(signed?.at).toBe(sentAt + 1000)
    expect(runs).toHaveLength(1)
    expect(runs[0]).toMatchObject({
      unit: 'p1',
      sent: { at: sentAt },
      acknowledged: { at: sentAt + 1000 },
      left: { at: sentAt + 2000 },
      onScene: { at: sentAt + 3000 },
      transporting: { at: sentAt + 4000 },
      atDestination: { at: sentAt + 5000 },
      finished: { at: sentAt + 7000 },
    })
  })

  it('is over when the unit is available again, and its feedback is due from then', () => {
    const stage = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'), ...reported('p1', 'on-scene'))
    const { happened, release } = stage.when('p-dispatcher', 'report-status', { unit: 'p1', status: 'available' })
    expect(happened).toEqual(['unit-status-changed', 'run-progressed', 'slip-finished', 'incident-awaits-feedback'])
    expect(release).toEqual([{ key: unitClaim('p1'), holder: 's-1' }])
    expect(stage.the('slip', 's-1').feedback).toEqual({ phase: 'due', since: stage.now })
    // free for the next job while the paper is still to be written
    stage.given(opened('i-2'), sent('s-2', 'i-2', 'p1'))
  })

  it('goes to a unit that is there and free, and the refusal says why not', () => {
    const stage = town().given(opened('i-1'), opened('i-2'), sent('s-1', 'i-1', 'p1'), breaksDown('p2'))
    stage.given(['p-dispatcher', 'sign-off-unit', { unit: 'p3' }])
    expect(stage.when(...sent('s-2', 'i-2', 'p1'))).toMatchObject({
      refused: 'unit-taken',
      detail: { unit: '公安1', slip: 's-1' },
    })
    const down = { refused: 'unit-out-of-service', detail: { unit: '公安2', reason: 'breakdown' } }
    expect(stage.when(...sent('s-2', 'i-2', 'p2'))).toMatchObject(down)
    expect(stage.when(...sent('s-2', 'i-2', 'p3'))).toMatchObject({
      refused: 'unit-off-duty',
      detail: { unit: '公安3' },
    })
    expect(stage.when(...sent('s-2', 'i-2', 'p9'))).toMatchObject({ refused: 'not-found', detail: { unit: 'p9' } })
  })

  it('is issued once', () => {
    const stage = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'))
    expect(stage.when(...sent('s-1', 'i-1', 'p2')).refused).toBe('exists-already')
    expect(stage.when(...toPost('s-1', 'i-1')).refused).toBe('exists-already')
  })

  it('can be sent again to the same unit and incident: a second slip, the first keeps its clocks', () => {
    const stage = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'), ...reported('p1', 'on-scene', 'available'))
    const first = stage.the('slip', 's-1')
    stage.given(sent('s-2', 'i-1', 'p1'), ...reported('p1', 'on-scene'))
    expect(stage.the('slip', 's-1')).toEqual(first)
    expect(stage.the('incident', 'i-1').slips.map(({ slip }) => slip)).toEqual(['s-1', 's-2'])
  })
})

describe('a slip to a post', () => {
  it('waits to be signed and to have its crew named, and then those units are on it', () => {
    const stage = town().given(opened('i-1'))
    expect(stage.when(...toPost('s-1', 'i-1')).happened).toEqual(['slip-issued', 'incident-slip-added'])
    expect(stage.the('slip', 's-1')).toMatchObject({ runs: [], state: { phase: 'sent' } })
    stage.given(signs('s-1'))
    expect(stage.the('slip', 's-1')).toMatchObject({
      signed: { at: stage.now },
      state: { phase: 'signed', by: 'p-officer-1' },
    })
    const { happened, take } = stage.when(...names('s-1', 'p1', 'p2', 'p1'))
    expect(happened).toEqual(['crew-named', 'incident-crew-named', 'unit-status-changed', 'unit-status-changed'])
    expect(take.map(({ key }) => key)).toEqual([unitClaim('p1'), unitClaim('p2')])
    expect(stage.the('incident', 'i-1').slips).toEqual([{ slip: 's-1', post: 'p-post-1', units: ['p1', 'p2'] }])
    expect(phases(stage, 'p1', 'p2')).toEqual(['dispatched', 'dispatched'])
  })

  it('arrives on the post’s screen once; a device with a clock ahead is believed that, not when', () => {
    const stage = town().given(opened('i-1'), toPost('s-1', 'i-1'))
    const arrive = (at: number | null): Step => ['p-officer-1', 'receive-slip', { slip: 's-1', at }]
    expect(stage.when(...arrive(stage.now + 2 * 86_400_000)).happened).toEqual(['slip-arrived'])
    expect(stage.the('slip', 's-1').arrived).toMatchObject({ at: stage.now, doubtful: false })
    expect(stage.when(...arrive(stage.now)).happened).toEqual([])
    stage.given(toPost('s-2', 'i-1'), ['p-officer-1', 'receive-slip', { slip: 's-2', at: stage.now - 60_000 }])
    expect(stage.the('slip', 's-2').arrived).toMatchObject({
      at: stage.now - 62_000,
      toldAt: stage.now,
      doubtful: true,
    })
  })

  it('is signed once, and before its crew is named', () => {
    const stage = town().given(opened('i-1'), toPost('s-1', 'i-1'))
    expect(stage.when(...names('s-1', 'p1')).refused).toBe('slip-not-waiting')
    stage.given(signs('s-1'))
    expect(stage.when(...signs('s-1')).refused).toBe('slip-not-waiting')
  })

  it('is signed and crewed by its own post, with its own units, or by the dispatcher', () => {
    const stage = town().given(opened('i-1'), toPost('s-1', 'i-1'))
    expect(stage.when(...signs('s-1', 'p-officer-2')).refused).toBe('not-allowed')
    stage.given(signs('s-1', 'p-dispatcher'))
    expect(stage.when(...names('s-1', 'p3'))).toMatchObject({ refused: 'not-allowed', detail: { subject: 'unit/p3' } })
    stage.given(['p-dispatcher', 'name-crew', { slip: 's-1', units: ['p3'] }])
  })

  it('names all of its crew or none', () => {
    const stage = town().given(opened('i-1'), sent('s-0', 'i-1', 'p2'), toPost('s-1', 'i-1'), signs('s-1'))
    expect(stage.when(...names('s-1', 'p1', 'p2')).refused).toBe('unit-taken')
    expect(phases(stage, 'p1', 'p2')).toEqual(['available', 'dispatched'])
    expect(stage.when(...names('s-1', 'p1', 'p9')).refused).toBe('not-found')
    expect(commandSchemas['name-crew'].safeParse({ slip: 's-1', units: [] }).success).toBe(false)
  })

  it('ends with its last unit, whoever that is, and owes one feedback', () => {
    const stage = town().given(opened('i-1'), ...crewed('s-1', 'i-1', ['p1', 'p2']))
    stage.given(...reported('p1', 'on-scene', 'available'))
    expect(stage.the('slip', 's-1')).toMatchObject({ state: { phase: 'working' }, feedback: { phase: 'not-due' } })
    expect(holders(stage, 'p1', 'p2')).toEqual([undefined, 's-1'])
    stage.given(...reported('p2', 'on-scene', 'available'))
    expect(stage.the('slip', 's-1')).toMatchObject({ state: { phase: 'finished' }, feedback: { phase: 'due' } })
    stage.given(...settled('s-1', 'i-1'))
    expect(isSettled(stage.the('slip', 's-1'))).toBe(true)
  })

  it('can have more units named while it is worked', () => {
    const stage = town().given(opened('i-1'), ...crewed('s-1', 'i-1', ['p1']), names('s-1', 'p2'))
    expect(stage.the('slip', 's-1').runs.map(({ unit }) => unit)).toEqual(['p1', 'p2'])
    expect(stage.the('incident', 'i-1').slips[0]?.units).toEqual(['p1', 'p2'])
  })

  it('can have a unit named again after it finished: a second run, the first keeps its clocks', () => {
    const stage = town().given(
      opened('i-1'),
      ...crewed('s-1', 'i-1', ['p1', 'p2']),
      ...reported('p1', 'on-scene', 'available'),
    )
    const [first] = stage.the('slip', 's-1').runs
    stage.given(names('s-1', 'p1'), ...reported('p1', 'en-route', 'on-scene'))
    const { runs } = stage.the('slip', 's-1')
    expect(runs.map(({ unit }) => unit)).toEqual(['p1', 'p2', 'p1'])
    expect(runs[0]).toEqual(first)
    expect(stage.the('incident', 'i-1').slips[0]?.units).toEqual(['p1', 'p2'])
    stage.given(...reported('p2', 'on-scene', 'available'), ...reported('p1', 'available'))
    expect(stage.the('slip', 's-1').state.phase).toBe('finished')
  })

  it('goes to a post that is there', () => {
    expect(
      town()
        .given(opened('i-1'))
        .when(...toPost('s-1', 'i-1', 'p-post-9')).refused,
    ).toBe('not-found')
  })

  it('is not what a slip to a unit is', () => {
    const stage = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'))
    expect(stage.when(...signs('s-1', 'p-dispatcher')).refused).toBe('slip-not-to-post')
    const body = { slip: 's-1', units: ['p2'] }
    expect(stage.when('p-dispatcher', 'name-crew', body).refused).toBe('slip-not-to-post')
  })
})

describe('cancelling a slip', () => {
  it('frees its units and gives their claims back; nobody has been there, so nothing is owed', () => {
    const stage = town().given(opened('i-1'), ...crewed('s-1', 'i-1', ['p1', 'p2']), ...reported('p1', 'en-route'))
    const { happened, release } = stage.when(...cancels('s-1', 'called off'))
    expect(happened).toEqual([
      'slip-cancelled',
      'unit-status-changed',
      'unit-status-changed',
      'unit-warned',
      'unit-warned',
    ])
    expect(release.map(({ key }) => key)).toEqual([unitClaim('p1'), unitClaim('p2')])
    expect(phases(stage, 'p1', 'p2')).toEqual(['available', 'available'])
    expect(isSettled(stage.the('slip', 's-1'))).toBe(true)
    expect(stage.when(...filed('s-1', 'i-1')).refused).toBe('feedback-not-due')
  })

  it('leaves alone a unit that has moved on to other work', () => {
    const stage = town().given(opened('i-1'), opened('i-2'), ...crewed('s-1', 'i-1', ['p1', 'p2']))
    stage.given(...reported('p1', 'available'), sent('s-2', 'i-2', 'p1'))
    const { release } = stage.when(...cancels('s-1'))
    expect(release).toEqual([{ key: unitClaim('p2'), holder: 's-1' }])
    expect(stage.the('unit', 'p1').state).toEqual({ phase: 'dispatched', slip: 's-2' })
    expect(holders(stage, 'p1', 'p2')).toEqual(['s-2', undefined])
  })

  it('owes feedback when a unit has been on scene', () => {
    const stage = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'), ...reported('p1', 'on-scene'))
    expect(stage.when(...cancels('s-1')).happened).toContain('incident-awaits-feedback')
    expect(stage.the('slip', 's-1')).toMatchObject({ state: { phase: 'cancelled' }, feedback: { phase: 'due' } })
    expect(isSettled(stage.the('slip', 's-1'))).toBe(false)
    stage.given(...settled('s-1', 'i-1'))
    expect(isSettled(stage.the('slip', 's-1'))).toBe(true)
  })

  it('is possible before a post has signed', () => {
    const stage = town().given(opened('i-1'), toPost('s-1', 'i-1'), cancels('s-1'))
    expect(stage.when(...signs('s-1')).refused).toBe('slip-ended')
    stage.given(['p-dispatcher', 'close-incident', { incident: 'i-1', disposition: 'cancelled' }])
  })

  it('comes too late for a slip that has ended, and names it by the incident it belongs to', () => {
    const stage = town().given(opened('i-1'), opened('i-2'), sent('s-1', 'i-1', 'p1'))
    const wrong: Step = ['p-dispatcher', 'cancel-slip', { slip: 's-1', incident: 'i-2' }]
    expect(stage.when(...wrong).refused).toBe('key-mismatch')
    stage.given(...reported('p1', 'on-scene', 'available'))
    expect(stage.when(...cancels('s-1')).refused).toBe('slip-ended')
    stage.given(sent('s-2', 'i-1', 'p1'), cancels('s-2'))
    const later: Step[] = [cancels('s-2'), ['p-crew-1', 'receive-slip', { slip: 's-2' }]]
    stage.given(sent('s-3', 'i-1', 'p1'))
    for (const step of later) expect(stage.when(...step), step[1]).toMatchObject({ refused: 'slip-ended' })
  })
})

describe('a unit that breaks down', () => {
  it('on the way voids its slip: no help has come, so the incident stays open and owes nothing', () => {
    const stage = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'), ...reported('p1', 'en-route'))
    const { happened, release } = stage.when(...breaksDown('p1'))
    expect(happened).toEqual(['unit-status-changed', 'run-progressed', 'slip-cancelled'])
    expect(release).toHaveLength(1)
    expect(stage.the('incident', 'i-1').state.phase).toBe('open')
    expect(isSettled(stage.the('slip', 's-1'))).toBe(true)
  })

  it('on scene has worked: the feedback is due', () => {
    const stage = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'), ...reported('p1', 'on-scene'), breaksDown('p1'))
    expect(stage.the('slip', 's-1')).toMatchObject({ state: { phase: 'finished' }, feedback: { phase: 'due' } })
    expect(stage.the('incident', 'i-1').state.phase).toBe('awaiting-feedback')
  })

  it('leaves a post’s slip to the others of the crew', () => {
    const stage = town().given(opened('i-1'), ...crewed('s-1', 'i-1', ['p1', 'p2']), breaksDown('p1'))
    expect(stage.the('slip', 's-1').state.phase).toBe('working')
    stage.given(...reported('p2', 'on-scene', 'available'))
    expect(stage.the('slip', 's-1').state.phase).toBe('finished')
  })

  it('as the last of a crew, after another has been there, ends the slip as worked', () => {
    const stage = town().given(opened('i-1'), ...crewed('s-1', 'i-1', ['p1', 'p2']))
    stage.given(...reported('p1', 'on-scene', 'available'), breaksDown('p2'))
    expect(stage.the('slip', 's-1')).toMatchObject({ state: { phase: 'finished' }, feedback: { phase: 'due' } })
  })
})

describe('feedback', () => {
  const worked = (): Stage =>
    town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'), ...reported('p1', 'on-scene', 'available'))

  it.each(feedbackResults)('is filed with the result %s and a number of its own', (result) => {
    const stage = worked()
    stage.given(['p-dispatcher', 'file-feedback', { slip: 's-1', incident: 'i-1', result, words: 'as it was' }])
    const { number } = stage.the('slip', 's-1')
    expect(stage.the('slip', 's-1').feedback).toMatchObject({ phase: 'filed', result, by: 'p-dispatcher' })
    expect(stage.the('slip', 's-1').feedback).not.toMatchObject({ number })
  })

  it('is returned, filed again under a new number, and accepted', () => {
    const stage = worked().given(filed('s-1', 'i-1'))
    const numbers = [stage.the('slip', 's-1').feedback]
    stage.given(returns('s-1'))
    expect(stage.the('slip', 's-1').feedback.phase).toBe('returned')
    stage.given(filed('s-1', 'i-1'))
    numbers.push(stage.the('slip', 's-1').feedback)
    expect(new Set(numbers.map((each) => ('number' in each ? each.number : '')))).toHaveProperty('size', 2)
    stage.given(accepts('s-1'))
    expect(stage.the('slip', 's-1').feedback.phase).toBe('accepted')
  })

  it('is filed by the crew while they are on the unit, by its post, by the desk, and by no other', () => {
    for (const by of ['p-crew-1', 'p-dispatcher']) worked().given(filed('s-1', 'i-1', by))
    for (const by of ['p-crew-2', 'p-officer-1', 'p-taker', 'f-dispatcher']) {
      expect(worked().when(...filed('s-1', 'i-1', by)).refused, by).toBe('not-allowed')
    }
    const stage = town().given(
      opened('i-1'),
      ...crewed('s-1', 'i-1', ['p1']),
      ...reported('p1', 'on-scene', 'available'),
    )
    expect(stage.when(...filed('s-1', 'i-1', 'p-officer-2')).refused).toBe('not-allowed')
    stage.given(filed('s-1', 'i-1', 'p-officer-1'))
  })

  it('has its order: due, filed, then accepted or returned', () => {
    const stage = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'))
    const refusedAll = (steps: readonly [Step, string][]) => {
      for (const [step, refused] of steps) expect(stage.when(...step), step[1]).toMatchObject({ refused })
    }
    const early: [Step, string][] = [
      [accepts('s-1'), 'feedback-not-filed'],
      [returns('s-1'), 'feedback-not-filed'],
    ]
    refusedAll([...early, [filed('s-1', 'i-1'), 'feedback-not-due']])
    stage.given(...reported('p1', 'on-scene', 'available'))
    refusedAll(early)
    stage.given(filed('s-1', 'i-1'))
    refusedAll([[filed('s-1', 'i-1'), 'feedback-not-due']])
    stage.given(accepts('s-1'))
    refusedAll([...early, [filed('s-1', 'i-1'), 'feedback-not-due']])
  })

  it('belongs to the incident whose key seals its words', () => {
    const stage = worked().given(opened('i-2'))
    expect(stage.when(...filed('s-1', 'i-2')).refused).toBe('key-mismatch')
    expect(stage.when('p-dispatcher', 'return-feedback', { slip: 's-1', incident: 'i-2' }).refused).toBe('key-mismatch')
  })
})

describe('the clocks of a slip', () => {
  it('are those that were said, marked when they contradict the one before', () => {
    const stage = town().given(opened('i-1'))
    const sentAt = stage.now - 300_000
    stage.given([
      'p-dispatcher',
      'dispatch-unit',
      { slip: 's-1', incident: 'i-1', unit: 'p1', happenedAt: sentAt, byRadio: true },
    ])
    expect(stage.the('slip', 's-1')).toMatchObject({
      sentAt,
      runs: [{ sent: { at: sentAt, toldAt: stage.now, byRadio: true } }],
    })
    const onScene = (happenedAt: number): Step => [
      'p-dispatcher',
      'report-status',
      { unit: 'p1', status: 'on-scene', happenedAt, byRadio: true },
    ]
    stage.given(onScene(sentAt + 60_000), ...reported('p1', 'available'))
    expect(stage.the('slip', 's-1').runs[0]?.onScene).toEqual({
      at: sentAt + 60_000,
      toldAt: stage.now - 1000,
      by: 'p-dispatcher',
      byRadio: true,
      doubtful: false,
    })
  })

  it('are doubtful before the slip was sent', () => {
    const stage = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'))
    const happenedAt = stage.now - 60_000
    stage.given(['p-dispatcher', 'report-status', { unit: 'p1', status: 'acknowledged', happenedAt, byRadio: true }])
    expect(stage.the('slip', 's-1')).toMatchObject({
      signed: { doubtful: true },
      runs: [{ acknowledged: { doubtful: true } }],
    })
    stage.given(toPost('s-2', 'i-1'), ['p-officer-1', 'sign-slip', { slip: 's-2', happenedAt }])
    expect(stage.the('slip', 's-2').signed).toMatchObject({ at: happenedAt, doubtful: true })
  })

  it('are not in the future', () => {
    const stage = town().given(opened('i-1'), toPost('s-1', 'i-1'), toPost('s-2', 'i-1'), signs('s-1'))
    const happenedAt = stage.now + 2000 + futureGraceMs
    const steps: Step[] = [
      ['p-dispatcher', 'dispatch-unit', { slip: 's-3', incident: 'i-1', unit: 'p1', happenedAt: happenedAt + 9000 }],
      [
        'p-dispatcher',
        'send-to-post',
        { slip: 's-3', incident: 'i-1', post: 'p-post-1', happenedAt: happenedAt + 9000 },
      ],
      ['p-dispatcher', 'sign-slip', { slip: 's-2', happenedAt: happenedAt + 9000 }],
      ['p-dispatcher', 'name-crew', { slip: 's-1', units: ['p1'], happenedAt: happenedAt + 9000 }],
    ]
    for (const step of steps) expect(stage.when(...step), step[1]).toMatchObject({ refused: 'time-in-future' })
    // a desk's clock may be a little ahead
    stage.given(['p-dispatcher', 'sign-slip', { slip: 's-2', happenedAt: stage.now + 1000 + futureGraceMs }])
  })
})

describe('a slip that is not there', () => {
  it('is not found', () => {
    const stage = town().given(opened('i-1'))
    const steps = [
      signs('s-9'),
      names('s-9', 'p1'),
      cancels('s-9'),
      filed('s-9', 'i-1'),
      returns('s-9'),
      accepts('s-9'),
    ]
    for (const step of steps) expect(stage.when(...step), step[1]).toMatchObject({ refused: 'not-found' })
  })
})

describe('a slip that its post refuses', () => {
  const refuses = (slip: string, reason: SlipRefusal = 'no-crew', by = 'p-officer-1'): Step => [
    by,
    'refuse-slip',
    { slip, reason },
  ]

  it('is over at once with one word, and the incident still wants help', () => {
    const stage = town().given(opened('i-1'), toPost('s-1', 'i-1'))
    expect(stage.when(...refuses('s-1')).happened).toEqual(['slip-refused'])
    const slip = stage.the('slip', 's-1')
    expect(slip.state).toEqual({
      phase: 'cancelled',
      at: stage.now,
      refused: { reason: 'no-crew', by: 'p-officer-1' },
    })
    expect(isSettled(slip)).toBe(true)
    expect(stage.the('incident', 'i-1').state.phase).toBe('open')
    expect(stage.when(...signs('s-1')).refused).toBe('slip-ended')
  })

  it('is neither signed, nor for a unit, nor another post’s; and its reason is of the list', () => {
    const stage = town().given(opened('i-1'), toPost('s-1', 'i-1'), signs('s-1'), sent('s-2', 'i-1', 'p3'))
    stage.given(toPost('s-3', 'i-1', 'p-post-2'))
    expect(stage.when(...refuses('s-1')).refused).toBe('slip-not-waiting')
    expect(stage.when(...refuses('s-2')).refused).toBe('not-allowed')
    expect(stage.when(...refuses('s-3')).refused).toBe('not-allowed')
    expect(stage.when(...refuses('s-3', 'no-crew', 'p-dispatcher')).refused).toBe('not-allowed')
    expect(commandSchemas['refuse-slip'].safeParse({ slip: 's-1', reason: 'busy' }).success).toBe(false)
  })
})
