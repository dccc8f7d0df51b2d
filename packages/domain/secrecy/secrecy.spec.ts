import { describe, expect, it } from 'vitest'
import { documentsOf } from '../testing/documents.fixture.ts'
import type { Stage, Step } from '../testing/stage.fixture.ts'
import { alerted, called, opened, sent, town } from '../testing/town.fixture.ts'
import { view } from '../view.ts'
import { groupKey } from '../viewer.ts'
import { glassMs } from './secrecy.ts'

const seal = (people: string[] = ['p-dispatcher']): Step => [
  'p-shift',
  'seal-incident',
  { incident: 'i', people, reason: 'own-staff' },
]
const breaks = (by: string, glass = 'g-1'): Step => [
  by,
  'break-glass',
  { glass, incident: 'i', reason: 'life-at-risk', words: 'who it is' },
]
const about = ['incident/i', 'contact/c', 'slip/s', 'alert/a']

/** What somebody sees of the incident and of what belongs to it. */
function seen(stage: Stage, by: string): readonly string[] {
  const viewer = stage.viewer(by)
  const documents = viewer === undefined ? [] : [...documentsOf(viewer, stage.ledger).keys()]
  return about.filter((each) => documents.includes(each))
}

/** An incident with a call, a unit at work and an alert. */
const atWork = (): Stage => alerted(town().given(called('c'), opened('i', 'c'), sent('s', 'i', 'p1')), 'a', 'slip/s')
const sealed = (): Stage => atWork().given(seal(), ['system', 'follow-seal', { alert: 'a' }])

