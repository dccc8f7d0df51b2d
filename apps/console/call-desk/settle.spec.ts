import { describe, expect, it } from 'vitest'
import { newDraft } from './draft.ts'
import { settled } from './settle.ts'

const ids = { id: 'draft', contact: 'contact-1', incident: 'incident-1', slip: 'slip-1' }
const sent = (isKnown: boolean) => ({ ...newDraft(ids, 1, isKnown), story: 'smoke', isSent: true })

describe('a draft that had been sent when the browser died', () => {
  it('comes back when the server never had its contact: the call is not lost, and is opened as before', () => {
    expect(settled(sent(false), undefined)).toMatchObject({
      story: 'smoke',
      isSent: false,
      isKnown: false,
      slip: 'slip-1',
    })
  })
  it('comes back as a contact that is known when only the rest of it was refused', () => {
    for (const state of [{ phase: 'open' } as const, { phase: 'waiting', since: 0 } as const])
      expect(settled(sent(false), { state })).toMatchObject({ isSent: false, isKnown: true })
  })
  it('goes when the board shows that it was taken', () => {
    expect(settled(sent(false), { state: { phase: 'attached', incident: 'incident-1' } })).toBeNull()
    expect(settled(sent(true), undefined)).toBeNull()
  })
})
