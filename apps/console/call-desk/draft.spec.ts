import { describe, expect, it } from 'vitest'
import { findIncidentType, neutralListing } from '@tocsin/domain'
import { draft, newDraft, retyped, typed, type Draft } from './draft.ts'

const ids = { id: 'draft', contact: 'contact-1', incident: 'incident-1', slip: 'slip-1' }
const fire = findIncidentType(neutralListing, 'fire-building')!
const dispute = findIncidentType(neutralListing, 'dispute')!
const begun = newDraft(ids, 1, false)
const after = (before: Draft, part: Partial<Draft>): Draft => ({ ...before, ...part })

describe('the priority of a draft', () => {
  it('comes and goes with the type', () => {
    const burning = after(begun, typed(begun, fire))
    expect([burning.type, burning.priority]).toEqual(['fire-building', fire.priority])
    const open = after(burning, retyped(burning, 'd'))
    expect([open.type, open.priority]).toEqual([null, null])
    expect(after(open, typed(open, dispute)).priority).toBe(dispute.priority)
  })
  it('stays when somebody chose it, whatever becomes of the type', () => {
    const urgent = { ...begun, priority: 1, isPriorityChosen: true } as const
    const open = after(urgent, retyped(urgent, 'd'))
    expect(open.priority).toBe(1)
    expect(after(open, typed(open, dispute)).priority).toBe(1)
  })
})

it('reads a draft that an earlier version kept', () => {
  const { slip: _, isPriorityChosen: __, ...earlier } = begun
  expect(draft.parse(earlier)).toMatchObject({ contact: 'contact-1', isPriorityChosen: false })
})
