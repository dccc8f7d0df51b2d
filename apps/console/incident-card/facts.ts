import type { IncidentDocument } from '@tocsin/domain'
import { useState } from 'react'
import { useDocument } from '../live/use-board.ts'

/** An incident for its card. `isGone`: it has left the board, so these facts are the last that were seen here. */
export type Facts = { readonly incident: IncidentDocument; readonly isGone: boolean }

/** The incident from the board, or as it was when it left while its card was open; undefined when it was never here. */
export function useFacts(id: string): Facts | undefined {
  const now = useDocument('incident', id)
  const [last, setLast] = useState(now)
  if (now !== undefined && now !== last) setLast(now)
  const known = now ?? (last?.id === id ? last : undefined)
  return known === undefined ? undefined : { incident: known, isGone: now === undefined }
}