describe('a sealed incident', () => {
  it('is seen by the named people alone, with its call, slip and alert; gone for all others', () => {
    const before = atWork()
    for (const by of ['p-taker', 'p-dispatcher', 'p-shift', 'p-duty']) expect(seen(before, by), by).toEqual(about)
    const stage = sealed()
    for (const by of ['p-dispatcher', 'p-shift']) expect(seen(stage, by), by).toEqual(about)
    for (const by of ['p-taker', 'p-taker-2', 'p-duty', 'p-admin', 'p-officer-1', 'p-crew-2', 'f-dispatcher'])
      expect(seen(stage, by), by).toEqual([])
  })

  it('stays with the crew that works on it, who do not see who else knows', () => {
    const stage = sealed()
    expect(seen(stage, 'p-crew-1')).toEqual(['incident/i', 'slip/s'])
    const viewer = stage.viewer('p-crew-1')
    expect(viewer && view(viewer, 'incident', stage.the('incident', 'i'))?.sealed).toMatchObject({ people: [], by: '' })
    const named = stage.viewer('p-dispatcher')
    expect(named && view(named, 'incident', stage.the('incident', 'i'))?.sealed?.people).toEqual([
      'p-shift',
      'p-dispatcher',
    ])
  })

  it('takes along what comes later: a slip, a call, an alert', () => {
    const stage = sealed().given(
      called('c-2'),
      ['p-dispatcher', 'join-contact', { contact: 'c-2', incident: 'i' }],
      sent('s-2', 'i', 'p2'),
    )
    alerted(stage, 'a-2', 'slip/s-2')
    for (const [by, count] of [
      ['p-dispatcher', 3],
      ['p-taker', 0],
      ['p-duty', 0],
    ] as const) {
      const viewer = stage.viewer(by)
      const documents = viewer === undefined ? [] : [...documentsOf(viewer, stage.ledger).keys()]
      const later = ['contact/c-2', 'slip/s-2', 'alert/a-2'].filter((each) => documents.includes(each))
      expect(later, by).toHaveLength(count)
    }
  })

  it('says of its unit no more than that it is on a sealed job', () => {
    const stage = sealed().given(opened('j'))
    const lost = stage.when('p-duty', 'dispatch-unit', { slip: 's-9', incident: 'j', unit: 'p1' })
    expect(lost.refused).toBe('unit-taken')
    expect(lost.detail).toEqual({ unit: '公安1', slip: 's', sealed: 1 })
  })

  it('is worked on by the named alone, each with the rights of the own role', () => {
    const note = { incident: 'i', note: 'x' }
    expect(sealed().when('p-taker', 'note-incident', note).refused).toBe('not-allowed')
    expect(sealed().when('p-duty', 'close-incident', { incident: 'i', disposition: 'handled' }).refused).toBe(
      'not-allowed',
    )
    expect(sealed().when('p-crew-2', 'join-work', { slip: 's-3', incident: 'i', unit: 'p2' }).refused).toBe(
      'not-allowed',
    )
    expect(sealed().when('p-dispatcher', 'note-incident', note).refused).toBeUndefined()
    expect(sealed().when('p-dispatcher', 'unseal-incident', { incident: 'i' }).refused).toBe('not-allowed')
  })

  it('is neither shared, offered, joined nor thrown at the wall, and its shares end with the seal', () => {
    const share: Step = [
      'p-dispatcher',
      'share-incident',
      { incident: 'i', share: 'h', with: 'fire', level: 'view', reason: 'mutual-aid' },
    ]
    const shared = atWork().given(share, ['f-dispatcher', 'accept-share', { incident: 'i', share: 'h' }])
    expect(seen(shared, 'f-dispatcher')).toEqual(['incident/i'])
    expect(seen(shared.given(seal()), 'f-dispatcher')).toEqual([])
    const stage = sealed().given(opened('j', null, 'p-dispatcher'))
    expect(stage.when(...share).refused).toBe('incident-sealed')
    for (const step of [
      ['p-dispatcher', 'offer-incident', { incident: 'i', to: 'fire' }],
      ['p-dispatcher', 'join-incident', { incident: 'j', into: 'i' }],
      ['p-dispatcher', 'throw-incident', { throw: 't', incident: 'i', target: { kind: 'wall' } }],
    ] satisfies Step[])
      expect(stage.when(...step).refused, step[1]).toBe('incident-sealed')
    expect(
      stage.when('p-dispatcher', 'throw-incident', {
        throw: 't',
        incident: 'i',
        target: { kind: 'desk', to: 'p-taker' },
      }).refused,
    ).toBe('other-may-not-see')
  })

  it('gets and loses people, keeps a leader, and is everybody’s again when it is unsealed', () => {
    const stage = sealed()
    const change = (add: string[], remove: string[]): Step => [
      'p-shift',
      'change-sealed',
      { incident: 'i', add, remove },
    ]
    expect(stage.when(...change([], ['p-shift'])).refused).toBe('sealed-without-leader')
    stage.given(change(['p-taker', 'p-duty'], ['p-dispatcher', 'p-shift']))
    expect(seen(stage, 'p-taker')).toEqual(about)
    expect(seen(stage, 'p-dispatcher')).toEqual([])
    expect(stage.when('p-shift', 'unseal-incident', { incident: 'i' }).refused).toBe('not-allowed')
    stage.given(['p-duty', 'unseal-incident', { incident: 'i' }], ['system', 'follow-seal', { alert: 'a' }])
    for (const by of ['p-taker', 'p-dispatcher', 'p-shift', 'p-duty']) expect(seen(stage, by), by).toEqual(about)
    expect(stage.the('account', 'p-taker').letInto).toEqual([])
  })

  it('tells an administrator neither of it nor of who is named', () => {
    const stage = sealed()
    const viewer = stage.viewer('p-admin')
    const told = JSON.stringify(viewer && [...documentsOf(viewer, stage.ledger)])
    expect(told).not.toContain('letInto')
    expect(told).not.toContain('own-staff')
  })

  it('makes one group of viewers of those who see the same, and two of those who do not', () => {
    const stage = sealed()
    const keyOf = (by: string): string | undefined => {
      const viewer = stage.viewer(by)
      return viewer && groupKey(viewer)
    }
    expect(keyOf('p-taker')).toBe(keyOf('p-taker-2'))
    stage.given(['p-shift', 'change-sealed', { incident: 'i', add: ['p-taker'], remove: [] }])
    expect(keyOf('p-taker')).not.toBe(keyOf('p-taker-2'))
  })

  it.each<[string, Step]>([
    ['sealed-already', seal()],
    ['other-may-not-see', ['p-shift', 'change-sealed', { incident: 'i', add: ['p-admin'], remove: [] }]],
    ['not-found', ['p-shift', 'change-sealed', { incident: 'i', add: ['f-taker'], remove: [] }]],
    ['not-sealed', ['p-shift', 'unseal-incident', { incident: 'j' }]],
  ])('is refused: %s', (code, step) => {
    expect(
      sealed()
        .given(opened('j'))
        .when(...step).refused,
    ).toBe(code)
  })
})

