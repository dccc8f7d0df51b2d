import { createContext, use, useMemo, type ReactNode } from 'react'
import { useViewer } from '../live/use-line.ts'
import { useStore } from '../store.ts'
import type { Draft } from './draft.ts'
import { openDrafts, type Drafts } from './draft-store.ts'

const DraftsContext = createContext<Drafts | null>(null)

export function DraftsProvider({ children }: { readonly children: ReactNode }) {
  const { account } = useViewer()
  const drafts = useMemo(() => openDrafts(account), [account])
  return <DraftsContext value={drafts}>{children}</DraftsContext>
}

export function useDrafts(): Drafts {
  const drafts = use(DraftsContext)
  if (drafts === null) throw new Error('used outside of the DraftsProvider')
  return drafts
}

export const useDraft = (id: string | null): Draft | undefined =>
  useStore(useDrafts().store, ({ drafts }) => drafts.find((each) => each.id === id))
