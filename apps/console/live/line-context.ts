import { createContext, use } from 'react'
import type { Session } from '../sign-in/session.ts'
import type { Line } from './line.ts'
import type { NoteTexts } from '../premises/note-texts.ts'
import type { AccountNames } from './account-names.ts'

export type Live = {
  readonly line: Line
  readonly accounts: AccountNames
  readonly noteTexts: NoteTexts
  readonly signOut: () => void
  /** somebody else sits here now */
  readonly become: (session: Session) => void
}

export const LiveContext = createContext<Live | null>(null)

/** The line of this desk; only what stands under the LineProvider may ask. */
export function useLive(): Live {
  const live = use(LiveContext)
  if (live === null) throw new Error('used outside of the LineProvider')
  return live
}
