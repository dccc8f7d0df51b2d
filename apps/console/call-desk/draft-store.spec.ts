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

it('shows what another window writes without writing it, and has what that one left to be settled when it dies', () => {
  const told: string[] = []
  const drafts = openDrafts('clara', (id) => told.push(id))
  const sent = { ...newDraft(ids, 1, false), isSent: true }
  drafts.adopt('draft', sent, 'window-2')
  expect([drafts.get('draft'), drafts.isOwn('draft'), told]).toEqual([sent, false, []])
  expect([...drafts.store.get().restored]).toEqual([])
  drafts.orphan('window-3')
  expect([...drafts.store.get().restored]).toEqual([])
  drafts.orphan('window-2')
  expect([...drafts.store.get().restored]).toEqual(['draft'])
  drafts.put({ ...sent, isSent: false })
  expect([drafts.isOwn('draft'), told]).toEqual([true, ['draft']])
  drafts.adopt('draft', null, 'window-2')
  expect(drafts.get('draft')).toBeUndefined()
})
