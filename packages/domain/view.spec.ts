import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grantees } from './permissions.ts'
import { mayReach } from './reach.ts'
import { documentsOf, seen } from './testing/documents.fixture.ts'
import type { Stage } from './testing/stage.fixture.ts'
import {
  called,
  closed as roadClosed,
  crewed,
  handedOver,
  opened,
  reported,
  sent,
  settled,
  town,
} from './testing/town.fixture.ts'
import { planted } from './testing/planted.fixture.ts'
import { view } from './view.ts'
import { groupKey, viewerOf, type Viewer } from './viewer.ts'

const viewer = (stage: Stage, account: string): Viewer => {
  const found = viewerOf(stage.the('account', account))
  if (found === undefined) throw new Error(`${account} is disabled`)
  return found
}
const everyone: readonly Viewer[] = ['police', 'fire'].flatMap((org) =>
  grantees.map((role) => ({
    account: 'x',
    org,
    roles: [role],
    post: org === 'police' ? 'p-post-1' : 'f-post-1',
    unit: org === 'police' ? 'p1' : 'f1',
    letInto: [],
  })),
)

describe('a document', () => {
  it('never holds a personal value, in clear or sealed, for any role', () => {
    const marked = fc.string({ minLength: 6, maxLength: 40 }).map((text) => `§${text}§`)
    fc.assert(
      fc.property(marked, (mark) => {
        const { ledger } = planted((field) => `${field}${mark}`)
        const needle = JSON.stringify(mark).slice(1, -1)
        // the search can find it: the states hold it sealed
        expect(JSON.stringify(ledger.all('contact'))).toContain(needle)
        for (const who of everyone) {
          const text = JSON.stringify([...documentsOf(who, ledger)])
          expect(text).not.toContain(needle)
          expect(text).not.toContain('sealed:')
        }
      }),
      { numRuns: 25 },
    )
  })

  it('says which words there are, not what they say', () => {
    const stage = planted((field) => field)
    const desk = viewer(stage, 'p-dispatcher')
    expect(view(desk, 'contact', stage.the('contact', 'c-1'))).toMatchObject({
      has: ['callerName', 'callerNumber', 'story', 'callerPlaceTyped', 'callerPlace'],
    })
    expect(view(desk, 'incident', stage.the('incident', 'i-1'))).toMatchObject({ hasPlaceTyped: true })
    stage.given(called('c-2'))
    expect(view(desk, 'contact', stage.the('contact', 'c-2'))).toMatchObject({ has: ['story'] })
  })

  it('of a closure tells its own organisation all, and another one what concerns its drives', () => {
    const stage = town().given(roadClosed('r-1', { note: 'ask at the depot' }))
    const closure = stage.the('closure', 'r-1')
    expect(view(viewer(stage, 'p-taker'), 'closure', closure)).toEqual(closure)
    const fire = view(viewer(stage, 'f-dispatcher'), 'closure', closure)
    expect(fire).toEqual({ ...closure, drawnBy: null, note: '' })
    expect(JSON.stringify(fire)).not.toMatch(/p-dispatcher|depot/)
  })
})

