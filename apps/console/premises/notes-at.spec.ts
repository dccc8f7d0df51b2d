import type { NoteDocument, NoteKind, PremisesDocument } from '@tocsin/domain'
import { describe, expect, it } from 'vitest'
import { notesAt } from './notes-at.ts'

const now = 1_795_320_000_000
const point = { lon: 113.9, lat: 22.5 }

const note = (id: string, kind: NoteKind, until = now + 1): NoteDocument => ({
  id,
  kind,
  hasContactNumber: false,
  contactReadBy: [],
  by: 'a',
  proposedAt: now - 5,
  wantedUntil: null,
  state: { phase: 'approved', by: 'b', at: now - 4, until, review: null },
})
const premises = (id: string, notes: readonly NoteDocument[], radiusM = 50): PremisesDocument => ({
  id,
  org: 'police',
  name: null,
  class: 'dwelling',
  address: id,
  area: { point, radiusM, outline: null },
  floorPlans: [],
  notes,
  change: null,
  emptySince: null,
})
const told = (all: readonly PremisesDocument[], at = point) =>
  notesAt(all, at, now).map(({ premises: { id }, notes }) => [id, ...notes.map((each) => each.id)])

describe('the notes for a call', () => {
  it('tell hazards first, also those of other premises around', () => {
    const gate = premises('gate', [note('door', 'access'), note('key', 'key')])
    const yard = premises('yard', [note('pump', 'water'), note('gas', 'hazard')], 500)
    expect(told([gate, yard])).toEqual([
      ['yard', 'gas', 'pump'],
      ['gate', 'door', 'key'],
    ])
  })

  it('are those that are approved and not over, on ground that holds the point', () => {
    const over = note('over', 'hazard', now)
    const proposed: NoteDocument = { ...note('proposed', 'hazard'), state: { phase: 'proposed' } }
    expect(told([premises('a', [over, proposed])])).toEqual([])
    expect(told([premises('a', [over, note('left', 'key')])])).toEqual([['a', 'left']])
    expect(told([premises('a', [note('gas', 'hazard')])], { ...point, lat: 22.501 })).toEqual([])
  })
})
