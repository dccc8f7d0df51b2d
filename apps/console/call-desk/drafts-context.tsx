import { createContext, use, useEffect, useState, type ReactNode } from 'react'
import { useViewer } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import { hear, tellDraft, tellDraftGone } from '../windows/channel.ts'
import type { Draft } from './draft.ts'
import { openDrafts, type Drafts } from './draft-store.ts'

const DraftsContext = createContext<Drafts | null>(null)

export function DraftsProvider({ children }: { readonly children: ReactNode }) {
  const { account } = useViewer()
  const drafts = useOf(account, openTold)
  useEffect(() => followWindows(drafts), [drafts])
  return <DraftsContext value={drafts}>{children}</DraftsContext>
}

const openTold = (account: string): Drafts =>
  openDrafts(account, (id, draft) => (draft === null ? tellDraftGone(id) : tellDraft(draft)))

/** Those of `account`: who takes a seat goes on with the very ones that had been begun there. */
export function useOf<All extends { readonly account: () => string }>(
  account: string,
  openFor: (account: string) => All,
): All {
  const [held, hold] = useState(() => ({ account, all: openFor(account) }))
  if (held.account === account) return held.all
  const next = { account, all: held.all.account() === account ? held.all : openFor(account) }
  hold(next)
  return next.all
}

export function useDrafts(): Drafts {
  const drafts = use(DraftsContext)
  if (drafts === null) throw new Error('used outside of the DraftsProvider')
  return drafts
}

export const useDraft = (id: string | null): Draft | undefined =>
  useStore(useDrafts().store, ({ drafts }) => drafts.find((each) => each.id === id))

/**
 * The other windows show the drafts too. Whoever changes a draft writes it to the disk, nobody else: the form stands in one
 * window at a time.
 */
function followWindows(drafts: Drafts): () => void {
  return hear((heard) => {
    if (heard.kind === 'draft') drafts.adopt(heard.draft.id, heard.draft, heard.from)
    else if (heard.kind === 'draft-gone') drafts.adopt(heard.id, null, heard.from)
    else if (heard.kind === 'who')
      for (const draft of drafts.store.get().drafts) if (drafts.isOwn(draft.id)) tellDraft(draft)
  })
}
