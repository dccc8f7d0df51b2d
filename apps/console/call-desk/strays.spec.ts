import { expect, it } from 'vitest'
import type { ContactDocument } from '@tocsin/domain'
import { newDraft, type Draft } from './draft.ts'
import { straysOf } from './strays.ts'

const of = (contact: string, part: Partial<Draft> = {}): Draft => ({
  ...newDraft({ id: `draft of ${contact}`, contact, incident: 'i', slip: 's' }, 1, true),
  ...part,
})
const contact = (id: string, state: ContactDocument['state'], taker: string | null): ContactDocument => ({
  id,
  org: 'town',
  number: '1',
  channel: 'phone',
  source: null,
  sharedWith: [],
  clocks: { rung: 1, handed: null, offHook: null, hungUp: null },
  has: [],
  fixes: [],
  safety: null,
  asksFirst: false,
  floodingSince: null,
  lostSince: null,
  parkedSince: null,
  ringBacks: [],
  passes: [],
  doubtfulClocks: [],
  exercise: false,
  sealed: null,
  taker,
  state,
})

it('finds what was written down of calls that are elsewhere or over, and nothing else', () => {
  const contacts = [
    contact('mine', { phase: 'open' }, 'anna'),
    contact('ringing', { phase: 'waiting', since: 0 }, null),
    contact('his', { phase: 'open' }, 'bert'),
    contact('bound', { phase: 'attached', incident: 'i' }, 'anna'),
  ]
  const drafts = [
    ...['mine', 'ringing', 'his', 'bound', 'gone'].map((id) => of(id)),
    of('new', { isKnown: false }),
    of('sent', { isSent: true }),
  ]
  expect(straysOf(drafts, contacts, 'anna').map((draft) => draft.contact)).toEqual(['his', 'bound', 'gone'])
})
