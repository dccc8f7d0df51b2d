import { expect, it } from 'vitest'
import { newDraft } from './draft.ts'
import { forgetDrafts, openDrafts } from './draft-store.ts'

const ids = { id: 'draft', contact: 'contact-1', incident: 'incident-1', slip: 'slip-1' }

it('takes nothing back after signing out: an answer that comes too late must not put the words on the disk again', async () => {
  const drafts = openDrafts('anna')
  const others = openDrafts('bert')
  drafts.put(newDraft(ids, 1, false))
  others.put(newDraft(ids, 1, false))
  await forgetDrafts('anna')
  drafts.put({ ...newDraft(ids, 1, false), story: 'secret' })
  expect(drafts.store.get().drafts).toEqual([])
  expect(others.store.get().drafts).toHaveLength(1)
})
