import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandSchemas } from '@tocsin/domain'
import { commandsFor } from './commands.ts'
import { newDraft, type Draft } from './draft.ts'

const startedAt = Date.parse('2026-11-22T05:00:00Z')
const ids = { id: 'draft', contact: 'contact-1', incident: 'incident-1', slip: 'slip-1' }
const point = { lon: 114.3, lat: 30.6 }
const typed: Partial<Draft> = {
  type: 'fire-building',
  priority: 1,
  story: ' smoke ',
  place: { typed: 'No 12', chosen: { point, radiusM: 15, label: '12 Zhongshan Road', source: 'address' } },
}
const begun = (part: Partial<Draft> = {}): Draft => ({ ...newDraft(ids, startedAt, false), ...typed, ...part })
const types = (draft: Draft, outcome: Parameters<typeof commandsFor>[1]): string[] =>
  commandsFor(draft, outcome).map(({ type }) => type)

describe('a finished call', () => {
  const create = { kind: 'create', units: [], advice: null } as const
  const send = { ...create, units: ['E1'] } as const

  it('becomes contact, incident and slip, in this order', () => {
    expect(types(begun(), send)).toEqual(['open-contact', 'open-incident', 'dispatch-unit'])
    expect(types(begun(), create)).toEqual(['open-contact', 'open-incident'])
  })
  it('that rang is described, not opened again, and only where there is something to say', () => {
    expect(types(begun({ isKnown: true }), create)).toEqual(['describe-contact', 'open-incident'])
    expect(types(begun({ isKnown: true, story: '' }), create)).toEqual(['open-incident'])
  })
  it('keeps what was typed beside what was chosen', () => {
    const [, open] = commandsFor(begun(), create)
    expect(open?.body).toMatchObject({ placeTyped: 'No 12', place: { label: '12 Zhongshan Road' } })
  })
  it('changes no letter of what was typed, with or without a place beside it', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).filter((each) => each.trim() !== '')
    fc.assert(
      fc.property(text, text, fc.boolean(), (place, story, isChosen) => {
        const chosen = isChosen ? (typed.place?.chosen ?? null) : null
        const draft = begun({ place: { typed: place, chosen }, callerPlace: { typed: place, chosen: null }, story })
        const [contact, open] = commandsFor(draft, create)
        expect(open?.body).toMatchObject({ placeTyped: place })
        expect(contact?.body).toMatchObject({ words: { callerPlaceTyped: place, story } })
      }),
    )
  })
  it('without a type is no incident', () => {
    expect(commandsFor(begun({ type: null }), create)).toEqual([])
  })
  it('can end without an incident, or join one', () => {
    expect(types(begun(), { kind: 'end', reason: 'silent' })).toEqual(['open-contact', 'end-contact'])
    expect(types(begun(), { kind: 'join', incident: 'other' })).toEqual(['open-contact', 'join-contact'])
  })
  it('is readable for the server, whole', () => {
    const full = begun({
      callerName: 'Wang',
      callerNumber: '139',
      hungUpAt: startedAt,
      callerPlace: { typed: 'x', chosen: typed.place?.chosen ?? null },
    })
    for (const draft of [full, begun({ isKnown: true }), begun({ place: { typed: '', chosen: null } })])
      for (const { type, body } of commandsFor(draft, send))
        expect(commandSchemas[type].safeParse(body).success, type).toBe(true)
  })
})

describe('a call from paper', () => {
  const at = 1_767_240_000_000
  const paper = {
    ...newDraft({ id: 'd', contact: 'c', incident: 'i', slip: 's' }, 5, false),
    type: 'other',
    priority: 3 as const,
  }

  it('carries the time on paper: for the call, which is over, and for the incident', () => {
    const commands = commandsFor(
      { ...paper, paper: { typed: '14:32', at } },
      { kind: 'create', units: [], advice: null },
    )
    expect(commands).toMatchObject([
      { type: 'open-contact', body: { clocks: { rung: at, handed: at, offHook: at, hungUp: at } } },
      { type: 'open-incident', body: { onPaperAt: at } },
    ])
  })

  it('is not created without it', () => {
    expect(
      commandsFor({ ...paper, paper: { typed: '', at: null } }, { kind: 'create', units: [], advice: null }),
    ).toEqual([])
  })
})