describe('broken glass', () => {
  it('opens one sealed incident at once, for half an hour, and ends by the clock', () => {
    const stage = sealed().given(breaks('p-taker'))
    expect(seen(stage, 'p-taker')).toEqual(about)
    expect(seen(stage, 'p-taker-2')).toEqual([])
    const end: Step = ['system', 'end-glass', { account: 'p-taker', incident: 'i' }]
    expect(stage.when(...end).refused).toBe('glass-stands')
    stage.now += glassMs
    expect(stage.when(...end).happened).toEqual(['account-shut-out'])
    expect(seen(stage, 'p-taker')).toEqual([])
  })

  it('is on the duty leaders’ screens from the first second, without the incident, until its time is over', () => {
    const stage = alerted(sealed().given(breaks('p-taker')), 'b', 'account/p-taker')
    expect(stage.the('alert', 'b')).toMatchObject({ kind: 'glass-broken', step: 'duty-leader', incident: null })
    stage.now += glassMs
    stage.given(
      ['system', 'end-glass', { account: 'p-taker', incident: 'i' }],
      ['system', 'settle-alert', { alert: 'b' }],
    )
    expect(stage.the('alert', 'b').state).toMatchObject({ phase: 'settled', by: 'ended' })
  })

  it('asks for a review, with its words sealed', () => {
    const { events } = sealed().when(...breaks('p-taker'))
    expect(events.map(({ type }) => type)).toEqual(['glass-broken', 'account-let-in', 'review-raised'])
    expect(events[2]).toMatchObject({ data: { id: 'g-1', kind: 'glass-broken', account: 'p-taker' } })
    expect(events[0]).toMatchObject({ data: { words: { k: 'key' } } })
  })

  it('opens a closed incident to a station', () => {
    const stage = town().given(opened('i'), [
      'p-dispatcher',
      'close-incident',
      { incident: 'i', disposition: 'handled' },
    ])
    expect(seen(stage, 'p-officer-1')).toEqual([])
    expect(seen(stage.given(breaks('p-officer-1')), 'p-officer-1')).toEqual(['incident/i'])
  })

  it('does not let a leader change the seal', () => {
    const stage = sealed().given(breaks('p-duty'))
    expect(stage.when('p-duty', 'unseal-incident', { incident: 'i' }).refused).toBe('not-named')
    expect(stage.when('p-duty', 'change-sealed', { incident: 'i', add: ['p-duty'], remove: [] }).refused).toBe(
      'not-named',
    )
  })

  it.each<[string, Step]>([
    ['glass-broken-already', breaks('p-dispatcher')],
    ['not-allowed', breaks('p-admin')],
    ['not-allowed', breaks('p-crew-2')],
    ['not-allowed', breaks('f-dispatcher')],
    ['nothing-to-open', ['p-taker', 'break-glass', { glass: 'g', incident: 'j', reason: 'ordered' }]],
    ['not-found', ['p-taker', 'break-glass', { glass: 'g', incident: 'none', reason: 'ordered' }]],
  ])('is refused: %s', (code, step) => {
    expect(
      sealed()
        .given(opened('j'))
        .when(...step).refused,
    ).toBe(code)
  })
})
