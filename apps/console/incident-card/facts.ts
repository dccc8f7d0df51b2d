import type { IncidentDocument } from '@tocsin/domain'
import { useState } from 'react'
import { desk } from '../desk/desk-state.ts'
import type { PastIncident } from '../incident-list/closed.ts'
import { useDocument } from '../live/use-board.ts'
import { useStore } from '../store.ts'

/** What the head of a card shows, of an incident on the board as of one that has left it. */
export type Headline = Pick<IncidentDocument, keyof PastIncident>

/**
 * An incident for its card. `open` is its document while it is on the board; `headline` stays when it leaves, as it was
 * seen last here or as the list of closed incidents told it.
 */
export type Facts = {
  readonly open: IncidentDocument | undefined
  readonly headline: Headline | undefined
  /** asked for by this desk, and not with the server yet: there is nothing to ask about it */
  readonly isAwaited: boolean
}

export function useFacts(id: string): Facts {
  const now = useDocument('incident', id)
  const past = useStore(desk, (state) => state.past)
  const awaited = useStore(desk, (state) => state.awaited)
  const [last, setLast] = useState(now)
  if (now !== undefined && now !== last) setLast(now)
  const seen = last?.id === id ? last : undefined
  return { open: now, headline: now ?? (past?.id === id ? past : seen), isAwaited: now === undefined && awaited === id }
}
