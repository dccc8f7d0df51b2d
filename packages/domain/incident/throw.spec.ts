import { describe, expect, it } from 'vitest'
import type { Stage } from '../testing/stage.fixture.ts'
import { opened, reported, sent, town } from '../testing/town.fixture.ts'
import { throwsKept, type ThrowTarget } from './throw.ts'

const throws = (stage: Stage, target: ThrowTarget, id = 't-1') =>
  stage.when('p-taker', 'throw-incident', { throw: id, incident: 'i-1', target })

describe('throwing an incident', () => {
  const worked = () => town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'))

  it('says who threw what to whom, and the incident remembers it', () => {
    const target = { kind: 'desk', to: 'p-dispatcher' } as const
    expect(throws(worked(), target).happened).toEqual(['incident-thrown'])
    const after = town().given(opened('i-1'), ['p-taker', 'throw-incident', { throw: 't', incident: 'i-1', target }])
    expect(after.the('incident', 'i-1').throws).toMatchObject([{ id: 't', by: 'p-taker', target }])
  })

  it('tells a unit that works on it, which has it to acknowledge', () => {
    expect(throws(worked(), { kind: 'unit', to: 'p1' }).happened).toEqual(['incident-thrown', 'unit-warned'])
  })

  it('is refused where the other may not see it', () => {
    for (const target of [
      { kind: 'unit', to: 'p2' },
      { kind: 'desk', to: 'p-admin' },
    ] as const)
      expect(throws(worked(), target).refused).toBe('other-may-not-see')
    const over = town().given(opened('i-1'), sent('s-1', 'i-1', 'p1'), ...reported('p1', 'on-scene', 'available'))
    expect(throws(over, { kind: 'unit', to: 'p1' }).refused).toBe('other-may-not-see')
  })

  it('is refused to another organisation, for what is closed, and twice under one id', () => {
    expect(throws(worked(), { kind: 'desk', to: 'f-dispatcher' }).refused).toBe('not-found')
    const closed = town().given(opened('i-1'), [
      'p-dispatcher',
      'close-incident',
      { incident: 'i-1', disposition: 'handled' },
    ])
    expect(throws(closed, { kind: 'wall' }).refused).toBe('incident-not-open')
    const once = town().given(opened('i-1'), [
      'p-taker',
      'throw-incident',
      { throw: 't-1', incident: 'i-1', target: { kind: 'wall' } },
    ])
    expect(throws(once, { kind: 'wall' }).refused).toBe('exists-already')
  })

  it('remembers the last few alone', () => {
    const many = town().given(opened('i-1'))
    for (let n = 0; n < throwsKept + 2; n += 1)
      many.given(['p-taker', 'throw-incident', { throw: `t-${n}`, incident: 'i-1', target: { kind: 'wall' } }])
    expect(many.the('incident', 'i-1').throws.map(({ id }) => id)).toEqual(['t-2', 't-3', 't-4', 't-5'])
  })
})

describe('typing in what was on paper', () => {
  it('keeps the time on paper beside that of the server, and refuses one that is to come', () => {
    const stage = town().given(opened('i-1'))
    const onPaperAt = stage.now - 3_600_000
    const body = { contact: null, type: 'theft', priority: 3, place: null, placeTyped: null } as const
    stage.given(['p-taker', 'open-incident', { ...body, incident: 'i-2', onPaperAt, note: 'by hand' }])
    const incident = stage.the('incident', 'i-2')
    expect(incident.onPaperAt).toBe(onPaperAt)
    expect(incident.openedAt).toBeGreaterThan(onPaperAt)
    const inAnHour = stage.now + 3_600_000
    expect(
      stage.when('p-taker', 'open-incident', { ...body, incident: 'i-3', onPaperAt: inAnHour, note: null }).refused,
    ).toBe('time-in-future')
    expect(stage.when('p-taker', 'note-incident', { incident: 'i-1', note: 'n', onPaperAt: inAnHour }).refused).toBe(
      'time-in-future',
    )
  })
})
