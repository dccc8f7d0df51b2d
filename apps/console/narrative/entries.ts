import { createDraftFile } from '../call-desk/draft-file.ts'
import { forgetDraftsOf, openDraftsOf, passDraftsOf, type Drafts } from '../call-desk/draft-store.ts'
import { entryDraft, type EntryDraft } from './entry-draft.ts'

/** Entries of narratives lie on the disk as call drafts do, from the first keystroke. */
export const entryDrafts = createDraftFile('tocsin-entries', entryDraft)

export type Entries = Drafts<EntryDraft>
export const openEntries = (account: string): Entries => openDraftsOf(entryDrafts, account)
export const passEntries = (from: string, to: string): Promise<void> => passDraftsOf(entryDrafts, from, to)
/** Signing out takes them off this machine. */
export const forgetEntries = (account: string): Promise<void> => forgetDraftsOf(entryDrafts, account)
