import type { ContactDocument, IncidentDocument } from '@tocsin/domain'
import { expect, it } from 'vitest'
import { partAgain } from './last-join.ts'

type Part<Of> = { readonly [Id in string]?: Pick<Of & { state: object }, 'state'> & Partial<Of> }

/** A board of which only these fields are looked at. */
const board = (incidents: Part<IncidentDocument>, contacts: Part<ContactDocument> = {}) => ({
  incident: (id: string) => incidents[id] && ({ id, joined: [], ...incidents[id] } as unknown as IncidentDocument),
  contact: (id: string) => contacts[id] && ({ id, ...contacts[id] } as unknown as ContactDocument),
})
const open = { state: { phase: 'open' } } as const
const joinedTo = (into: string) => ({ state: { phase: 'joined', into, since: 1 } }) as const
const parted = (incident: string, from: string) => ({ type: 'part-incident', body: { incident, from } })

it('parts what this desk joined last, while it is still joined', () => {
  const attached = board({}, { c: { state: { phase: 'attached', incident: 'a' } } })
  const join = { kind: 'contact', contact: 'c', incident: 'a' } as const
  expect(partAgain(join, null, attached)).toEqual({ type: 'part-contact', body: { contact: 'c', incident: 'a' } })
  expect(partAgain({ ...join, incident: 'b' }, null, attached)).toBeUndefined()
  const both = board({ a: open, b: joinedTo('a') })
  expect(partAgain({ kind: 'incident', incident: 'b', into: 'a' }, null, both)).toEqual(parted('b', 'a'))
})

it('else the selected incident from the one it is part of, else the last that was joined to it', () => {
  const all = board({ a: { ...open, joined: ['b', 'c'] }, b: joinedTo('a'), c: joinedTo('a'), d: open })
  expect(partAgain(null, 'b', all)).toEqual(parted('b', 'a'))
  expect(partAgain(null, 'a', all)).toEqual(parted('c', 'a'))
  expect(partAgain(null, 'd', all)).toBeUndefined()
  expect(partAgain(null, null, all)).toBeUndefined()
})