describe('what somebody sees', () => {
  const stage = town()
    .given(called('c-1'), opened('i-1', 'c-1'), sent('s-1', 'i-1', 'p1'))
    .given(opened('i-2'), ...crewed('s-2', 'i-2', ['p2']))
    .given(opened('i-3'), ['p-dispatcher', 'send-to-post', { slip: 's-3', incident: 'i-3', post: 'p-post-2' }])
    .given(called('c-4'), opened('i-4', 'c-4'), sent('s-4', 'i-4', 'p3'), ...handedOver('i-4'))
    .given(opened('i-5', null, 'f-taker'), ['f-dispatcher', 'offer-incident', { incident: 'i-5', to: 'police' }])
    .given(opened('i-6', null, 'f-taker'))
  const sees = (account: string, kind: 'contact' | 'incident' | 'slip' | 'unit') =>
    seen(viewer(stage, account), kind, stage.ledger)

  it('is for a responder the work of his unit', () => {
    expect(sees('p-crew-1', 'incident')).toEqual(['i-1'])
    expect(sees('p-crew-1', 'slip')).toEqual(['s-1'])
    expect(sees('p-crew-1', 'unit')).toEqual(['p1'])
    expect(sees('p-crew-1', 'contact')).toEqual([])
    expect(sees('p-crew-2', 'incident')).toEqual(['i-2'])
    expect(sees('p-crew-2', 'slip')).toEqual(['s-2'])
  })

  it('is for a responder off duty nothing', () => {
    const off = { ...viewer(stage, 'p-crew-1'), unit: null }
    for (const kind of ['contact', 'incident', 'slip', 'unit'] as const)
      expect(seen(off, kind, stage.ledger)).toEqual([])
  })

  it('is for responders and station officers over when the incident is closed, whoever is on the unit then', () => {
    const closed = town().given(
      opened('i-1'),
      ...crewed('s-1', 'i-1', ['p1']),
      ...reported('p1', 'on-scene', 'available'),
    )
    const readers = () =>
      ['p-crew-1', 'p-officer-1'].map((account) => [
        mayReach(viewer(closed, account), 'read-personal', 'incident', closed.the('incident', 'i-1')),
        mayReach(viewer(closed, account), 'read-personal', 'slip', closed.the('slip', 's-1')),
      ])
    expect(readers().flat()).toEqual([true, true, true, true])
    closed.given(...settled('s-1', 'i-1'), [
      'p-dispatcher',
      'close-incident',
      { incident: 'i-1', disposition: 'handled' },
    ])
    expect(readers().flat()).toEqual([false, false, false, false])
  })

  it('is for a station officer what was sent to his post', () => {
    expect(sees('p-officer-1', 'incident')).toEqual(['i-2'])
    expect(sees('p-officer-1', 'slip')).toEqual(['s-2'])
    expect(sees('p-officer-2', 'incident')).toEqual(['i-3'])
    expect(sees('p-officer-2', 'contact')).toEqual([])
    expect(sees('p-officer-2', 'unit')).toEqual(['p1', 'p2', 'p3'])
  })

  it('is for a dispatcher his organisation, what is offered to it, and what it handed over', () => {
    expect(sees('p-dispatcher', 'incident')).toEqual(['i-1', 'i-2', 'i-3', 'i-4', 'i-5'])
    expect(sees('f-dispatcher', 'incident')).toEqual(['i-4', 'i-5', 'i-6'])
    expect(sees('f-dispatcher', 'contact')).toEqual(['c-4'])
    expect(sees('p-dispatcher', 'slip')).toEqual(['s-1', 's-2', 's-3', 's-4'])
    expect(sees('f-dispatcher', 'unit')).toEqual(['f1', 'f2', 'f3'])
  })

  it('does not show an offer to call takers, who cannot answer it', () => {
    expect(sees('p-taker', 'incident')).toEqual(['i-1', 'i-2', 'i-3', 'i-4'])
  })

  it('is for an administrator people and things, not calls', () => {
    for (const kind of ['contact', 'incident', 'slip'] as const) expect(sees('p-admin', kind)).toEqual([])
    expect(sees('p-admin', 'unit')).toEqual(['p1', 'p2', 'p3'])
    expect(seen(viewer(stage, 'p-admin'), 'account', stage.ledger).every((id) => id.startsWith('p-'))).toBe(true)
  })
})

describe('a group of viewers', () => {
  const base: Viewer = { account: 'a', org: 'police', roles: ['dispatcher'], post: null, unit: null, letInto: [] }

  it('is made of those with the same rights, whoever they are and in whatever order they got them', () => {
    expect(groupKey({ ...base, account: 'b' })).toBe(groupKey(base))
    expect(groupKey({ ...base, post: 'p-post-1', unit: 'p1' })).toBe(groupKey(base))
    const two: Viewer = { ...base, roles: ['dispatcher', 'call-taker'] }
    expect(groupKey({ ...two, roles: ['call-taker', 'dispatcher'] })).toBe(groupKey(two))
  })

  it('keeps apart organisations, roles, and the posts and units of those who work there', () => {
    const crew: Viewer = { ...base, roles: ['responder'], unit: 'p1' }
    const others: Viewer[] = [
      { ...base, org: 'fire' },
      { ...base, roles: ['call-taker'] },
      crew,
      { ...crew, unit: 'p2' },
      { ...crew, roles: ['station-officer'], post: 'p-post-1' },
      { ...crew, roles: ['station-officer'], post: 'p-post-2' },
    ]
    expect(new Set([base, ...others].map(groupKey)).size).toBe(others.length + 1)
  })
})
