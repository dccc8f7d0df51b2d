import type { Slip } from '@tocsin/domain'
import { describe, expect, it } from 'vitest'
import { nextStep } from './next-step.ts'

const slip = (id: string, more: object): Slip =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- of slips only these fields are looked at
  ({
    id,
    incident: 'i1',
    addressee: { kind: 'post', post: 'p1' },
    state: { phase: 'sent' },
    feedback: { phase: 'not-due' },
    sentAt: 0,
    ...more,
  }) as unknown as Slip
const said = (slips: readonly Slip[], post: string | null = 'p1') => {
  const found = nextStep(slips, 'i1', post)
  return found && `${found.slip.id} ${found.step}`
}

describe('the next step of a post', () => {
  it('goes from the signature over the crew to the feedback', () => {
    expect(said([slip('a', {})])).toBe('a sign')
    expect(said([slip('a', { state: { phase: 'signed' } })])).toBe('a name-crew')
    expect(said([slip('a', { state: { phase: 'working' } })])).toBe('a name-crew')
    expect(said([slip('a', { state: { phase: 'finished' }, feedback: { phase: 'due' } })])).toBe('a feedback')
    expect(said([slip('a', { state: { phase: 'finished' }, feedback: { phase: 'accepted' } })])).toBeUndefined()
  })

  it('is that of the slip nobody is on yet, before one whose crew is at work', () => {
    const working = slip('a', { state: { phase: 'working' } })
    expect(said([working, slip('b', { state: { phase: 'signed' }, sentAt: 5 })])).toBe('b name-crew')
    expect(said([working, slip('b', { sentAt: 5 })])).toBe('b sign')
    const owed = slip('c', { state: { phase: 'finished' }, feedback: { phase: 'returned' } })
    expect(said([working, owed])).toBe('c feedback')
  })

  it('is of the own post alone in its command room, of any elsewhere; never of another incident or a unit’s slip', () => {
    const other = slip('a', { addressee: { kind: 'post', post: 'p2' } })
    expect(said([other])).toBeUndefined()
    expect(said([other], null)).toBe('a sign')
    expect(said([slip('a', { incident: 'i2' })], null)).toBeUndefined()
    expect(said([slip('a', { addressee: { kind: 'unit', unit: 'u1' } })], null)).toBeUndefined()
  })
})
