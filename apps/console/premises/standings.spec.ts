import { longestNoteMs, reviewBeforeMs, type NoteDocument, type PremisesDocument } from '@tocsin/domain'
import { describe, expect, it } from 'vitest'
import { countFor, countUnder } from './standings.ts'

const approvedAt = 1_795_320_000_000
const until = approvedAt + longestNoteMs
const note = (state: NoteDocument['state'], by = 'writer'): NoteDocument => ({
  id: 'n',
  kind: 'hazard',
  hasContactNumber: false,
  contactReadBy: [],
  by,
  proposedAt: approvedAt,
  wantedUntil: null,
  state,
})
const approved = note({ phase: 'approved', by: 'leader', at: approvedAt, until, review: null })
const premises = (notes: readonly NoteDocument[], change: PremisesDocument['change'] = null): PremisesDocument => ({
  id: 'x',
  org: 'police',
  name: null,
  class: 'dwelling',
  address: 'Riverside 12',
  area: { point: { lon: 113.9, lat: 22.5 }, radiusM: 15, outline: null },
  floorPlans: [],
  notes,
  change,
  emptySince: null,
})
const writer = { account: 'writer', mayApprove: false, mayReview: true }
const leader = { account: 'leader', mayApprove: true, mayReview: true }
const taker = { account: 'taker', mayApprove: false, mayReview: false }

describe('the reminder to review', () => {
  it('shows from 30 days before the end until somebody asks for it to stand on, to all who may', () => {
    const all = [premises([approved])]
    expect(countFor(writer, all, until - reviewBeforeMs - 1).toReview).toBe(0)
    for (const who of [writer, leader]) expect(countFor(who, all, until - reviewBeforeMs).toReview).toBe(1)
    expect(countFor(taker, all, until - 1).toReview).toBe(0)
    expect(countUnder('review', all, until - 1)).toBe(1)
    expect(countFor(writer, all, until).toReview).toBe(0)
    const asked = note({
      phase: 'approved',
      by: 'leader',
      at: approvedAt,
      until,
      review: { by: 'writer', at: until - 9, wantedUntil: null },
    })
    const after = countFor(leader, [premises([asked])], until - 5)
    expect(after).toEqual({ toApprove: 1, toReview: 0 })
  })
})

describe('what waits for a word', () => {
  it('is what others wrote or asked for, for those who approve', () => {
    const change = { ...premises([]), by: 'writer', at: approvedAt }
    const all = [premises([note({ phase: 'proposed' })], change)]
    expect(countFor(leader, all, approvedAt).toApprove).toBe(2)
    expect(countFor(writer, all, approvedAt).toApprove).toBe(0)
    expect(countFor({ ...leader, account: 'writer' }, all, approvedAt).toApprove).toBe(0)
    expect(countUnder('waiting', all, approvedAt)).toBe(2)
  })
})
