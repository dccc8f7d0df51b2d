import { expect, it } from 'vitest'
import { waitingOf, type EntryDraft } from './entry-draft.ts'

const row = (id: string, more: Partial<EntryDraft> = {}): EntryDraft => ({
  id,
  incident: 'i1',
  text: id,
  corrects: null,
  paperTyped: null,
  onPaperAt: null,
  phase: 'sent',
  writtenAt: 5,
  ...more,
})

it('shows what waits as it was written, until the log shows it, and never the field itself', () => {
  const rows = [
    row('second', { writtenAt: 7 }),
    row('first', { phase: 'refused' }),
    row('seen', { phase: 'stored' }),
    row('elsewhere', { incident: 'i2' }),
    row('field-i1', { phase: 'writing' }),
  ]
  expect(waitingOf(rows, 'i1', new Set(['seen'])).map(({ id }) => id)).toEqual(['first', 'second'])
})
